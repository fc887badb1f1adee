// The encryption of a profile that has a passphrase, by the browser's own WebCrypto.
//
// A profile's key: AES-256-GCM, random, never shown to any script after it was made. It is kept wrapped, as
//   {kdf: "PBKDF2-HMAC-SHA-256", iterations, salt (16 bytes), nonce (12), wrapped (32 + 16)}   bytes in hex
// by AES-256-GCM under PBKDF2(passphrase in Unicode's NFC as UTF-8, salt, iterations), additional data "warmline-key-1:ID".
// A sealed record, where the plain one would stand:
//   "WLE1"  nonce (12 bytes, random)  AES-256-GCM of the record (its length + 16 of the tag)
// under the profile's key, additional data "warmline-record-1:ID:SEQUENCE" (decimal), so that a record that was moved to
// another place or profile doesn't open. ID is the profile's, SEQUENCE the record's key in the journal.
//
//   WarmlineSeal.possible()              whether this browser has what it takes
//   WarmlineSeal.make_secret(id, words)  → a promise of a new wrapped key
//   WarmlineSeal.open_secret(secret, id, words)  → a promise of the CryptoKey; null: those are not the words; rejected with
//                                        "newer" where a later release has wrapped it in a way that is not known here
//   WarmlineSeal.of(id, key) → {         key null: a profile without a passphrase, whose records stay as they are
//     sealed                             whether there is a key
//     seal(records, first)               → a promise of what to store of them under the keys from `first` on
//     open(records)                      → a promise of [{sequence, bytes}] as they were; one that doesn't open keeps its bytes,
//   }                                      marked so that nobody takes it for a record
(function () {
  "use strict";

  var kKdf = "PBKDF2-HMAC-SHA-256";
  // What OWASP's Password Storage Cheat Sheet recommends for PBKDF2-HMAC-SHA-256 (cheatsheetseries.owasp.org, section PBKDF2).
  var kIterations = 600000;
  var kMostIterations = 20000000;  // of a wrapped key that was not made here
  var kMagic = [0x57, 0x4C, 0x45, 0x31];  // "WLE1"
  var kNonce = 12;
  var kAtOnce = 500;  // records that are opened at a time

  function utf8(text) { return new TextEncoder().encode(text); }

  function hex(bytes) {
    return Array.prototype.map.call(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
  }

  function unhex(text) {
    return Uint8Array.from(String(text).match(/[0-9a-f]{2}/g) || [], function (pair) { return parseInt(pair, 16); });
  }

  function random(count) { return crypto.getRandomValues(new Uint8Array(count)); }

  function possible() { return Boolean(window.crypto && crypto.subtle); }

  function wrapping_key(words, salt, iterations) {
    return crypto.subtle.importKey("raw", utf8(words.normalize("NFC")), "PBKDF2", false, ["deriveKey"]).then(function (base) {
      return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt: salt, iterations: iterations }, base,
                                     { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
    });
  }

  function wrapping(id, nonce) {
    return { name: "AES-GCM", iv: nonce, additionalData: utf8("warmline-key-1:" + id), tagLength: 128 };
  }

  function make_secret(id, words) {
    var salt = random(16), nonce = random(kNonce);
    return Promise.all([
      wrapping_key(words, salt, kIterations),
      crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]),
    ]).then(function (keys) {
      return crypto.subtle.wrapKey("raw", keys[1], keys[0], wrapping(id, nonce));
    }).then(function (wrapped) {
      return { kdf: kKdf, iterations: kIterations, salt: hex(salt), nonce: hex(nonce), wrapped: hex(new Uint8Array(wrapped)) };
    });
  }

  function open_secret(secret, id, words) {
    var count = secret.iterations;
    if (secret.kdf !== kKdf || count > kMostIterations) return Promise.reject(new Error("newer"));
    if (!(count >= 1)) return Promise.resolve(null);
    return wrapping_key(words, unhex(secret.salt), count).then(function (wrapping_by) {
      return crypto.subtle.unwrapKey("raw", unhex(secret.wrapped), wrapping_by, wrapping(id, unhex(secret.nonce)),
                                     { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
        .catch(function () { return null; });
    });
  }

  function is_sealed(bytes) {
    return bytes.length >= kMagic.length + kNonce + 16 &&
      kMagic.every(function (byte, at) { return bytes[at] === byte; });
  }

  function joined(parts) {
    var all = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
    parts.reduce(function (at, part) { all.set(part, at); return at + part.length; }, 0);
    return all;
  }

  function of(id, key) {
    function record(nonce, sequence) {
      return { name: "AES-GCM", iv: nonce, additionalData: utf8("warmline-record-1:" + id + ":" + sequence), tagLength: 128 };
    }

    function seal_one(bytes, sequence) {
      var nonce = random(kNonce);
      return crypto.subtle.encrypt(record(nonce, sequence), key, bytes).then(function (sealed) {
        return joined([kMagic, nonce, new Uint8Array(sealed)]);
      });
    }

    // What was not sealed by this profile's key for this place is no record, however sound it looks.
    function open_one(one) {
      if (one.bytes.length === 0) return Promise.resolve(one);
      if (!is_sealed(one.bytes)) return Promise.resolve({ sequence: one.sequence, bytes: joined([kMagic, one.bytes]) });
      var nonce = one.bytes.subarray(kMagic.length, kMagic.length + kNonce);
      return crypto.subtle.decrypt(record(nonce, one.sequence), key, one.bytes.subarray(kMagic.length + kNonce))
        .then(function (plain) { return { sequence: one.sequence, bytes: new Uint8Array(plain) }; },
              function () { return one; });
    }

    function open_from(records, at, opened) {
      if (at >= records.length) return Promise.resolve(opened);
      return Promise.all(records.slice(at, at + kAtOnce).map(open_one)).then(function (some) {
        return open_from(records, at + kAtOnce, opened.concat(some));
      });
    }

    return {
      sealed: Boolean(key),
      seal: function (records, first) {
        if (!key) return Promise.resolve(records);
        return Promise.all(records.map(function (bytes, at) { return seal_one(bytes, first + at); }));
      },
      open: function (records) { return key ? open_from(records, 0, []) : Promise.resolve(records); },
    };
  }

  window.WarmlineSeal = { possible: possible, make_secret: make_secret, open_secret: open_secret, of: of };
})();
