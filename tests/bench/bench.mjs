// Measures the built site against the yardstick and prints one table: see tests/bench/run.
//   node tests/bench/bench.mjs --site DIR --yardstick DIR [--quick] [--only bytes,start,idle,click,save]
import { parseArgs } from "node:util";
import { serve } from "../../web/serve.mjs";
import { bytes, clicking, idling, saving, start_times } from "./measures.mjs";

const kQuick = { rounds: 3, idle_rounds: 1, click_rounds: 1, saves: 60, save_rounds: 1 };
const kFull = { rounds: 9, idle_rounds: 3, click_rounds: 3, saves: 200, save_rounds: 3 };

const kHow = `How to read it
  The yardstick is a plain, empty page of the same parts, built in this run: Dear ImGui with one button, SDL2, and one record
  through cereal and back (tests/bench/yardstick). It has what such a page has when nobody trims it: exceptions and type information,
  which cereal asks for, all of SDL2's video, three hops in a row to its program, and a frame every sixtieth of a second.
  Both are served by web/serve.mjs with brotli and the headers of production, and measured in turn in the same Chromium.
  Bytes: each file compressed by itself, scenarios and fonts included; NOTICES.txt, SHA256SUMS and _headers count for neither side.
  From navigation to a click: milliseconds from navigation until a control is drawn, takes clicks and nothing lies over it. For
  the yardstick that is its button in each row. The first choice is reached by pressing, the moment each can be pressed, the
  suggested call, its content note if any, the way past the time before the call, and the key that hurries the lines; its last
  300 ms are the guard that keeps a slip of the finger from choosing. A fresh profile for each pair of visits; medians.
  Frames: callbacks of requestAnimationFrame in which WebGL was called. Processor seconds: all of the browser's processes.
  From a click: from the finger's lifting to the frame that shows the line; its time is that of the frames' callbacks on the page's
  own thread, which the browser rounds to 0.1 ms. Reduced motion is set everywhere.
  Times depend on the machine and on what else it does; only the ratios of one run compare.`;

function figure(value, digits, unit) {
  if (value === undefined) return "–";
  const text = value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit && unit !== "bytes" ? `${text} ${unit}` : text;
}

function ratio({ ours, yardstick }) {
  return yardstick ? (ours / yardstick).toFixed(2) : "–";
}

function print(rows) {
  const width = Math.max(...rows.map((row) => row.name.length)) + 2;
  const line = (cells) => console.log(
    `${cells[0].padEnd(width)}${cells.slice(1, 4).map((cell) => cell.padStart(12)).join("")}   ${cells[4] ?? ""}`.trimEnd());
  let group = "";
  for (const row of rows) {
    if (row.group !== group) {
      group = row.group;
      console.log(`\n${group}`);
      line(["", "ours", "yardstick", "ratio", "aim"]);
    }
    line([row.name, figure(row.ours, row.digits, row.unit), figure(row.yardstick, row.digits, row.unit), ratio(row), row.aim]);
  }
}

const { values } = parseArgs({ options: {
  site: { type: "string" }, yardstick: { type: "string" }, quick: { type: "boolean", default: false },
  only: { type: "string", default: "bytes,start,idle,click,save" },
} });
const plan = { ...(values.quick ? kQuick : kFull), say: (text) => process.stderr.write(`\r\x1b[K-- ${text}`) };
const wanted = new Set(values.only.split(","));

const servers = [];
async function site(folder) {
  const server = await serve({ dir: folder, port: 0, explicit: true, precompress: true });
  servers.push(server);
  return { folder, url: server.url };
}

try {
  const sites = { ours: await site(values.site), yardstick: await site(values.yardstick) };
  const rows = [];
  if (wanted.has("bytes")) rows.push(...bytes(sites));
  if (wanted.has("start")) rows.push(...await start_times(sites, plan));
  if (wanted.has("idle")) rows.push(...await idling(sites, plan));
  if (wanted.has("click")) rows.push(...await clicking(sites, plan));
  if (wanted.has("save")) rows.push(...await saving(plan));
  process.stderr.write("\r\x1b[K");
  print(rows);
  console.log(`\n${kHow}`);
} finally {
  for (const server of servers) await server.close();
}
