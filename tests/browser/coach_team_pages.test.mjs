// Coach's pages about the team as a whole, by role and name, on the sample team: the flow through a scenario, what was out
// of reach, two call centres, what is exported; and a calibration in which two browsers exchange their files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { kSizes, open_app } from "./support.mjs";

const kPatience = { timeout: 90000 };
const kLong = { timeout: 240000 };

const button = (page, name) => page.getByRole("button", { name, exact: true });
const title = (page, name) => page.getByRole("heading", { level: 1, name });

async function with_sample(t, options = {}) {
  const app = await open_app(t, { motion: "reduce", ...options });
  const { page } = app;
  await page.getByRole("link", { name: "Coach", exact: true }).click(kPatience);
  await button(page, "Look at the sample team").click(kPatience);
  await title(page, /^Team, /).waitFor(kLong);
  return app;
}

async function to_page(page, tab, name) {
  const way = page.getByRole("navigation", { name: "Pages of Coach" }).getByRole("button", { name: tab, exact: true });
  await way.focus();
  await page.keyboard.press("Enter");
  await title(page, name).waitFor(kPatience);
  await page.getByText("Sample team, simulated").waitFor(kPatience);
}

async function download_by(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), action()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

function drop(page, name, text) {
  return page.evaluate(([called, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], called, { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, text]);
}

// RFC 4180 as its grammar says: rows of cells, or a complaint.
function read_csv(text) {
  const rows = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        assert.ok(at < text.length, "a quote is not closed");
        if (text[at] === '"' && text[at + 1] === '"') at += 1;
        else if (text[at] === '"') break;
        cell += text[at];
      }
      at += 1;
    } else {
      while (at < text.length && !",\r\n".includes(text[at])) {
        assert.notEqual(text[at], '"');
        cell += text[at++];
      }
    }
    rows.at(-1).push(cell);
    if (text[at] === ",") { at += 1; continue; }
    assert.equal(text.slice(at, at + 2), "\r\n");
    at += 2;
    if (at < text.length) rows.push([]);
  }
  return rows;
}

test("a scenario over the team: which way people go, what costs most, what nobody takes", async (t) => {
  const app = await with_sample(t);
  const { page } = app;
  await to_page(page, "Scenario", "A scenario over the team");
  const call = page.getByRole("combobox", { name: "Call", exact: true });
  const options = await call.locator("option").allInnerTexts();
  assert.ok(options.length >= 15, options.join());
  assert.match(options[0], /: \d+ first/);
  await page.getByRole("heading", { level: 2, name: /^Most is lost at “/ }).waitFor(kPatience);
  const costs = page.getByRole("list", { name: "What costs most" });
  assert.match(await costs.getByRole("listitem").first().innerText(), /points a call, and .* each time it was faced: \d+ times? in \d+ of \d+ calls/s);
  const flow = page.getByRole("table").first();
  assert.ok(await flow.getByRole("row").count() > 3);
  const about = await page.getByText(/first attempts by \d+ people/).first().innerText();
  await call.selectOption({ index: 3 });
  await page.waitForFunction((before) => !document.body.innerText.includes(before), about, kPatience);
  await page.getByRole("combobox", { name: "Attempts" }).selectOption("All, practised ones too");
  await page.getByText(/attempts, practised ones too, by \d+ people/).waitFor(kPatience);
  await app.expect_clean();
});

test("out of reach: rules, what lifting each is worth, and the page to take upstairs", async (t) => {
  const app = await with_sample(t);
  const { page } = app;
  await to_page(page, "Out of reach", "Out of reach");
  await page.getByText(/^In \d+ of \d+ .* a rule of the organisation stood in the way/s).waitFor(kPatience);
  await page.getByText(/they\s+are\s+not\s+to\s+be\s+added/).waitFor(kPatience);
  const rules = page.getByRole("list", { name: "Rules" });
  const first = rules.getByRole("listitem").first();
  assert.match(await first.innerText(), /It\s+stood\s+in\s+the\s+way\s+in\s+\d+\s+of\s+\d+\s+calls?/);
  await first.getByRole("button", { name: "Show the lines where it happened" }).click(kPatience);
  const places = page.getByRole("list", { name: "Where it happened" });
  assert.doesNotMatch(await places.innerText(), /Sample \d\d/);
  const without = await download_by(page, () => button(page, "Save it as a page").click(kPatience));
  assert.equal(without.name, "warmline-out-of-reach.html");
  assert.doesNotMatch(without.text, /Sample \d\d/);
  await button(page, "With names").click(kPatience);
  await places.getByText(/Sample \d\d in weeks? \d+/).first().waitFor(kPatience);
  const named = await download_by(page, () => button(page, "Save it as a page").click(kPatience));
  assert.match(named.text, /Sample \d\d in weeks? \d+/);
  assert.match(named.text, /practised scenarios/);
  await app.expect_clean();
});

test("two call centres: the ranking turns over, and nobody is placed on too little", async (t) => {
  const app = await with_sample(t);
  const { page } = app;
  await to_page(page, "Two call centres", "Two call centres");
  await page.getByRole("heading", { level: 2, name: /^\d+ of \d+ people change places between the two call centres$/ }).waitFor(kPatience);
  await page.getByText(/(falls|rises) furthest: place \d+ for “Relationship first”, place \d+ for “Ninety seconds”/).first().waitFor(kPatience);
  const rest = page.getByRole("region", { name: "Not placed" });
  assert.match(await rest.innerText(), /Sample 23: \d first attempts?, too little to be placed/s);
  const table = page.getByRole("table").first();
  assert.doesNotMatch(await table.innerText(), /Sample 2[34]/);
  await page.getByRole("combobox", { name: "On the right" }).selectOption("Relationship first");
  await page.getByRole("heading", { level: 2, name: "The same lens twice: nobody changes places" }).waitFor(kPatience);
  await app.expect_clean();
});

test("the team goes out as CSV that reads back, as JSON and on paper", async (t) => {
  const app = await with_sample(t);
  const { page } = app;
  await to_page(page, "Export", "Export this team");
  await page.getByText(/All that is loaded goes in/).waitFor(kPatience);
  const people = await download_by(page, () => button(page, "People as CSV").click(kPatience));
  assert.equal(people.name, "warmline-team.csv");
  assert.equal(people.text.charCodeAt(0), 0xfeff);
  const rows = read_csv(people.text.slice(1));
  assert.equal(rows.length, 25);
  assert.ok(rows.every((row) => row.length === rows[0].length));
  assert.deepEqual(rows[1].slice(0, 3), ["Sample 01", "Sample early shift", "simulated"]);
  const attempts = read_csv((await download_by(page, () => button(page, "Attempts as CSV").click(kPatience))).text.slice(1));
  const json = JSON.parse((await download_by(page, () => button(page, "Both as JSON").click(kPatience))).text);
  assert.equal(json.simulated, true);
  assert.equal(json.people.length, 24);
  assert.equal(json.attempts.length, attempts.length - 1);
  const column = attempts[0].indexOf("resolution_percent");
  json.attempts.forEach((attempt, i) =>
    assert.equal(Math.round(Number(attempts[i + 1][column]) * 10), attempt.resolution));
  const decisions = read_csv((await download_by(page, () => button(page, "Decisions (CSV)").click(kPatience))).text.slice(1));
  const lines = (await download_by(page, () => button(page, "Decisions (JSON Lines)").click(kPatience))).text.trim().split("\n");
  assert.equal(lines.length, decisions.length - 1);
  assert.deepEqual(Object.keys(JSON.parse(lines[0])), decisions[0]);
  const dictionary = JSON.parse((await download_by(page, () => button(page, "Dictionary (JSON)").click(kPatience))).text);
  assert.deepEqual(dictionary.filter((entry) => entry.file === "decisions").map((entry) => entry.column), decisions[0]);
  const paper = await download_by(page, () => button(page, "Save it as a page").click(kPatience));
  assert.match(paper.text, /Sample team, simulated/);
  assert.match(paper.text, /how many observations each rests on/);
  await app.expect_clean();
});

// Chooses the first attempt of the first call, by keyboard alone.
async function choose_a_call(page) {
  await page.getByRole("combobox", { name: "Attempt", exact: true }).selectOption({ index: 1 });
  await page.getByText(/^Call [0-9a-f]{4} [0-9a-f]{4}: others rate the same one/).waitFor(kPatience);
  return page.getByText(/^Call [0-9a-f]{4} [0-9a-f]{4}:/).innerText();
}

async function rate(page, options) {
  const turns = page.getByRole("region", { name: /^Rating of Decision/ });
  const count = await turns.count();
  assert.ok(count >= 3);
  for (let i = 0; i < count; i += 1) {
    for (const [k, name] of ["Warmth", "Respect"].entries()) {
      await turns.nth(i).getByRole("combobox", { name }).selectOption(options[(i + k) % options.length]);
    }
  }
  await page.getByRole("combobox", { name: "The call as a whole" }).selectOption("3");
}

const kLow = ["−1 hurts", "0 says nothing to it", "1 could be said to anyone"];
const kHigh = ["0 says nothing to it", "1 could be said to anyone", "2 meant for this caller"];

test("two supervisors rate one call apart, exchange their files and see how far they agree", async (t) => {
  const ada = await with_sample(t);
  const ben = await with_sample(t);
  for (const { page } of [ada, ben]) await to_page(page, "Calibrate", "Calibrate");
  const code = await choose_a_call(ada.page);
  await rate(ada.page, kLow);
  assert.equal(await button(ada.page, "Save my rating").isDisabled(), true);
  await ada.page.getByRole("textbox", { name: "Your name or a code" }).fill("Ada");
  await button(ada.page, "Save my rating").click(kPatience);
  await ada.page.getByRole("heading", { name: "Nobody else’s rating of this call is here yet" }).waitFor(kPatience);
  const of_ada = await download_by(ada.page, () => button(ada.page, "Save the rating file").click(kPatience));
  assert.match(of_ada.name, /^warmline-rating-[0-9a-f]{8}\.json$/);
  assert.doesNotMatch(of_ada.text, /Sample/);

  // Ada's file comes before Ben has rated: he is told that it is there, and nothing of what it says.
  await drop(ben.page, "from ada.json", of_ada.text);
  await ben.page.getByText("Ada has rated it.").waitFor(kPatience);
  await button(ben.page, "Rate this call").click(kPatience);
  assert.equal(await ben.page.getByText(/^Call [0-9a-f]{4} [0-9a-f]{4}:/).innerText(), code);
  assert.equal(await ben.page.getByRole("region", { name: "Agreement" }).count(), 0);
  await rate(ben.page, kHigh);
  await ben.page.getByRole("textbox", { name: "Your name or a code" }).fill("Ben");
  await button(ben.page, "Save my rating").click(kPatience);
  const agreement = ben.page.getByRole("region", { name: "Agreement" });
  await agreement.getByRole("heading", { name: /^2 people agree at −?\d?\.\d{3}, / }).waitFor(kPatience);
  await agreement.getByText(/Quadratic-weighted kappa of the two: −?\d?\.\d{3}/).waitFor(kPatience);
  const differ = agreement.getByRole("list", { name: "Where you differ most" });
  assert.match(await differ.getByRole("listitem").first().innerText(), /Decision \d+, (Warmth|Respect): Ada .*, Ben .*of all disagreement/s);
  assert.equal(await button(ben.page, "Change my rating").count(), 0);

  // Both see the same figure, whoever loaded whose file.
  const of_ben = await download_by(ben.page, () => button(ben.page, "Save the rating file").click(kPatience));
  await drop(ada.page, "from ben.json", of_ben.text);
  const heading = ada.page.getByRole("region", { name: "Agreement" }).getByRole("heading", { level: 2 });
  await ada.page.getByRole("heading", { name: /^2 people agree at/ }).waitFor(kPatience);
  assert.equal(await heading.innerText(), await agreement.getByRole("heading", { level: 2 }).innerText());
  await drop(ada.page, "again.json", of_ben.text);
  await ada.page.getByText(/Ben’s rating of “.*” is here already\./).waitFor(kPatience);
  await drop(ada.page, "broken.json", of_ben.text.replace('"format":1', '"format":9'));
  await ada.page.getByText(/It can’t be read as a rating file, and was left out\./).waitFor(kPatience);

  // One's own rating outlives the visit; the others' files do not.
  await ada.page.reload();
  await ada.ready();
  await ada.page.getByRole("link", { name: "Coach", exact: true }).click(kPatience);
  await button(ada.page, "Look at the sample team").click(kPatience);
  await title(ada.page, /^Team, /).waitFor(kLong);
  await to_page(ada.page, "Calibrate", "Calibrate");
  await choose_a_call(ada.page);
  await ada.page.getByText("Ada’s rating is kept in this browser.").waitFor(kPatience);
  await ada.page.getByRole("heading", { name: "Nobody else’s rating of this call is here yet" }).waitFor(kPatience);
  await ada.expect_clean();
  await ben.expect_clean();
});

test("the pages fit a phone, and are reached by keyboard alone", async (t) => {
  const { page } = await with_sample(t, { size: "phone" });
  for (const [tab, name] of [["Scenario", "A scenario over the team"], ["Out of reach", "Out of reach"],
    ["Two call centres", "Two call centres"], ["Calibrate", "Calibrate"], ["Export", "Export this team"]]) {
    await to_page(page, tab, name);
    const outside = await page.evaluate((width) =>
      [...document.querySelectorAll("main *, [role=main] *")].filter((element) => {
        const { left, right, height } = element.getBoundingClientRect();
        return height > 0 && (left < -13 || right > width + 1);
      }).map((element) => element.dataset.id ?? element.outerHTML.slice(0, 80)), kSizes.phone.width);
    assert.deepEqual(outside, []);
  }
});
