// A million attempts in Chromium: wasm with its bare loops (main.cpp), then the same questions put to typed arrays in
// JavaScript (arrays.js), in one page and one run: node chromium.mjs BUILD_FOLDER TEAM_FILE
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, find_chromium, kSwitches } from "../../browser/chromium.mjs";

const [folder, team] = process.argv.slice(2);
const kHere = dirname(fileURLToPath(import.meta.url));
const kFiles = {
  "/team.csv": [team, "text/csv"],
  "/arrays.js": [join(kHere, "arrays.js"), "text/javascript"],
  "/warmline_bench_team_page.js": [join(folder, "warmline_bench_team_page.js"), "text/javascript"],
  "/warmline_bench_team_page.wasm": [join(folder, "warmline_bench_team_page.wasm"), "application/wasm"],
};

const server = createServer((request, response) => {
  const file = kFiles[request.url];
  if (request.url === "/") response.setHeader("Content-Type", "text/html").end("<!doctype html><title>Bench</title>");
  else if (!file) response.writeHead(404).end();
  else createReadStream(file[0]).pipe(response.setHeader("Content-Type", file[1]));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await chromium.launch({ executablePath: find_chromium(), args: kSwitches });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(600000);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  console.log(`wasm in Chromium ${browser.version()}:`);
  const status = await page.evaluate(async () => {
    const bytes = new Uint8Array(await (await fetch("team.csv")).arrayBuffer());
    window.bytes = bytes;
    window.lines = [];
    const status = await new Promise((done, failed) => {
      window.Module = {
        arguments: ["/team.csv"],
        preRun: [() => window.Module.FS.writeFile("/team.csv", bytes)],
        print: (line) => window.lines.push(line),
        printErr: (line) => window.lines.push(line),
        onExit: done,
        onAbort: (what) => failed(new Error(String(what))),
      };
      const tag = document.createElement("script");
      tag.src = "warmline_bench_team_page.js";
      tag.onerror = () => failed(new Error("the program can't be loaded"));
      document.head.append(tag);
    });
    return status;
  });
  const wasm = await page.evaluate(() => window.lines);
  for (const line of wasm) console.log(line);
  await page.addScriptTag({ url: "arrays.js" });
  const arrays = await page.evaluate(() => window.measure_arrays(window.bytes));
  console.log("\nTyped arrays in JavaScript, same page:");
  console.log(`loaded in ${arrays.load.toFixed(0)} ms\n`);
  console.log("| | wasm, ms | JavaScript, ms | wasm ÷ JavaScript |\n|---|---|---|---|");
  for (const { name, ms } of arrays.rows) {
    const ours = wasm.find((line) => line.startsWith(`| ${name} |`))?.split("|")[2].trim();
    if (ours === undefined) throw new Error(`the program measured no "${name}"`);
    console.log(`| ${name} | ${ours} | ${ms.toFixed(2)} | ${(Number(ours) / ms).toFixed(2)} |`);
  }
  console.log(`\nsums to compare: ${arrays.sums.join(" ")}`);
  process.exitCode = status;
} finally {
  await browser.close();
  server.close();
}
