// A call of one's own: dropped or chosen, checked at once, played like any other, there again later, and removed. And its
// map: zoomed, dragged, and read as a list.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { kRoot, open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const kSmall = readFileSync(join(kRoot, "tests", "fixtures", "scenarios", "small.json"), "utf8");
const kTitle = "The lamp on the landing";

function changed(text, from, to) {
  assert.equal(text.split(from).length, 2, `${from} is there once`);
  return text.replace(from, to);
}

// As a drop from the file manager; `where` is the region that it falls on, the page if none.
async function drop(page, files) {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name, { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

function reports(page) { return page.getByRole("region", { name: "What came of your files" }); }

function own_card(page, title = kTitle) {
  return page.getByRole("list", { name: "Calls of your own" }).getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

// A folder that is gone after the test.
function folder_of(t, files) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-calls-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function play_to_debrief(page, scenario) {
  await own_card(page).getByRole("button", { name: "Take this call" }).click(kPatience);
  await page.getByRole("region", { name: "What this call touches" }).waitFor(kPatience);
  await page.getByRole("button", { name: "Take this call" }).click(kPatience);
  await page.getByRole("button", { name: "Pick up now" }).click(kPatience);
  for (const step of ["hello/log", "logged/close"]) {
    await walk.until_open(page);
    await walk.choose(page, walk.choice_of(scenario, step));
  }
  await walk.until_open(page);
  await walk.see_debrief(page);
}

test("a call of one's own: dropped, played to the debrief, there after a reload, replaced and removed", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.getByRole("button", { name: "Add a call of your own" }).waitFor(kPatience);
  await drop(page, [{ name: "lamp.json", text: kSmall }]);
  await reports(page).getByText(`“${kTitle}” was added from lamp.json.`).waitFor(kPatience);
  await play_to_debrief(page, JSON.parse(kSmall));
  await page.getByRole("region", { name: "Your decisions" }).getByRole("button", { name: /^Decision 1/ }).waitFor(kPatience);

  await page.getByRole("link", { name: "Practice" }).click(kPatience);
  await app.opened_anew();
  await own_card(page).getByText(/^First: \d+ % resolution/).waitFor(kPatience);
  await own_card(page).getByRole("button", { name: "Take it again" }).waitFor(kPatience);

  await drop(page, [{ name: "lamp.json", text: changed(kSmall, kTitle, "The lamp again") }]);
  await reports(page).getByText(/took\s+the\s+place\s+of\s+the\s+earlier\s+one/).waitFor(kPatience);
  await own_card(page, "The lamp again").getByText(/^First: /).waitFor(kPatience);

  const card = own_card(page, "The lamp again");
  await card.getByRole("button", { name: "Remove it" }).click(kPatience);
  const dialog = page.getByRole("dialog", { name: "Remove “The lamp again”?" });
  await dialog.getByRole("button", { name: "Keep it" }).click(kPatience);
  await dialog.waitFor({ state: "detached", ...kPatience });
  await card.getByRole("button", { name: "Remove it" }).click(kPatience);
  await dialog.getByRole("button", { name: "Remove it" }).click(kPatience);
  await reports(page).getByText(/Your\s+attempts\s+at\s+it\s+are\s+kept/).waitFor(kPatience);
  assert.equal(await card.count(), 0);
  await app.opened_anew();
  await page.getByRole("button", { name: "Open the debrief" }).click(kPatience);
  await page.getByRole("heading", { name: kTitle, level: 1 }).waitFor(kPatience);
  assert.equal(await page.getByRole("heading", { name: "Calls of your own" }).count(), 0);
  await app.expect_clean();
});

test("a broken file: line and column, in the words of the command line, and nothing is added", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const broken = {
    "dangling.json": changed(kSmall, '"to": "night-desk"', '"to": "nite-desk"').replace('"summary"', '"summery"'),
    "comma.json": changed(kSmall, '"difficulty": "easy",', '"difficulty": "easy"'),
  };
  const folder = folder_of(t, broken);
  await page.getByRole("button", { name: "Add a call of your own" }).waitFor(kPatience);
  for (const [name, text] of Object.entries(broken)) {
    const expected = walk.checked(folder, name);
    assert.ok(expected.length > 0);
    assert.match(expected[0], new RegExp(`^${name}:\\d+:\\d+: error: `));
    await drop(page, [{ name, text }]);
    await reports(page).getByText(new RegExp(`^${name} has \\d+ mistakes? and was not added`)).waitFor(kPatience);
    const shown = (await reports(page).locator("p").allInnerTexts()).map((line) => line.replace(/\s+/g, " "));
    assert.deepEqual(shown.filter((line) => line.startsWith(`${name}:`)), expected);
  }
  await reports(page).getByRole("button", { name: "Hide the details" }).click(kPatience);
  await reports(page).getByText(/^comma\.json:/).waitFor({ state: "detached", ...kPatience });
  await drop(page, [{ name: "photo.png", text: "\u0089PNG" }]);
  await reports(page).getByText(/^photo\.png is not a call\./).waitFor(kPatience);
  await page.getByRole("button", { name: "Hide this" }).click(kPatience);
  await reports(page).waitFor({ state: "detached", ...kPatience });
  assert.equal(await page.getByRole("list", { name: "Calls of your own" }).count(), 0);
  await app.expect_clean();
});

test("a folder, chosen or dropped: each call in it, and the folders in it, at once", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const folder = folder_of(t, {
    "lamp.json": kSmall,
    "deep/other.json": changed(changed(kSmall, '"id": "small"', '"id": "other"'), kTitle, "Another lamp"),
    "notes.txt": "not a call",
    "scenario.schema.json": "{}",
  });
  await page.getByRole("button", { name: "Add a call of your own" }).waitFor(kPatience);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"), page.getByRole("button", { name: "Add a folder" }).click(kPatience)]);
  await chooser.setFiles(folder);
  await own_card(page).waitFor(kPatience);
  await own_card(page, "Another lamp").waitFor(kPatience);
  assert.equal(await reports(page).getByText(/was added from/).count(), 2);

  // A dropped folder comes as entries to be walked, a few at a time.
  await page.evaluate(([text]) => {
    const file = (name, content) => ({ isDirectory: false, name, file: (done) => done(new File([content], name)) });
    const folder_entry = (name, parts) => ({
      isDirectory: true, name,
      createReader: () => { let left = [...parts, []]; return { readEntries: (done) => done(left.shift() ?? []) }; },
    });
    const entry = folder_entry("mine", [[file("a.json", text.replace('"id": "small"', '"id": "third"'))],
      [folder_entry("deeper", [[file("b.json", "{ \"nodes\": 1 }"), file("c.txt", "no")]])]]);
    const empty = folder_entry("nothing", [[file("c.txt", "no")]]);
    const item = (of) => ({ kind: "file", webkitGetAsEntry: () => of, getAsFile: () => null });
    const event = new Event("drop", { bubbles: true, cancelable: true });
    event.dataTransfer = { types: ["Files"], items: [item(entry), item(empty)], files: [] };
    window.dispatchEvent(event);
  }, [kSmall]);
  await reports(page).getByText(`“${kTitle}” was added from mine/a.json.`).waitFor(kPatience);
  await reports(page).getByText(/^mine\/deeper\/b\.json has/).waitFor(kPatience);
  await reports(page).getByText(/no\s+\*\.json\s+file\s+in\s+the\s+folder\s+nothing/).waitFor(kPatience);
  assert.equal(await page.getByRole("list", { name: "Calls of your own" }).locator("h3").count(), 3);
  await app.expect_clean();
});

// Where a moment's control stands on the screen.
async function box_of(page, name) { return page.getByRole("button", { name }).boundingBox(); }

test("the map: asks before it gives a call away; zooms by key, button and wheel; is dragged; is a list as well", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kZero);
  await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: scenario.title }) })
    .getByRole("button", { name: "See its map" }).click(kPatience);
  await page.getByText(/Its\s+map\s+gives\s+it\s+away/).waitFor(kPatience);
  await page.getByRole("button", { name: "Show the map all the same" }).click(kPatience);

  const plane = page.getByRole("group", { name: /^Map\./ });
  await plane.waitFor(kPatience);
  const start = new RegExp(`^${scenario.start}\\. .*The start`);
  const before = await box_of(page, start);
  await page.keyboard.press("+");
  await page.waitForFunction(([id, width]) => document.querySelector(`[data-id="map/${id}"]`).getBoundingClientRect().width > width,
    [scenario.start, before.width], kPatience);
  await page.getByRole("button", { name: "Zoom out" }).click(kPatience);
  await page.waitForFunction(([id, width]) => Math.abs(document.querySelector(`[data-id="map/${id}"]`).getBoundingClientRect().width - width) < 1,
    [scenario.start, before.width], kPatience);
  const at = await plane.boundingBox();
  const middle = { x: at.x + at.width / 2, y: at.y + at.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  // What is said about the moment there has no other place than over it, and is in nobody's way.
  await page.getByRole("region", { name: "This moment" }).waitFor(kPatience);
  await page.waitForTimeout(300);  // for its place, which follows from its height
  const unmoved = await box_of(page, start);
  await page.mouse.down();
  await page.mouse.move(middle.x + 40, middle.y + 30, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(([id, x]) => document.querySelector(`[data-id="map/${id}"]`).getBoundingClientRect().x > x + 20,
    [scenario.start, unmoved.x], kPatience);
  assert.equal(await plane.getByRole("button", { pressed: true }).count(), 0, "a drag presses nothing");
  const moved = await box_of(page, start);
  await page.mouse.move(moved.x + moved.width / 2, moved.y + moved.height / 2);  // what the wheel turns over stays in sight
  await page.mouse.wheel(0, -200);
  await page.waitForFunction(([id, width]) => document.querySelector(`[data-id="map/${id}"]`).getBoundingClientRect().width > width + 5,
    [scenario.start, unmoved.width], kPatience);
  await page.keyboard.press("0");
  await page.waitForFunction(([count]) => document.querySelectorAll('[data-id^="map/"].s-button').length === count,
    [scenario.nodes.length], kPatience);

  // A moment in the focus says what is said there and where its choices lead.
  await page.getByRole("button", { name: start }).focus();
  const detail = page.getByRole("region", { name: "This moment" });
  await detail.getByText(scenario.start, { exact: true }).waitFor(kPatience);
  assert.equal(await detail.getByRole("listitem").count(), scenario.nodes.find((node) => node.id === scenario.start).choices.length);

  // Every moment and every choice is in the list.
  const list = page.getByRole("region", { name: "The map as a list" });
  assert.equal(await list.getByRole("heading", { level: 3 }).count(), scenario.nodes.length);
  const choices = scenario.nodes.reduce((sum, node) => sum + (node.choices ?? []).length, 0);
  assert.equal(await list.getByRole("list", { name: "Choices" }).getByRole("listitem").count(), choices);
  assert.ok(await list.getByText(/on the best path/).count() > 0);
  for (const node of scenario.nodes.filter(({ ending }) => ending)) {
    await list.getByRole("listitem").filter({ has: page.getByRole("heading", { name: node.id, exact: true }) })
      .getByText(new RegExp(`^Ending: ${node.ending.kind.replace("-", " ")}`)).waitFor(kPatience);
  }
  await page.getByRole("button", { name: "Back to calls" }).click(kPatience);
  await page.getByRole("heading", { name: "All calls" }).waitFor(kPatience);
  await app.expect_clean();
});

test("on a phone: two fingers zoom the map, and the list takes its place", async (t) => {
  const app = await open_app(t, { size: "phone", motion: "reduce" });
  const { page } = app;
  await page.getByRole("button", { name: "Add a call of your own" }).waitFor(kPatience);
  await drop(page, [{ name: "lamp.json", text: kSmall }]);
  await own_card(page).getByRole("button", { name: "See its map" }).tap(kPatience);
  const plane = page.getByRole("group", { name: /^Map\./ });
  await plane.waitFor(kPatience);
  const before = await box_of(page, /^hello\. /);
  const at = await plane.boundingBox();
  const client = await page.context().newCDPSession(page);
  const fingers = (apart) => [-1, 1].map((side, id) => ({ x: at.x + at.width / 2 + side * apart, y: at.y + 300, id }));
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(60) });
  for (const apart of [50, 40, 30]) await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.waitForFunction(([height]) => document.querySelector('[data-id="map/hello"]').getBoundingClientRect().height < height * 0.8,
    [before.height], kPatience);
  await page.getByRole("button", { name: "List", exact: true }).tap(kPatience);
  await page.getByRole("region", { name: "The map as a list" }).getByRole("heading", { name: "night-desk" }).waitFor(kPatience);
  assert.equal(await plane.count(), 0);
  await page.getByRole("button", { name: /List$/ }).tap(kPatience);
  await plane.waitFor(kPatience);
  await app.expect_clean();
});
