// A tab that the browser freezes, or keeps for the Back button: the turn to write goes on to another tab meanwhile, and what
// comes back knows what was stored and is no second writer. In Chromium, by its own means where it has them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium, find_chromium, kSwitches } from "./chromium.mjs";
import { becomes, kPatience } from "./patience.mjs";
import { ask, load, lose_from, serve_store_page } from "./store_page.mjs";

let server, browser;
before(async () => {
  server = await serve_store_page();
  // Playwright switches the Back button's store off.
  browser = await chromium.launch({ executablePath: find_chromium(), args: kSwitches, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
});
after(async () => {
  await browser.close();
  await server.stop();
});

const stored = async (page) => (await load(page)).records.map(({ bytes }) => bytes);
const arrived = (page) => page.evaluate(() => window.answers.filter(({ kind }) => kind === "arrived").flatMap(({ records }) => records).map(({ bytes }) => bytes));
const last_role = (page) => page.evaluate(() => window.answers.filter(({ kind }) => kind === "writing" || kind === "reading").at(-1)?.kind);

function until_role(page, role) {
  return page.waitForFunction((wanted) =>
    window.answers.filter(({ kind }) => kind === "writing" || kind === "reading").at(-1)?.kind === wanted, role, { ...kPatience, polling: 20 });
}

async function open_tab(context, url = server.url) {
  const page = await context.newPage();
  await page.goto(url);
  await load(page);
  return page;
}

async function context_of(t) {
  const context = await browser.newContext();
  t.after(() => context.close());
  return context;
}

// The first writes, and has stored [1]; the second looks on.
async function open_two(t) {
  const context = await context_of(t);
  const first = await open_tab(context);
  await until_role(first, "writing");
  await ask(first, 1, [[1]]);
  const second = await open_tab(context);
  await until_role(second, "reading");
  return [first, second];
}

// As the browser says it to the page. Page.setWebLifecycleState says nothing to a page that counts as seen, as all do that a
// test drives; so these are the events without the standstill.
const freeze = (page) => page.evaluate(() => document.dispatchEvent(new Event("freeze")));
const resume = (page) => page.evaluate(() => document.dispatchEvent(new Event("resume")));

// What holds once the first one slept while the second stored [2].
async function check_woken(first, second) {
  await until_role(first, "reading");
  await first.waitForFunction(() => window.answers.some(({ kind }) => kind === "arrived"), null, kPatience);
  assert.deepEqual(await arrived(first), [[2]], "it comes back showing what is stored");
  assert.equal((await ask(first, 2, [[3]])).kind, "failed", "and is no second writer");
  assert.equal((await ask(second, 2, [[4]])).kind, "stored");
  assert.equal(await last_role(second), "writing");
  await first.waitForFunction(() => window.answers.filter(({ kind }) => kind === "arrived").length >= 2, null, kPatience);
  await second.close();
  await until_role(first, "writing");
  assert.equal((await ask(first, 3, [[5]])).kind, "stored");
  assert.deepEqual(await stored(first), [[1], [2], [4], [5]]);
}

test("a frozen tab gives the turn to the other one, and comes back to look on", async (t) => {
  const [first, second] = await open_two(t);
  await freeze(first);
  await until_role(second, "writing");
  assert.equal((await ask(second, 1, [[2]])).kind, "stored");
  await resume(first);
  await check_woken(first, second);
});

test("a tab that is frozen alone goes on as the writer", async (t) => {
  const context = await context_of(t);
  const page = await open_tab(context, server.alone);
  await until_role(page, "writing");
  for (let round = 1; round <= 3; ++round) {
    await freeze(page);
    await resume(page);
    await until_role(page, "writing");
    assert.equal((await ask(page, round, [[round]])).kind, "stored");
  }
  assert.deepEqual(await stored(page), [[1], [2], [3]]);
});

test("frozen in the middle of a save, a tab that wakes keeps the second copy again", async (t) => {
  const context = await context_of(t);
  const page = await open_tab(context, server.alone);
  await until_role(page, "writing");
  await page.evaluate(() => {
    const real = Worker.prototype.postMessage;
    window.copying = new Promise((copying) => {
      Worker.prototype.postMessage = function (message, ...more) {
        if (!message.append) { real.call(this, message, ...more); return; }
        Worker.prototype.postMessage = real;
        copying();  // and never gets an answer
      };
    });
    window.asked = window.ask(1, [[1]]);
  });
  await page.evaluate(() => window.copying);
  await freeze(page);
  assert.equal((await page.evaluate(() => window.asked)).kind, "stored", "the journal has it");
  await resume(page);
  await until_role(page, "writing");
  assert.equal((await ask(page, 2, [[2]])).kind, "stored");
  await page.goto(`${server.url}empty`);
  await lose_from(page, 1);
  await page.goto(server.alone);
  assert.deepEqual(await stored(page), [[1], [2]]);
});

test("a page that is left and come back to with the Back button is kept, and no second writer", async (t) => {
  const [first, second] = await open_two(t);
  await first.evaluate(() => {
    window.shows = [];
    addEventListener("pageshow", ({ persisted }) => window.shows.push(persisted));
  });
  await first.goto(`${server.url}empty`);
  await until_role(second, "writing");
  assert.equal((await ask(second, 1, [[2]])).kind, "stored");
  await first.goBack({ waitUntil: "commit" });
  await becomes(first, () => first.evaluate(() => window.shows?.length > 0));
  const why_not = await first.evaluate(() => JSON.stringify(performance.getEntriesByType("navigation")[0]?.notRestoredReasons ?? null));
  assert.deepEqual(await first.evaluate(() => window.shows), [true], `kept by the browser; else why not: ${why_not}`);
  await check_woken(first, second);
});

// Both events come when a page is kept: pagehide, then freeze; and pageshow after resume.
test("told twice that it sleeps, and twice that it wakes, a tab asks for its turn once", async (t) => {
  const [first, second] = await open_two(t);
  const pending = () => first.evaluate(async () => {
    const { held, pending: waiting } = await navigator.locks.query();
    return held.length + waiting.length;
  });
  assert.equal(await pending(), 2, "one holds it, one waits");
  await first.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    document.dispatchEvent(new Event("freeze"));
    window.early = window.ask(7, [[7]]);  // asked for while it sleeps: answered once it is awake
  });
  await until_role(second, "writing");
  assert.equal(await pending(), 1);
  assert.equal((await ask(second, 1, [[2]])).kind, "stored");
  await first.evaluate(() => {
    document.dispatchEvent(new Event("resume"));
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  assert.equal((await first.evaluate(() => window.early)).kind, "failed");
  assert.equal(await pending(), 2);
  await check_woken(first, second);
});

test("put to sleep before it knew whose turn it is, a tab still loads what is stored when it wakes", async (t) => {
  const [first] = await open_two(t);
  const third = await first.context().newPage();
  await third.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      document.dispatchEvent(new Event("freeze"));
      setTimeout(() => document.dispatchEvent(new Event("resume")), 100);
    });
  });
  await third.goto(server.url);
  assert.deepEqual(await stored(third), [[1]]);
  await until_role(third, "reading");
});
