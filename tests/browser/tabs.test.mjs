// web/tabs.js and web/store.js in Chromium: one tab writes, the others follow it and take over.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, load, lose_from, serve_store_page } from "./store_page.mjs";
import { kPatience, once_within } from "./patience.mjs";
import { open_page } from "./support.mjs";

let server;
before(async () => { server = await serve_store_page(); });
after(() => server.stop());

const heard = (page, kind) => page.evaluate((one) => window.answers.filter((answer) => answer.kind === one), kind);

// What the page has been told is stored: loaded, arrived, and acknowledged as its own.
const told = (page) => page.evaluate(() => window.answers.flatMap((answer) => answer.records ?? []).map(({ bytes }) => bytes));

function until(page, kind) {
  return page.waitForFunction((one) => window.answers.some((answer) => answer.kind === one), kind, { ...kPatience, polling: 20 });
}

async function open_tab(context, sabotage) {
  const page = await context.newPage();
  if (sabotage) await page.addInitScript(sabotage);
  await page.goto(server.url);
  return page;
}

// The first writes, the second looks on.
async function open_two(t) {
  const { page } = await open_page(t);
  await page.goto(server.url);
  await load(page);
  await until(page, "writing");
  const second = await open_tab(page.context());
  await load(second);
  await until(second, "reading");
  return [page, second];
}

test("the second tab is told, can't append, and follows record by record", async (t) => {
  const [first, second] = await open_two(t);
  const refused = await ask(second, 1, [[9]]);
  assert.equal(refused.kind, "failed");
  assert.match(refused.message, /Another tab writes/);
  for (let at = 1; at <= 5; ++at) await ask(first, at, [[1, at], [2, at]]);
  await second.waitForFunction(() => window.answers.flatMap((answer) => answer.records ?? []).length === 10);
  assert.deepEqual(await told(second), [1, 2, 3, 4, 5].flatMap((at) => [[1, at], [2, at]]));
  assert.deepEqual(await heard(first, "arrived"), [], "nobody is told of what they stored themselves");
});

const kEnds = {
  closed: (page) => page.close(),
  reloaded_elsewhere: (page) => page.goto("about:blank"),
  // Its renderer dies as at a crash or when the system runs out of memory.
  crashed: async (page) => {
    const session = await page.context().newCDPSession(page);
    session.send("Page.crash").catch(() => { /* no answer comes from the dead */ });
  },
};

// In milliseconds.
async function take_over(t, end) {
  const [first, second] = await open_two(t);
  await ask(first, 1, [[1]]);
  // The last save is under way while the tab ends: whether it got in or not, the next writer knows.
  await first.evaluate(() => { window.ask(2, [[2]]); });
  const since = await second.evaluate(() => {
    window.turn = new Promise((resolve) => {
      const timer = setInterval(() => {
        if (!window.answers.some((answer) => answer.kind === "writing")) return;
        clearInterval(timer);
        resolve(Date.now());
      }, 5);
    });
    return Date.now();
  });
  await end(first);
  const waited = await second.evaluate(() => window.turn) - since;
  const before_turn = await told(second);
  assert.equal((await ask(second, 1, [[3]])).kind, "stored");
  const stored = (await load(second)).records.map(({ bytes }) => bytes);
  assert.deepEqual(stored, [...before_turn, [3]], "it knew all that was stored before its turn");
  assert.deepEqual(before_turn[0], [1]);
  return waited;
}

for (const [how, end] of Object.entries(kEnds)) {
  test(`the second tab takes over within a second of the first one's end: ${how}`, async (t) => {
    t.diagnostic(`${await once_within(1000, () => take_over(t, end))} ms`);
  });
}

test("what another tab writes while this one starts is not missed", async (t) => {
  const { page: first } = await open_page(t);
  await first.goto(server.alone);
  await load(first);
  await first.evaluate(() => {
    window.stop = false;
    window.written = (async () => {
      for (let at = 0; ; ++at) {
        window.at = at;
        if (window.stop) return at;
        const answer = await window.ask(at + 1, [[at & 255, at >> 8]]);
        if (answer.kind !== "stored") throw new Error(answer.message);
      }
    })();
  });
  const second = await open_tab(first.context());
  await second.waitForTimeout(200);  // between its early reading and load()
  await load(second);
  await first.waitForFunction((some) => window.at > some, await first.evaluate(() => window.at + 10), kPatience);
  const written = await first.evaluate(() => { window.stop = true; return window.written; });
  await second.waitForFunction((count) => window.answers.flatMap((answer) => answer.records ?? []).length >= count, written);
  assert.deepEqual(await told(second), Array.from({ length: written }, (_, at) => [at & 255, at >> 8]));
});

// Each saves 200 records, as often as not right after the other has been made the writer.
test("two tabs that take the turn from each other, 200 saves each: none lost", async (t) => {
  const [first, second] = await open_two(t);
  const save = (page, mark) => page.evaluate(async (byte) => {
    let refused = 0;
    for (let at = 0; at < 200; ++at) {
      for (;;) {
        const answer = await window.ask(byte * 1000 + at, [[byte, at]]);
        if (answer.kind === "stored") break;
        ++refused;
        await new Promise((done) => setTimeout(done, 5));
        window.WarmlineStore.take_over();
        await new Promise((done) => setTimeout(done, 5));
      }
    }
    return refused;
  }, mark);
  const refused = await Promise.all([save(first, 1), save(second, 2)]);
  assert.ok(refused[0] + refused[1] > 2, `the turn went to and fro: ${refused}`);
  const all = (await load(first)).records.map(({ bytes }) => bytes);
  assert.equal(all.length, 400);
  for (const mark of [1, 2]) {
    assert.deepEqual(all.filter(([byte]) => byte === mark).map(([, at]) => at), Array.from({ length: 200 }, (_, at) => at));
  }
});

test("where there are no Web Locks both tabs write, are told so, and lose nothing: 200 saves each, at once", async (t) => {
  const { page } = await open_page(t);
  const without = () => { Object.defineProperty(navigator, "locks", { value: undefined }); };
  await page.addInitScript(without);
  await page.goto(server.url);
  await load(page);
  await until(page, "writing");
  assert.match((await heard(page, "writing"))[0].message, /one tab only/);
  const second = await open_tab(page.context(), without);
  await load(second);
  const write = (tab, mark) => tab.evaluate(async (byte) => {
    const all = [];
    for (let at = 0; at < 200; ++at) all.push(window.ask(at + 1, [[byte, at]]));
    return (await Promise.all(all)).filter((answer) => answer.kind !== "stored");
  }, mark);
  assert.deepEqual(await Promise.all([write(page, 1), write(second, 2)]), [[], []]);
  const all = (await load(page)).records.map(({ bytes }) => bytes);
  assert.equal(all.length, 400);
  for (const [tab, other] of [[page, 2], [second, 1]]) {
    const arrived = async () => (await heard(tab, "arrived")).flatMap(({ records }) => records).map(({ bytes }) => bytes);
    await tab.waitForFunction((count) =>
      window.answers.filter(({ kind }) => kind === "arrived").flatMap(({ records }) => records).length >= count, 200);
    assert.ok((await arrived()).every(([byte]) => byte === other), "only what the other one stored");
  }
});

test("a tab that is put to sleep gives way, and follows when it wakes", async (t) => {
  const [first, second] = await open_two(t);
  await ask(first, 1, [[1]]);
  await first.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await until(second, "writing");
  await ask(second, 1, [[2]]);
  await first.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await until(first, "reading");
  await first.waitForFunction(() => window.answers.some(({ kind }) => kind === "arrived"));
  assert.deepEqual((await heard(first, "arrived")).flatMap(({ records }) => records).map(({ bytes }) => bytes), [[2]]);
  assert.equal((await ask(first, 2, [[3]])).kind, "failed");
});

test("a page that is loaded again is its own successor, not a second tab", async (t) => {
  const { page } = await open_page(t);
  await page.goto(server.url);
  await load(page);
  await ask(page, 1, [[1]]);
  let at_once = 0;
  for (let round = 0; round < 15 && at_once < 5; ++round) {
    await page.reload();
    await load(page);
    await until(page, "writing");
    if ((await heard(page, "reading")).length === 0) ++at_once;  // else the machine stood still as long as another tab is waited for
  }
  assert.equal(at_once, 5);
});

// The copy's file can be open in one tab only (copy_worker.js).
const kGivesWay = {
  "by a press": (first, second) => second.evaluate(() => window.WarmlineStore.take_over()),
  "by sleep": (first) => first.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))),
};

for (const [how, give_way] of Object.entries(kGivesWay)) {
  test(`the second copy goes over with the turn ${how}`, async (t) => {
    const [first, second] = await open_two(t);
    await ask(first, 1, [[1]]);
    await give_way(first, second);
    await until(second, "writing");
    await ask(second, 1, [[2]]);
    const bare = await first.context().newPage();
    await bare.goto(server.url + "empty");
    await second.close();
    await first.close();
    await lose_from(bare, 1);
    await bare.goto(server.alone);
    assert.deepEqual((await load(bare)).records.map(({ bytes }) => bytes), [[1], [2]]);
  });
}
