// Chromium by its own protocol, through Playwright. The interface stands in engine.mjs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium as playwright, find_chromium, kSwitches } from "../chromium.mjs";
import { launch } from "./launch.mjs";

const kPreload = readFileSync(new URL("preload.js", import.meta.url), "utf8");

const kStepMs = 16, kSteps = 12;  // of a finger that moves

function steps(place) { return Array.from({ length: kSteps + 1 }, (_, at) => place(at / kSteps)); }

class Window {
  constructor(browser, page, session) {
    Object.assign(this, { browser, page, session });
    this.chooser = new Promise((opened) => page.once("filechooser", opened));
  }

  goto(url) { return this.page.goto(url); }
  reload() { return this.page.reload(); }
  run(fn, ...args) {
    return this.page.evaluate(`(async () => (await (${fn})(...${JSON.stringify(args)})) ?? null)()`);
  }
  key(key) { return this.page.keyboard.press(key === " " ? "Space" : key); }
  type(text) { return this.page.keyboard.type(text); }
  click(x, y) { return this.page.mouse.click(x, y, { delay: 30 }); }
  // Its own synthesized gestures move nothing in a headless window; touches, one by one, do. Each says when it was, so that a
  // slow machine's finger is as quick as any.
  async touches(places) {
    const began = Date.now() / 1000 - 1;
    const send = (type, at, points) => this.session.send("Input.dispatchTouchEvent", {
      type, touchPoints: points.map((point, id) => ({ ...point, id })), timestamp: began + at * kStepMs / 1000,
    });
    await Promise.all([
      ...places.map((points, at) => send(at === 0 ? "touchStart" : "touchMove", at, points)), send("touchEnd", places.length, []),
    ]);
  }
  tap(x, y) { return this.touches([[{ x, y }]]); }
  swipe(from, to) {
    return this.touches(steps((part) => [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]));
  }
  pinch({ x, y }, apart, wider) {
    return this.touches(steps((part) => {
      const half = (apart + (wider - apart) * part) / 2;
      return [{ x, y: y - half }, { x, y: y + half }];
    }));
  }
  picture() { return this.page.screenshot(); }
  async misheard(things) {
    const { nodes } = await this.session.send("Accessibility.getFullAXTree");
    const told = new Set(nodes.filter((node) => !node.ignored).map((node) => `${node.role?.value} ${spaced(node.name?.value)}`));
    return things.map(({ role, name }) => `${role} ${name}`).filter((one) => !told.has(one));
  }
  async choose_files(paths) { await (await this.chooser).setFiles(paths); }
  front() { return this.page.bringToFront(); }
  close() { return this.page.close(); }
}

function spaced(text = "") { return text.replace(/\s+/g, " ").trim(); }

// In a fresh profile: sites may keep nothing.
function keep_nothing(profile) {
  mkdirSync(join(profile, "Default"), { recursive: true });
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
}

export const chromium = {
  name: "chromium",

  async start({ folder, size, touch = false, still = true, webgl = true, storage = true }) {
    const profile = join(folder, "profile");
    if (!storage) keep_nothing(profile);
    const group = launch(find_chromium(), [
      ...kSwitches, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`,
      ...(webgl ? [] : ["--disable-3d-apis"]), "about:blank",
    ]);
    const [, endpoint] = await group.found(/DevTools listening on (ws:\S+)/);
    const connection = await playwright.connectOverCDP(endpoint);
    const context = connection.contexts()[0];
    await context.addInitScript({ content: kPreload });
    const complaints = [];
    context.on("console", (message) => {
      if (["warning", "error"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    context.on("weberror", (error) => complaints.push(`error: ${error.error()}`));

    const window_of = async (page) => {
      const session = await context.newCDPSession(page);
      await page.setViewportSize(size);
      await page.emulateMedia({ reducedMotion: still ? "reduce" : "no-preference" });
      if (touch) {
        await session.send("Emulation.setDeviceMetricsOverride", { ...size, deviceScaleFactor: 1, mobile: true });
        await session.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
      }
      page.on("download", (download) => download.saveAs(join(folder, "downloads", download.suggestedFilename())));
      return new Window(browser, page, session);
    };
    const browser = {
      version: `Chromium ${connection.version()}`,
      open_window: async () => window_of(await context.newPage()),
      complaints: () => complaints,
      kill: async () => {
        await group.kill();
        await connection.close().catch(() => { /* its other end is gone */ });
      },
    };
    browser.window = await window_of(context.pages()[0] ?? await context.newPage());
    return browser;
  },
};
