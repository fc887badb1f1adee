// The browser is killed (SIGKILL to all of it) at random moments while somebody plays: nothing that was acknowledged is lost
// and no batch is torn. A sample here; all 500 by `tests/browser/long kills`.
//   WARMLINE_KILLS=N            how many
//   WARMLINE_KILLS_A_PROFILE=N  how often the same profile is killed before a new one is begun
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_profile } from "./support.mjs";

const kKills = Number(process.env.WARMLINE_KILLS ?? 5);
const kAProfile = Number(process.env.WARMLINE_KILLS_A_PROFILE ?? 25);
const kLongestMs = 3000;  // from the first save to the kill

// Runs in the page before its scripts: tells the test what goes into the store and what comes back.
function listen_in() {
  const text = (bytes) => btoa(String.fromCharCode(...bytes));
  const batches = new Map();
  let store;
  Object.defineProperty(window, "WarmlineStore", {
    configurable: true,
    get: () => store,
    set: (real) => {
      store = {
        ...real,
        open: (listen) => real.open((event) => {
          if (event.kind === "loaded") window.tell_loaded(event.records.map(({ bytes }) => text(bytes)));
          if (event.kind === "stored") window.tell_stored(batches.get(event.ticket));
          listen(event);
        }),
        append: (ticket, records) => {
          const batch = records.map(text);
          batches.set(ticket, batch);
          window.tell_sent(batch);
          real.append(ticket, records);
        },
      };
    },
  });
}

// Runs in the page: presses whatever leads on, a choice at random among those that are open.
function play() {
  const kOn = [/^(Pick up|Ring) now/, /^See what it did/, /^Back to the call$/, /^Back to calls/, /^Go on with/, /^Show all/, /^Take /];
  setInterval(() => {
    const all = [...document.querySelectorAll("#semantics button")].filter((one) =>
      !one.disabled && one.getAttribute("aria-disabled") !== "true");
    const choices = all.filter((one) => /^[1-4]\s/.test(one.textContent));
    const name = (one) => one.getAttribute("aria-label") ?? one.textContent;
    const on = kOn.map((words) => all.filter((one) => words.test(name(one)))).find((found) => found.length > 0) ?? [];
    const which = choices.length > 0 ? choices : on;
    if (which.length > 0) which[Math.floor(Math.random() * which.length)].click();
  }, 40);
}

function is_whole(bytes) {
  if (bytes.length < 16 || bytes.toString("latin1", 0, 4) !== "WLR1" || bytes.readUInt32LE(8) !== bytes.length - 16) return false;
  let crc = ~0;
  for (const byte of Buffer.concat([bytes.subarray(0, 12), bytes.subarray(16)])) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return bytes.readUInt32LE(12) === ~crc >>> 0;
}

// One profile over all its kills.
class Witness {
  acknowledged = [];  // records, in order
  sent = [];          // batches, in order
  loaded = null;

  async watch(page) {
    this.loaded = null;
    await page.exposeBinding("tell_loaded", (source, records) => { this.loaded = records; });
    await page.exposeBinding("tell_stored", (source, batch) => { this.acknowledged.push(...batch); });
    await page.exposeBinding("tell_sent", (source, batch) => { this.sent.push(batch); });
    await page.addInitScript(listen_in);
  }

  // What the page has just loaded against what it was told.
  judge() {
    const there = new Set(this.loaded);
    const lost = this.acknowledged.filter((record) => !there.has(record));
    const torn = this.sent.filter((batch) => {
      const kept = batch.filter((record) => there.has(record)).length;
      return kept > 0 && kept < batch.length;
    });
    const broken = this.loaded.filter((record) => !is_whole(Buffer.from(record, "base64")));
    return { lost: lost.length, torn: torn.length, broken: broken.length };
  }
}

async function until(done, what) {
  for (const end = Date.now() + 60000; !done();) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((next) => setTimeout(next, 10));
  }
}

// Starts the browser and the app, judges what is there, plays, kills. The last start of a profile only judges.
async function one_life(profile, witness, and_die) {
  const app = await profile.start();
  await witness.watch(app.page);
  await app.load();
  await until(() => witness.loaded, "the journal");
  const found = witness.judge();
  if (!and_die) return found;
  const before = witness.acknowledged.length;
  await app.page.evaluate(play);
  await until(() => witness.acknowledged.length > before, "a save");
  await new Promise((done) => setTimeout(done, Math.random() * kLongestMs));
  await profile.kill();
  return found;
}

test(`killed ${kKills} times during play: no acknowledged decision is lost, none is torn`, async (t) => {
  const sum = { kills: 0, acknowledged: 0, lost: 0, torn: 0, broken: 0 };
  const began = Date.now();
  while (sum.kills < kKills) {
    const profile = await open_profile(t, { size: "phone", theme: "light" });
    const witness = new Witness();
    for (let kill = 0; kill <= kAProfile; ++kill) {
      const dies = kill < kAProfile && sum.kills < kKills;
      const found = await one_life(profile, witness, dies);
      for (const [what, count] of Object.entries(found)) sum[what] += count;
      if (Object.values(found).some((count) => count > 0)) t.diagnostic(`after kill ${sum.kills}: ${JSON.stringify(found)}`);
      if (!dies) break;
      ++sum.kills;
      if (sum.kills % 10 === 0) {
        const records = sum.acknowledged + witness.acknowledged.length;
        process.stderr.write(`${sum.kills} kills in ${Math.round((Date.now() - began) / 1000)} s, ${records} records acknowledged, ` +
          `${sum.lost} lost, ${sum.torn} torn\n`);
      }
    }
    await profile.kill();
    sum.acknowledged += witness.acknowledged.length;
  }
  t.diagnostic(JSON.stringify(sum));
  assert.ok(sum.acknowledged >= kKills, "something was saved in every life");
  assert.deepEqual([sum.lost, sum.torn, sum.broken], [0, 0, 0], "lost, torn, broken");
});
