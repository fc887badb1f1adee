// A second copy of what store.js keeps, beside the browser's database: Chromium's can lose acknowledged records when the
// browser is killed twice (github.com/google/leveldb/issues/1287), and throws a damaged database away whole. The copy is one
// file, appended to and flushed for each save (copy_worker.js).
//
//   WarmlineCopy.of(name) → {
//     open()           a promise of its records [{sequence, bytes}]; rejected where there is no such file system
//     append(records)  a promise that is settled when they are on disk
//     close()          lets another tab have it, and open() have it again
//     due()            whether one that failed is worth another open(): not for kPauseMs after the last, as that reads everything
//   }
//   WarmlineCopy.compare(records, copied) → { all, lost, lacking }  of the journal's records and the copy's
// Each promise is given up after kPatienceMs, so that a copy that hangs never holds up a save for long.
(function () {
  "use strict";

  var kPatienceMs = 3000;
  var kPauseMs = 60000;

  // The page's list of files knows the worker's address; where there is none it lies beside.
  function address() {
    var list = document.getElementById("manifest");
    var found = list && JSON.parse(list.textContent).filter(function (file) { return file.kind === "worker"; })[0];
    return found ? found.url : "copy_worker.js";
  }

  // The only address that the page's policy lets anybody start a worker from. It can be made once: of a second one of that
  // name the browser says no.
  var policy = window.trustedTypes ? window.trustedTypes.createPolicy("warmline-worker", { createScriptURL: address }) : null;

  function start_worker() { return new Worker(policy ? policy.createScriptURL("") : address()); }

  function of(name) {
    var worker = null;
    var waiting = {};
    var number = 0;
    var opened_ms = 0;

    function possible() { return Boolean(navigator.storage && navigator.storage.getDirectory && window.Worker); }

    function fail_all(why) {
      Object.keys(waiting).forEach(function (key) { waiting[key].reject(why); });
      waiting = {};
    }

    function start() {
      if (worker) return;
      worker = start_worker();
      worker.onmessage = function (event) {
        var one = waiting[event.data.number];
        delete waiting[event.data.number];
        if (!one) return;
        if (event.data.error) one.reject(new Error(event.data.error));
        else one.resolve(event.data.records);
      };
      worker.onerror = function (event) {
        event.preventDefault();
        fail_all(new Error("the copy's worker failed"));
      };
    }

    function send(message) {
      return new Promise(function (resolve, reject) {
        start();
        message.number = ++number;
        var timer = setTimeout(function () {
          delete waiting[message.number];
          reject(new Error("the copy doesn't answer"));
        }, kPatienceMs);
        waiting[message.number] = {
          resolve: function (value) { clearTimeout(timer); resolve(value); },
          reject: function (why) { clearTimeout(timer); reject(why); },
        };
        worker.postMessage(message);
      });
    }

    return {
      open: function () {
        if (!possible()) return Promise.reject(new Error("no private file system"));
        opened_ms = Date.now();
        return send({ open: name + ".copy" });
      },
      append: function (records) { return send({ append: records }); },
      close: function () {
        if (worker) worker.terminate();  // a page that is put to sleep is not sure to get a message through
        worker = null;
        fail_all(new Error("closed"));
      },
      due: function () { return possible() && Date.now() - opened_ms >= kPauseMs; },
    };
  }

  function same(one, other) {
    return one.length === other.length && one.every(function (byte, at) { return byte === other[at]; });
  }

  // lost: the journal has them no more, or can't read them (empty bytes); lacking: the copy hasn't got them, or not
  // as they are now (the profile's own, under the key 0, alone is ever changed); all: what there is of both, in order.
  function compare(records, copied) {
    var there = {}, in_copy = {}, back = {};
    records.forEach(function (record) { there[record.sequence] = record.bytes.length > 0; });
    copied.forEach(function (record) { in_copy[record.sequence] = record.bytes; });
    var lost = copied.filter(function (record) {
      return !(record.sequence in there) || (!there[record.sequence] && record.bytes.length > 0);
    });
    lost.forEach(function (record) { back[record.sequence] = true; });
    var all = records.filter(function (record) { return !back[record.sequence]; }).concat(lost);
    all.sort(function (a, b) { return a.sequence - b.sequence; });
    return {
      all: all,
      lost: lost,
      lacking: records.filter(function (record) {
        var copy = in_copy[record.sequence];
        return record.bytes.length > 0 && (!copy || (record.sequence === 0 && !same(copy, record.bytes)));
      }),
    };
  }

  window.WarmlineCopy = { of: of, compare: compare };
})();
