// Streams the program in and tells the measuring page of each frame that was drawn.
createWarmline({
  canvas: document.getElementById("canvas"),
  locateFile: function (name) { return "files/" + name; },
  onDrawn: function (clicks) { if (window.on_yardstick) window.on_yardstick(clicks); },
});
