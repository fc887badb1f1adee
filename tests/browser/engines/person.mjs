// Somebody at a window: finds things by role and name (seek.mjs), and presses them with a pointer, a finger or keys alone.
import assert from "node:assert/strict";
import { focus_of, seek } from "./seek.mjs";

const kPatienceMs = 180000;  // a machine that builds beside it is slow
const kLookMs = 60;     // between two looks
const kMostTabs = 400;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// Patterns are told to the page as what they are made of.
function told(query) {
  return JSON.parse(JSON.stringify(query, (key, value) =>
    (value instanceof RegExp ? { source: value.source, flags: value.flags } : value)));
}

function in_words(query) {
  return JSON.stringify(query, (key, value) => (value instanceof RegExp ? String(value) : value));
}

export class Person {
  // hand: "pointer", "finger" or "keys"
  constructor(window, hand = "pointer") { Object.assign(this, { window, hand, forbidden: [] }); }

  all(query, into_view = false) { return this.window.run(seek, told(query), into_view); }

  async count(query) { return (await this.all(query)).length; }

  async texts(query) { return (await this.all(query)).map(({ text }) => text); }

  // Waits until ask() gives something that counts.
  async until(ask, what) {
    for (const end = Date.now() + kPatienceMs; Date.now() < end; await wait(kLookMs)) {
      const answer = await ask();
      if (answer) return answer;
    }
    const there = await this.all({ role: "button" }).catch(() => []);
    const heading = await this.all({ role: "heading" }).catch(() => []);
    return assert.fail(`waited in vain for ${what}; headings: ${heading.slice(0, 4).map(({ text }) => text).join(" | ")}; ` +
      `buttons: ${there.slice(0, 12).map(({ name }) => name).join(" | ")}`);
  }

  see(query) { return this.until(async () => (await this.all(query))[0], in_words(query)); }

  gone(query) { return this.until(async () => await this.count(query) === 0, `the end of ${in_words(query)}`); }

  // The app's first frame is there, or its panel says why not.
  async ready() {
    await this.until(() => this.window.run(() => {
      const shell = document.getElementById("shell");
      const panel = [...document.querySelectorAll("#shell [role=alert]")].find((one) => !one.hidden);
      if (panel) throw new Error(`the app did not start: ${panel.innerText} ${panel.querySelector("pre")?.textContent ?? ""}`);
      return Boolean(shell && shell.hidden);
    }), "the first frame");
    await this.rests();
  }

  // Calls that are fetched after the first screen have come and are listed: nothing moves under a finger any more.
  async rests() {
    let last = "", same = 0;
    await this.until(async () => {
      const now = await this.window.run(() => new Promise((done) => {
        const manifest = document.getElementById("manifest");
        const calls = manifest ? JSON.parse(manifest.textContent).filter(({ kind }) => kind === "scenario") : [];
        const fetched = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
        if (!calls.every(({ url }) => fetched.has(new URL(url, document.baseURI).href))) { done(""); return; }
        // What came is shown in the next frame.
        requestAnimationFrame(() => requestAnimationFrame(() => done(document.getElementById("semantics").innerHTML)));
      }));
      same = now !== "" && now === last ? same + 1 : 0;
      last = now;
      return same >= 3;
    }, "the page to come to rest");
  }

  // What the policy forbade in this window so far.
  async violations() {
    this.forbidden.push(...await this.window.run(() => (window.warmline_violations || []).splice(0)));
    return this.forbidden;
  }

  async open(url) {
    await this.window.goto(url);
    await this.ready();
  }

  async reload() {
    await this.violations();
    await this.window.reload();
    await this.ready();
  }

  // Where it is when it has come to rest, in sight and with nothing over it.
  async place_of(query) {
    let last = "";
    return this.until(async () => {
      const [found] = await this.all({ ...query, open: true }, true);
      const now = found && found.clear ? JSON.stringify(found.box) : "";
      const rests = now !== "" && now === last;
      last = now;
      return rests ? { x: found.box.x + found.box.width / 2, y: found.box.y + found.box.height / 2 } : null;
    }, `a place to press ${in_words(query)}`);
  }

  async press(query) {
    if (this.hand === "keys") {
      await this.focus_by_tab(query);
      await this.window.key("Enter");
      return;
    }
    const { x, y } = await this.place_of(query);
    if (this.hand === "finger") await this.window.tap(x, y);
    else await this.window.click(x, y);
  }

  focus() { return this.window.run(focus_of); }

  // By Tab and Shift+Tab alone. Wherever the focus rests, it can be told and lies in sight.
  async focus_by_tab(query) {
    await this.see({ ...query, open: true });
    for (let tabs = 0; tabs < kMostTabs; ++tabs) {
      const here = await this.focus();
      if (here) assert.notEqual(here.name, "", `the focus rests on a ${here.role} without a name (${here.id})`);
      const found = (await this.all(query)).find(({ focused }) => focused);
      if (found) {
        assert.ok(here.in_sight, `${here.role} “${here.name}” has the focus out of sight`);
        return here;
      }
      const [target] = await this.all(query);
      if (target === undefined) { await wait(kLookMs); continue; }
      const before = await this.window.run((id) => {
        const wanted = [...document.querySelectorAll("#semantics [data-id]")].find((one) => one.dataset.id === id);
        return Boolean(wanted && document.activeElement !== document.body &&
          wanted.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
      }, target.id);
      await this.window.key(before ? "Shift+Tab" : "Tab");
    }
    return assert.fail(`no way by Tab to ${in_words(query)}`);
  }

  pause(ms) { return wait(ms); }
}
