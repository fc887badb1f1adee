// The whole way through practice, by pointer and by keys alone.
import assert from "node:assert/strict";
import * as calls from "../calls.mjs";
import { kDesk } from "./engine.mjs";
import * as ways from "./ways.mjs";

async function whole_call(person, id) {
  const scenario = calls.scenario_of(id), steps = calls.best_steps(id);
  await ways.begin_call(person, scenario.title);
  await ways.play(person, scenario, steps);
  await ways.saved(person);
  await ways.see_debrief(person);
  calls.assert_same(await ways.read_debrief(person), calls.scorecard_of(id, steps), scenario);
  await person.press({ role: "button", name: "Back to calls" });
  await person.see({ text: /^First attempt/ });
  await person.press({ role: "button", name: "Open the debrief" });
  await person.see({ role: "heading", name: scenario.title });
  await ways.to_library(person);
}

async function by_pointer(scene) {
  const person = await scene.open({ size: kDesk, still: false });
  await whole_call(person, calls.kFirst);
}

async function by_keys(scene) {
  const person = await scene.open({ size: kDesk, hand: "keys" });
  if (!await person.window.run(() => document.hasFocus())) { scene.differs("no-focus"); return; }
  await whole_call(person, calls.kRefill);
}

// What the engine tells assistive technology is what the page means.
async function names(scene) {
  const person = await scene.open({ size: kDesk });
  const heard = async (place) => {
    const roles = ["button", "link", "heading", "region", "navigation"];
    const things = (await Promise.all(roles.map((role) => person.all({ role })))).flat().filter(({ id, name }) => id && name);
    assert.ok(things.length > 8, `${place}: only ${things.length} things were found`);
    assert.deepEqual(await person.window.misheard(things), [], place);
  };
  await heard("the list of calls");
  await ways.begin_call(person, calls.scenario_of(calls.kFirst).title);
  await ways.until_open(person);
  await heard("a call");
}

export const checks = [
  { name: "a whole call by pointer: scores as the command line's, listed", run: by_pointer, sample: true },
  { name: "a whole call by keys alone", run: by_keys },
  { name: "roles and names as the engine's accessibility tells them", run: names },
];
