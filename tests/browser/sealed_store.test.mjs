// web/store.js with a profile that has a passphrase: keys are chosen before records are sealed, and still nothing is lost when
// tabs write at once, take the turn from each other, or the browser loses what it had acknowledged.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, bytes_of, load, serve_store_page } from "./store_page.mjs";
import { open_page } from "./support.mjs";

const kWords = "three grey herons";

let server;
before(async () => { server = await serve_store_page(); });
after(() => server.stop());


// The profile's id; it is this tab's from the next load on.
async function make_profile(page) {
  await page.goto(server.alone);
  return page.evaluate(async (words) => {
    await window.WarmlineProfiles.add("Herons", words, words);
    const { id } = JSON.parse(window.WarmlineProfiles.state()).profiles.find(({ name }) => name === "Herons");
    sessionStorage.setItem("warmline-profile", id);
    return id;
  }, kWords);
}

async function unlock(page, id, url = server.alone) {
  await page.goto(url);
  await page.waitForFunction(() => JSON.parse(window.WarmlineProfiles.state()).listed, undefined, { polling: 20 });
  await page.evaluate(([one, words]) => window.WarmlineProfiles.open(one, words), [id, kWords]);
}

async function open_two(t, sabotage) {
  const { page } = await open_page(t);
  if (sabotage) await page.addInitScript(sabotage);
  const id = await make_profile(page);
  await unlock(page, id);
  await load(page);
  const second = await page.context().newPage();
  if (sabotage) await second.addInitScript(sabotage);
  await unlock(second, id, server.url);
  await load(second);
  return { first: page, second, id };
}

function keys_in(page, id) {
  return page.evaluate((one) => new Promise((done, failed) => {
    const request = indexedDB.open(`warmline-${one}`);
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      request.result.transaction("journal").objectStore("journal").getAllKeys().onsuccess = ({ target }) => {
        request.result.close();
        done(target.result);
      };
    };
  }), id);
}

test("loading waits until the profile is open; batches are stored whole and in the order of the calls", async (t) => {
  const { page } = await open_page(t);
  const id = await make_profile(page);
  await page.goto(server.alone);
  await page.waitForFunction(() => JSON.parse(window.WarmlineProfiles.state()).listed, undefined, { polling: 20 });
  await page.evaluate(() => { window.early = window.load_all(); });
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => window.answers), [], "nothing is loaded, nothing has failed");
  await page.evaluate(([one, words]) => window.WarmlineProfiles.open(one, words), [id, kWords]);
  assert.deepEqual(await page.evaluate(() => window.early), { kind: "loaded", records: [] });
  await page.evaluate(() => {
    const all = [];
    for (let at = 1; at <= 100; ++at) all.push(window.ask(at, [[at, 1], [at, 2], [at, 3]]));
    return Promise.all(all);
  });
  const wanted = Array.from({ length: 300 }, (_, at) => [1 + Math.floor(at / 3), 1 + at % 3]);
  assert.deepEqual(bytes_of(await load(page)), wanted);
  assert.deepEqual(await page.evaluate(() => window.answers.filter(({ kind }) => kind === "failed")), []);
  assert.deepEqual(await keys_in(page, id), Array.from({ length: 301 }, (_, at) => at));
  await unlock(page, id);
  assert.deepEqual(bytes_of(await load(page)), wanted);
});

test("without Web Locks two tabs of one encrypted profile write at once, 200 saves each: none lost, each under a key of its own", async (t) => {
  const { first, second, id } = await open_two(t, () => { Object.defineProperty(navigator, "locks", { value: undefined }); });
  const write = (tab, mark) => tab.evaluate(async (byte) => {
    const all = [];
    for (let at = 0; at < 200; ++at) all.push(window.ask(at + 1, [[byte, at]]));
    return (await Promise.all(all)).filter((answer) => answer.kind !== "stored");
  }, mark);
  assert.deepEqual(await Promise.all([write(first, 1), write(second, 2)]), [[], []]);
  const all = bytes_of(await load(first));
  for (const mark of [1, 2]) {
    assert.deepEqual(all.filter(([byte]) => byte === mark).map(([, at]) => at), Array.from({ length: 200 }, (_, at) => at));
  }
  assert.equal(all.length, 400, "and each of them opens");
  assert.equal((await keys_in(first, id)).length, 401);
});

test("two tabs of an encrypted profile that take the turn from each other, 100 saves each: none lost", async (t) => {
  const { first, second } = await open_two(t);
  const save = (page, mark) => page.evaluate(async (byte) => {
    for (let at = 0; at < 100; ++at) {
      while ((await window.ask(byte * 1000 + at, [[byte, at]])).kind !== "stored") {
        await new Promise((done) => setTimeout(done, 5));
        window.WarmlineStore.take_over();
        await new Promise((done) => setTimeout(done, 5));
      }
    }
  }, mark);
  await Promise.all([save(first, 1), save(second, 2)]);
  const all = bytes_of(await load(first));
  for (const mark of [1, 2]) {
    assert.deepEqual(all.filter(([byte]) => byte === mark).map(([, at]) => at), Array.from({ length: 100 }, (_, at) => at));
  }
  assert.equal(all.length, 200);
});

test("what the browser loses of an encrypted journal comes back from the second copy, the profile's own record too", async (t) => {
  const { page } = await open_page(t);
  const id = await make_profile(page);
  await unlock(page, id);
  await load(page);
  for (let at = 1; at <= 5; ++at) await ask(page, at, [[at]]);
  await page.goto(server.url + "empty");
  for (const lost of [[3, 4, 5], [0, 1, 2, 3, 4, 5]]) {
    await page.evaluate(([one, keys]) => new Promise((done) => {
      const request = indexedDB.open(`warmline-${one}`);
      request.onsuccess = () => {
        const transaction = request.result.transaction("journal", "readwrite");
        for (const key of keys) transaction.objectStore("journal").delete(key);
        transaction.oncomplete = () => { request.result.close(); done(); };
      };
    }), [id, lost]);
    await unlock(page, id);
    assert.deepEqual(bytes_of(await load(page)), [[1], [2], [3], [4], [5]]);
    assert.deepEqual(await keys_in(page, id), [0, 1, 2, 3, 4, 5]);
    await page.goto(server.url + "empty");
  }
  await unlock(page, id);
  await load(page);
  await ask(page, 1, [[6]]);
  assert.deepEqual(bytes_of(await load(page)), [[1], [2], [3], [4], [5], [6]]);
});
