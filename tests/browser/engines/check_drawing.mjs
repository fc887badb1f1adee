// The canvas is drawn by WebGL 2, and where there is none the plain view takes its place.
import assert from "node:assert/strict";
import * as calls from "../calls.mjs";
import { kDesk } from "./engine.mjs";
import { colours_of } from "./picture.mjs";
import * as ways from "./ways.mjs";

const kAccent = "a8442a";  // app/ui/theme.cpp

function near(a, b) {
  const parts = (colour) => colour.match(/../g).map((pair) => parseInt(pair, 16));
  return parts(a).every((part, at) => Math.abs(part - parts(b)[at]) <= 3);
}

// Words are the canvas's: the elements over it are transparent.
async function drawn(scene) {
  const person = await scene.open({ size: kDesk });
  const { view, surface } = await person.window.run(() => ({
    view: document.documentElement.dataset.view ?? "canvas",
    surface: Boolean(document.getElementById("canvas").getContext("webgl2")),
  }));
  assert.deepEqual({ view, surface }, { view: "canvas", surface: true });
  const [heading] = await person.all({ role: "heading", name: /^Practise the calls/ });
  await person.until(async () => colours_of(await person.window.picture(), heading.box).size > 8, "letters where the heading is");
  const [button] = await person.all({ role: "button", name: /^Take “/ });
  const colours = colours_of(await person.window.picture(), button.box);
  const [most] = [...colours].sort((a, b) => b[1] - a[1])[0];
  assert.ok(near(most, kAccent), `the button that matters most is ${most}`);
}

async function plain(scene) {
  const person = await scene.open({ size: kDesk, webgl: false });
  assert.equal(await person.window.run(() => document.documentElement.dataset.view), "plain");
  const scenario = calls.scenario_of(calls.kFirst), steps = calls.best_steps(calls.kFirst).slice(0, 2);
  await ways.begin_call(person, scenario.title);
  await ways.play(person, scenario, steps);
  await ways.saved(person);
  await ways.to_settings(person);
  await person.see({ text: /offers no WebGL 2/ });
  const wide = await person.window.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}

export const checks = [
  { name: "the canvas is drawn (WebGL 2)", run: drawn, sample: true },
  { name: "without WebGL 2: the plain view", run: plain },
];
