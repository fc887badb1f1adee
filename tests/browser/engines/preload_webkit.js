// An automated WebKit cancels each file chooser, with an event or without, and WebDriver gives files only to an input that
// stands in the document. So the app's input is put there, for webkit.mjs to find, if the browser would have opened a chooser:
// while the person's press counts.
(function () {
  var click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    if (this.type === "file" && navigator.userActivation.isActive) {
      this.id = "warmline-chooser";
      document.documentElement.appendChild(this);
    }
    click.call(this);
  };
})();
