// Runs the engine's benchmark in Chromium: node chromium.mjs BUILD_FOLDER SCENARIO…
import { join } from "node:path";
import { chromium, find_chromium, kSwitches } from "../../browser/chromium.mjs";

const [folder, ...scenarios] = process.argv.slice(2);
const kOrigin = "http://bench.invalid";  // answered here, never looked up

const browser = await chromium.launch({ executablePath: find_chromium(), args: kSwitches });
try {
  const page = await browser.newPage();
  await page.route(`${kOrigin}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    return name ? route.fulfill({ path: join(folder, name) })
                : route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Bench</title>" });
  });
  await page.goto(`${kOrigin}/`);
  console.log(`wasm in Chromium ${browser.version()}:`);
  const status = await page.evaluate(([script, args]) => new Promise((done, failed) => {
    window.lines = [];
    window.Module = {
      arguments: args,
      print: (line) => window.lines.push(line),
      printErr: (line) => window.lines.push(line),
      onExit: done,
      onAbort: (what) => failed(new Error(String(what))),
    };
    const tag = document.createElement("script");
    tag.src = script;
    tag.onerror = () => failed(new Error(`${script} can't be loaded`));
    document.head.append(tag);
  }), ["warmline_bench_engine.js", scenarios]);
  for (const line of await page.evaluate(() => window.lines)) console.log(line);
  process.exitCode = status;
} finally {
  await browser.close();
}
