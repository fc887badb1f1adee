// Sends statements to the learning record store that a site was packaged for (warmline package --lrs). No other site has this
// script, and their policy lets nothing out. What is sent and when is the program's matter (app/ui/lrs.h).
//
// The store's key and secret go from their fields into this browser's database of keys, beside the key for result files
// (keys.js), so that no backup holds them and erasing a profile takes them along; in a profile with a passphrase they are
// encrypted with its key. The program never has them.
//
//   WarmlineLrs.endpoint                its address, with a / at its end
//   WarmlineLrs.start(tell)             tell(answer) is called with what happened (platform.h, kLrs)
//   WarmlineLrs.keep_key(key, secret)   → {kind: "key", kept: 1 or 0}; what is empty leaves what is kept
//   WarmlineLrs.forget()                the key and the secret; what is under way is broken off
//   WarmlineLrs.send(ticket, body)      → {kind: "sent", ticket, status, retry_after}; status 0: no answer; key 0: there is none
(function () {
  "use strict";

  var kStore = "keys", kName = "lrs";
  var kPatienceMs = 30000;
  var kVersion = "1.0.3";
  var kMostAfter = 86400;  // seconds

  // What the package says of it (app/cli/package_lrs.h).
  var endpoint = JSON.parse(document.getElementById("lrs").textContent).endpoint;
  var tell = function () {};
  var under_way = null;   // an AbortController
  var forgotten = 0;      // how often; what was read before is not sent any more

  function request_of(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  function open_keys() {
    var request = window.indexedDB.open(window.WarmlineProfiles.opened().keys, 1);
    request.onupgradeneeded = function () { request.result.createObjectStore(kStore); };
    return request_of(request).then(function (database) {
      database.onversionchange = function () { database.close(); };
      return database;
    });
  }

  // work(store) makes one request.
  function with_keys(mode, work) {
    return open_keys().then(function (database) {
      return new Promise(function (resolve, reject) {
        var transaction = database.transaction(kStore, mode, mode === "readwrite" ? { durability: "strict" } : undefined);
        var request = work(transaction.objectStore(kStore));
        transaction.oncomplete = function () { resolve(request.result); };
        transaction.onabort = function () { reject(transaction.error); };
      }).finally(function () { database.close(); });
    });
  }

  function additional() { return new TextEncoder().encode("warmline-lrs-1:" + window.WarmlineProfiles.opened().id); }

  function cipher(nonce) { return { name: "AES-GCM", iv: nonce, additionalData: additional(), tagLength: 128 }; }

  // "Basic …" as it is sent: of UTF-8, in base64.
  function header_of(key, secret) {
    var bytes = new TextEncoder().encode(key + ":" + secret);
    return "Basic " + btoa(Array.prototype.map.call(bytes, function (byte) { return String.fromCharCode(byte); }).join(""));
  }

  function keep(header) {
    var lock = window.WarmlineProfiles.opened().key;
    if (!lock) return with_keys("readwrite", function (store) { return store.put({ header: header }, kName); });
    var nonce = crypto.getRandomValues(new Uint8Array(12));
    return crypto.subtle.encrypt(cipher(nonce), lock, new TextEncoder().encode(header)).then(function (sealed) {
      return with_keys("readwrite", function (store) { return store.put({ nonce: nonce, sealed: new Uint8Array(sealed) }, kName); });
    });
  }

  // Null where there is none, or none that opens. Where keep() encrypts, a plain one is somebody else's: what this person does
  // would go out under it.
  function kept() {
    return with_keys("readonly", function (store) { return store.get(kName); }).then(function (row) {
      var lock = window.WarmlineProfiles.opened().key;
      if (!row || !lock) return (row && row.header) || null;
      return crypto.subtle.decrypt(cipher(row.nonce), lock, row.sealed)
        .then(function (plain) { return new TextDecoder().decode(plain); });
    }).catch(function () { return null; });
  }

  function answer_key(header) { tell({ kind: "key", kept: header ? 1 : 0 }); }

  function keep_key(key, secret) {
    var fresh = key.trim() && secret.trim() ? keep(header_of(key.trim(), secret.trim())) : Promise.resolve();
    return fresh.catch(function (error) { console.warn(error); }).then(kept).then(answer_key);
  }

  function forget() {
    ++forgotten;
    if (under_way) under_way.abort();
    return with_keys("readwrite", function (store) { return store.delete(kName); }).catch(function (error) { console.warn(error); });
  }

  // In seconds, whichever way it is said; -1: it isn't.
  function seconds_after(said) {
    if (!said) return -1;
    if (/^\d+$/.test(said)) return Math.min(Number(said), kMostAfter);
    var at = Date.parse(said);
    return isNaN(at) ? -1 : Math.min(Math.max(0, Math.ceil((at - Date.now()) / 1000)), kMostAfter);
  }

  function post(header, body) {
    under_way = new AbortController();
    var mine = under_way;
    var timer = setTimeout(function () { mine.abort(); }, kPatienceMs);
    return fetch(endpoint + "statements", {
      method: "POST", mode: "cors", credentials: "omit", redirect: "error", cache: "no-store", referrerPolicy: "no-referrer",
      headers: { "Authorization": header, "Content-Type": "application/json", "X-Experience-API-Version": kVersion },
      body: body, signal: mine.signal,
    }).then(function (response) {
      // What it says beside that is read to its end, so that the connection can be used again, and looked at by nobody.
      return response.arrayBuffer().catch(function () {}).then(function () {
        return { status: response.status, retry_after: seconds_after(response.headers.get("Retry-After")) };
      });
    }, function () {
      return { status: 0, retry_after: -1 };
    }).finally(function () {
      clearTimeout(timer);
      if (under_way === mine) under_way = null;
    });
  }

  function send(ticket, body) {
    var before = forgotten;
    return kept().then(function (header) {
      if (!header || before !== forgotten) return { status: 0, retry_after: -1, key: 0 };
      return post(header, body);
    }).then(function (answer) {
      tell({ kind: "sent", ticket: ticket, status: answer.status, retry_after: answer.retry_after, key: answer.key === 0 ? 0 : 1 });
    });
  }

  window.WarmlineLrs = {
    endpoint: endpoint,
    start: function (listener) {
      tell = listener;
      addEventListener("online", function () { tell({ kind: "online" }); });
    },
    keep_key: keep_key,
    forget: forget,
    send: send,
  };
})();
