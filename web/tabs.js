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
//   WarmlineTabs.channel(name) → a BroadcastChannel; null where there is none (making one fails in Firefox while site data is
//   blocked; no tab has news then)
//
// A tab that ends in whatever way, a killed one too, gives its lock back; the one that has waited longest gets it. One that
// is put to sleep (kept for the Back button, frozen) gives it back itself and asks again when it wakes.
(function () {
  "use strict";

  // A page that is loaded again meets its own predecessor's lock for some milliseconds: that is no other tab.
  var kPatienceMs = 300;

  function channel_of(name) {
    try { return window.BroadcastChannel ? new BroadcastChannel(name) : null; } catch (error) { return null; }
  }

  function join(name, tell) {
    var locks = navigator.locks;
    var channel = null;
    var role = null;      // null: not known
    var known = null;     // promise of the role
    var settle = null;
    var let_go = null;    // gives the lock back
    var waiting = null;   // AbortController of the request that waits
    var asleep = false;   // says itself: a page may be told twice, by pagehide and by freeze

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
        if (asleep) return undefined;  // was granted as the page fell asleep: back with it
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
      var mine = waiting = new AbortController();
      request({ signal: mine.signal });
      setTimeout(function () { if (role === null && waiting === mine) become("reading"); }, kPatienceMs);
    }

    function withdraw() {
      if (waiting) waiting.abort();
      waiting = null;
    }

    // Closed while the page sleeps: news that comes to a page kept for the Back button would throw it away.
    function listen() {
      channel = channel_of(name);
      if (channel) channel.onmessage = function () { tell("news"); };
    }

    function sleep() {
      if (asleep) return;
      asleep = true;
      withdraw();
      if (let_go) let_go();
      let_go = null;
      role = null;
      if (channel) channel.close();
      channel = null;
      if (!settle) look_up();  // whoever waits for the role already goes on waiting
      tell("asleep");
    }

    function wake() {
      if (!asleep) return;
      asleep = false;
      listen();
      ask();
      known.then(function (is) { tell("news"); tell(is); });
    }

    look_up();
    listen();
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

  window.WarmlineTabs = { join: join, channel: channel_of };
})();
