// What the browser tests share: one served site, one browser for each set of switches, and a record
// of everything a page asked for and complained about.
//
//   import { test } from "node:test";
//   import { open_app } from "./support.mjs";
//
//   test("a call is one click away", async (t) => {
//     const app = await open_app(t, { size: "phone", theme: "dark" });   // returns when the app is ready
//     await app.page.getByRole("button", { name: "Start" }).click();
//     await app.shoot("call");                                           // build/screenshots/call-phone-dark.png
//     await app.expect_clean();                                          // no violation, error or foreign request
//   });
//
// Everything that is opened is closed by the test's own `t.after`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium, find_chromium, kSwitches, slow_down } from "./chromium.mjs";
import { record_drawn } from "./drawn.mjs";
import { kRoot, kSite } from "./paths.mjs";
import { stored } from "./patience.mjs";
import { look, troubles_of } from "./reach.mjs";

export { find_chromium, kSlow } from "./chromium.mjs";
export { kRoot, kSite } from "./paths.mjs";

export const kScreenshots = process.env.WARMLINE_SCREENSHOTS ?? join(kRoot, "build", "screenshots");

export const kSizes = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};

const kReadyMs = 120000;

// ---- The site -------------------------------------------------------------------------------------

// Starts web/serve.mjs as a person would; returns {url, port, output(), stop(signal)}.
export async function start_server(args = []) {
  const child = spawn(process.execPath, [join(kRoot, "web", "serve.mjs"), "--dir", kSite, ...args]);
  let output = "";
  const exited = new Promise((done) => child.once("close", (code, signal) => done({ code, signal })));
  const url = await new Promise((done, failed) => {
    const read = (data) => {
      output += data;
      const found = /Warmline is at (http:\S+)/.exec(output);
      if (found) done(found[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    exited.then(({ code }) => failed(Object.assign(new Error(`serve.mjs ended with ${code}: ${output}`), { code, output })));
  });
  return {
    url, port: Number(new URL(url).port), output: () => output,
    stop: (signal = "SIGTERM") => { child.kill(signal); return exited; },
  };
}

let shared_server;
const shared_browsers = new Map();

// The site all tests of a file look at.
export function site_url() {
  if (!existsSync(join(kSite, "index.html"))) throw new Error(`${kSite} is not built: run ./web/run --build first`);
  shared_server ??= start_server(["--port", "0"]);
  return shared_server.then(({ url }) => url);
}

function shared_browser(switches) {
  const key = switches.join(" ");
  if (!shared_browsers.has(key)) {
    shared_browsers.set(key, chromium.launch({ executablePath: find_chromium(), args: [...kSwitches, ...switches] }));
  }
  return shared_browsers.get(key);
}

after(async () => {
  for (const browser of shared_browsers.values()) await (await browser).close();
  if (shared_server) await (await shared_server).stop();
});

// ---- Records --------------------------------------------------------------------------------------

// Everything a context's pages asked for and complained about.
class Record {
  constructor(origin) {
    this.origin = origin;
    this.requests = [];    // {url, method, type}
    this.violations = [];  // of the content security policy, as text
    this.console = [];     // warnings and errors, as text
    this.errors = [];      // uncaught, as text
  }

  async attach(context) {
    context.on("request", (request) =>
      this.requests.push({ url: request.url(), method: request.method(), type: request.resourceType() }));
    context.on("console", (message) => {
      if (["warning", "error"].includes(message.type())) this.console.push(`${message.type()}: ${message.text()}`);
    });
    context.on("weberror", (error) => this.errors.push(String(error.error())));
    await context.exposeBinding("warmline_report_violation", (source, text) => this.violations.push(text));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) =>
        window.warmline_report_violation(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
    });
  }

  foreign_requests() {
    return this.requests.map(({ url }) => url)
      .filter((url) => !url.startsWith(this.origin) && !/^(blob|data|about):/.test(url));
  }
}

// ---- Pages ----------------------------------------------------------------------------------------

// A page with what tests do to it. `page` is Playwright's own.
class App {
  constructor(page, record, url, label) {
    Object.assign(this, { page, record, url, label });
  }

  // Loads the app and returns when its first frame is there; fails with the panel's words if one comes.
  async load() {
    await this.page.goto(this.url);
    await this.ready();
  }

  async ready() {
    const panel = this.page.locator("#shell").getByRole("alert");
    const outcome = await Promise.race([
      this.page.locator("#shell").waitFor({ state: "hidden", timeout: kReadyMs }).then(() => "ready"),
      panel.waitFor({ timeout: kReadyMs }).then(() => "panel", () => "ready"),
    ]);
    if (outcome === "panel") assert.fail(`the app did not start: ${await panel.innerText()}`);
    await this.page.locator("#shell").waitFor({ state: "hidden", timeout: kReadyMs });
  }

  // Writes a picture where a person can look at it.
  async shoot(name) {
    mkdirSync(kScreenshots, { recursive: true });
    const path = join(kScreenshots, `${name}-${this.label}.png`);
    await this.page.screenshot({ path });
    if (this.looks) await look(this, name, this.looks);
    return path;
  }

  // Reports of the page reach us in tasks of their own: let those run that are on their way.
  async settle() {
    await this.page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  }

  // Slows the line and the processor: see kSlow.
  slow_down(to) {
    return slow_down(this.page, to);
  }

  // Does something that makes the page load itself again, and returns when the app is ready.
  async reloaded_by(action) {
    await Promise.all([this.page.waitForEvent("domcontentloaded"), action()]);
    await this.ready();
  }

  // As somebody who comes back another day: at the first page, whatever this one shows, with all that was done stored.
  async opened_anew() {
    await stored(this.page);
    await this.reloaded_by(() => this.page.evaluate(() => {
      history.replaceState(null, "", location.pathname);
      location.reload();
    }));
  }

  // Asserts that nothing was violated, nothing failed and nobody else was asked, and that each screen that was looked at
  // can be reached (reach.mjs). `allow` lists patterns of console messages that the test provoked.
  async expect_clean({ allow = [] } = {}) {
    await this.settle();
    const expected = (text) => allow.some((pattern) => pattern.test(text));
    assert.deepEqual(this.record.violations, [], "content security policy");
    assert.deepEqual(this.record.foreign_requests(), [], "requests to other origins");
    assert.deepEqual(this.record.console.filter((text) => !expected(text)), [], "console");
    assert.deepEqual(this.record.errors.filter((text) => !expected(text)), [], "uncaught errors");
    if (this.reached) assert.deepEqual(troubles_of(this), [], "reached by everybody");
  }
}

function context_options({ size = "desk", theme = "light", ratio = 1, touch = size === "phone", motion = "no-preference", ...more }) {
  return {
    viewport: kSizes[size], colorScheme: theme, deviceScaleFactor: ratio, hasTouch: touch,
    reducedMotion: motion, acceptDownloads: true, locale: "en-GB", ...more,
  };
}

function label_of({ size = "desk", theme = "light", ratio = 1 }) {
  return `${size}-${theme}${ratio === 1 ? "" : `-${ratio}x`}`;
}

// A fresh page in a fresh, empty profile, at no address yet.
//   size: "desk" | "tablet" | "phone"   theme: "light" | "dark"   ratio: device pixels   motion: "reduce"
//   switches: more of Chromium's        javaScriptEnabled and others: as Playwright's newContext
//   kept: the service worker keeps the site. Else there is none, as most tests stand between the page and its server.
//   looks: {axe: true | false} to look, at each picture that is taken, at what a screen reader meets there (reach.mjs)
export async function open_page(t, { switches = [], kept = false, looks = null, ...options } = {}) {
  const url = await site_url();
  const browser = await shared_browser(switches);
  const context = await browser.newContext(context_options(options));
  t.after(() => context.close());
  if (!kept) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }));
  if (looks) await record_drawn(context);
  const record = new Record(url);
  await record.attach(context);
  const app = new App(await context.newPage(), record, url, label_of(options));
  if (looks) Object.assign(app, { looks, reached: { screens: 0, troubles: new Map() } });
  return app;
}

// The same with the app loaded and ready.
export async function open_app(t, options = {}) {
  const app = await open_page(t, options);
  await app.load();
  return app;
}

// A page whose engine is stand_in_engine.js instead of the real one, at no address yet. The options that
// boot.js gave it are `window.stand_in` in the page; the test plays the engine.
export async function open_stand_in(t, options = {}) {
  const app = await open_page(t, options);
  await play_stand_in(app);
  return app;
}

export function play_stand_in(app) {
  return app.page.route("**/files/warmline.*.js", (route) =>
    route.fulfill({ path: fileURLToPath(new URL("stand_in_engine.js", import.meta.url)), contentType: "text/javascript" }));
}

// ---- A browser that can be killed -----------------------------------------------------------------

// A profile on disk. `start()` runs a browser of its own on it and returns an App at no address yet;
// `kill()` ends that browser as a power cut would (SIGKILL to all its processes).
export async function open_profile(t, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-profile-"));
  const url = await site_url();
  let running;

  async function kill() {
    if (!running) return;
    const { child, exited, browser } = running;
    running = undefined;
    try { process.kill(-child.pid, "SIGKILL"); } catch (error) { if (error.code !== "ESRCH") throw error; }
    await exited;
    await browser.close().catch(() => { /* its other end is gone, as it should be */ });
  }

  async function start() {
    const child = spawn(find_chromium(), [
      ...kSwitches, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank",
    ], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
    const exited = new Promise((done) => child.once("close", done));
    const endpoint = await new Promise((done, failed) => {
      let text = "";
      child.stderr.on("data", (data) => {
        text += data;
        const found = /DevTools listening on (ws:\S+)/.exec(text);
        if (found) done(found[1]);
      });
      exited.then(() => failed(new Error(`Chromium ended: ${text}`)));
    });
    const browser = await chromium.connectOverCDP(endpoint);
    running = { child, exited, browser };
    const context = browser.contexts()[0];
    const record = new Record(url);
    await record.attach(context);
    const page = context.pages()[0] ?? await context.newPage();
    await page.setViewportSize(kSizes[options.size ?? "desk"]);
    await page.emulateMedia({ colorScheme: options.theme ?? "light" });
    return new App(page, record, url, label_of(options));
  }

  t.after(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return { folder, start, kill };
}
