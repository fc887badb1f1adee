// Removes everything that is kept for this site in this browser: the journal and its second
// copy, the keys, what was cached. Other tabs still show it: they load themselves again, as new.
//
//   WarmlineErase() → a promise; rejected with a sentence for people if something is still there
(function () {
  "use strict";

  var kOurs = /^warmline/;
  var kKnown = ["warmline", "warmline-keys"];  // where the browser doesn't list its databases
  var kPatienceMs = 10000;
  var others = window.BroadcastChannel ? new BroadcastChannel("warmline erased") : null;
  if (others) others.onmessage = function () { location.reload(); };

  function databases() {
    if (!window.indexedDB) return Promise.resolve([]);
    if (!indexedDB.databases) return Promise.resolve(kKnown);
    return indexedDB.databases().then(function (list) {
      return list.map(function (one) { return one.name; }).filter(function (name) { return kOurs.test(name); });
    });
  }

  // Every page that has it open is asked to close it (store.js, keys.js do); one that doesn't holds this up.
  function remove(name) {
    return new Promise(function (resolve, reject) {
      var request = indexedDB.deleteDatabase(name);
      var timer = setTimeout(function () {
        reject(new Error("Another tab still holds what is stored. Close the other Warmline tabs and try again."));
      }, kPatienceMs);
      request.onsuccess = function () { clearTimeout(timer); resolve(); };
      request.onerror = function () {
        clearTimeout(timer);
        reject(new Error("The browser couldn't erase it (" + request.error.name + "). Its own settings can clear this site's data."));
      };
    });
  }

  // The second copy (copy.js). A worker that has just been ended may hold its file for a moment.
  function remove_files(tries) {
    if (!navigator.storage || !navigator.storage.getDirectory) return Promise.resolve();
    return navigator.storage.getDirectory().then(function (root) {
      return remove_one_by_one(root, root.keys());
    }).catch(function (error) {
      if (error.name === "SecurityError") return null;  // no such place in this window
      if (tries === 0) throw new Error("The browser couldn't erase the second copy (" + error.name + "). Close the other Warmline tabs and try again.");
      return new Promise(function (done) { setTimeout(done, 100); }).then(function () { return remove_files(tries - 1); });
    });
  }

  function remove_one_by_one(root, names) {
    return names.next().then(function (next) {
      if (next.done) return null;
      var gone = kOurs.test(next.value) ? root.removeEntry(next.value, { recursive: true }) : Promise.resolve();
      return gone.then(function () { return remove_one_by_one(root, names); });
    });
  }

  function remove_caches() {
    if (!window.caches) return Promise.resolve();
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) { return kOurs.test(name); })
        .map(function (name) { return caches.delete(name); }));
    });
  }

  window.WarmlineErase = function () {
    window.WarmlineStore.let_go();
    return databases().then(function (names) { return Promise.all(names.map(remove)); })
      .then(function () { return remove_files(30); }).then(remove_caches)
      .then(function () { if (others) others.postMessage("erased"); });
  };
})();
