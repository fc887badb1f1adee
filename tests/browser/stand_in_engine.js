// Takes the place of warmline.js where a test is about the shell alone: it compiles nothing, keeps the
// options it was given, and reports itself ready unless the test has set `window.stand_in_waits`.
var createWarmline = function (options) {
  window.stand_in = options;
  window.stand_in_later = [];  // [name, bytes or null] of each scenario that came later
  window.WarmlinePage.give_scenario = function (name, bytes) { window.stand_in_later.push([name, bytes && bytes.length]); };
  if (!window.stand_in_waits) setTimeout(options.warmline.onReady, 0);
  return Promise.resolve(options);
};
