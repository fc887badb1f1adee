// A form from one browser to three others and back: composed by one profile; taken by three, of whom one has something agreed
// with them, one is killed twice in the middle of a call and one has a clock that was set back; opened by a fourth.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, compose, consent, drop, fill, heading, kPatience, link_of, open_hire, open_link, saved, take_form } from "./hire_ways.mjs";
import { open_app, open_profile } from "./support.mjs";

const kLastYear = 365 * 24 * 3600 * 1000;

// All that this browser keeps for the site, as text.
function stored(page) {
  return page.evaluate(async () => {
    let all = JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise((done, failed) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => done(request.result);
          request.onerror = () => failed(request.error);
        });
        for (const row of rows) all += row instanceof Uint8Array ? new TextDecoder("latin1").decode(row) : JSON.stringify(row);
      }
      database.close();
    }
    const root = await navigator.storage.getDirectory();
    for await (const handle of root.values()) {
      if (handle.kind === "file") all += new TextDecoder("latin1").decode(await (await handle.getFile()).arrayBuffer());
    }
    return all;
  });
}

// ---- The journey ----------------------------------------------------------------------------------

test("a form is composed, taken by three, and opened by a fourth", async (t) => {
  const team = await open_app(t, { motion: "reduce" });
  await open_hire(team.page);
  await compose(team.page);
  await fill(team.page, /^The candidate’s code/, "C-1");
  const plain = await link_of(team.page);
  await fill(team.page, /^The candidate’s code/, "C-2");
  await button(team.page, "Pauses").click(kPatience);
  await button(team.page, "Larger text").click(kPatience);
  const agreed = await link_of(team.page);
  await button(team.page, "✓ Pauses").click(kPatience);
  await button(team.page, "✓ Larger text").click(kPatience);
  await fill(team.page, /^The candidate’s code/, "C-3");
  const third = await link_of(team.page);
  for (const link of [plain, agreed, third]) assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/#\/sit\/[A-Za-z0-9_-]+$/);
  await team.expect_clean();
  const files = [];

  await t.test("one whose clock is set back a year between two calls", async (s) => {
    const app = await open_app(s, { motion: "reduce" });
    const { page } = app;
    await open_link(app, plain);
    await consent(page);
    let back = false;
    await take_form(page, async (place) => {
      if (place !== "Call 2 of 3" || back) return null;
      back = true;
      await page.evaluate((ms) => { const now = Date.now; Date.now = () => now() - ms; }, kLastYear);
      return null;
    });
    assert.ok(back);
    files.push(["one.json", await saved(page, "Save the file")]);
    await app.expect_clean();
  });

  await t.test("one with pauses and larger text", async (s) => {
    const app = await open_app(s, { motion: "reduce" });
    const { page } = app;
    await open_link(app, agreed);
    await heading(page, "Agreed with you").waitFor(kPatience);
    await consent(page);
    let paused = false;
    await take_form(page, async (place, made) => {
      if (place !== "Call 1 of 3" || made !== 1 || paused) return null;
      paused = true;
      await button(page, "Pause").click(kPatience);
      await heading(page, "Paused").waitFor(kPatience);
      return null;
    });
    assert.ok(paused);
    files.push(["two.json", await saved(page, "Save the file")]);
    await app.expect_clean();
  });

  await t.test("one whose browser is killed twice in the middle of a call", async (s) => {
    const profile = await open_profile(s);
    let app = await profile.start();
    await app.load();
    await open_link(app, third);
    await consent(app.page);
    const kills = new Set();
    const last = await take_form(app.page, async (place, made) => {
      const due = (place === "Call 2 of 3" || place === "Call 3 of 3") && made >= 1 && !kills.has(place);
      if (!due) return null;
      kills.add(place);
      await app.page.getByText("✓ Saved").first().waitFor(kPatience);
      await profile.kill();
      app = await profile.start();
      await app.page.goto(third);
      await app.ready();
      await heading(app.page, "You are back where you were").waitFor(kPatience);
      return app.page;
    });
    assert.equal(kills.size, 2);
    files.push(["three.json", await saved(last, "Save the file")]);
  });

  assert.equal(files.length, 3);
  const read = files.map(([, text]) => JSON.parse(text));
  assert.deepEqual(read.map((file) => JSON.parse(file.invitation).candidate), ["C-1", "C-2", "C-3"]);
  const interruptions = (file) => file.events.filter((event) => event.what === "opened").length - 1;
  assert.deepEqual(read.map(interruptions), [0, 0, 2]);

  await t.test("a fourth opens what they handed in, and one that was changed is left out", async (s) => {
    const app = await open_app(s, { motion: "reduce" });
    const { page } = app;
    await open_hire(page);
    await button(page, "Results").click(kPatience);
    const changed = files[0][1].replace('"what":"opened"', '"what":"paused"');
    assert.notEqual(changed, files[0][1]);
    await drop(page, [...files, ["copy.json", files[1][1]], ["changed.json", changed]]);
    await page.getByText(/3 sittings of/).first().waitFor({ timeout: 120000 });
    await page.getByText("changed.json", { exact: false }).first().waitFor(kPatience);
    await button(page, "Open their page").first().click(kPatience);
    await page.getByRole("heading", { level: 1, name: "C-1" }).waitFor(kPatience);
    await button(page, "Forget this candidate").click(kPatience);
    const proof = await saved(page, "Forget, and save the proof");
    assert.match(proof, /C-1/);
    await page.getByText(/2 sittings of/).first().waitFor(kPatience);
    assert.equal(await page.getByText("C-1", { exact: true }).count(), 0);
    const kept = await stored(page);
    for (const code of ["C-1", "C-2", "C-3"]) assert.ok(!kept.includes(code), `${code} is kept`);
    await button(page, "Fairness").click(kPatience);
    await page.getByRole("heading", { level: 1 }).waitFor(kPatience);
    await button(page, "The law").click(kPatience);
    await heading(page, "What the law asks").waitFor(kPatience);
    await app.expect_clean();
  });
});
