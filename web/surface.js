// The drawing surface, made while the program still downloads and not after it. One that the browser takes away (the graphics
// card's driver begins anew) is given back only to a page that says at once that it wants it; the program is not there to say so yet.
//
//   WarmlineSurface.usable()   a promise: whether there is one to draw on; one that is gone is waited for a moment
(function () {
  "use strict";

  var kBackMs = 3000;
  // What ImGui needs of it; SDL asks the same canvas later.
  var kContext = { alpha: false, antialias: false, depth: false, stencil: false };

  var canvas = document.getElementById("canvas");
  // The size that it will have: SDL changing it later makes the browser begin the surface anew.
  canvas.width = Math.floor(canvas.clientWidth * window.devicePixelRatio);
  canvas.height = Math.floor(canvas.clientHeight * window.devicePixelRatio);
  canvas.addEventListener("webglcontextlost", function (event) { event.preventDefault(); });
  var context = canvas.getContext("webgl2", kContext);  // null: the plain view is all there is

  function usable() {
    if (!context || !context.isContextLost()) return Promise.resolve(Boolean(context));
    return new Promise(function (resolve) {
      canvas.addEventListener("webglcontextrestored", function () { resolve(true); }, { once: true });
      setTimeout(resolve, kBackMs, false);
    });
  }

  window.WarmlineSurface = { usable: usable };
})();
