// What the browser's own Print makes of the page: what it says, as an ordinary page on white paper (plain.css), without the
// navigation and the buttons. The canvas would print as a picture of one screen.
(function () {
  "use strict";

  var root = document.documentElement;
  var places = null;  // of what is scrolled, while it is printed

  addEventListener("beforeprint", function () {
    if (places) return;
    places = Array.prototype.map.call(document.querySelectorAll("#semantics .s-scroll"), function (element) {
      return { element: element, top: element.scrollTop };
    });
    root.dataset.print = root.dataset.view || "drawn";
    root.dataset.view = "plain";
  });

  addEventListener("afterprint", function () {
    if (!places) return;
    if (root.dataset.print === "drawn") delete root.dataset.view;
    delete root.dataset.print;
    places.forEach(function (one) { one.element.scrollTop = one.top; });
    places = null;
  });
})();
