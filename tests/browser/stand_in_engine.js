// Takes the place of warmline.js where a test is about the shell alone: it compiles nothing, keeps the
// options it was given, and reports itself ready unless the test has set `window.stand_in_waits`.
var createWarmline = function (options) {
  window.stand_in = options;
  if (!window.stand_in_waits) setTimeout(options.warmline.onReady, 0);
  return Promise.resolve(options);
};
