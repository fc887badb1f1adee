// Drags, pinches and the wheel over something that is drawn larger than it is shown (a map): the program is told by how
// many pixels, and how many times larger about which place.
(function () {
  "use strict";

  var kPan = 10, kZoom = 11;  // platform.h: InputEvent
  var kSlack = 5;             // pixels that a press may move without being a drag
  var kLine = 16;             // pixels in a line that a wheel reports

  function place_in(element, x, y) {
    var at = element.getBoundingClientRect();
    return { x: x - at.left, y: y - at.top };
  }

  function attach(element, send) {
    var pointers = {};     // those that are down, by id: where they were last
    var travelled = 0;
    var dragging = false;

    function pan(x, y) {
      if (x || y) send(kPan, element.dataset.id, x + " " + y, 0, 0);
    }
    function zoom(factor, x, y) {
      var at = place_in(element, x, y);
      send(kZoom, element.dataset.id, at.x + " " + at.y, factor, 0);
    }
    function others(id) {
      return Object.keys(pointers).filter(function (key) { return key !== String(id); }).map(function (key) { return pointers[key]; });
    }

    function down(event) {
      if (event.pointerType === "mouse" && event.button !== 0) return;
      if (Object.keys(pointers).length === 0) {
        travelled = 0;
        dragging = false;
      }
      pointers[event.pointerId] = { x: event.clientX, y: event.clientY };
    }

    // Two fingers: as far as their middle moved, and as many times larger as they came apart.
    function move(event) {
      var was = pointers[event.pointerId];
      if (!was) return;
      var now = { x: event.clientX, y: event.clientY };
      travelled += Math.abs(now.x - was.x) + Math.abs(now.y - was.y);
      if (!dragging && travelled <= kSlack) return;
      if (!dragging) {
        dragging = true;
        element.classList.add("dragged");
        element.setPointerCapture(event.pointerId);
      }
      pointers[event.pointerId] = now;
      var rest = others(event.pointerId);
      if (rest.length === 0) {
        pan(now.x - was.x, now.y - was.y);
      } else if (rest.length === 1) {
        var apart = Math.hypot(was.x - rest[0].x, was.y - rest[0].y);
        pan((now.x - was.x) / 2, (now.y - was.y) / 2);
        if (apart > 1) {
          zoom(Math.hypot(now.x - rest[0].x, now.y - rest[0].y) / apart, (now.x + rest[0].x) / 2, (now.y + rest[0].y) / 2);
        }
      }
    }

    function up(event) {
      delete pointers[event.pointerId];
      if (Object.keys(pointers).length > 0) return;
      element.classList.remove("dragged");
    }

    // A drag that began on a control is no press of it.
    function click(event) {
      if (!dragging) return;
      dragging = false;
      event.preventDefault();
      event.stopPropagation();
    }

    function wheel(event) {
      event.preventDefault();
      var unit = event.deltaMode === 1 ? kLine : event.deltaMode === 2 ? element.clientHeight : 1;
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) pan(-event.deltaX * unit, 0);
      else zoom(Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0016)), event.clientX, event.clientY);
    }

    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("click", click, true);
    element.addEventListener("wheel", wheel, { passive: false });
  }

  window.WarmlinePlane = { attach: attach };
})();
