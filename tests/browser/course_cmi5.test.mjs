// A course for cmi5: launched, played, killed, gone on with at the same line, finished; the learning system refuses whatever its
// specification lets it refuse (lms/cmi5.mjs).
import assert from "node:assert/strict";
import { test } from "node:test";
import { serve_cmi5 } from "./lms/cmi5.mjs";
import { best_of, hurry_in, kCourse, make_course, open_browser, saved } from "./lms/course.mjs";
import { begin_call, play, said, see_debrief } from "./walk.mjs";

const kLongMs = 600000;
const verbs = (session) => session.statements.map(({ verb }) => verb.id.split("/").pop());

async function until(what, holds) {
  for (let i = 0; i < 600; ++i) {
    if (holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`never: ${what}`);
}

// A learning system with a course of these options; its policy names that system's record store.
async function serve_course(t, options, rules, calls = kCourse) {
  const lms = await serve_cmi5(rules);
  t.after(() => lms.stop());
  lms.serve(make_course(t, ["--cmi5", "--lrs", `${lms.origin}/xapi/`, ...options], calls));
  return lms;
}

async function open(browser, session, how) {
  const page = await browser.context.newPage();
  await page.goto(how === "frame" ? session.framed : session.url);
  if (how === "frame") await page.waitForFunction(() => frames.length > 0);
  const frame = how === "frame" ? page.frame({ name: "course" }) : page;
  await frame.locator("#shell").waitFor({ state: "hidden", timeout: 60000 });
  return { page, frame };
}

async function take_call(frame, { scenario, steps }) {
  await begin_call({ page: frame }, { title: scenario.title });
  await play({ page: frame }, scenario, steps, { hurry: hurry_in(frame) });
  await see_debrief(frame);
  await frame.getByRole("link", { name: "Practice" }).click();
}

test("cmi5: launched, played, killed, resumed and finished", { timeout: kLongMs }, async (t) => {
  const lms = await serve_course(t, ["--pass", "60"], { mastery: 0.6 });
  const [first, second] = kCourse.map(best_of);

  let browser = await open_browser(t);
  const begun = lms.launch();
  let { frame } = await open(browser, begun, "frame");
  await begin_call({ page: frame }, { title: first.scenario.title });
  await play({ page: frame }, first.scenario, first.steps.slice(0, 2), { hurry: hurry_in(frame) });
  await saved(frame);
  const lines = await said(frame).allTextContents();
  await until("the first decisions are told", () => verbs(begun).includes("responded"));
  assert.equal(verbs(begun)[0], "initialized");
  assert.deepEqual(browser.errors, []);
  browser.kill();

  browser = await open_browser(t);
  const resumed = lms.launch();
  ({ frame } = await open(browser, resumed, "window"));
  await frame.getByRole("button", { name: /^Go on with “/ }).click();
  await frame.getByRole("button", { name: /^[1-4]\s/, disabled: false }).first().waitFor({ timeout: 60000 });
  assert.deepEqual(await said(frame).allTextContents(), lines, "the same lines");

  // An answer that is lost on the way: what was told is told again, and kept once.
  lms.faults.lose_answers = 2;
  await play({ page: frame }, first.scenario, first.steps.slice(2), { hurry: hurry_in(frame) });
  await saved(frame);
  await see_debrief(frame);
  await frame.getByRole("link", { name: "Practice" }).click();
  await frame.getByText("1 of 2 calls finished").waitFor();
  assert.equal(lms.done.completed, false);
  await take_call(frame, second);
  await frame.getByText("2 of 2 calls finished").waitFor();
  await until("it is completed and passed", () => lms.done.completed && lms.done.passed);

  const mean = Math.round((first.card.resolution + second.card.resolution) / 2) / 1000;
  const passed = lms.all().find(({ verb }) => verb.id.endsWith("/passed"));
  assert.equal(passed.result.score.scaled, mean);
  const told = lms.all().filter(({ verb }) => verb.id.endsWith("/responded"));
  const due = [first, second].flatMap(({ card }) => card.decisions);
  assert.equal(told.length, due.length);
  assert.equal(told.filter(({ result }) => result.success).length, due.filter(({ lost }) => lost === 0).length);

  await frame.getByRole("button", { name: "Stop for now" }).click();
  await frame.getByRole("heading", { name: "Your courses" }).waitFor();
  await until("it is terminated", () => resumed.terminated);
  assert.equal(verbs(resumed).at(-1), "terminated");
  assert.deepEqual(lms.refused, []);
  assert.deepEqual(browser.errors, []);

  // Another day nothing is completed or passed a second time.
  const again = lms.launch();
  ({ frame } = await open(browser, again, "window"));
  await frame.getByText("2 of 2 calls finished").waitFor();
  await frame.getByRole("button", { name: "Stop for now" }).click();
  await frame.getByRole("heading", { name: "Your courses" }).waitFor();
  await until("it is terminated", () => again.terminated);
  assert.deepEqual(verbs(again), ["initialized", "terminated"]);
  assert.deepEqual(lms.refused, []);
  await browser.close();
});

test("cmi5: below the mark it is completed, and failed at the session's end; a page that closes says goodbye", { timeout: kLongMs }, async (t) => {
  const lms = await serve_course(t, [], { mastery: 1 });
  const browser = await open_browser(t);
  const session = lms.launch();
  const { page, frame } = await open(browser, session, "window");
  for (const id of kCourse) {
    const best = best_of(id);
    await begin_call({ page: frame }, { title: best.scenario.title });
    await last_ways(frame, best.scenario);
    await see_debrief(frame);
    await frame.getByRole("link", { name: "Practice" }).click();
  }
  await frame.getByText("2 of 2 calls finished").waitFor();
  await until("it is completed", () => lms.done.completed);
  await page.goto(`${lms.origin}/back`);
  await until("it is terminated", () => session.terminated);
  assert.deepEqual(verbs(session).filter((name) => name !== "responded"), ["initialized", "completed", "failed", "terminated"]);
  assert.deepEqual(lms.refused, []);

  // The token was fetched once, and the session is over: the same address opens nothing, and says so.
  await page.goto(session.url);
  await page.getByText("This session has ended.").first().waitFor({ timeout: 60000 });
  assert.deepEqual(lms.refused, []);
  await browser.close();
});

test("cmi5: opened to be looked at, only its beginning and its end are told", { timeout: kLongMs }, async (t) => {
  const lms = await serve_course(t, [], { mode: "Browse" });
  const browser = await open_browser(t);
  const session = lms.launch();
  const { page, frame } = await open(browser, session, "window");
  await frame.getByText("opened this course to be looked at").first().waitFor();
  await begin_call({ page: frame }, { title: best_of(kCourse[0]).scenario.title });
  await page.goto(`${lms.origin}/back`);
  await until("it is terminated", () => session.terminated);
  assert.deepEqual(verbs(session), ["initialized", "terminated"]);
  assert.equal(lms.kept(), null);
  assert.deepEqual(lms.refused, []);
  await browser.close();
});

test("cmi5: the answer to the first statement is lost: the session is open all the same; an end that isn't heard is not called one", { timeout: kLongMs }, async (t) => {
  const lms = await serve_course(t, [], {});
  const browser = await open_browser(t);
  // As in a frame of somebody else's page, where a browser keeps nothing.
  await browser.context.addInitScript(() => {
    for (const name of ["getItem", "setItem"]) Storage.prototype[name] = () => { throw new DOMException("refused", "SecurityError"); };
  });
  lms.faults.lose_answers = 2;  // a browser sends again by itself where the connection was an older one
  const session = lms.launch();
  const { frame } = await open(browser, session, "frame");
  await frame.getByRole("heading", { name: "This course" }).or(frame.getByText("0 of 2 calls finished")).first().waitFor({ timeout: 60000 });
  await until("its answer was lost", () => lms.faults.lose_answers === 0);
  await begin_call({ page: frame }, { title: best_of(kCourse[0]).scenario.title });
  await saved(frame);
  assert.deepEqual(verbs(session), ["initialized"]);
  for (const { id } of lms.refused) assert.match(id, /^9\.3\.0\.0-2 /, "said twice in a session");

  await frame.getByRole("button", { name: /^Leave/ }).click();
  await frame.getByRole("button", { name: "Come back later" }).click();
  lms.faults.down = true;
  await frame.getByRole("button", { name: "Stop for now" }).click();
  await frame.getByText(/can’t be reached.*Open the course there again, and you go on from what it has/).waitFor({ timeout: 60000 });
  assert.equal(await frame.getByText("Your learning system has everything").count(), 0);
  await browser.close();
});

test("cmi5: the answer to the end is lost, and the learning system hears an end but once: all is saved", { timeout: kLongMs }, async (t) => {
  const lms = await serve_course(t, ["--pass", "10"], { mastery: 0.1 }, kCourse.slice(0, 1));
  const browser = await open_browser(t);
  const session = lms.launch();
  const { frame } = await open(browser, session, "window");
  lms.faults.lose_completed = true;
  await take_call(frame, best_of(kCourse[0]));
  await frame.getByText("1 of 1 calls finished").waitFor({ timeout: 60000 });
  await until("its answer was lost, and it was told again", () => !lms.faults.lose_completed && lms.kept()?.completed);
  assert.equal(await frame.getByText(/^Not saved/).count(), 0);
  assert.equal(lms.kept().passed, true);
  assert.equal(verbs(session).filter((verb) => verb === "completed" || verb === "passed").length, 2);
  for (const { id } of lms.refused) assert.match(id, /^9\.3\.0\.0-2 /, "said twice in a session");
  await browser.close();
});

// Chooses what costs most wherever that can be told: the last of what is open, to the end.
async function last_ways(frame, scenario) {
  const { last_open, choose, until_open } = await import("./walk.mjs");
  for (;;) {
    await until_open(frame, hurry_in(frame));
    if (await frame.getByRole("button", { name: "See what it did" }).count() > 0) return;
    await choose(frame, (await last_open(frame, scenario)).choice);
  }
}
