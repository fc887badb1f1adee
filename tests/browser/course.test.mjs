// Courses in a learning system: opened in a frame and in a window, played, killed, gone on with at the same line, finished. The
// run-time is scorm-again's behind a strict shim (lms/strict.js).
import assert from "node:assert/strict";
import { test } from "node:test";
import { best_of, course_of, hurry_in, kCourse, make_course, open_browser, saved } from "./lms/course.mjs";
import { serve_lms } from "./lms/server.mjs";
import { begin_call, play, said, see_debrief } from "./walk.mjs";

const kLongMs = 600000;
const kVersions = [
  { version: "1.2", option: "--scorm12", how: "iframe", other: "popup" },
  { version: "2004", option: "--scorm2004", how: "popup", other: "iframe" },
];

// What both versions' data say, in one form.
function told(version, cmi) {
  const is12 = version === "1.2", core = is12 ? cmi.core : cmi;
  const list = (one) => one?.childArray ?? one?._childArray ?? Object.values(one ?? {}).filter((each) => each && typeof each === "object");
  return {
    suspend: cmi.suspend_data,
    score: Number(core.score.raw),
    complete: is12 ? /^(completed|passed|failed)$/.test(core.lesson_status) : cmi.completion_status === "completed",
    passed: is12 ? core.lesson_status === "passed" : cmi.success_status === "passed",
    time: is12 ? core.session_time ?? core.total_time : cmi.session_time ?? cmi.total_time,
    interactions: list(cmi.interactions), objectives: list(cmi.objectives),
  };
}

for (const { version, option, how, other } of kVersions) {
  test(`SCORM ${version}: launched, played, killed, resumed and finished`, { timeout: kLongMs }, async (t) => {
    const folder = make_course(t, [option, "--pass", "70"]);
    const lms = await serve_lms({ folder, version });
    t.after(() => lms.stop());
    const [first, second] = kCourse.map(best_of);

    // A first call as far as its second decision; then the browser is killed.
    let browser = await open_browser(t);
    let page = await browser.context.newPage();
    await page.goto(lms.url(how));
    let frame = await course_of(page, how);
    await begin_call({ page: frame }, { title: first.scenario.title });
    const before = first.steps.slice(0, 2);
    await play({ page: frame }, first.scenario, before, { hurry: hurry_in(frame) });
    await saved(frame);
    const lines = await said(frame).allTextContents();
    const kept = told(version, lms.kept());
    assert.ok(kept.suspend.length > 40 && kept.suspend.length <= 4096, kept.suspend);
    assert.equal(kept.complete, false);
    assert.deepEqual(browser.errors, []);
    browser.kill();

    // Another browser, another day: the same line, and on to the end.
    browser = await open_browser(t);
    page = await browser.context.newPage();
    await page.goto(lms.url(other));
    frame = await course_of(page, other);
    await frame.getByRole("button", { name: /^Go on with “/ }).click();
    await frame.getByRole("button", { name: /^[1-4]\s/, disabled: false }).first().waitFor({ timeout: 60000 });
    assert.deepEqual(await said(frame).allTextContents(), lines, "the same lines");
    await play({ page: frame }, first.scenario, first.steps.slice(2), { hurry: hurry_in(frame) });
    await see_debrief(frame);
    await frame.getByRole("link", { name: "Practice" }).click();
    await frame.getByText("1 of 2 calls finished").waitFor();
    assert.equal(told(version, lms.kept()).complete, false);

    await begin_call({ page: frame }, { title: second.scenario.title });
    await play({ page: frame }, second.scenario, second.steps, { hurry: hurry_in(frame) });
    await see_debrief(frame);
    await frame.getByRole("link", { name: "Practice" }).click();
    await frame.getByText("2 of 2 calls finished").waitFor();
    const due = [first, second].flatMap(({ card }) => card.decisions);
    await assert.doesNotReject(async () => {
      for (let i = 0; i < 600; ++i) {
        const now = told(version, lms.kept());
        if (now.complete && now.interactions.length === due.length) return;
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error(JSON.stringify(told(version, lms.kept())));
    });
    const end = told(version, lms.kept());
    const mean = Math.round((first.card.resolution + second.card.resolution) / 2) / 10;
    assert.equal(end.score, mean);
    assert.equal(end.passed, mean >= 70);
    assert.match(String(end.time), /\d/);
    assert.equal(end.interactions.filter(({ result }) => result === "correct").length, due.filter(({ lost }) => lost === 0).length);
    assert.equal(new Set(end.interactions.map(({ id }) => id)).size, due.length);
    assert.deepEqual(end.objectives.map(({ id }) => id).sort(), ["all-empathy", "all-resolution", ...kCourse.map((id) => `call-${id}`)].sort());

    // Stopped by hand: one end, and the page says so.
    await frame.getByRole("button", { name: "Stop for now" }).click();
    await frame.getByRole("heading", { name: "You can close this page" }).waitFor();
    assert.deepEqual(browser.errors, []);
    const [killed, finished] = lms.sessions;
    assert.deepEqual([...killed.errors, ...finished.errors], []);
    assert.equal(finished.ended, 1);
    assert.equal(killed.ended, 0);
    assert.ok(killed.commits >= before.length, "a commit for each decision");
    await browser.close();
  });
}

test("a learning system that doesn't take it: not saved, told why, and saved when it does", { timeout: kLongMs }, async (t) => {
  const folder = make_course(t, ["--scorm12"]);
  const lms = await serve_lms({ folder, version: "1.2" });
  t.after(() => lms.stop());
  const first = best_of(kCourse[0]);
  const browser = await open_browser(t);
  const page = await browser.context.newPage();
  await page.goto(lms.url("iframe"));
  const frame = await course_of(page, "iframe");
  await begin_call({ page: frame }, { title: first.scenario.title });
  await saved(frame);
  await page.evaluate(() => { window.refuse = true; });
  await play({ page: frame }, first.scenario, first.steps.slice(0, 1), { hurry: hurry_in(frame) });
  await frame.getByRole("button", { name: "Not saved: export now" }).waitFor();
  const before = lms.kept().suspend_data;
  await page.evaluate(() => { window.refuse = false; });
  await saved(frame);
  assert.notEqual(lms.kept().suspend_data, before);
  await browser.close();
});

// Opens it in a browser of its own; returns what a test needs of it.
async function opened(t, lms) {
  const browser = await open_browser(t);
  const page = await browser.context.newPage();
  await page.goto(lms.url("iframe"));
  return { browser, frame: await course_of(page, "iframe") };
}

async function finish(frame, { scenario, steps }) {
  await begin_call({ page: frame }, { title: scenario.title });
  await play({ page: frame }, scenario, steps, { hurry: hurry_in(frame) });
  await saved(frame);
  await see_debrief(frame);
  await frame.getByRole("link", { name: "Practice" }).click();
}

async function stop(frame) {
  await frame.getByRole("button", { name: "Stop for now" }).click();
  await frame.getByRole("heading", { name: "You can close this page" }).waitFor({ timeout: 60000 });
}

test("a learning system that judges any score it has doesn't hear one before the end", { timeout: kLongMs }, async (t) => {
  const folder = make_course(t, ["--scorm12", "--pass", "70"]);
  const lms = await serve_lms({ folder, version: "1.2", faults: { mastery: 70 } });
  t.after(() => lms.stop());
  const [first, second] = kCourse.map(best_of);
  let { browser, frame } = await opened(t, lms);
  await finish(frame, first);
  await frame.getByText("1 of 2 calls finished").waitFor();
  await stop(frame);
  assert.equal(lms.kept().core.lesson_status, "incomplete");
  await browser.close();

  ({ browser, frame } = await opened(t, lms));
  await finish(frame, second);
  await frame.getByText("2 of 2 calls finished").waitFor();
  await stop(frame);
  const mean = Math.round((first.card.resolution + second.card.resolution) / 2) / 10;
  assert.equal(Number(lms.kept().core.score.raw), mean);
  assert.equal(lms.kept().core.lesson_status, mean >= 70 ? "passed" : "failed");
  assert.deepEqual(lms.sessions.flatMap(({ errors }) => errors), []);
  await browser.close();
});

test("a learning system that refuses one interaction, or the first status, has all the others and is begun once", { timeout: kLongMs }, async (t) => {
  const first = best_of(kCourse[0]);
  for (const [option, version, kind, nth, always] of [
    ["--scorm12", "1.2", "cmi.interactions.n.id", 3], ["--scorm2004", "2004", "cmi.interactions.n.id", 3],
    ["--scorm12", "1.2", "cmi.interactions.n.id", 2, true],
    ["--scorm12", "1.2", "cmi.core.lesson_status", 1], ["--scorm2004", "2004", "cmi.completion_status", 1],
  ]) {
    const folder = make_course(t, [option]);
    const lms = await serve_lms({ folder, version, faults: { kind, nth, always } });
    t.after(() => lms.stop());
    const { browser, frame } = await opened(t, lms);
    await finish(frame, first);
    await stop(frame);
    const { interactions } = told(version, lms.kept());
    assert.equal(interactions.length, first.card.decisions.length - (always ? 1 : 0), `${version}: ${kind}`);
    assert.equal(new Set(interactions.map(({ id }) => id)).size, interactions.length);
    assert.ok(interactions.every(({ result }) => /^(correct|wrong|incorrect)$/.test(result)));
    assert.deepEqual(lms.sessions[0].errors, [], `${version}: ${kind}`);
    await browser.close();
  }
});

test("opened without a learning system it says so, and keeps nothing", { timeout: kLongMs }, async (t) => {
  const folder = make_course(t, ["--scorm2004"]);
  const lms = await serve_lms({ folder, version: "2004" });
  t.after(() => lms.stop());
  const browser = await open_browser(t);
  const page = await browser.context.newPage();
  await page.goto(`${lms.origin}/course/index.html`);
  await page.locator("#shell").waitFor({ state: "hidden", timeout: 60000 });
  await page.getByText("No learning system answers here.").first().waitFor();
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  await browser.close();
});
