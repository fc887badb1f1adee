// After the first visit the site opens without its server.
import * as calls from "../calls.mjs";
import { kDesk } from "./engine.mjs";
import * as ways from "./ways.mjs";

async function offline(scene) {
  const site = await scene.own_server();
  const person = await scene.open({ size: kDesk, url: site.url });
  if (!await person.window.run(() => Boolean(navigator.serviceWorker))) { scene.differs("no-service-worker"); return; }
  await person.until(() => person.window.run(() =>
    navigator.serviceWorker.getRegistration().then((one) => Boolean(one && one.active && one.active.state === "activated"))), "the site to be kept");
  await site.close();
  await person.reload();
  const scenario = calls.scenario_of(calls.kFirst), steps = calls.best_steps(calls.kFirst);
  await ways.begin_call(person, scenario.title);
  await ways.play(person, scenario, steps);
  await ways.saved(person);
  await ways.see_debrief(person);
  calls.assert_same(await ways.read_debrief(person), calls.scorecard_of(calls.kFirst, steps), scenario);
}

export const checks = [{ name: "without its server, after the first visit: a whole call", run: offline }];
