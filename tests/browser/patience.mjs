// Waiting for what is asked about, however slow the machine: a fixed pause is too short on some and too long on all others.

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
