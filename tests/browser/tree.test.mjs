// The accessibility tree: that the checks which every picture of every screen passes through (reach.mjs, screens*.mjs) notice what
// they should, that what the caller says is announced once, and that the plain view stands up to axe as well.
import assert from "node:assert/strict";
import { test } from "node:test";
import { frames } from "./patience.mjs";
import { look, troubles_of } from "./reach.mjs";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

// ---- What is planted is found ---------------------------------------------------------------------

const kPlanted = {
  "a word that is drawn and told nowhere": [() => document.querySelector("#semantics [data-id=library-title]").remove(), /letters are drawn where nothing is told/],
  "other words than are drawn": [() => { document.querySelector("#semantics [data-id=library-title]").firstChild.data = "Practise the calls"; }, /is told with 16 letters and drawn with \d+$/],
  "words that are hidden from the tree": [() => document.querySelector("#semantics .s-text").setAttribute("aria-hidden", "true"), /is not in the tree/],
  "a button without a name": [() => { document.querySelector("#semantics .s-button").textContent = ""; }, /\(button\) has no name/],
  "a label that nobody hears": [() => {
    document.querySelector("#semantics .s-heading").id = "planted";
    document.querySelector("#semantics .s-scroll").setAttribute("aria-labelledby", "planted");
  }, /is labelled/],
  "one id twice": [() => { for (const one of [...document.querySelectorAll("#semantics .s-text")].slice(0, 2)) one.id = "twice"; }, /^id twice twice$/],
  "a level of headings left out": [() => {
    const heading = document.querySelector("#semantics h2"), other = document.createElement("h4");
    other.dataset.id = "planted";
    other.textContent = "Deep down";
    heading.replaceWith(other);
  }, /is of level 4 after one of level 1/],
  "a second title": [() => {
    const other = document.createElement("h1");
    other.dataset.id = "planted";
    other.textContent = "Another";
    document.querySelector("#semantics main").append(other);
  }, /^2 headings of level 1$/],
  "no main landmark": [() => document.querySelector("#semantics main").setAttribute("role", "group"), /main/],
  "a target that is too small": [() => { document.querySelector("#semantics .s-button").style.height = "12px"; }, /^small: /],
  "an order that is not that of the screen": [() => {
    const [first] = document.querySelectorAll("#semantics [role=list] > .s-listitem");
    first.parentNode.append(first);
  }, /stands above/],
  "a choice that looks made": [() => { document.querySelector("#semantics .s-button").textContent = "✓ Light"; }, /looks chosen/],
  "a state that is not one": [() => document.querySelector("#semantics .s-heading").setAttribute("aria-chequed", "maybe"), /^aria-valid-attr: /],
  "a child that its list can’t have": [() => document.querySelector("#semantics [role=list]").append(document.createElement("button")), /^(aria-required-children|button-name|list): /],
};

// All calls are in the list, and nothing of the tree has changed for a while.
async function at_rest(page) {
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  await page.getByText(/calls? (is|are) on the way/).waitFor({ state: "detached", ...kPatience });
  await page.evaluate(() => new Promise((done) => {
    let timer = 0;
    const wait = () => { clearTimeout(timer); timer = setTimeout(done, 600); };
    new MutationObserver(wait).observe(document.getElementById("semantics"), { subtree: true, childList: true, attributes: true });
    wait();
  }));
}

test("whatever is wrong with a screen is found, each in words of its own", async (t) => {
  const app = await open_app(t, { motion: "reduce", looks: {} });
  const { page } = app;
  await at_rest(page);
  await look(app, "as it is", { axe: true });
  assert.deepEqual(troubles_of(app), []);
  for (const [what, [plant, words]] of Object.entries(kPlanted)) {
    await app.reloaded_by(() => page.reload());
    await at_rest(page);
    await page.evaluate(plant);
    app.reached = undefined;
    await look(app, what, { axe: words.source.startsWith("^(aria") || words.source.startsWith("^aria") });
    const found = [...app.reached.troubles.keys()];
    assert.ok(found.some((trouble) => words.test(trouble)), `${what}: ${JSON.stringify(found)}`);
  }
});

// ---- What is said by itself -----------------------------------------------------------------------

// All that comes into the region for what is new, in order.
async function listen(page) {
  await page.evaluate(() => {
    window.heard = [];
    const live = document.querySelector(".s-live");
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) window.heard.push(node.textContent);
    }).observe(live, { childList: true, subtree: true });
  });
  const region = await page.locator(".s-live").evaluate((live) => [live.getAttribute("role"), live.getAttribute("aria-live"), live.closest("[inert], [aria-hidden]") === null]);
  assert.deepEqual(region, ["log", "polite", true]);
}

test("over a whole call each line of the caller is announced once", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await listen(page);
  const scenario = walk.scenario_of(walk.kFirst);
  await walk.begin_call(app);
  for (;;) {
    await walk.until_open(page);
    if (await page.getByRole("button", { name: "See what it did" }).count() > 0) break;
    await walk.choose(page, (await walk.last_open(page, scenario)).choice, walk.kHands.keys);
  }
  const said = await walk.said(page).evaluateAll((all) => all.map((item) => item.innerText.replace(/\s+/g, " ").trim()));
  const heard = (await page.evaluate(() => window.heard)).flatMap((text) => text.split("\n")).map((text) => text.replace(/\s+/g, " ").trim());
  assert.ok(said.length > 8, `${said.length} lines`);
  const callers = scenario.nodes.flatMap((node) => node.lines ?? []).filter((line) => line.who === "caller").map((line) => line.text.replace(/\s+/g, " ").trim());
  const shown = callers.filter((text) => said.some((line) => line.includes(text)));
  assert.ok(shown.length > 3, `${shown.length} lines of the caller`);
  for (const text of new Set(shown)) {
    const times = said.filter((line) => line.includes(text)).length;
    assert.equal(heard.filter((line) => line.includes(text)).length, times, `“${text}” is heard as often as it is said`);
  }
  const order = shown.map((text) => heard.findIndex((line) => line.includes(text)));
  assert.deepEqual(order.filter((at) => at < 0), []);
  await app.expect_clean();
});

// ---- The plain view -------------------------------------------------------------------------------

const kPages = ["#/", "#/settings", "#/result", "#/profiles/new", `#/call/${walk.kFirst}`, `#/map/${walk.kFirst}`, "#/nowhere"];
const kTeamPages = ["#/coach", "#/coach/scenarios", "#/coach/out-of-reach", "#/coach/two-centres", "#/coach/calibrate", "#/coach/export"];

for (const theme of ["light", "dark"]) {
  test(`the plain view, ${theme}: every page that an address leads to, a team, a call and its debrief`, async (t) => {
    const app = await open_app(t, { theme, motion: "reduce", switches: ["--disable-3d-apis"], looks: { axe: true } });
    const { page } = app;
    const see = async (addresses) => {
      for (const address of addresses) {
        await page.goto(app.url + address);
        await frames(page);
        await page.waitForTimeout(300);
        await look(app, address, { axe: true });
      }
    };
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "plain");
    await see(kPages);
    await page.goto(`${app.url}#/coach`);
    await page.getByRole("button", { name: /sample team/i }).first().click(kPatience);
    await page.getByRole("table").first().waitFor({ timeout: 240000 });
    await see(kTeamPages);
    await page.goto(`${app.url}#/`);
    const scenario = walk.scenario_of(walk.kFirst);
    await walk.begin_call(app);
    await walk.until_open(page);
    await look(app, "a call", { axe: true });
    for (;;) {
      await walk.until_open(page);
      if (await page.getByRole("button", { name: "See what it did" }).count() > 0) break;
      await walk.choose(page, (await walk.last_open(page, scenario)).choice, walk.kHands.keys);
    }
    await walk.see_debrief(page);
    await look(app, "a debrief", { axe: true });
    assert.ok(app.reached.screens > 14);
    await app.expect_clean();
  });
}
