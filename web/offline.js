// Keeps the site for use without a connection (service_worker.js), and decides when a newer release takes over: at the start
// of the only page there is, before anything of it has begun. Where there is no service worker (an address without https,
// storage that is blocked) the page works all the same, with a connection.
//
//   WarmlineOffline.settled      a promise: this page is of the newest release that is on this device, and may begin
//   WarmlineOffline.keep()       once the page stands: looks for a newer release, or keeps this one
//   WarmlineOffline.keep_too(url)  a file that not everybody needs, and this page has fetched
(function () {
  "use strict";

  var kAnswerMs = 5000;
  var kTurnMs = 10000;  // for a worker that is let in
  var kScript = "service_worker.js";  // beside the page, always of this name

  var container = navigator.serviceWorker;
  // The only address that the page's policy lets anybody register a worker from.
  var policy = window.trustedTypes && container
    ? window.trustedTypes.createPolicy("warmline-offline", { createScriptURL: function () { return kScript; } }) : null;

  function no_more() { /* without it the page works as it does without a service worker */ }

  // Settled at once if there is nothing newer, or somebody else's page needs the older one; else the page loads again.
  function take_newer(waiting) {
    return new Promise(function (resolve) {
      var begun = false;
      function begin() {
        begun = true;  // from here on somebody may be in the middle of something
        resolve();
      }
      var timer = setTimeout(begin, kAnswerMs);
      var channel = new MessageChannel();
      channel.port1.onmessage = function (event) {
        if (begun) return;
        clearTimeout(timer);
        if (!event.data) { begin(); return; }
        setTimeout(begin, kTurnMs);
        waiting.postMessage("take-over");
      };
      container.addEventListener("controllerchange", function () { if (!begun) location.reload(); });
      // A release that is newer still takes its place, and waits for the next start.
      waiting.addEventListener("statechange", function () { if (waiting.state === "redundant") begin(); });
      waiting.postMessage("are-we-alone", [channel.port2]);
    });
  }

  // A page that no worker answers for came from the server just now.
  function settle() {
    if (!container || !container.controller) return Promise.resolve();
    return container.getRegistration().then(function (found) {
      return found && found.waiting ? take_newer(found.waiting) : undefined;
    }).catch(no_more);
  }

  function keep() {
    if (!container) return;
    container.register(policy ? policy.createScriptURL("") : kScript, { updateViaCache: "none" }).catch(no_more);
  }

  function keep_too(url) {
    if (!container || container.controller) return;  // a worker that answers keeps it by itself
    container.ready.then(function (found) {
      found.active.postMessage({ keep_too: new URL(url, document.baseURI).href });
    }).catch(no_more);
  }

  window.WarmlineOffline = { settled: settle(), keep: keep, keep_too: keep_too };
})();
