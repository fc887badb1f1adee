// Every page in a language that is a third longer than English and full of accents (pseudo.mjs): nothing is cut or lies on
// other words, and nothing is said that is not a message, except what calls and people say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { misfits, wrong_at_rest } from "./fit.mjs";
import { bare_words, content_of_calls, speak_pseudo, use_pseudo_names } from "./pseudo.mjs";
import { open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 90000 };
const kLong = { timeout: 300000 };

const kPages = ["#/", "#/settings", "#/result", "#/profiles/new", `#/call/${walk.kRefill}`, `#/map/${walk.kFirst}`, "#/nowhere/at-all", "#/coach",
  "#/coach/scenarios", "#/coach/out-of-reach", "#/coach/two-centres", "#/coach/calibrate", "#/coach/export"];
const kHirePages = ["#/hire", "#/hire/results", "#/hire/quality", "#/hire/fairness", "#/hire/law", "#/hire/settings"];

// Names and words that are the same in every language, a person's own, or the browser's (months); letters alone, small.
const kAllowed = [
  /^(sample ?)+$/, /^(warmline|english|deutsch|pseudo|json|csv|webgl|twine|safari|nowhere at all)$/,
  /^([a-f]{1,4}( |$))+$/,  // a hash
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)( \w+)?$/,
];

const button = (page, name) => page.getByRole("button", { name, exact: true });

async function in_a_call(app, look) {
  const { page } = app;
  await page.goto(`${app.url}#/`);
  const scenario = walk.scenario_of(walk.kFirst), steps = walk.best_steps(walk.kFirst);
  await walk.begin_call(app);
  await walk.until_open(page);
  await look("a call");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor(kPatience);
  await look("the keys of a call");
  await page.keyboard.press("Escape");
  await walk.play(app, scenario, steps);
  await look("the end of a call");
  await walk.see_debrief(page);
  await walk.unfold(page, "Where 100 points of need went", "Out of your reach", "How the caller was", "Two call centres, one call");
  await page.waitForTimeout(1500);  // what is worked out beside it comes in
  await look("a debrief");
  await button(page, "Best call").click(kPatience);
  await page.getByRole("region", { name: "A best call" }).waitFor(kPatience);
  await look("a best call");
  await page.goto(`${app.url}#/`);
  await page.getByText(/^First attempt/).waitFor(kPatience);
  await look("the library after a call");
}

async function over_a_team(app, look) {
  const { page } = app;
  await page.goto(`${app.url}#/coach`);
  await button(page, "Look at the sample team").click(kPatience);
  await page.getByRole("heading", { level: 1, name: "Team, 12 weeks" }).waitFor(kLong);
  for (const address of kPages.filter((one) => one.startsWith("#/coach"))) {
    await page.goto(app.url + address);
    await look(`${address} with a team`);
  }
  await page.goto(`${app.url}#/coach`);
  await page.getByRole("region", { name: "Talk with first" }).getByRole("button", { name: "Open their page" }).first().click(kPatience);
  await page.getByRole("heading", { level: 1, name: /^Sample \d\d$/ }).waitFor(kPatience);
  await page.waitForTimeout(1000);
  await look("a person");
  await button(page, "Prepare a session").click(kPatience);
  await page.getByRole("list", { name: "Moments" }).getByRole("listitem").nth(2).waitFor(kPatience);
  await look("a session");
  await button(page, "Listen in").first().click(kPatience);
  await page.getByRole("region", { name: "Listening in" }).first().waitFor(kPatience);
  await page.waitForTimeout(1000);
  await look("a review");
}

for (const [what, width, height] of [["at the desk", 1440, 900], ["on a phone", 390, 844]]) {
  test(`pseudo-locale, ${what}: every page fits, and says nothing that isn't a message`, async (t) => {
    const app = await open_page(t, { viewport: { width, height }, motion: "reduce" });
    const { page } = app;
    await speak_pseudo(app);
    use_pseudo_names(page);
    await app.load();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en-XA");
    const content = content_of_calls(), wrong = {};
    const look = async (name) => {
      const found = await wrong_at_rest(page, async () => [...await misfits(page),
        ...(await bare_words(page, content, kAllowed)).map((one) => `${one.id}: “${one.bare}” in “${one.text}”`)]);
      if (found.length > 0) wrong[name] = [...new Set(found)].slice(0, 30);
    };
    for (const address of kPages) {
      await page.goto(app.url + address);
      await look(address);
    }
    await in_a_call(app, look);
    await over_a_team(app, look);
    await page.goto(`${app.url}#/hire`);
    await app.ready();
    await page.getByRole("heading", { name: "The same calls for everyone", exact: true }).waitFor(kPatience);
    for (const address of kHirePages) {
      await page.goto(app.url + address);
      await look(address);
    }
    await page.goto(`${app.url}#/hire`);
    await button(page, "Put a form together").click(kPatience);
    await button(page, "Add calls").click(kPatience);
    await page.getByRole("region", { name: "Give it out" }).waitFor(kPatience);
    await look("a form");
    assert.deepEqual(wrong, {});
    await app.expect_clean();
  });
}
