// Runs in each page before its own scripts: remembers what the page's policy forbade.
window.warmline_violations = [];
document.addEventListener("securitypolicyviolation", function (event) {
  window.warmline_violations.push(event.effectiveDirective + ": " + event.blockedURI + " " + event.sample);
});
