// What a person's hands remember of other pages: the keys behind "?", undo, print, the tab's picture, the right button; and
// reading aloud, which no text leaves this device for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { at_rest, becomes, frames, stored } from "./patience.mjs";
import { kRoot, open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const kSmall = readFileSync(join(kRoot, "tests", "fixtures", "scenarios", "small.json"), "utf8");
const kTitle = "The lamp on the landing";

const own_card = (page) => page.getByRole("list", { name: "Calls of your own" }).getByRole("heading", { name: kTitle, exact: true });

async function with_a_call_of_ones_own(t) {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.getByRole("button", { name: "Add a call of your own" }).waitFor(kPatience);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "lamp.json", { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, kSmall);
  await own_card(page).waitFor(kPatience);
  await stored(page);
  return app;
}

async function remove_it(page) {
  await page.getByRole("list", { name: "Calls of your own" }).getByRole("button", { name: "Remove it" }).first().click(kPatience);
  await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click(kPatience);
  await own_card(page).waitFor({ state: "detached", ...kPatience });
}

test("? shows the keys on every page, and Escape gives the focus back", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  for (const address of ["#/", "#/settings", "#/coach", "#/result"]) {
    await page.goto(app.url + address);
    const link = page.getByRole("link", { name: "Settings", exact: true });
    await link.waitFor(kPatience);
    await frames(page, 6);  // the focus goes to the heading of a new page first
    await link.focus();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    await dialog.getByText("take back what was just removed").waitFor(kPatience);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached", ...kPatience });
    await page.waitForFunction(() => document.activeElement?.dataset.id === "nav-settings", null, kPatience);
  }
  // In a field it is a letter.
  await page.getByRole("textbox").first().click(kPatience);
  await page.keyboard.type("why?");
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.match(await page.getByRole("textbox").first().inputValue(), /why\?$/);
  await app.expect_clean();
});

test("what was removed comes back: by the button, by Ctrl+Z, and is still there after a reload", async (t) => {
  const app = await with_a_call_of_ones_own(t);
  const { page } = app;
  await remove_it(page);
  const strip = page.getByRole("region", { name: "What was done last" });
  await strip.getByText(`The call “${kTitle}” was removed.`).waitFor(kPatience);
  await strip.getByRole("button", { name: "Undo" }).click(kPatience);
  await own_card(page).waitFor(kPatience);
  await strip.waitFor({ state: "detached", ...kPatience });
  await stored(page);
  await remove_it(page);
  await strip.waitFor(kPatience);
  await page.keyboard.press("Control+z");
  await own_card(page).waitFor(kPatience);
  await app.opened_anew();
  await own_card(page).waitFor(kPatience);
  await app.expect_clean();
});

test("print: the page's words in black on white without what can only be pressed, and all as before afterwards", async (t) => {
  const app = await open_app(t, { motion: "reduce", theme: "dark" });
  const { page } = app;
  await page.goto(`${app.url}#/settings`);
  await page.getByRole("heading", { name: "About Warmline" }).waitFor(kPatience);
  const region = page.getByRole("region", { name: "Settings", exact: true }).first();
  await region.evaluate((element) => { element.scrollTop = 400; });
  await frames(page);
  const before = await at_rest(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const shown = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    const heading = document.querySelector('#semantics [data-id="settings-title"]');
    return {
      ink: getComputedStyle(heading).color, paper: getComputedStyle(document.body).backgroundColor, height: heading.getBoundingClientRect().height,
      canvas: style("#stage").display, buttons: [...document.querySelectorAll("#semantics .s-button")].filter((one) => one.getClientRects().length > 0).length,
      navigation: style("#semantics .s-navigation").display,
    };
  });
  assert.deepEqual({ ...shown, height: shown.height > 10 }, { ink: "rgb(0, 0, 0)", paper: "rgb(255, 255, 255)", height: true, canvas: "none", buttons: 0, navigation: "none" });
  const sheet = await page.pdf({ format: "A4" });
  assert.ok(sheet.length > 5000);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  assert.ok(await becomes(page, async () => before.equals(await page.screenshot())), "it looks as before");
  assert.equal(await region.evaluate((element) => element.scrollTop), 400);
  await app.expect_clean();
});

test("the tab's picture follows the page, as its title does", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const icon = () => page.evaluate(() => /icon[a-z-]*/.exec(document.getElementById("icon").href)[0]);
  assert.equal(await icon(), "icon");
  await page.getByRole("link", { name: "Coach", exact: true }).click(kPatience);
  await page.waitForFunction(() => /icon-coach/.test(document.getElementById("icon").href), null, kPatience);
  assert.match(await page.title(), /Coach|Team|session/i);
  await page.getByRole("link", { name: "Practice", exact: true }).click(kPatience);
  await walk.begin_call(app);
  await page.waitForFunction(() => /icon-call/.test(document.getElementById("icon").href), null, kPatience);
  const found = await page.evaluate(async () => (await fetch(document.getElementById("icon").href)).ok);
  assert.ok(found);
  await app.expect_clean();
});

test("the right button is the browser's, over text, links, buttons and fields", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.evaluate(() => {
    window.menus = [];
    addEventListener("contextmenu", (event) => setTimeout(() => window.menus.push(event.defaultPrevented)));
  });
  for (const target of [page.getByRole("heading").first(), page.getByRole("link", { name: "Coach", exact: true }), page.getByRole("button").first()]) {
    await target.click({ button: "right", ...kPatience });
  }
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate(() => window.menus), [false, false, false]);
  assert.equal(await page.evaluate(() => location.hash.replace("#/", "")), "", "and nothing was pressed");
});

// Voices as a browser lists them: `local` says whether one is on this device.
function speak_with(app, voices) {
  return app.page.addInitScript((list) => {
    window.spoken = [];
    const all = list.map(([name, lang, local]) => ({ name, lang, localService: local, voiceURI: name, default: false }));
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    const stand_in = { getVoices: () => all, speak: (words) => window.spoken.push([words.text, words.voice.name]), cancel: () => window.spoken.push(["", "stop"]), addEventListener() {} };
    Object.defineProperty(window, "speechSynthesis", { get: () => stand_in });
  }, voices);
}

test("the caller's lines are read by a voice of this device, and by no other", async (t) => {
  const app = await open_page(t, { motion: "reduce" });
  const { page } = app;
  await speak_with(app, [["Far", "en-GB", false], ["Near", "en_US", true], ["Nah", "de-DE", true]]);
  await app.load();
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await page.getByRole("button", { name: "Read the caller’s lines aloud" }).click(kPatience);
  await page.getByRole("button", { name: "✓ Read the caller’s lines aloud" }).waitFor(kPatience);
  await page.getByRole("link", { name: "Practice", exact: true }).click(kPatience);
  const scenario = walk.scenario_of(walk.kFirst);
  await walk.begin_call(app);
  await walk.until_open(page);
  const { choice } = await walk.first_open(page, scenario);
  await walk.choose(page, choice);
  await walk.until_open(page);
  const spoken = await page.evaluate(() => window.spoken);
  assert.ok(spoken.length >= 2);
  const lines = new Set(scenario.nodes.flatMap((node) => (node.lines ?? []).map((line) => line.text)));
  for (const [text, voice] of spoken) {
    assert.equal(voice, "Near");
    assert.ok(lines.has(text), `a line of the call, not “${text}”`);
  }
  await page.getByRole("button", { name: /^Leave/ }).click(kPatience);
  await page.getByRole("button", { name: "Come back later" }).click(kPatience);
  await page.waitForFunction(() => window.spoken.at(-1)[1] === "stop", null, kPatience);
  await app.expect_clean();
});

test("where no voice is on this device nothing is read, and Settings says so", async (t) => {
  const app = await open_page(t, { motion: "reduce" });
  const { page } = app;
  await speak_with(app, [["Far", "en-GB", false]]);
  await app.load();
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await page.getByText("This browser knows of no voice on this device.").first().waitFor(kPatience);
  assert.equal(await page.getByRole("button", { name: /Read the caller/ }).count(), 0);
});

test("a drawing surface that is not given back: the plain view takes over, with the call at its line, until it is", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await walk.begin_call(app);
  await walk.play(app, scenario, walk.best_steps(walk.kFirst).slice(0, 1));
  const said = await walk.said(page).allInnerTexts();
  await page.locator("canvas").evaluate((canvas) => {
    window.surface = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
    window.surface.loseContext();
  });
  await page.waitForFunction(() => document.documentElement.dataset.view === "plain", null, kPatience);
  const words = (all) => all.map((text) => text.replace(/\s+/g, " ").trim());
  assert.deepEqual(words(await walk.said(page).allInnerTexts()), words(said));
  await walk.choose(page, (await walk.first_open(page, scenario)).choice);
  await page.evaluate(() => window.surface.restoreContext());
  await page.waitForFunction(() => document.documentElement.dataset.view !== "plain", null, kPatience);
  await walk.until_open(page);
  await app.expect_clean({ allow: [/CONTEXT_LOST|context lost/i] });
});

test("what is typed by an input method, pasted or filled in is the browser's own", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  await page.goto(`${app.url}#/profiles/new`);
  const field = page.getByRole("textbox", { name: "Name", exact: false }).first();
  await field.click(kPatience);
  const session = await page.context().newCDPSession(page);
  // A Japanese input method: kana while it is being put together, then the characters that were chosen.
  for (const text of ["た", "たな", "たなか"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    assert.equal(await field.inputValue(), text);
  }
  await session.send("Input.insertText", { text: "田中" });
  await page.waitForTimeout(300);
  assert.equal(await field.inputValue(), "田中");
  // A Korean syllable that changes while it is typed; frames are drawn in between.
  for (const text of ["ㅎ", "하", "한"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: 1, selectionEnd: 1 });
    await page.waitForTimeout(100);
    assert.equal(await field.inputValue(), `田中${text}`);
  }
  await session.send("Input.insertText", { text: "한" });
  await page.evaluate(() => navigator.clipboard.writeText(" Ω"));
  await page.keyboard.press("Control+v");
  await page.waitForTimeout(300);
  assert.equal(await field.inputValue(), "田中한 Ω");
  await page.keyboard.press("Control+z");
  assert.equal(await field.inputValue(), "田中한");
  const is = await field.evaluate((element) => ({ tag: element.localName, filled: element.autocomplete, spelling: element.spellcheck, size: parseFloat(getComputedStyle(element).fontSize) }));
  assert.deepEqual({ ...is, size: is.size >= 16 }, { tag: "input", filled: "off", spelling: true, size: true }, "16 px and more, as phones zoom into less");
  const secret = await page.locator("#semantics input[type=password]").first().evaluate((element) => [element.type, element.autocomplete, element.spellcheck]);
  assert.deepEqual(secret, ["password", "new-password", false]);
  await app.expect_clean();
});
