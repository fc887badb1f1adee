// The browser that measures: Chromium with software drawing, a profile on disk, a line and a processor that can be slowed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, find_chromium, kSlow, kSwitches, slow_down } from "../browser/chromium.mjs";
import { install_hooks } from "./hooks.mjs";

export const kView = { width: 1280, height: 800 };
const kPatienceMs = 120000;

async function prepare(context, watch, options) {
  context.setDefaultTimeout(kPatienceMs);
  await context.addInitScript(install_hooks);
  await context.addInitScript(watch, options);
}

// The first page that draws starts the browser's drawing process; whoever visits a site has that behind them.
async function warm_up(page) {
  await page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl2");
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  });
}

// A first and a second visit with a fresh profile on disk: the milliseconds from navigation to each moment of `wanted`,
// for both visits.
export async function two_visits({ url, watch, options, wanted, slow }) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-bench-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: find_chromium(), args: kSwitches, viewport: kView, reducedMotion: "reduce",
  });
  try {
    await prepare(context, watch, options);
    const visits = [];
    for (let visit = 0; visit < 2; ++visit) {
      const page = await context.newPage();
      await warm_up(page);
      if (slow) await slow_down(page, kSlow);
      await page.goto(url, { timeout: kPatienceMs });
      await page.waitForFunction((names) => names.every((name) => window.bench.moments[name] !== undefined), wanted);
      visits.push(await page.evaluate(() => window.bench.moments));
      await page.waitForTimeout(1000);  // what a browser keeps for the second visit it writes behind the first one's back
      await page.close();
    }
    return visits;
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

// Calls `work(page, processor_seconds)` with the page loaded in a browser of its own; processor_seconds() is what all of
// that browser's processes have used so far.
export async function with_page({ url, watch, options, wanted }, work) {
  const browser = await chromium.launch({ executablePath: find_chromium(), args: kSwitches });
  try {
    const context = await browser.newContext({ viewport: kView, reducedMotion: "reduce" });
    await prepare(context, watch, options);
    const session = await browser.newBrowserCDPSession();
    async function processor_seconds() {
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    }
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction((names) => names.every((name) => window.bench.moments[name] !== undefined), wanted);
    return await work(page, processor_seconds);
  } finally {
    await browser.close();
  }
}
