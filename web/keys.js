// The key that signs result files: Ed25519, made by the browser at the first use and kept in a database of its own, one for each
// profile, as a CryptoKey that nobody can read, this page included.
//
//   WarmlineKeys.sign(bytes) → a promise of the public key (32 bytes) and the signature (64), one after the other
//   WarmlineKeys.words(error)  why there is none, a sentence
(function () {
  "use strict";

  var tr = window.WarmlineWords.tr;

  var kStore = "keys";
  var kResult = "result";

  function request_of(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  function open() {
    var request = window.indexedDB.open(window.WarmlineProfiles.opened().keys, 1);
    request.onupgradeneeded = function () { request.result.createObjectStore(kStore); };
    return request_of(request).then(function (database) {
      database.onversionchange = function () { database.close(); };
      return database;
    });
  }

  function kept(database) {
    return request_of(database.transaction(kStore).objectStore(kStore).get(kResult));
  }

  // Of two tabs that make one at the same time the first one's stays.
  function keep(database, pair) {
    return new Promise(function (resolve, reject) {
      var transaction = database.transaction(kStore, "readwrite", { durability: "strict" });
      var store = transaction.objectStore(kStore);
      store.get(kResult).onsuccess = function (event) { if (!event.target.result) store.put(pair, kResult); };
      transaction.oncomplete = resolve;
      transaction.onabort = function () { reject(transaction.error); };
    });
  }

  function key_pair(database) {
    return kept(database).then(function (pair) {
      if (pair) return pair;
      return crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]).then(function (made) {
        return keep(database, { privateKey: made.privateKey, publicKey: made.publicKey });
      }).then(function () { return kept(database); });
    });
  }

  function sign(message) {
    if (!window.crypto || !crypto.subtle) return Promise.reject(new DOMException("", "NotSupportedError"));
    return open().then(function (database) {
      return key_pair(database).then(function (pair) {
        return Promise.all([
          crypto.subtle.exportKey("raw", pair.publicKey),
          crypto.subtle.sign({ name: "Ed25519" }, pair.privateKey, message),
        ]);
      }).finally(function () { database.close(); });
    }).then(function (parts) {
      var both = new Uint8Array(96);
      both.set(new Uint8Array(parts[0]), 0);
      both.set(new Uint8Array(parts[1]), 32);
      return both;
    });
  }

  function words(error) {
    if (error && error.name === "NotSupportedError") return tr("This browser can't make such signatures; a current one can.");
    return tr("This browser couldn't keep a key ({0}).", (error && error.name) || tr("no reason given"));
  }

  window.WarmlineKeys = { sign: sign, words: words };
})();
