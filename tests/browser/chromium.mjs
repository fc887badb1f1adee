// The Chromium that tests and benchmarks run, and what they slow it down to.
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

// The dependencies live in a cache outside the tree; tests/browser/modules.sh names the folder.
const require_from = createRequire(join(process.env.WARMLINE_BROWSER_MODULES ?? fileURLToPath(new URL(".", import.meta.url)), "x"));
export const { chromium } = require_from("playwright-core");

// The slow line and processor of the benchmarks.
export const kSlow = { bits_per_second: 1.6e6, latency_ms: 150, processor: 4 };

// Software drawing, so that WebGL 2 is there on machines without a graphics card.
export const kSwitches = [
  "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox",
  "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync",
];

export function find_chromium() {
  const named = process.env.WARMLINE_CHROMIUM;
  if (named) return named;
  for (const folder of process.env.PATH.split(delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch { /* look on */ }
    }
  }
  throw new Error("no Chromium found: install it (apt-get install chromium) or name it in WARMLINE_CHROMIUM");
}

// Slows a page's line and processor: see kSlow.
export async function slow_down(page, { bits_per_second, latency_ms, processor = 1 }) {
  const session = await page.context().newCDPSession(page);
  const throughput = bits_per_second / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false, latency: latency_ms, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
}
