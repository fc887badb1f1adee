// An automated WebKit cancels each file chooser, and WebDriver gives files only to an input that stands in the document. So
// the app's input is put there once the browser has opened its chooser and cancelled it, for webkit.mjs to find.
(function () {
  var click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    var input = this;
    if (input.type === "file") {
      input.addEventListener("cancel", function () {
        input.id = "warmline-chooser";
        document.documentElement.appendChild(input);
      }, { once: true });
    }
    click.call(input);
  };
})();
