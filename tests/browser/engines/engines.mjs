// The same checks on each engine, and a table of what differs. Arguments: --sample, --only PATTERN, and engines' names.
import { parseArgs } from "node:util";
import { serve } from "../../../web/serve.mjs";
import { kSite } from "../paths.mjs";
import { checks as drawing } from "./check_drawing.mjs";
import { checks as journey } from "./check_journey.mjs";
import { checks as loading } from "./check_loading.mjs";
import { checks as offline } from "./check_offline.mjs";
import { checks as phone } from "./check_phone.mjs";
import { checks as policy } from "./check_policy.mjs";
import { checks as storage } from "./check_storage.mjs";
import { kEngines } from "./engine.mjs";
import { kComplaints, kDifferences } from "./known.mjs";
import { Scene } from "./scene.mjs";
import { print_table } from "./table.mjs";

const kChecks = [...journey, ...drawing, ...storage, ...loading, ...offline, ...policy, ...phone];

// What the list says of this check on this engine against what was found; throws where they aren't the same.
function compare(engine, check, found) {
  const listed = kDifferences.filter((one) => one.engine === engine.name && check.name.startsWith(one.check));
  const unlisted = [...found].filter((id) => !listed.some((one) => one.id === id));
  if (unlisted.length > 0) throw new Error(`differs, and known.mjs doesn't list it: ${unlisted.join(", ")}`);
  const ended = listed.filter(({ id }) => !found.has(id));
  if (ended.length > 0) throw new Error(`differs no longer; take it out of known.mjs: ${ended.map(({ id }) => id).join(", ")}`);
  return listed;
}

// { verdict: "passed", "differs", "can't" or "FAILED", words: […], version, seconds }
async function run_one(engine, check, url, sample) {
  const began = Date.now();
  const scene = new Scene(engine, url, sample);
  const result = { engine: engine.name, check: check.name };
  try {
    try { await check.run(scene); } finally { await scene.end(); }
    scene.assert_clean(kComplaints[engine.name].map(({ pattern }) => pattern));
    const listed = compare(engine, check, scene.found);
    result.verdict = listed.length === 0 ? "passed" : listed.some(({ kind }) => kind === "differs") ? "differs" : "can't";
    result.words = listed.map(({ words }) => words);
  } catch (error) {
    result.verdict = "FAILED";
    result.words = [];
    console.log(`${error.stack}\n`);
  }
  result.version = scene.version;
  result.seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${engine.name.padEnd(8)} ${result.verdict.padEnd(7)} ${String(result.seconds).padStart(4)} s  ${check.name}`);
  return result;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true, options: { sample: { type: "boolean", default: false }, only: { type: "string", default: "" } },
  });
  const unknown = positionals.filter((name) => !(name in kEngines));
  if (unknown.length > 0) throw new Error(`no engine is called ${unknown.join(", ")}: they are ${Object.keys(kEngines).join(", ")}`);
  const engines = (positionals.length > 0 ? positionals : Object.keys(kEngines)).map((name) => kEngines[name]);
  const checks = kChecks.filter(({ name, sample }) => (sample || !values.sample) && new RegExp(values.only).test(name));
  if (checks.length === 0) throw new Error(`no check is called ${values.only}`);
  const site = await serve({ dir: kSite, port: 0, explicit: true });
  const results = [];
  for (const engine of engines) {
    for (const check of checks) results.push(await run_one(engine, check, site.url, values.sample));
  }
  await site.close();
  print_table(checks, results);
  const failed = results.filter(({ verdict }) => verdict === "FAILED").length;
  console.log(`\n${results.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

main().then((status) => process.exit(status), (error) => {
  console.error(`error: ${error.message}`);
  process.exit(1);
});
