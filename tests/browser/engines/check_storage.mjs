// What is acknowledged is there: after kills, reloads, with two windows, from a backup; and it is said where nothing can be kept.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as calls from "../calls.mjs";
import { kDesk } from "./engine.mjs";
import * as ways from "./ways.mjs";

const kScenario = calls.scenario_of(calls.kFirst);
const kGoOn = { role: "button", name: /^Go on with “/ };
const kStrip = { role: "region", name: "Another tab" };

async function take_up_again(person) {
  await person.see({ text: /^Interrupted at decision \d+/ });
  await person.press(kGoOn);
  await ways.until_open(person);
}

async function kills(scene) {
  const steps = calls.best_steps(calls.kFirst);
  const times = Math.min(scene.sample ? 2 : 5, steps.length - 1);
  let person = await scene.open({ size: kDesk });
  await ways.begin_call(person, kScenario.title);
  for (let at = 0; at < times; ++at) {
    await ways.play(person, kScenario, [steps[at]]);
    await ways.saved(person);
    const before = await ways.said(person);
    person = await scene.killed_and_started(person);
    await take_up_again(person);
    assert.deepEqual(await ways.said(person), before, `after kill ${at + 1}`);
  }
  await ways.play(person, kScenario, steps.slice(times));
  await ways.saved(person);
  await ways.see_debrief(person);
  calls.assert_same(await ways.read_debrief(person), calls.scorecard_of(calls.kFirst, steps), kScenario);
}

async function reloads(scene) {
  const steps = calls.best_steps(calls.kFirst).slice(0, 2);
  const person = await scene.open({ size: kDesk });
  await ways.begin_call(person, kScenario.title);
  await ways.play(person, kScenario, steps);
  await ways.saved(person);
  const before = await ways.said(person);
  await person.reload();
  await ways.until_open(person);
  assert.deepEqual(await ways.said(person), before);
  assert.equal(await person.count(kStrip), 0, "a page that is loaded again is no second one");
}

async function two_windows(scene) {
  const steps = calls.best_steps(calls.kFirst).filter((step) => !step.startsWith("card:")).slice(0, 3);
  const first = await scene.open({ size: kDesk });
  await ways.begin_call(first, kScenario.title);
  await ways.play(first, kScenario, steps.slice(0, 1));
  await ways.saved(first);

  const second = await scene.open_second(first);
  await second.see({ text: /^Open in another tab/ });
  await second.press(kGoOn);
  await second.see({ text: "Looking on" });
  assert.equal((await ways.open_choices(second)).length, 0, "nothing can be chosen in the second");

  await first.window.front();
  await ways.play(first, kScenario, steps.slice(1, 2));
  await ways.saved(first);
  const said = await ways.said(first);
  await second.window.front();
  await second.until(async () => (await ways.said(second)).length >= said.length, "the second to follow");
  assert.deepEqual(await ways.said(second), said);

  await first.window.close();
  await second.gone(kStrip);
  await ways.play(second, kScenario, steps.slice(2));
  await ways.saved(second);
  assert.ok((await ways.said(second)).length > said.length, "the second goes on");
}

// An attempt that is over after two decisions.
async function ended_call(person) {
  await ways.begin_call(person, kScenario.title);
  await ways.play(person, kScenario, calls.best_steps(calls.kFirst).slice(0, 2));
  await person.press({ role: "button", name: "Leave the call" });
  await person.press({ role: "button", name: "End it here" });
  await person.see({ role: "region", name: "How it ended" });
  await ways.to_library(person);
}

async function backup(scene) {
  const person = await scene.open({ size: kDesk });
  await ended_call(person);
  const before = await ways.dashboard(person);
  await ways.to_settings(person);
  await person.press({ role: "button", name: "Export everything" });
  const path = await scene.downloaded(person, "warmline-backup.json");
  assert.equal(JSON.parse(readFileSync(path, "utf8")).format, "warmline-backup-1");

  const other = await scene.open({ size: kDesk });
  await ways.to_settings(other);
  await other.press({ role: "button", name: "Restore from a file" });
  await other.window.choose_files([path]);
  await other.see({ role: "dialog", name: "Restore this backup?" });
  await other.press({ role: "button", name: "Restore it" });
  await other.see({ text: /^Restored from warmline-backup\.json: 1 attempt/ });
  await ways.to_library(other);
  assert.deepEqual(await ways.dashboard(other), before);
}

// The browser's database goes (google/leveldb#1287); the second copy has it all.
async function second_copy(scene) {
  const person = await scene.open({ size: kDesk });
  if (!await person.window.run(() => Boolean(navigator.storage && navigator.storage.getDirectory))) { scene.differs("no-second-copy"); return; }
  await ways.begin_call(person, kScenario.title);
  await ways.play(person, kScenario, calls.best_steps(calls.kFirst).slice(0, 1));
  await ways.saved(person);
  const before = await ways.said(person);
  scene.provoked(/404 \(Not Found\)/);  // a text file's icon
  await person.window.goto(`${scene.url}NOTICES.txt`);  // of the same site, and nothing of it runs there
  await person.window.run(() => new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase("warmline");
    request.onsuccess = () => done(true);
    request.onerror = () => failed(new Error("the database couldn't be deleted"));
  }));
  await person.open(scene.url);
  await take_up_again(person);
  assert.deepEqual(await ways.said(person), before);
}

async function nothing_kept(scene) {
  scene.provoked(/Storage access is restricted|ServiceWorker/);
  const person = await scene.open({ size: kDesk, storage: false });
  await person.see({ text: /^(This browser (doesn't let this site store anything|has no storage)|The browser couldn't store it)/, in: { role: "region", name: "Storage" } });
  await ways.begin_call(person, kScenario.title);
  await ways.play(person, kScenario, calls.best_steps(calls.kFirst).slice(0, 2));
  await person.press({ role: "button", name: /^Not saved/ });
  const path = await scene.downloaded(person, "warmline-backup.json");
  assert.equal(JSON.parse(readFileSync(path, "utf8")).records.length, 4, "the scenario, the beginning and two decisions");
  assert.equal(await person.count({ text: "✓ Saved" }), 0, "nothing claims to be saved");
}

export const checks = [
  { name: "killed after Saved: the call stands at its line, and goes on to its score", run: kills, sample: true },
  { name: "reload in mid-call: the call stands at its line", run: reloads, sample: true },
  { name: "two windows: one writes, the other follows and takes over", run: two_windows, sample: true },
  { name: "a backup restored into a fresh profile: the same list of attempts", run: backup, sample: true },
  { name: "the database lost: the second copy brings all back", run: second_copy, sample: true },
  { name: "storage refused: Not saved, and an export of it", run: nothing_kept },
];
