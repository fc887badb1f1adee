// The languages that Warmline speaks, the scripts it draws, and that nobody pays for those of others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { at_rest, becomes, frames } from "./patience.mjs";
import { kRoot, kSite, open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const kSmall = JSON.parse(readFileSync(join(kRoot, "tests", "fixtures", "scenarios", "small.json"), "utf8"));
const kGerman = JSON.parse(readFileSync(join(kRoot, "assets", "lang", "de.json"), "utf8")).messages;

const language = (page) => page.evaluate(() => document.documentElement.lang);
const heading = (page, name) => page.getByRole("heading", { name, exact: true });
const fetched_more = (app) => app.record.requests.map(({ url }) => url).filter((url) => url.includes("/files/more/"));

async function drop(page, scenario) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "own.json", { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, JSON.stringify(scenario));
}

function retold(id, title, more = {}) { return { ...structuredClone(kSmall), id, title, ...more }; }

test("whose browser is German is spoken to in German, with German figures and days", async (t) => {
  const app = await open_app(t, { locale: "de-DE", motion: "reduce" });
  const { page } = app;
  assert.equal(await language(page), "de");
  await page.getByRole("link", { name: kGerman["Settings"], exact: true }).click(kPatience);
  await heading(page, kGerman["Settings"]).first().waitFor(kPatience);
  assert.match(await page.title(), new RegExp(kGerman["Settings"]));
  await page.goto(`${app.url}#/coach`);
  await page.getByRole("button", { name: kGerman["Look at the sample team"], exact: true }).click(kPatience);
  await page.getByRole("table").first().waitFor({ timeout: 240000 });
  await page.goto(`${app.url}#/`);
  // A call itself stays as it was written, and says in which language that is.
  const title = heading(page, walk.scenario_of(walk.kFirst).title).first();
  await title.waitFor(kPatience);
  assert.equal(await title.evaluate((element) => element.closest("[lang]").lang), "en");
  assert.deepEqual(fetched_more(app).map((url) => url.replace(/.*\/more\/(.*)\.[0-9a-f]{8}\./, "$1.")), ["de.json"]);
  await app.expect_clean();
});

test("a language is chosen in Settings, for this browser, and can be given back", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  assert.equal(await language(page), "en");
  assert.deepEqual(fetched_more(app), [], "nothing that English doesn't take");
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await app.reloaded_by(() => page.getByRole("button", { name: "Deutsch", exact: true }).click(kPatience));
  await heading(page, kGerman["Settings"]).first().waitFor(kPatience);
  assert.equal(await language(page), "de");
  await page.getByRole("button", { name: "✓ Deutsch", exact: true }).waitFor(kPatience);
  await app.reloaded_by(() => page.reload());
  await heading(page, kGerman["Settings"]).first().waitFor(kPatience);
  await app.reloaded_by(() => page.getByRole("button", { name: kGerman["As this browser"], exact: true }).click(kPatience));
  await heading(page, "Settings").first().waitFor(kPatience);
  assert.equal(await language(page), "en");
  await app.expect_clean();
});

test("without its table the page goes on in English", async (t) => {
  const app = await open_page(t, { locale: "de-DE", motion: "reduce" });
  await app.page.context().route("**/files/more/de.*", (route) => route.abort());
  await app.load();
  assert.equal(await language(app.page), "en");
  await heading(app.page, "All calls").first().waitFor(kPatience);
});

// The way a number and a day are written, of the page's own Intl, in the words of the page.
test("figures follow the place where the browser is at home", async (t) => {
  for (const [locale, number, day] of [["de-CH", "12’345,5", "27. November 2026"], ["en-US", "12,345.5", "November 27, 2026"], ["en-GB", "12,345.5", "27 November 2026"]]) {
    const app = await open_app(t, { locale, motion: "reduce" });
    const said = await app.page.evaluate(() => [window.WarmlineWords.number(12345.5, 1), window.WarmlineWords.day(20784)]);
    assert.deepEqual(said, [locale === "de-CH" ? new Intl.NumberFormat("de-CH", { minimumFractionDigits: 1 }).format(12345.5) : number, day]);
  }
});

for (const [script, title, files] of [
  ["Cyrillic", "Лампа на лестнице", ["inter-more-regular.ttf", "inter-more-semibold.ttf"]],
  ["Greek", "Η λάμπα στο κεφαλόσκαλο", ["inter-more-regular.ttf", "inter-more-semibold.ttf"]],
  ["Japanese", "踊り場のランプ", ["east-asian.ttf"]],
  ["Korean", "층계참의 등불", ["east-asian.ttf"]],
]) {
  test(`${script} is drawn with fonts that are fetched when they are needed, and only then`, async (t) => {
    const app = await open_app(t, { motion: "reduce" });
    const { page } = app;
    await page.getByRole("button", { name: "Add a call of your own" }).waitFor(kPatience);
    assert.deepEqual(fetched_more(app), []);
    let let_through;
    const gate = new Promise((done) => { let_through = done; });
    await page.context().route("**/files/more/*.ttf", async (route) => { await gate; await route.continue(); });
    await drop(page, retold("in-another-script", title));
    const shown = heading(page, title).first();
    await shown.waitFor(kPatience);
    await shown.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await frames(page);
    const box = await shown.boundingBox();
    const clip = { x: box.x, y: box.y, width: Math.max(box.width, 120), height: box.height };
    const without = await at_rest(page, { clip });
    let_through();
    // A letter that no font has is drawn as a question mark.
    assert.ok(await becomes(page, async () => !without.equals(await page.screenshot({ clip }))), "the letters themselves stand there now");
    await becomes(page, () => fetched_more(app).length >= files.length);
    assert.deepEqual(fetched_more(app).map((url) => url.replace(/.*\/more\/(.*)\.[0-9a-f]{8}\./, "$1.")).sort(), files);
    await app.shoot(`script-${script.toLowerCase()}`);
    await app.expect_clean();
  });
}

test("what can't be drawn says so, and the plain view shows it", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.getByRole("button", { name: "Add a call of your own" }).waitFor(kPatience);
  await drop(page, retold("in-arabic", "المصباح على الدرج", { language: "ar" }));
  await page.getByRole("region", { name: "Letters that can’t be drawn" }).getByRole("button", { name: "Use the plain view" }).click(kPatience);
  await page.waitForFunction(() => document.documentElement.dataset.view === "plain", null, kPatience);
  const title = heading(page, "المصباح على الدرج").first();
  assert.equal(await title.evaluate((element) => getComputedStyle(element).direction), "rtl");
  assert.equal(await title.evaluate((element) => element.closest("[lang]").lang), "ar");
  await page.getByRole("region", { name: "Letters that can’t be drawn" }).waitFor({ state: "detached", ...kPatience });
  await app.expect_clean();
});

test("every table of the site is one of the release's files, by its own hash", () => {
  const html = readFileSync(join(kSite, "index.html"), "utf8");
  const files = JSON.parse(/id="manifest">(.*?)<\/script>/.exec(html)[1]).filter(({ kind }) => kind === "language");
  assert.deepEqual(files.map(({ tag, language: name }) => [tag, name]), [["de", "Deutsch"]]);
});
