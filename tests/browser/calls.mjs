// The shipped calls, what the command line says of them, and that a debrief says the same.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { kRoot } from "./paths.mjs";

export const kFirst = "let-me-ask-my-husband", kRefill = "refill-before-the-weekend", kZero = "zero-is-not-an-option";

// ---- The scenario and the command line ------------------------------------------------------------

export function file_of(id) { return join(kRoot, "scenarios", `${id}.json`); }

export function scenario_of(id) { return JSON.parse(readFileSync(file_of(id), "utf8")); }

// The call that a beginner is offered: the easiest, of these without a content note, of these the shortest, of these by title.
export function easiest() {
  const names = readdirSync(join(kRoot, "scenarios")).filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
  const ease = ({ difficulty, content_note, minutes, title }) =>
    [["easy", "medium", "hard"].indexOf(difficulty), content_note ? 1 : 0, minutes, title];
  const before = (a, b) => {
    const at = a.findIndex((part, i) => part !== b[i]);
    return at >= 0 && a[at] < b[at];
  };
  return names.map((name) => scenario_of(name.slice(0, -5))).reduce((best, one) => (before(ease(one), ease(best)) ? one : best));
}

export function program() {
  const path = process.env.WARMLINE_CLI ?? join(kRoot, "build", "native", "warmline");
  if (!existsSync(path)) {
    throw new Error(`${path} is not built: tests/run native, or name one in WARMLINE_CLI`);
  }
  return path;
}

function command_line(...args) { return execFileSync(program(), args, { encoding: "utf8" }); }

// What `warmline check` prints of a file, a line each, with the file's name as a person gave it.
export function checked(folder, name) {
  const { stdout } = spawnSync(program(), ["check", name], { cwd: folder, encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.startsWith(`${name}:`));
}

// The steps of a best call: ["hello/ours", "card:sheet", …].
export function best_steps(id) {
  const printed = command_line("solve", file_of(id));
  return /--choices (\S+)/.exec(printed)[1].split(",");
}

// The scorecard of these steps.
export function scorecard_of(id, steps) {
  return JSON.parse(command_line("play", file_of(id), "--choices", steps.join(","), "--json"));
}

// As ui/words shows what can be said or done.
export function words_of(choice) { return choice.say !== undefined ? `“${choice.say}”` : choice.do; }

export function choice_of(scenario, step) {
  const [node, id] = step.split("/");
  return scenario.nodes.find((one) => one.id === node).choices.find((one) => one.id === id);
}

// ---- The debrief ----------------------------------------------------------------------------------

const kCriteria = { feel: "Warmth", understand: "Understanding", explore: "Curiosity", respect: "Respect" };

function percent(per_mille) { return Math.floor((per_mille + 5) / 10); }

function number_in(text) { return Number(text.replace("−", "-").match(/-?\d+/)[0]); }

// That the screen says what the command line says. Points on the screen are whole and add up to 100.
export function assert_same(debrief, card, scenario) {
  const ending = scenario.nodes.find((node) => node.id === card.ending)?.ending;
  assert.equal(debrief.ending.replace(/\s+/g, " "), ending.title, "ending");
  assert.equal(debrief.resolution, percent(card.resolution), "resolution");
  assert.equal(debrief.empathy, card.empathy === null ? null : percent(card.empathy), "empathy");

  for (const [key, name] of Object.entries(kCriteria)) {
    const line = debrief.criteria.find((text) => text.startsWith(`${name}:`));
    assert.ok(line, `${name} is listed in ${JSON.stringify(debrief.criteria)}`);
    const { observations, quality } = card.criteria[key];
    assert.match(line.replace(/\s+/g, " "), new RegExp(`\\b${observations} observation`), name);
    if (quality !== null) assert.match(line, new RegExp(`\\b${percent(quality)} %`), name);
  }

  const sum = (pattern) => debrief.account.filter((text) => pattern.test(text)).reduce((all, text) => all + number_in(text), 0);
  const close = (found, hundredths, what) =>
    assert.ok(Math.abs(found - hundredths / 100) < 1, `${what}: ${found} on the screen, ${hundredths / 100} from the command line`);
  close(sum(/achieved/), card.achieved, "achieved");
  close(sum(/out of reach: rules/), card.out_of_reach_rules, "out of reach by rules");
  close(sum(/out of reach: in nobody/), card.out_of_reach_nobody, "out of reach, nobody's");
  assert.equal(sum(/./), 100, `the account adds up to 100: ${debrief.account.join(" | ")}`);

  assert.equal(debrief.decisions.length, card.decisions.length, "decisions listed");
  for (const [at, decision] of card.decisions.entries()) {
    const row = debrief.decisions[at].replace(/\s+/g, " ");
    assert.match(row, new RegExp(`^Decision ${decision.number}: `));
    const lost = row.includes("nothing lost") ? 0 : Number(/lost (\d+) point/.exec(row)[1]);
    close(lost, decision.lost, `lost at decision ${decision.number}`);
    if (decision.stake > 0) assert.match(row, new RegExp(`empathy ${decision.earned} of ${decision.stake}\\b`));
    assert.equal(row.includes("critical miss"), decision.critical);
  }
  const clock = `${String(Math.floor(card.seconds / 60)).padStart(2, "0")}:${String(card.seconds % 60).padStart(2, "0")}`;
  assert.ok(debrief.facts.includes(clock), `time on the call ${clock} in ${debrief.facts}`);
}
