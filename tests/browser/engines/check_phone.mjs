// The size of a phone, by fingers.
import assert from "node:assert/strict";
import * as calls from "../calls.mjs";
import { kPhone } from "./engine.mjs";
import * as ways from "./ways.mjs";

const kMiddle = { x: 195, y: 600 };

// Whether this driver's fingers arrive as touches.
async function touches(person) {
  await person.window.run(() => {
    window.warmline_touches = [];
    addEventListener("pointerdown", (event) => window.warmline_touches.push(event.pointerType), true);
  });
  try { await person.window.tap(195, 4); } catch (error) { return false; }
  await person.pause(300);
  return await person.window.run(() => window.warmline_touches.includes("touch"));
}

async function fits(person, where) {
  const wide = await person.window.run(() => [innerWidth, document.documentElement.scrollWidth]);
  assert.deepEqual(wide, [kPhone.width, kPhone.width], where);
}

async function by_finger(scene) {
  const person = await scene.open({ size: kPhone, touch: true });
  await fits(person, "the list of calls");
  if (await touches(person)) person.hand = "finger";
  else scene.cannot("no-touch");
  const scenario = calls.scenario_of(calls.kZero), steps = calls.best_steps(calls.kZero);
  await ways.begin_call(person, scenario.title);
  await fits(person, "a call");
  await ways.play(person, scenario, steps);
  await ways.see_debrief(person);
  await fits(person, "a debrief");
  calls.assert_same(await ways.read_debrief(person), calls.scorecard_of(calls.kZero, steps), scenario);
}

function scrolled(person) {
  return person.window.run(() => Math.max(...[...document.querySelectorAll("#semantics .s-scroll")].map((one) => one.scrollTop)));
}

// What is drawn follows, so what lies under a finger afterwards is what is seen there.
async function swipes(scene) {
  const person = await scene.open({ size: kPhone, touch: true });
  if (!await touches(person)) { scene.cannot("no-touch"); return; }
  await person.window.swipe(kMiddle, { x: kMiddle.x, y: kMiddle.y - 300 });
  const let_go = await scrolled(person);
  await person.pause(1500);
  const far = await scrolled(person);
  if (far === 0) { scene.cannot("no-swipe"); return; }
  assert.ok(far >= 270, `a finger that went 300 px scrolled by ${far}`);
  if (far <= let_go) scene.cannot("no-momentum");
  person.hand = "finger";
  const [seen] = (await person.all({ role: "button", name: "Take this call" })).filter(({ clear }) => clear);
  await person.window.tap(seen.box.x + seen.box.width / 2, seen.box.y + seen.box.height / 2);
  await person.gone({ role: "heading", name: /^Practise the calls/ });
}

async function pinches(scene) {
  const person = await scene.open({ size: kPhone, touch: true });
  if (!await touches(person)) { scene.cannot("no-touch"); return; }
  const scale = () => person.window.run(() => visualViewport.scale);
  assert.equal(await scale(), 1);
  await person.window.pinch({ x: 195, y: 400 }, 100, 220);
  await person.pause(1000);
  if (await scale() === 1) scene.cannot("no-pinch");
  else assert.ok(await scale() > 1.5, `${await scale()}`);
}

export const checks = [
  { name: "phone, 390 × 844: a whole call by finger", run: by_finger },
  { name: "phone: a swipe scrolls, with momentum", run: swipes },
  { name: "phone: pinch zoom", run: pinches },
];
