// The second copy (web/copy.js) beside the store in Chromium: what the browser's database loses comes back from it, and whatever
// happens to the copy holds nothing up and is caught up with.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { another_page, ask, bytes_of, load, lose_from, open_store, serve_store_page } from "./store_page.mjs";
import { open_page } from "./support.mjs";

let server;
before(async () => { server = await serve_store_page(); });
after(() => server.stop());

test("records that the browser's database has lost come back from the copy, and no key is given twice", async (t) => {
  const page = await open_store(t, server);
  await load(page);
  for (let at = 1; at <= 6; ++at) await ask(page, at, [[at], [at, at]]);
  const context = page.context();
  await page.close();
  const bare = await context.newPage();
  await bare.goto(server.url + "empty");
  await lose_from(bare, 7);
  await bare.goto(server.alone);
  const all = [1, 2, 3, 4, 5, 6].flatMap((at) => [[at], [at, at]]);
  const loaded = await load(bare);
  assert.deepEqual(bytes_of(loaded), all);
  assert.deepEqual(loaded.records.map(({ sequence }) => sequence), Array.from({ length: 12 }, (_, at) => at + 1));
  assert.equal((await ask(bare, 1, [[7]])).kind, "stored");
  await bare.reload();
  assert.deepEqual(bytes_of(await load(bare)), [...all, [7]]);
});

// What Chromium does with a damaged database: the reading fails, the connection is closed, and it is made anew, empty.
function lose_at_reading(times) {
  const real = IDBObjectStore.prototype.getAllKeys;
  IDBObjectStore.prototype.getAllKeys = function (...given) {
    const { db } = this.transaction;
    const request = real.apply(this, given);
    this.transaction.abort();
    if (--times === 0) {
      IDBObjectStore.prototype.getAllKeys = real;
      db.close();
      db.dispatchEvent(new Event("close"));
      indexedDB.deleteDatabase("warmline");
    }
    return request;
  };
}

// The next page of this one's browser, with `prepare(given)` run in it before all else.
async function next_page(page, prepare, given) {
  const context = page.context();
  await page.close();
  const next = await context.newPage();
  await next.addInitScript(prepare, given);
  await next.goto(server.alone);
  return next;
}

for (const [times, what] of [[1, "once"], [2, "twice"]]) {
  test(`a database that turns out to be damaged while it is read (${what}) gets everything back from the copy`, async (t) => {
    const page = await open_store(t, server);
    await load(page);
    for (const at of [1, 2, 3]) await ask(page, at, [[at]]);
    const next = await next_page(page, lose_at_reading, times);
    if (times === 2) assert.equal((await load(next)).kind, "load-failed");
    assert.deepEqual(bytes_of(await load(next)), [[1], [2], [3]]);
    assert.equal((await ask(next, 1, [[9]])).kind, "stored");
    const after = await another_page(next, server.url);
    await next.close();
    assert.deepEqual(bytes_of(await load(after)), [[1], [2], [3], [9]]);
  });
}

for (const calls of [["load", "ask"], ["ask", "load"]]) {
  test(`what is appended while the database still opens (${calls.join(", then ")}) takes no key that the copy still has`, async (t) => {
    const page = await open_store(t, server);
    await load(page);
    for (const at of [1, 2, 3]) await ask(page, at, [[at]]);
    await page.goto(server.url + "empty");
    await lose_from(page, 2);
    const next = await next_page(page, (order) => {
      const real = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (...given) {
        const request = real.apply(this, given);
        const held = { get result() { return request.result; } };
        request.onsuccess = () => setTimeout(() => held.onsuccess(), 300);
        return held;
      };
      addEventListener("DOMContentLoaded", () => {
        window.said = {};
        const does = { load: () => window.load_all(), ask: () => window.ask(1, [[9]]) };
        for (const call of order) window.said[call] = does[call]();
      });
    }, calls);
    assert.equal((await next.evaluate(() => window.said.ask)).kind, "stored");
    assert.deepEqual(bytes_of(await next.evaluate(() => window.said.load)).slice(0, 3), [[1], [2], [3]]);
    const after = await another_page(next, server.url);
    await next.close();
    assert.deepEqual(bytes_of(await load(after)), [[1], [2], [3], [9]]);
    await after.goto(server.url + "empty");
    await lose_from(after, 1);
    await after.goto(server.alone);
    assert.deepEqual(bytes_of(await load(after)), [[1], [2], [3], [9]], "and the copy has them all");
  });
}

test("loading again leaves the copy at work", async (t) => {
  const page = await open_store(t, server);
  await load(page);
  await ask(page, 1, [[1]]);
  await load(page);
  await ask(page, 2, [[2]]);
  await page.goto(server.url + "empty");
  await lose_from(page, 1);
  await page.goto(server.alone);
  assert.deepEqual(bytes_of(await load(page)), [[1], [2]]);
});

test("a copy that failed is tried again with a save a minute later, and gets what it lacks", async (t) => {
  const { page } = await open_page(t);
  await page.clock.install();
  await page.addInitScript(() => {
    const real = Worker.prototype.postMessage;
    window.tried = 0;
    Worker.prototype.postMessage = function (message, ...more) {
      if (!message.append || !window.full) { real.call(this, message, ...more); return; }
      ++window.tried;
      queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data: { number: message.number, error: "full" } })));
    };
  });
  await page.goto(server.alone);
  await load(page);
  await ask(page, 1, [[1]]);
  await page.evaluate(() => { window.full = true; });
  for (const at of [2, 3]) assert.equal((await ask(page, at, [[at]])).kind, "stored", "the journal has it");
  assert.equal(await page.evaluate(() => window.tried), 1, "not at every save");
  await page.clock.fastForward(61000);
  assert.equal((await ask(page, 4, [[4]])).kind, "stored");
  assert.equal(await page.evaluate(() => window.tried), 2, "still full");
  await page.evaluate(() => { window.full = false; });
  assert.equal((await ask(page, 5, [[5]])).kind, "stored");
  await page.clock.fastForward(61000);
  assert.equal((await ask(page, 6, [[6]])).kind, "stored");
  assert.equal((await ask(page, 7, [[7]])).kind, "stored");
  await page.goto(server.url + "empty");
  await lose_from(page, 1);
  await page.goto(server.alone);
  assert.deepEqual(bytes_of(await load(page)), [1, 2, 3, 4, 5, 6, 7].map((at) => [at]));
});

test("what was stored before there was a copy, or while it failed, is in it after the next start", async (t) => {
  const page = await open_store(t, server, () => { if (!sessionStorage.copies) StorageManager.prototype.getDirectory = undefined; });
  await load(page);
  assert.equal((await ask(page, 1, [[1]])).kind, "stored", "a browser without such files stores all the same");
  await page.evaluate(() => { sessionStorage.copies = "yes"; });
  await page.reload();
  await load(page);
  assert.equal((await ask(page, 2, [[2]])).kind, "stored");
  await page.goto(server.url + "empty");
  await lose_from(page, 1);
  await page.goto(server.alone);
  assert.deepEqual(bytes_of(await load(page)), [[1], [2]]);
});

test("a copy that is cut short or damaged anywhere gives what is whole and takes new records", async (t) => {
  const page = await open_store(t, server);
  await load(page);
  for (let at = 1; at <= 3; ++at) await ask(page, at, [[at, at, at]]);
  const context = page.context();
  const rewrite = (tab, how) => tab.evaluate(async (change) => {
    const root = await navigator.storage.getDirectory();
    const entry = await root.getFileHandle("warmline.copy");
    const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer());
    const kept = change.cut === undefined ? bytes : bytes.slice(0, change.cut);
    if (change.flip !== undefined) kept[change.flip] ^= 1;
    const writing = await entry.createWritable();
    await writing.write(kept);
    await writing.close();
  }, how);
  const kFrame = 12 + 12 + 3;
  for (const [how, whole] of [
    [{ flip: kFrame + 5 }, [[1, 1, 1], [3, 3, 3]]],  // the second frame's length
    [{ flip: 2 * kFrame - 2 }, [[1, 1, 1], [3, 3, 3]]],  // its record
    [{ cut: 2 * kFrame - 1 }, [[1, 1, 1]]],
  ]) {
    const tab = context.pages()[0];
    await tab.goto(server.url + "empty");
    await rewrite(tab, how);
    await lose_from(tab, 1);
    await tab.goto(server.alone);
    assert.deepEqual(bytes_of(await load(tab)), whole);
    assert.equal((await ask(tab, 1, [[9]])).kind, "stored");
    await tab.goto(server.url + "empty");
    await lose_from(tab, 1);
    await tab.goto(server.alone);
    assert.deepEqual(bytes_of(await load(tab)), [...whole, [9]]);
    // As it was at first.
    await tab.goto(server.url + "empty");
    await lose_from(tab, 1);
    await tab.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("warmline.copy"));
    await tab.goto(server.alone);
    await load(tab);
    for (let at = 1; at <= 3; ++at) await ask(tab, at, [[at, at, at]]);
  }
});
