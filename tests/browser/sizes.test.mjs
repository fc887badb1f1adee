// Large text and narrow windows (what zoom makes of a window): measured on every page that an address leads to. Nothing leaves
// the window sideways, no words lie on words, what is pressed is at least 24 CSS pixels wide and high.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

export function misfits(page) {
  return page.evaluate(() => {
    const found = [];
    const words = [];
    const tell = (element) => `${element.dataset.id}: “${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 40)}”`;
    // Of a text the letters count, line by line: an element may be wider than what it says.
    const lines_of = (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()];
    };
    for (const element of document.querySelectorAll("#semantics [data-id]")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || element.closest(".s-plane")) continue;
      // What the pointer can hit of a word goes a little beyond the word itself.
      const slack = element.matches(".s-button") ? 12 : 1;
      if (box.left < -slack || box.right > innerWidth + 1) found.push(`out of the window: ${tell(element)} ${Math.round(box.left)} to ${Math.round(box.right)}`);
      if (element.matches(".s-button, .s-link, .s-select, .s-textfield") && box.width > 1.5 && (box.width < 23.5 || box.height < 23.5)) {
        found.push(`small: ${tell(element)} ${Math.round(box.width)} × ${Math.round(box.height)}`);
      }
      // A chart's key is drawn in pieces and said as a sentence.
      if (element.matches(".s-text, .s-heading, .s-label") && !element.dataset.id.endsWith("/scale")) {
        for (const line of lines_of(element)) {
          const shown = element.closest(".s-scroll")?.getBoundingClientRect();
          if (shown && (line.bottom < shown.top + 1 || line.top > shown.bottom - 1)) continue;  // scrolled away
          if (line.right > innerWidth + 2) found.push(`runs out: ${tell(element)} to ${Math.round(line.right)}`);
          words.push({ element, line: shown ? { left: line.left, right: line.right, top: Math.max(line.top, shown.top), bottom: Math.min(line.bottom, shown.bottom) } : line });
        }
      }
    }
    const kSlack = 3;
    for (let i = 0; i < words.length; ++i) {
      for (let k = i + 1; k < words.length && k < i + 400; ++k) {
        const a = words[i].line, b = words[k].line;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (words[i].element !== words[k].element && wide > kSlack && high > kSlack * 2) found.push(`on each other: ${tell(words[i].element)} and ${tell(words[k].element)}`);
      }
    }
    return [...new Set(found)].slice(0, 20);
  });
}

async function set_text(page, per_cent) {
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await page.getByRole("button", { name: `${per_cent} %`, exact: true }).click(kPatience);
  await page.getByRole("button", { name: `✓ ${per_cent} %`, exact: true }).waitFor(kPatience);
}

const kPages = ["#/", "#/settings", "#/result", "#/profiles/new", "#/call/let-me-ask-my-husband", "#/map/let-me-ask-my-husband", "#/coach",
  "#/coach/scenarios", "#/coach/out-of-reach", "#/coach/two-centres", "#/coach/calibrate", "#/coach/export"];
const kHirePages = ["#/hire", "#/hire/results", "#/hire/quality", "#/hire/fairness", "#/hire/law", "#/hire/settings"];

for (const [what, width, height, per_cent] of [
  ["text at 200 %", 1440, 900, 200], ["text at 200 % on a phone", 390, 844, 200], ["text at 150 %", 1024, 768, 150],
  ["zoom at 400 % of 1280 px", 320, 256, 100], ["320 px", 320, 640, 100],
]) {
  test(`${what}: every page fits`, async (t) => {
    const app = await open_app(t, { viewport: { width, height }, motion: "reduce" });
    const { page } = app;
    const misfit = {};
    const look = async (name) => {
      await page.waitForTimeout(250);
      const found = await misfits(page);
      if (found.length > 0) misfit[name] = found;
    };
    if (per_cent !== 100) await set_text(page, per_cent);
    for (const address of kPages) {
      await page.goto(app.url + address);
      await look(address);
    }
    await page.goto(`${app.url}#/coach`);
    await page.getByRole("button", { name: /sample team/i }).first().click(kPatience);
    await page.getByRole("table").first().waitFor(kPatience);
    for (const address of kPages.filter((one) => one.startsWith("#/coach"))) {
      await page.goto(app.url + address);
      await look(`${address} with a team`);
    }
    await page.goto(`${app.url}#/`);
    await walk.begin_call(app);
    await walk.until_open(page);
    await look("in a call");
    await page.goto(`${app.url}#/hire`);
    await app.ready();
    await page.getByRole("heading", { name: "The same calls for everyone", exact: true }).waitFor(kPatience);
    if (per_cent !== 100) await set_text(page, per_cent);
    for (const address of kHirePages) {
      await page.goto(app.url + address);
      await look(address);
    }
    assert.deepEqual(misfit, {});
    await app.expect_clean();
  });
}
