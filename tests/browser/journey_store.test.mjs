// What is stored can't be read in part, or nothing can be stored: it is said, and nothing that was done is lost from the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { kRoot, open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return ~crc >>> 0;
}

function fixture(name) { return readFileSync(join(kRoot, "tests", "fixtures", "records", "v1", `${name}.bin`)); }

// A sound record of a version that this build can't know (app/progress/codec.cpp: the envelope).
function newer_record() {
  const bytes = fixture("choice_made");
  bytes.writeUInt16LE(99, 6);
  bytes.writeUInt32LE(crc32(Buffer.concat([bytes.subarray(0, 12), bytes.subarray(16)])), 12);
  return bytes;
}

function damaged_record() {
  const bytes = fixture("setting_changed");
  bytes[bytes.length - 1] ^= 0x40;
  return bytes;
}

function append_to_journal(page, records) {
  return page.evaluate((list) => new Promise((done, failed) => {
    const request = indexedDB.open("warmline");
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("journal", "readwrite", { durability: "strict" });
      for (const bytes of list) transaction.objectStore("journal").add(new Uint8Array(bytes));
      transaction.oncomplete = () => { request.result.close(); done(); };
    };
  }), records.map((bytes) => [...bytes]));
}

test("a damaged record and one of a newer version are set aside with a notice; everything else is there, and they are kept", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  const steps = walk.best_steps(walk.kFirst).slice(0, 3);
  await walk.begin_call(app);
  await walk.play(app, scenario, steps.slice(0, 2));
  await page.getByText("✓ Saved").waitFor(kPatience);
  await append_to_journal(page, [damaged_record(), newer_record()]);
  await walk.play(app, scenario, steps.slice(2));  // a sound record behind them
  await page.getByText("✓ Saved").waitFor(kPatience);
  const lines = await walk.said(page).count();

  await app.opened_anew();
  const notice = page.getByRole("region", { name: "Stored records set aside" });
  await notice.getByText(/^2 stored records could not be used\.\s+Nothing\s+was\s+deleted/).waitFor(kPatience);
  await notice.getByRole("button", { name: "Show the details" }).click(kPatience);
  await notice.getByText(/damaged/i).first().waitFor(kPatience);  // the details come with the next frame
  await notice.getByText(/newer\s+Warmline/).first().waitFor(kPatience);
  await page.getByText("Interrupted at decision 4").waitFor(kPatience);
  await page.getByRole("button", { name: /^Go on with “/ }).click(kPatience);
  await walk.until_open(page);
  assert.equal(await walk.said(page).count(), lines, "the attempt is whole");

  // They are still there, byte for byte, after more was stored, and go out with the export.
  await walk.choose(page, walk.choice_of(scenario, walk.best_steps(walk.kFirst)[3]));
  await page.getByRole("button", { name: "Leave the call" }).click(kPatience);
  await page.getByRole("button", { name: "Come back later" }).click(kPatience);
  await page.getByRole("link", { name: "Settings" }).click(kPatience);
  const [download] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("button", { name: "Export everything" }).click(kPatience),
  ]);
  const exported = JSON.parse(await readFile(await download.path(), "utf8")).records.map((one) => one.base64);
  assert.ok(exported.includes(damaged_record().toString("base64")), "the damaged record is in the export");
  assert.ok(exported.includes(newer_record().toString("base64")), "the newer record is in the export");
  await app.expect_clean();
});

test("storage refused: it says Not saved, the call goes on, the export holds it, and it is saved by itself once it may be", async (t) => {
  const app = await open_page(t, { motion: "reduce" });
  const { page } = app;
  await page.addInitScript(() => {
    window.refuse = true;
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
      if (window.refuse) throw new DOMException("site data is blocked", "SecurityError");
      return open.apply(this, given);
    };
  });
  await app.load();
  await page.getByRole("region", { name: "Storage" }).getByText(/doesn't\s+let\s+this\s+site\s+store\s+anything/).waitFor(kPatience);
  const scenario = walk.scenario_of(walk.kFirst);
  const steps = walk.best_steps(walk.kFirst).slice(0, 2);
  await walk.begin_call(app);
  await walk.play(app, scenario, steps);
  const export_now = page.getByRole("button", { name: /^Not saved/ });
  await export_now.waitFor(kPatience);
  assert.equal(await page.getByText("✓ Saved").count(), 0, "nothing claims to be saved");
  const [download] = await Promise.all([page.waitForEvent("download"), export_now.click(kPatience)]);
  const { format, records } = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(format, "warmline-backup-1");
  assert.equal(records.length, 4, "the scenario, the beginning and two decisions");
  assert.ok(records.some((one) => Buffer.from(one.base64, "base64").includes(steps[1].split("/")[1])), "the last decision is in it");

  await page.getByRole("button", { name: "Leave the call" }).click(kPatience);
  await page.getByRole("button", { name: "Come back later" }).click(kPatience);
  const trouble = page.getByRole("region", { name: "Not saved" });
  await trouble.waitFor(kPatience);
  await page.evaluate(() => { window.refuse = false; });
  await trouble.waitFor({ state: "detached", ...kPatience });
  await page.waitForFunction((wanted) => new Promise((done, failed) => {
    const request = indexedDB.open("warmline");
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const count = request.result.transaction("journal").objectStore("journal").count();
      count.onsuccess = () => { request.result.close(); done(count.result === wanted); };
    };
  }), records.length, { ...kPatience, polling: 500 });
  await app.expect_clean({ allow: [/SecurityError/] });
});
