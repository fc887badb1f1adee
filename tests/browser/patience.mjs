// Waiting for what is asked about, however slow the machine: a fixed pause is too short on some and too long on all others.
import assert from "node:assert/strict";

export const kPatience = { timeout: 60000 };

// Until the app has drawn what it was asked for: it draws in a frame that the event asks for, and once more as its layout
// settles; ours come behind its own.
export const frames = (page, count = 4) => page.evaluate((left) => new Promise((done) => {
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
  setTimeout(next);
}), count);

// Until all is stored: the page asks before it goes exactly while something isn't (page.js), and that is known behind the frame.
export async function stored(page) {
  await frames(page);
  await page.waitForFunction(() => dispatchEvent(new Event("beforeunload", { cancelable: true })), null, { ...kPatience, polling: 50 });
}

// Whether it holds before the time is over; asked again and again.
export async function becomes(page, holds, within = kPatience.timeout) {
  for (const end = Date.now() + within; Date.now() < end; await page.waitForTimeout(100)) {
    if (await holds()) return true;
  }
  return false;
}

// A picture, once nothing moves any more: as the one half a second before.
export async function at_rest(page, options = {}) {
  let last = await page.screenshot(options);
  assert.ok(await becomes(page, async () => {
    await page.waitForTimeout(500);
    const before = last;
    last = await page.screenshot(options);
    return before.equals(last);
  }), "it never comes to rest");
  return last;
}

// A claim of so many milliseconds, on a machine that may stand still for longer: of three tries one has to keep it.
export async function once_within(limit, measure) {
  const all = [];
  do all.push(await measure()); while (all.at(-1) >= limit && all.length < 3);
  assert.ok(all.at(-1) < limit, `${all.join(", ")} ms`);
  return all.at(-1);
}
