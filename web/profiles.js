// Several people on one machine: a profile is a journal of its own, with its second copy, its writer's lock and its key for
// result files. Which one is open in this tab is settled here, before store.js reads.
//
// The first profile's database is "warmline" and needs no list; the others are "warmline-ID", ID 32 hex digits. They are listed
// in the database "warmline-profiles", store "profiles": {id, name, created, secret: null or a wrapped key (sealing.js)}; and
// what stands there of a profile stands once more in its own journal, under the key 0, as "WLH1" and the same as JSON: the list
// can be made anew from what else is found. Neither name nor wrapped key is secret.
// localStorage "warmline-profiles" says that somebody has to say who they are; without it the first profile opens at once.
// sessionStorage "warmline-profile" is the one of this tab, which is opened again when it is loaded again.
//
//   WarmlineProfiles.opened()     {id, database, keys, key} of this tab; null while somebody has to say who they are
//   WarmlineProfiles.ready        a promise of that
//   WarmlineProfiles.names(id)    {database, keys} of any; WarmlineProfiles.index is the list's
//   WarmlineProfiles.files()      a promise of what lies in the private file system, by name
//   WarmlineProfiles.state()      for the program, as JSON (app/ui/profiles.h); listen(told) is called at each change of it
//   refresh()  pick(id)  open(id, words)  add(name, words, again)  rename(name)  switch_to(id)
//   open_other(id)                "sit-…": the store of a form that is taken here; it is in no list
//   forget(id)                    from the list, after all else of it is gone (erase.js); a promise
(function () {
  "use strict";

  var tr = window.WarmlineWords.tr;

  var kIndex = "warmline-profiles", kRows = "profiles";
  var kFirst = "first";  // it has no name until it is given one
  var kSeveral = "warmline-profiles", kHere = "warmline-profile";
  var kJournal = "journal", kHeader = "WLH1";
  var kOther = /^(hire|sit-[0-9a-f]{32})$/;  // no profile's: a hiring team's, and a form's that is taken here (places.js)
  var kPatienceMs = 3000;
  var kMostName = 80;
  var kLeastWords = 8;  // characters of a passphrase

  var rows = [];         // what is known: {id, name, secret}
  var opened = null;
  var picked = "";       // locked, and waits for its passphrase
  var listed = false;    // the list has been read, or can't be
  var trouble = "";      // why the list can't be trusted to be whole
  var answer = null;     // to the last wish: {to, ok, words}
  var told = function () {};
  var settle = null;
  var ready = new Promise(function (resolve) { settle = resolve; });

  function name_of(row) { return row.name || tr("First profile"); }

  // ---- Small things that the browser keeps for us -------------------------------------------------

  // May be forbidden altogether.
  function kept(area, name) { try { return window[area].getItem(name); } catch (error) { return null; } }

  function keep(area, name, value) {
    try {
      if (value === null) window[area].removeItem(name);
      else window[area].setItem(name, value);
      return true;
    } catch (error) { return false; }
  }

  function names(id) {
    if (id === kFirst) return { database: "warmline", keys: "warmline-keys" };
    if (kOther.test(id)) return { database: "warmline-" + id, keys: "warmline-" + id + "-keys" };
    return { database: "warmline-" + id, keys: "warmline-keys-" + id };
  }

  function hex(bytes) {
    return Array.prototype.map.call(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
  }

  function place() { return window.WarmlinePlaces || { kind: "practice" }; }

  function row_of(id) { return rows.filter(function (row) { return row.id === id; })[0] || null; }

  // ---- Databases ----------------------------------------------------------------------------------

  function in_time(promise) {
    return Promise.race([promise, new Promise(function (resolve, reject) {
      setTimeout(reject, kPatienceMs, new Error("no answer"));
    })]);
  }

  // make(database): for one that is to be made where it isn't there; without it the answer is null then.
  function open_database(name, make) {
    return new Promise(function (resolve, reject) {
      if (!window.indexedDB) throw new Error("no storage");
      var request = window.indexedDB.open(name, make ? 1 : undefined);
      var absent = false;
      request.onupgradeneeded = function () {
        if (make) { make(request.result); return; }
        absent = true;
        request.transaction.abort();
      };
      request.onblocked = function () { reject(new Error("another tab holds it")); };
      request.onerror = function () { if (absent) resolve(null); else reject(request.error); };
      request.onsuccess = function () {
        request.result.onversionchange = function () { request.result.close(); };
        resolve(request.result);
      };
    });
  }

  // work(store) makes one request; a promise of its result, once it is stored.
  function with_store(name, make, store, mode, work) {
    return open_database(name, make).then(function (database) {
      if (!database) return null;
      return new Promise(function (resolve, reject) {
        var transaction = database.transaction(store, mode, mode === "readwrite" ? { durability: "strict" } : undefined);
        var request = work(transaction.objectStore(store));
        transaction.oncomplete = function () { resolve(request.result); };
        transaction.onabort = function () { reject(transaction.error || new Error("closed")); };
      }).finally(function () { database.close(); });
    });
  }

  function make_index(database) { database.createObjectStore(kRows, { keyPath: "id" }); }
  function make_journal(database) { database.createObjectStore(kJournal, { autoIncrement: true }); }

  function read_index() {
    return with_store(kIndex, null, kRows, "readonly", function (store) { return store.getAll(); })
      .then(function (all) { return all || []; });
  }

  function write_row(row) {
    return with_store(kIndex, make_index, kRows, "readwrite", function (store) { return store.put(row); });
  }

  // Rejected where there is one of that id.
  function add_row(row) {
    return with_store(kIndex, make_index, kRows, "readwrite", function (store) { return store.add(row); });
  }

  // ---- What is there beside the list --------------------------------------------------------------

  function ids_in(all, pattern) {
    return all.map(function (name) { return pattern.exec(name); }).filter(Boolean).map(function (found) { return found[1]; });
  }

  function database_names() {
    if (!window.indexedDB || !indexedDB.databases) return Promise.resolve([]);
    return indexedDB.databases().then(function (list) { return list.map(function (one) { return one.name; }); });
  }

  function file_names() {
    if (!navigator.storage || !navigator.storage.getDirectory) return Promise.resolve([]);
    return navigator.storage.getDirectory().then(function (root) {
      if (!root.keys) return [];
      var found = [], all = root.keys();
      function next() {
        return all.next().then(function (one) {
          if (one.done) return found;
          found.push(one.value);
          return next();
        });
      }
      return next();
    });
  }

  function header_of(bytes, at) {
    var start = at || 0;
    var magic = String.fromCharCode.apply(null, bytes.subarray(start, start + 4));
    if (magic !== kHeader) return null;
    try {
      var read = JSON.parse(new TextDecoder().decode(bytes.subarray(start + 4)));
      return read && typeof read.id === "string" && typeof read.name === "string" ? read : null;
    } catch (error) { return null; }
  }

  function header_in_journal(id) {
    return with_store(names(id).database, null, kJournal, "readonly", function (store) { return store.get(0); })
      .then(function (bytes) { return bytes ? header_of(bytes) : null; });
  }

  // It stands in the copy (copy_worker.js) in a row of its own: sequence 0, length, bytes. The last of them is the one that holds.
  function header_in_copy(id) {
    return navigator.storage.getDirectory().then(function (root) { return root.getFileHandle(names(id).database + ".copy"); })
      .then(function (handle) { return handle.getFile(); })
      .then(function (file) { return file.arrayBuffer(); })
      .then(function (buffer) {
        var bytes = new Uint8Array(buffer), view = new DataView(buffer);
        for (var at = bytes.lastIndexOf(0x57); at >= 12; at = bytes.lastIndexOf(0x57, at - 1)) {
          if (bytes[at + 1] !== 0x4C || bytes[at + 2] !== 0x48) continue;
          var found = header_of(bytes.subarray(0, at + view.getUint32(at - 4, true)), at);
          if (found && found.id === id && view.getFloat64(at - 12, true) === 0) return found;
        }
        return null;
      });
  }

  function found_header(id) {
    return header_in_journal(id).catch(function () { return null; })
      .then(function (header) { return header || header_in_copy(id); })
      .then(function (header) { return header && header.id === id ? header : null; })
      .catch(function () { return null; });
  }

  // Databases and copies that the list lacks, as rows; they go into it, unless `unread`: nobody knows then what stands there.
  function found_rows(known, unread, databases, files) {
    var ids = ids_in(databases, /^warmline-([0-9a-f]{32})$/).concat(ids_in(files, /^warmline-([0-9a-f]{32})\.copy$/));
    var lacking = ids.filter(function (id, at) {
      return ids.indexOf(id) === at && !known.some(function (row) { return row.id === id; });
    });
    return Promise.all(lacking.map(found_header)).then(function (headers) {
      var found = headers.filter(Boolean);
      if (!unread) found.forEach(function (row) { add_row(row).catch(function () { /* there already, or found again */ }); });
      return found;
    });
  }

  function list() {
    var index = in_time(read_index()).catch(function (error) {
      trouble = error.name || "Error";
      return null;
    });
    var databases = in_time(database_names()).catch(function () { return []; });
    var files = in_time(file_names()).catch(function () { return []; });
    trouble = "";
    return Promise.all([index, databases, files]).then(function (all) {
      var known = all[0] || [];
      return in_time(found_rows(known, !all[0], all[1], all[2])).catch(function () { return []; }).then(function (found) {
        var others = known.concat(found).filter(function (row) { return row.id !== kFirst; });
        others.sort(function (a, b) { return a.created - b.created || (a.id < b.id ? -1 : 1); });
        var first = known.filter(function (row) { return row.id === kFirst; })[0];
        var erased = first && first.erased && all[1].indexOf(names(kFirst).database) < 0;
        if (others.length === 0 || !erased) others.unshift({ id: kFirst, name: (first && first.name) || "", secret: null });
        rows = others;
        listed = true;
        hint();
      });
    });
  }

  function someone_must_say() {
    return rows.length > 1 || rows.some(function (row) { return row.id !== kFirst; });
  }

  function hint() {
    if (trouble) return true;
    return keep("localStorage", kSeveral, someone_must_say() ? "1" : null);
  }

  // ---- Which one is open --------------------------------------------------------------------------

  function become(row, key) {
    opened = { id: row.id, database: names(row.id).database, keys: names(row.id).keys, key: key };
    picked = "";
    if (!kOther.test(row.id) && kept("localStorage", kSeveral) !== null) keep("sessionStorage", kHere, row.id);
    settle(opened);
  }

  function tell() { told(); }

  function reply(to, ok, words) {
    answer = { to: to, ok: ok, words: words };
    tell();
    answer = null;
  }

  function choose_by_itself() {
    if (opened) return;
    var here = row_of(kept("sessionStorage", kHere)) || (rows.length === 1 && !trouble ? rows[0] : null);
    if (!here) return;
    if (here.secret) picked = here.id;
    else become(here, null);
  }

  function state() {
    return JSON.stringify({
      asks: !opened && place().kind === "practice", listed: listed, open: opened ? opened.id : "", picked: picked, answer: answer,
      trouble: trouble && tr("The list of profiles can’t be read ({0}); one may be missing here.", trouble),
      profiles: rows.map(function (row) { return { id: row.id, name: name_of(row), locked: Boolean(row.secret) }; }),
    });
  }

  // ---- Wishes -------------------------------------------------------------------------------------

  function open(id, words) {
    var row = row_of(id);
    if (!row || opened) return Promise.resolve();
    if (!row.secret) {
      become(row, null);
      reply("open", true, "");
      return Promise.resolve();
    }
    if (!window.WarmlineSeal.possible()) {
      reply("open", false, tr("This browser can’t decrypt here: the page has to come over https."));
      return Promise.resolve();
    }
    return window.WarmlineSeal.open_secret(row.secret, id, words).then(function (key) {
      if (!key) { reply("open", false, tr("That is not the passphrase of this profile. Nothing was opened.")); return; }
      if (!opened) become(row, key);
      reply("open", true, "");
    }, function (error) {
      if (error.message !== "newer") throw error;
      reply("open", false,
            tr("This profile was encrypted by a newer Warmline. Load the page again to get it; nothing was changed."));
    });
  }

  function same_name(name, but) {
    return rows.some(function (row) { return row.id !== but && name_of(row).toLowerCase() === name.toLowerCase(); });
  }

  function cleaned(name) {
    var whole = new TextDecoder().decode(new TextEncoder().encode(name));  // halves of a character are replaced
    return Array.from(whole.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").replace(/\s+/g, " ").trim()).slice(0, kMostName).join("");
  }

  // Why it can't be called that; nothing when it can.
  function refused_name(name, but) {
    if (name === "") return tr("A profile needs a name.");
    if (same_name(name, but)) return tr("There is a profile called {0} already.", name);
    return "";
  }

  function refused_words(words, again) {
    if (words !== again) return tr("The two passphrases are not the same.");
    if (words !== "" && Array.from(words).length < kLeastWords) return tr("A passphrase takes at least {0} characters.", kLeastWords);
    if (words !== "" && !window.WarmlineSeal.possible()) return tr("This browser can’t encrypt here: the page has to come over https.");
    return "";
  }

  function header_bytes(row) { return new TextEncoder().encode(kHeader + JSON.stringify(row)); }

  // Its journal with what is known of it comes first: from that alone the list can be made anew.
  function make(row) {
    var bytes = header_bytes(row);
    return with_store(names(row.id).database, make_journal, kJournal, "readwrite", function (store) { return store.add(bytes, 0); })
      .then(function () { return write_row(row); });
  }

  // The first profile has no row in its journal: it is there without a list.
  function write_everywhere(row) {
    if (row.id === kFirst) return write_row(row);
    var bytes = header_bytes(row);
    return with_store(names(row.id).database, null, kJournal, "readwrite", function (store) { return store.put(bytes, 0); })
      .then(function () { return write_row(row); });
  }

  function unmake(id) {
    return new Promise(function (resolve) {
      var request = indexedDB.deleteDatabase(names(id).database);
      request.onsuccess = request.onerror = request.onblocked = resolve;
    }).then(function () { return forget(id); });
  }

  function add(given, words, again) {
    var name = cleaned(given), id = hex(crypto.getRandomValues(new Uint8Array(16)));
    var why = refused_name(name, "") || refused_words(words, again);
    if (why) { reply("add", false, why); return Promise.resolve(); }
    var secret = words === "" ? Promise.resolve(null) : window.WarmlineSeal.make_secret(id, words);
    return secret.then(function (wrapped) {
      return make({ id: id, name: name, created: Date.now(), secret: wrapped });
    }).then(list).then(function () {
      if (hint()) return null;
      throw new Error(tr("this browser keeps nothing for this site"));
    }).then(function () {
      keep("sessionStorage", kHere, opened.id);
      reply("add", true, tr("{0} is here now.", name));
    }, function (error) {
      return unmake(id).catch(function () { /* nothing was promised */ }).then(function () {
        reply("add", false, tr("The browser didn’t make it ({0}).", error.name === "Error" ? error.message : error.name));
      });
    });
  }

  function rename(given) {
    var name = cleaned(given), row = opened && row_of(opened.id);
    if (!row || name === row.name) { reply("rename", true, ""); return Promise.resolve(); }
    var why = refused_name(name, row.id);
    if (why) { reply("rename", false, why); return Promise.resolve(); }
    return write_everywhere(Object.assign({ created: 0 }, row, { name: name })).then(list).then(function () {
      reply("rename", true, tr("This profile is called {0} now.", name));
    }, function (error) { reply("rename", false, tr("The browser didn’t keep the name ({0}).", error.name)); });
  }

  // Without a list that can be read it is not known who else is here: then nothing but the row goes.
  function forget(id) {
    if (kOther.test(id)) return Promise.resolve();
    return list().then(function () {
      var others = rows.filter(function (row) { return row.id !== id; });
      var plain = others.length === 1 && others[0].id === kFirst && others[0].name === "";
      if (!trouble && (others.length === 0 || plain)) return forget_all();
      if (id === kFirst) return write_row({ id: kFirst, name: "", created: 0, secret: null, erased: true });
      return with_store(kIndex, null, kRows, "readwrite", function (store) { return store.delete(id); });
    }).then(function () {
      if (kept("sessionStorage", kHere) === id) keep("sessionStorage", kHere, null);
    }).then(list);
  }

  function forget_all() {
    keep("localStorage", kSeveral, null);
    keep("sessionStorage", kHere, null);
    return new Promise(function (resolve, reject) {
      var request = indexedDB.deleteDatabase(kIndex);
      request.onsuccess = resolve;
      request.onerror = function () { reject(request.error); };
    });
  }

  // ---- Start --------------------------------------------------------------------------------------

  if (place().kind === "hire") {
    become({ id: "hire" }, null);
  } else if (place().kind === "sit") {
    // The program says which, once it has read what was handed out.
  } else if (place().kind === "course") {
    // None: its learning system knows who that is and keeps what they do (course/course.js).
  } else if (kept("localStorage", kSeveral) === null) {
    if (kept("sessionStorage", kHere) !== null) keep("sessionStorage", kHere, null);
    rows = [{ id: kFirst, name: "", secret: null }];
    become(rows[0], null);
  } else {
    list().then(choose_by_itself).then(tell);
  }

  window.WarmlineProfiles = {
    opened: function () { return opened; },
    ready: ready,
    names: names,
    index: kIndex,
    files: file_names,
    state: state,
    listen: function (listener) { told = listener; },
    refresh: function () { return list().then(tell); },
    pick: function (id) { picked = row_of(id) && row_of(id).secret ? id : ""; tell(); },
    open: open,
    add: add,
    rename: rename,
    switch_to: function (id) {
      keep("sessionStorage", kHere, id);
      window.WarmlinePlaces.afresh();
    },
    open_other: function (id) { if (!opened && kOther.test(id)) become({ id: id }, null); },
    forget: forget,
    forget_all: forget_all,
  };
})();
