// One writer among the tabs of this site, and news between them.
//
//   WarmlineTabs.join(name, tell) → {
//     role()     a promise of "writing" (this tab alone), "reading" (another tab writes) or "unguarded" (this browser has no
//                Web Locks and nothing keeps two tabs apart); settles within kPatienceMs
//     take_over()  makes this tab the writer, whoever is; for a tab whose other end sleeps or hangs
//     announce()   tells the other tabs that something was stored
//   }
//   tell("writing"), tell("reading")  the role has changed
//   tell("asleep")                    this tab has given the lock back and will ask again
//   tell("news")                      another tab has stored something, or may have while this one slept
//
// A tab that ends in whatever way, a killed one too, gives its lock back; the one that has waited longest gets it. One that
// is put to sleep (kept for the Back button, frozen) gives it back itself and asks again when it wakes.
(function () {
  "use strict";

  // A page that is loaded again meets its own predecessor's lock for some milliseconds: that is no other tab.
  var kPatienceMs = 300;

  function join(name, tell) {
    var locks = navigator.locks;
    var channel = window.BroadcastChannel ? new BroadcastChannel(name) : null;
    var role = null;      // null: not known
    var known = null;     // promise of the role
    var settle = null;
    var let_go = null;    // gives the lock back
    var waiting = null;   // AbortController of the request that waits

    function look_up() { known = new Promise(function (resolve) { settle = resolve; }); }

    function become(next) {
      if (role === next) return;
      var told = role !== null;
      role = next;
      if (settle) { settle(next); settle = null; } else { known = Promise.resolve(next); }
      if (told) tell(next);
    }

    // The lock is held until the promise that its taker gets is settled.
    function request(options) {
      var held = false;
      locks.request(name, options, function () {
        held = true;
        waiting = null;
        return new Promise(function (resolve) {
          let_go = resolve;
          become("writing");
        });
      }).catch(function (error) {
        if (held) {  // taken away by another tab
          let_go = null;
          become("reading");
          ask();
        } else if (error.name !== "AbortError") {  // not withdrawn by us: this page may have no locks
          become("unguarded");
        }
      });
    }

    function ask() {
      waiting = new AbortController();
      request({ signal: waiting.signal });
      setTimeout(function () { if (role === null) become("reading"); }, kPatienceMs);
    }

    function withdraw() {
      if (waiting) waiting.abort();
      waiting = null;
    }

    function sleep() {
      withdraw();
      if (let_go) let_go();
      let_go = null;
      role = null;
      look_up();
      tell("asleep");
    }

    function wake() {
      if (role !== null || waiting) return;
      ask();
      known.then(function (is) { tell("news"); tell(is); });
    }

    look_up();
    if (channel) channel.onmessage = function () { tell("news"); };
    document.addEventListener("visibilitychange", function () { if (!document.hidden) tell("news"); });
    if (!locks) {
      become("unguarded");
    } else {
      ask();
      addEventListener("pagehide", function (event) { if (event.persisted) sleep(); });
      addEventListener("pageshow", function (event) { if (event.persisted) wake(); });
      document.addEventListener("freeze", sleep);
      document.addEventListener("resume", wake);
    }

    return {
      role: function () { return known; },
      take_over: function () {
        if (!locks || role !== "reading") return;
        withdraw();
        request({ steal: true });
      },
      announce: function () { if (channel) channel.postMessage("stored"); },
    };
  }

  window.WarmlineTabs = { join: join };
})();
