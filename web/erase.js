// Removes what is kept for this site in this browser: of one profile its journal, the second copy, its key and its place in the
// list; or everything, what was cached too. Other tabs that show it load themselves again, as new.
//
//   WarmlineErase(id) → a promise; rejected with a sentence for people if something is still there. Without id: everything
(function () {
  "use strict";

  var tr = window.WarmlineWords.tr;

  var kOurs = /^warmline/;
  var kPatienceMs = 10000;
  var kTries = 30;
  var others = window.WarmlineTabs.channel("warmline erased");

  function is_open_here(id) {
    var open = window.WarmlineProfiles.opened();
    return !id || Boolean(open && open.id === id);
  }

  // "erasing": this tab gives up the file that only one can hold; "erased": what it shows is gone.
  if (others) others.onmessage = function (event) {
    if (!is_open_here(event.data.id)) return;
    window.WarmlineStore.let_go();
    if (event.data.kind === "erased") window.WarmlinePlaces.afresh();
  };

  function say(kind, id) { if (others) others.postMessage({ kind: kind, id: id || "" }); }

  // But for the list of profiles, which goes last (profiles.js): what couldn't be erased is still in it, under its name.
  function all_databases() {
    if (!window.indexedDB) return Promise.resolve([]);
    var all = indexedDB.databases ? indexedDB.databases().then(function (list) {
      return list.map(function (one) { return one.name; });
    }) : likely_databases();
    return all.then(function (names) {
      return names.filter(function (name) { return kOurs.test(name) && name !== window.WarmlineProfiles.index; });
    });
  }

  // Where the browser doesn't list them: of all that has left its name elsewhere. One that isn't there is erased as well.
  function likely_databases() {
    return Promise.all([window.WarmlineProfiles.refresh(), window.WarmlineProfiles.files().catch(function () { return []; })]).then(function (done) {
      var profiles = JSON.parse(window.WarmlineProfiles.state()).profiles.map(function (one) { return one.id; });
      var sittings = window.WarmlinePlaces.starts().match(/^[0-9a-f]{32}/gm) || [];  // of each form's hash what names its store
      var copies = done[1].map(function (name) { return (/^warmline-(.+)\.copy$/.exec(name) || [])[1]; }).filter(Boolean);
      var ids = ["first", "hire"].concat(profiles, copies, sittings.map(function (hash) { return "sit-" + hash; }));
      return [].concat.apply([], ids.filter(function (id, at) { return ids.indexOf(id) === at; }).map(databases_of));
    });
  }

  function databases_of(id) {
    var names = window.WarmlineProfiles.names(id);
    return [names.database, names.keys];
  }

  // Every page that has it open is asked to close it (store.js, keys.js do); one that doesn't holds this up.
  function remove(name) {
    return new Promise(function (resolve, reject) {
      var request = indexedDB.deleteDatabase(name);
      var timer = setTimeout(function () {
        reject(new Error(tr("Another tab still holds what is stored. Close the other Warmline tabs and try again.")));
      }, kPatienceMs);
      request.onsuccess = function () { clearTimeout(timer); resolve(); };
      request.onerror = function () {
        clearTimeout(timer);
        reject(new Error(tr("The browser couldn't erase it ({0}). Its own settings can clear this site's data.", request.error.name)));
      };
    });
  }

  // The second copies (copy.js). A worker that has just been ended may hold its file for a moment.
  function remove_files(ours, tries) {
    if (!navigator.storage || !navigator.storage.getDirectory) return Promise.resolve();
    return navigator.storage.getDirectory().then(function (root) {
      return remove_one_by_one(root, root.keys(), ours);
    }).catch(function (error) {
      if (error.name === "SecurityError") return null;  // no such place in this window
      if (tries === 0) throw new Error(tr("The browser couldn't erase the second copy ({0}). Close the other Warmline tabs and try again.", error.name));
      return new Promise(function (done) { setTimeout(done, 100); }).then(function () { return remove_files(ours, tries - 1); });
    });
  }

  function remove_one_by_one(root, names, ours) {
    return names.next().then(function (next) {
      if (next.done) return null;
      var gone = ours(next.value) ? root.removeEntry(next.value, { recursive: true }) : Promise.resolve();
      return gone.then(function () { return remove_one_by_one(root, names, ours); });
    });
  }

  function remove_caches() {
    if (!window.caches) return Promise.resolve();
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) { return kOurs.test(name); })
        .map(function (name) { return caches.delete(name); }));
    });
  }

  function everything() {
    return all_databases().then(function (names) { return Promise.all(names.map(remove)); })
      .then(function () { return remove_files(function (name) { return kOurs.test(name); }, kTries); })
      .then(remove_caches).then(function () { window.WarmlinePlaces.forget(); window.WarmlineWords.choose(""); }).then(window.WarmlineProfiles.forget_all);
  }

  function one(id) {
    var copy = window.WarmlineProfiles.names(id).database + ".copy";
    return Promise.all(databases_of(id).map(remove))
      .then(function () { return remove_files(function (name) { return name === copy; }, kTries); })
      .then(function () { return window.WarmlineProfiles.forget(id); });
  }

  window.WarmlineErase = function (id) {
    if (is_open_here(id)) window.WarmlineStore.let_go();
    say("erasing", id);
    return (id ? one(id) : everything()).then(function () { say("erased", id); });
  };
})();
