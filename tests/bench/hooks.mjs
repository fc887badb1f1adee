// What the pages under measure carry with them. These functions run in the page, before anything of its own.

// Times the callbacks of animation frames, counts what is drawn, and notes moments: window.bench.
export function install_hooks() {
  const bench = window.bench = { frames: [], draws: 0, moments: {}, ups: [] };
  bench.note = (name) => { bench.moments[name] ??= performance.now(); };

  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => ask((time) => {
    const before = bench.draws;
    const start = performance.now();
    try {
      callback(time);
    } finally {
      bench.frames.push({ start, end: performance.now(), drew: bench.draws > before });
    }
  });
  for (const name of ["drawElements", "drawArrays", "clear"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      ++bench.draws;
      return draw.apply(this, given);
    };
  }
  document.addEventListener("pointerup", () => bench.ups.push(performance.now()), true);
}

// The yardstick says itself what it has drawn.
export function watch_yardstick() {
  window.on_yardstick = (clicks) => window.bench.note(clicks === 0 ? "clickable" : `line-${clicks}`);
}

// Follows the real elements of Warmline's page. With `drive`, goes into the suggested call as fast as the page lets anyone:
// each control is pressed the moment it can be.
export function watch_warmline({ drive }) {
  const bench = window.bench;
  const main = () => document.querySelector("#semantics main");
  function named(pattern) {
    if (!main() || !document.getElementById("shell").hidden) return null;
    return [...main().querySelectorAll("button")].find((one) => pattern.test(one.textContent)) ?? null;
  }
  // There for a pointer: nothing lies over it.
  function reachable(button) {
    const box = button.getBoundingClientRect();
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    return at === button && button.getAttribute("aria-disabled") !== "true";
  }
  const steps = [/^(Take|Go on with) “/, /^(Pick up|Ring) now$/, /^Show all/];
  const pressed = new Set();
  function press(pattern) {
    const button = named(pattern);
    if (!button || pressed.has(pattern.source)) return;
    pressed.add(pattern.source);
    button.click();
  }
  function look() {
    const start = named(steps[0]);
    if (start && reachable(start)) bench.note("clickable");
    if (drive && start && reachable(start)) press(steps[0]);
    if (drive && !start && pressed.has(steps[0].source)) {
      press(/^Take this call$/);  // after a content note; the list of calls has buttons of that name, too
      press(steps[1]);
    }
    const choice = named(/^[1-4]\n/);
    if (choice) bench.note("choice-shown");
    if (choice && reachable(choice)) bench.note("choice");
    const said = document.querySelectorAll('#semantics main [data-id^="said-"].s-listitem').length;
    if (said > 0) bench.note(`line-${said}`);
    bench.said = said;
    if (drive && said > 0) press(steps[2]);  // not before: the way in has a button of that name, too
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}
