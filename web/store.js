// The journal in IndexedDB: the open profile's database (profiles.js), store "journal", keys counted up from 1, one Uint8Array a
// record; key 0 is the profile's own. A record counts as stored at its transaction's `complete`, with strict durability, and at
// nothing earlier. Whatever goes wrong is answered in plain words. Of a profile with a passphrase all that is stored, here and
// in the second copy, is sealed (sealing.js).
//
//   WarmlineStore.open(listen)             must come first; listen(event) is called with, in any order,
//     {kind: "loaded", records: [{sequence, bytes}]}   bytes: Uint8Array, empty if unreadable
//     {kind: "load-failed", message}
//     {kind: "stored", ticket}             may follow a "failed" of the same ticket: it is stored after all
//     {kind: "failed", ticket, message}    ticket 0: what was stored before is gone or out of reach
//     {kind: "arrived", records}           another tab has stored these since
//     {kind: "writing", message}           this tab writes; message: nothing keeps another one from it, and why
//     {kind: "reading"}                    another tab writes; appending fails until "writing" comes, after its records
//   WarmlineStore.load()                   may be called again after "load-failed"; waits until a profile is open
//   WarmlineStore.append(ticket, [bytes])  all or nothing, in the order of the calls; ticket > 0
//   WarmlineStore.take_over()              makes this tab the one that writes
//   WarmlineStore.let_go()                 gives the second copy's file up
//
// One tab writes at a time (tabs.js); the others follow it.
(function () {
  "use strict";

  var tr = window.WarmlineWords.tr, msg = window.WarmlineWords.msg;

  var kVersion = 1;
  var kJournal = "journal";
  var kPatienceMs = 10000;  // after this long without an answer from the browser, say so
  var kReopenMs = [0, 100, 400, 1000, 2000];  // tries after the browser closed the store
  var kChunk = 1000;        // records read at a time

  var listen = function () {};  // until open()
  var early = null;      // promise of all records, asked for while the program still loads
  var opening = null;    // promise of an open database; null: not open
  var last_stored = 0;   // highest key that was acknowledged here
  var last_read = 0;     // highest key up to which everything was given to the program, or came from it
  var own = {};          // keys above last_read that this page has stored itself
  var loaded = false;    // the program has been given what is stored
  var following = Promise.resolve();  // the latest reading of what others stored
  var gone = "";         // why nothing more can be stored, once that is certain
  // All null until a profile is open.
  var name = null;       // of its database
  var tabs = null;
  var copy = null;
  var seal = null;       // sealing.js
  var highest = 0;       // key that is known to be taken
  var before = Promise.resolve();  // the latest sealing and storing of records: one after the other
  var mended = null;     // promise: the copy and the journal hold the same; its value is the copy, or null without one

  // ---- Words ------------------------------------------------------------------------------------

  var kWords = {
    QuotaExceededError: msg("The space this browser gives this site is full."),
    SecurityError: msg("This browser doesn't let this site store anything: site data is blocked or the window is private."),
    InvalidStateError: msg("This browser doesn't let this site store anything at the moment; a private window may be the reason."),
    VersionError: msg("A newer Warmline has been used in this browser. Load the page again to get it."),
    Absent: msg("This browser has no storage for this site."),
    Blocked: msg("Another tab holds an older form of the store. Close the other Warmline tabs."),
    Replaced: msg("A newer Warmline was opened in another tab. Load this page again."),
    Vanished: msg("What was stored for this site has been removed from this browser."),
    Closed: msg("The browser closed the store and doesn't open it again; what was stored may be gone."),
    Silent: msg("The browser hasn't confirmed it yet."),
    Reading: msg("Another tab writes; this one only shows what happens there."),
    Unguarded: msg("This browser can't keep two tabs from writing at once: keep Warmline open in one tab only."),
  };

  function problem(name) {
    var error = new Error(tr(kWords[name]));
    error.name = name;
    return error;
  }

  function message_of(error) {
    if (!error) return tr("The browser broke off without saying why.");
    if (kWords[error.name]) return tr(kWords[error.name]);
    if (/denied permission/.test(error.message)) return tr(kWords.SecurityError);  // Chromium, with site data blocked
    return tr("The browser couldn't store it ({0}).", error.name + (error.message ? ": " + error.message : ""));
  }

  // ---- Opening ----------------------------------------------------------------------------------

  function request_database() {
    return new Promise(function (resolve, reject) {
      if (!window.indexedDB) throw problem("Absent");
      var request = window.indexedDB.open(name, kVersion);  // may throw: then the promise is rejected
      request.onupgradeneeded = function () {
        request.result.createObjectStore(kJournal, { autoIncrement: true });
      };
      var refused = false;
      request.onblocked = function () { refused = true; reject(problem("Blocked")); };
      request.onerror = function () { reject(request.error); };
      request.onsuccess = function () {
        if (refused) request.result.close();  // nobody waits for it any more
        else resolve(request.result);
      };
    });
  }

  function finished(transaction) {
    return new Promise(function (resolve, reject) {
      transaction.oncomplete = function () { resolve(); };
      transaction.onabort = function () { reject(transaction.error || problem_of_abort()); };
    });
  }

  // A connection that the browser closes aborts its transactions without an error.
  function problem_of_abort() {
    var error = new Error("the connection to the store was closed");
    error.name = "AbortError";
    return error;
  }

  function last_key(database) {
    var last = 0;
    var transaction = database.transaction(kJournal, "readonly");
    var request = transaction.objectStore(kJournal).openKeyCursor(null, "prev");
    request.onsuccess = function () { if (request.result) last = request.result.key; };
    return finished(transaction).then(function () { return last; });
  }

  // After a database was closed under us it may have come back empty: then "saved" was true and is no more.
  function check_not_vanished(database) {
    if (last_stored === 0) return database;
    return last_key(database).then(function (last) {
      if (last >= last_stored) return database;
      database.close();
      give_up("Vanished");
      throw problem("Vanished");
    });
  }

  function give_up(name) {
    if (gone) return;
    gone = name;
    opening = null;
    if (name === "Vanished") listen({ kind: "failed", ticket: 0, message: tr(kWords[name]) });
  }

  function database() {
    if (gone) return Promise.reject(problem(gone));
    if (opening) return opening;
    var mine = request_database().then(function (opened) {
      function forget() { if (opening === mine) opening = null; }
      opened.onclose = function () {
        forget();
        if (last_stored > 0) find_out(0);
      };
      opened.onversionchange = function (event) {
        opened.close();
        forget();
        give_up(event.newVersion === null ? "Vanished" : "Replaced");
      };
      return check_not_vanished(opened);
    });
    opening = mine;
    mine.catch(function () { if (opening === mine) opening = null; });  // the next call tries again
    return mine;
  }

  // The browser closed the store: are the records still there? While it clears the site's data it
  // refuses to open a new one, so ask more than once.
  function find_out(tries) {
    setTimeout(function () {
      database().catch(function () {
        if (gone) return;  // has been told
        if (tries + 1 < kReopenMs.length) find_out(tries + 1);
        else listen({ kind: "failed", ticket: 0, message: tr(kWords.Closed) });
      });
    }, kReopenMs[tries]);
  }

  function new_transaction(opened, mode) {
    return opened.transaction(kJournal, mode, mode === "readwrite" ? { durability: "strict" } : undefined);
  }

  // Calls with a new transaction; on a new connection if this one turns out to be closing.
  function with_transaction(mode, work) {
    var used = database();
    return used.then(function (opened) {
      var transaction;
      try {
        transaction = new_transaction(opened, mode);
      } catch (error) {
        if (error.name !== "InvalidStateError") throw error;
        if (opening === used) opening = null;
        return database().then(function (again) { return work(new_transaction(again, mode)); });
      }
      return work(transaction);
    });
  }

  // ---- Reading ----------------------------------------------------------------------------------

  function bytes_of(value) {
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return new Uint8Array(0);  // not ours: whoever decodes it sets it aside
  }

  // One by one, so that a record the browser can't read any more doesn't take its neighbours with it.
  function read_singly(store, keys, records, done) {
    var waiting = keys.length;
    keys.forEach(function (key) {
      var record = { sequence: key, bytes: new Uint8Array(0) };
      var request = store.get(key);
      records.push(record);
      function next() { if (--waiting === 0) done(); }
      request.onsuccess = function () { record.bytes = bytes_of(request.result); next(); };
      request.onerror = function (event) {
        event.preventDefault();
        event.stopPropagation();
        next();
      };
    });
  }

  function read_chunk(store, after, records) {
    var range = after === 0 ? null : IDBKeyRange.lowerBound(after, true);
    var keys_request = store.getAllKeys(range, kChunk);
    keys_request.onsuccess = function () {
      var keys = keys_request.result;
      if (keys.length === 0) return;
      function next() { if (keys.length === kChunk) read_chunk(store, keys[keys.length - 1], records); }
      var request = store.getAll(range, kChunk);
      request.onsuccess = function () {
        keys.forEach(function (key, at) {
          records.push({ sequence: key, bytes: bytes_of(request.result[at]) });
        });
        next();
      };
      request.onerror = function (event) {
        event.preventDefault();
        event.stopPropagation();
        read_singly(store, keys, records, next);
      };
    };
  }

  function read_after(key) {
    return with_transaction("readonly", function (transaction) {
      var records = [];
      read_chunk(transaction.objectStore(kJournal), key, records);
      return finished(transaction).then(function () {
        highest = Math.max(highest, last_of(records));
        return records;
      });
    });
  }

  function last_of(records) { return records.length > 0 ? records[records.length - 1].sequence : 0; }

  // What the program gets of it.
  function given(records) {
    return seal.open(records.filter(function (record) { return record.sequence > 0; }));
  }

  // Once it is known who writes: what this tab reads as the writer is all there is. Otherwise more may come, see follow().
  function read_early() {
    database().catch(function () { /* opens meanwhile; the reading finds out */ });
    return tabs.role().then(function (role) { return role === "writing" ? mend() : read_after(0); });
  }

  // ---- The second copy --------------------------------------------------------------------------

  // Only the writer has it. Puts back what the journal has lost, before anything is appended under the same keys, and hands
  // the copy what it lacks. Resolves to the whole journal.
  function mend() {
    if (gone) return Promise.reject(problem(gone));
    copy.close();  // an earlier reading that failed may hold the file, and only one can
    var opening_copy = copy.open();
    opening_copy.catch(function () { /* looked at below */ });
    var outcome = read_after(0).then(function (records) {
      return opening_copy.then(function (copied) { return unite(records, copied); }, function () {
        return { all: records, lacking: null };  // this browser has no place for a copy, or it is out of order
      });
    });
    var mine = outcome.then(function (united) {
      if (!united.lacking) return null;
      if (united.lacking.length === 0) return copy;
      return copy.append(united.lacking).then(function () { return copy; }, function () { return null; });
    });
    mended = mine;
    mine.catch(function () { if (mended === mine) mended = null; });  // the journal can't be read: whoever is next tries again
    return outcome.then(function (united) { return united.all; });
  }

  function unite(records, copied) {
    var united = window.WarmlineCopy.compare(records, copied);
    return united.lost.length === 0 ? united : put_back(united.lost).then(function () { return united; });
  }

  function put_back(lost) {
    return with_transaction("readwrite", function (transaction) {
      var outcome = finished(transaction);
      lost.forEach(function (record) { transaction.objectStore(kJournal).put(record.bytes, record.sequence); });
      return outcome;
    });
  }

  // After the journal has it. A copy that failed is left behind until it is due again; then mending brings it what it lacks.
  function keep_copy(records, keys) {
    var mine = mended;
    if (!mine) return Promise.resolve();
    return mine.then(function (ready) {
      if (ready) return ready.append(records.map(function (bytes, at) { return { sequence: keys[at], bytes: bytes }; }));
      if (mended !== mine || !copy.due()) return undefined;
      return mend().then(function () { return mended; });
    }).catch(function () {
      if (mended === mine) mended = Promise.resolve(null);  // otherwise put to sleep meanwhile, or mended anew: that catches up
    });
  }

  function load() {
    if (!name) {
      window.WarmlineProfiles.ready.then(load);
      return;
    }
    var reading = early && !gone ? early : read_early();
    early = null;
    var answered = false;
    function answer(event) {
      if (answered) return;
      answered = true;
      clearTimeout(timer);
      listen(event);
    }
    var timer = setTimeout(function () {
      answer({ kind: "load-failed", message: tr("The browser hasn't opened the store yet.") });
    }, kPatienceMs);
    reading.catch(read_early).then(function (records) {
      return given(records).then(function (open) { return { last: last_of(records), records: open }; });
    }).then(function (read) {
      if (answered) return;  // the program has gone on without, and asks again
      if (read.last > 0) last_read = read.last;
      last_stored = Math.max(last_stored, last_read);
      Object.keys(own).forEach(function (key) { if (key <= last_read) delete own[key]; });
      loaded = true;
      answer({ kind: "loaded", records: read.records });
      return tabs.role().then(hear);
    }, function (error) {
      answer({ kind: "load-failed", message: message_of(error) });
    });
  }

  // ---- Other tabs -------------------------------------------------------------------------------

  // What others have stored since the last look, after whatever is being read already.
  function follow() {
    following = following.then(function () { return read_after(last_read); }).then(function (records) {
      if (records.length === 0) return;
      last_read = last_of(records);
      last_stored = Math.max(last_stored, last_read);
      var foreign = records.filter(function (record) { return !own[record.sequence]; });
      own = {};
      return given(foreign).then(function (open) {
        if (open.length > 0) listen({ kind: "arrived", records: open });
      });
    }).catch(function () { /* the next news, load() or append() tries again and reports it */ });
    return following;
  }

  // From tabs.js. The writer is told of its turn when it knows all that was written before.
  function hear(what) {
    if (what === "asleep" || what === "reading") {
      copy.close();
      mended = null;
    }
    if (!loaded || what === "asleep") return;
    if (what === "news") { follow(); return; }
    if (what === "reading") {
      listen({ kind: "reading" });
      follow();
      return;
    }
    follow().then(function () { return tabs.role(); }).then(function (is) {
      if (is === "writing" && !mended) mend().catch(function () { /* append() finds out and reports it */ });
      if (is === what) listen({ kind: "writing", message: is === "unguarded" ? tr(kWords.Unguarded) : "" });
    });
  }

  // ---- Writing ----------------------------------------------------------------------------------

  // `first`: the key of the first of them; 0: the browser counts.
  function write(transaction, records, first) {
    var outcome = finished(transaction);
    var store = transaction.objectStore(kJournal);
    var requests = [];
    try {
      records.forEach(function (bytes, at) {
        requests.push(first > 0 ? store.add(bytes, first + at) : store.add(bytes));
      });
      if (transaction.commit) transaction.commit();  // saves waiting for the answers to add()
    } catch (error) {
      transaction.abort();
      // What was thrown says more than the abort that it leads to.
      return outcome.then(function () { throw error; }, function () { throw error; });
    }
    return outcome.then(function () {
      var keys = requests.map(function (request) { return request.result; });
      keys.forEach(function (key) {
        if (key > last_read) own[key] = true;
        last_stored = Math.max(last_stored, key);
      });
      highest = Math.max(highest, last_stored);
      return keep_copy(records, keys);
    });
  }

  // A sealed record is good for one key alone, and sealing takes longer than a transaction waits: the key is chosen before. Where
  // another tab has taken it meanwhile (only where nothing keeps two from writing) nothing is stored, and it is done the slow way.
  function seal_and_write(records) {
    var first = highest + 1;
    return seal.seal(records, first).then(function (sealed) {
      return with_transaction("readwrite", function (transaction) { return write(transaction, sealed, first); });
    }).catch(function (error) {
      if (error.name !== "ConstraintError") throw error;
      return with_transaction("readwrite", function (transaction) { return seal_inside(transaction, records); });
    });
  }

  // One request after the other keeps the transaction open, and everybody else out, until the records are sealed.
  function seal_inside(transaction, records) {
    return new Promise(function (resolve, reject) {
      var store = transaction.objectStore(kJournal);
      var first = 1, sealed = null;
      function wait() {
        if (sealed) resolve(write(transaction, sealed, first));
        else store.get(0).onsuccess = wait;
      }
      transaction.onabort = function () { reject(transaction.error || problem_of_abort()); };
      store.openKeyCursor(null, "prev").onsuccess = function (event) {
        if (event.target.result) first = event.target.result.key + 1;
        seal.seal(records, first).then(function (done) { sealed = done; }, function (error) {
          transaction.abort();
          reject(error);
        });
        wait();
      };
    });
  }

  function keep(records) {
    if (!seal.sealed) {
      return with_transaction("readwrite", function (transaction) { return write(transaction, records, 0); });
    }
    var stored = before.then(function () { return seal_and_write(records); });
    before = stored.catch(function () { /* append() reports it */ });
    return stored;
  }

  // Settled when this tab may write: rejected while another one does, and not before the journal has back what the copy still
  // has under the keys that would be given next.
  function turn() {
    return tabs.role().then(function (role) {
      if (role === "reading") throw problem("Reading");
      if (role !== "writing") return null;  // unguarded: no copy
      if (!mended) mend().catch(function () { /* looked at below */ });
      var mine = mended;  // null: nothing can be stored any more, and keep() says so
      return mine && mine.then(function () { return mended === mine ? null : turn(); });
    });
  }

  function append(ticket, records) {
    early = null;  // knows nothing of these
    var timer = setTimeout(function () {
      listen({ kind: "failed", ticket: ticket, message: tr(kWords.Silent) });
    }, kPatienceMs);
    window.WarmlineProfiles.ready.then(turn).then(function () { return keep(records); }).then(function () {
      clearTimeout(timer);
      listen({ kind: "stored", ticket: ticket });
      tabs.announce();
    }, function (error) {
      clearTimeout(timer);
      listen({ kind: "failed", ticket: ticket, message: message_of(error) });
    });
  }

  function begin(profile) {
    name = profile.database;
    seal = window.WarmlineSeal.of(profile.id, profile.key);
    tabs = window.WarmlineTabs.join(name + " writer", hear);  // the lock of the tab that writes, and the channel for the others
    copy = window.WarmlineCopy.of(name);
    early = read_early();
    early.catch(function () { /* load() tries again and reports it */ });
  }

  if (window.WarmlineProfiles.opened()) begin(window.WarmlineProfiles.opened());
  else window.WarmlineProfiles.ready.then(begin);

  window.WarmlineStore = {
    open: function (listener) {
      listen = listener;
      if (name && !opening) database().catch(function () { /* load() and append() try again and report it */ });
    },
    load: load,
    append: append,
    let_go: function () { if (copy) copy.close(); },
    take_over: function () { if (tabs) tabs.take_over(); },
  };
})();
