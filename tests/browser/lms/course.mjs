// Courses made of the built site, and a person who takes one in a learning system's frame or window.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, find_chromium, kSwitches } from "../chromium.mjs";
import { kRoot, kSite } from "../paths.mjs";
import { best_steps, program, scenario_of, scorecard_of, show_all } from "../walk.mjs";

export const kCourse = ["let-me-ask-my-husband", "one-day-late"];

// `warmline package` with these options, into a folder that goes when the test ends.
export function make_course(t, options, calls = kCourse) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-course-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const scenarios = calls.map((id) => join(kRoot, "scenarios", `${id}.json`));
  const made = spawnSync(program(), ["package", ...options, "--site", kSite, "-o", join(folder, "course"), "--scenarios", ...scenarios], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  return join(folder, "course");
}

// A browser of its own, fresh, that can be killed.
export async function open_browser(t) {
  const server = await chromium.launchServer({ executablePath: find_chromium(), args: kSwitches });
  const browser = await chromium.connect(server.wsEndpoint());
  let ended = false;
  const close = async () => { if (!ended) { ended = true; await server.close(); } };
  t.after(close);
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce", locale: "en-GB" });
  const errors = [];
  context.on("weberror", (error) => errors.push(String(error.error())));
  context.on("console", (message) => { if (/Content Security Policy|Refused/.test(message.text())) errors.push(message.text()); });
  return {
    context, errors, close,
    kill: () => { ended = true; server.process().kill("SIGKILL"); },
  };
}

// The frame or window of the course, once the program has drawn.
export async function course_of(page, how) {
  if (how === "iframe") {
    await page.waitForFunction(() => frames.length > 0 && frames[0].frames.length > 0);
    const frame = page.frame({ name: "course" });
    await frame.locator("#shell").waitFor({ state: "hidden", timeout: 60000 });
    return frame;
  }
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button", { name: "Open the course" }).click()]);
  await popup.waitForLoadState();  // what isn't there yet counts as hidden
  await popup.locator("#shell").waitFor({ state: "hidden", timeout: 60000 });
  return popup;
}

export function hurry_in(frame) {
  return () => show_all(frame).click({ timeout: 3000 }).catch((error) => { if (error.name !== "TimeoutError") throw error; });
}

export async function saved(frame) {
  await frame.getByText("✓ Saved").first().waitFor({ timeout: 30000 });
}

// The best call's steps and what they come to.
export function best_of(id) {
  const steps = best_steps(id);
  return { scenario: scenario_of(id), steps, card: scorecard_of(id, steps) };
}
