// What the program needs of the page besides drawing: the next frame, timers, files, and what people do.
(function () {
  "use strict";

  var program = null;  // the Emscripten module, once it runs
  var frame = 0;       // a frame is asked for
  var timer = 0;
  var timer_at = Infinity;

  function draw() {
    frame = 0;
    program._warmline_frame();
  }

  function ask() {
    if (program && !frame) frame = requestAnimationFrame(draw);
  }

  function wake() { program._warmline_wake(); }

  function take_input(kind, id, text, amount, flags) {
    program.ccall("warmline_input", null, ["number", "string", "string", "number", "number"],
                  [kind, id, text, amount, flags]);
  }

  window.WarmlinePage = {
    start: function (module) {
      program = module;
      addEventListener("resize", wake);
      ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"].forEach(function (query) {
        matchMedia(query).addEventListener("change", wake);
      });
      document.addEventListener("visibilitychange", wake);
      module.warmline.semantics.start(document.getElementById("semantics"), take_input);
    },

    frame: ask,

    // One frame at a steady time (performance.now); an earlier one replaces a later one.
    at: function (steady_ms) {
      if (timer && timer_at === steady_ms) return;
      clearTimeout(timer);
      timer_at = steady_ms;
      timer = setTimeout(function () {
        timer = 0;
        ask();
      }, Math.max(0, steady_ms - performance.now()));
    },

    copy: function (text) {
      // The promise says no where the browser forbids it; the text is still on the page to be copied by hand.
      if (navigator.clipboard) navigator.clipboard.writeText(text).catch(function (error) { console.warn(error); });
    },

    save: function (name, mime, bytes) {
      var url = URL.createObjectURL(new Blob([bytes], { type: mime }));
      var link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
    },
  };
})();
