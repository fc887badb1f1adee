// WebKitGTK by WebDriver (w3.org/TR/webdriver2) over HTTP. The interface stands in engine.mjs.
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as actions from "./actions.mjs";
import { launch } from "./launch.mjs";

const kBrowser = fileURLToPath(new URL("webkit_browser.py", import.meta.url));
const kPreloads = ["preload.js", "preload_webkit.js"].map((name) => fileURLToPath(new URL(name, import.meta.url)));
const kPatienceMs = 120000;
const kAnswerMs = 120000, kActionsMs = 30000;  // some actions are never answered

function free_port() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

class Remote {
  constructor(address) { this.address = address; }

  async ask(method, path, body) {
    const response = await fetch(this.address + path, {
      method, body: body ? JSON.stringify(body) : undefined, headers: { "Content-Type": "application/json" },
      signal: AbortSignal.timeout(path.endsWith("/actions") ? kActionsMs : kAnswerMs),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}

class Window {
  constructor(browser, handle) { Object.assign(this, { browser, handle }); }

  // A session has one current window.
  async ask(method, path, body) {
    if (this.browser.current !== this.handle) {
      await this.browser.ask("POST", "/window", { handle: this.handle });
      this.browser.current = this.handle;
    }
    return this.browser.ask(method, path, body);
  }

  perform(list) { return this.ask("POST", "/actions", { actions: list }); }

  goto(url) { return this.ask("POST", "/url", { url }); }
  reload() { return this.ask("POST", "/refresh", {}); }
  async run(fn, ...args) {
    const script = `const done = arguments[arguments.length - 1], given = [...arguments].slice(0, -1);
      Promise.resolve().then(() => (${fn})(...given)).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
    const answer = await this.ask("POST", "/execute/async", { script, args });
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }
  key(key) { return this.perform(actions.strokes(key)); }
  type(text) { return this.perform(actions.typing(text)); }
  click(x, y) { return this.perform(actions.click(x, y)); }
  tap(x, y) { return this.perform(actions.tap(x, y)); }
  swipe(from, to) { return this.perform(actions.swipe(from, to)); }
  pinch(at, apart, wider) { return this.perform(actions.pinch(at, apart, wider)); }
  async picture() { return Buffer.from(await this.ask("GET", "/screenshot"), "base64"); }
  async misheard(things) {
    const wrong = [];
    for (const { id, role, name } of things) {
      const found = await this.ask("POST", "/element", { using: "css selector", value: `#semantics [data-id="${id}"]` });
      const element = Object.values(found)[0];
      const told = `${await this.ask("GET", `/element/${element}/computedrole`)} ${await this.ask("GET", `/element/${element}/computedlabel`)}`;
      if (told.replace(/\s+/g, " ").trim() !== `${role} ${name}`) wrong.push(`${role} ${name} (told: ${told})`);
    }
    return wrong;
  }
  async choose_files(paths) {
    for (const end = Date.now() + kPatienceMs; ;) {
      try {
        const element = await this.ask("POST", "/element", { using: "css selector", value: "#warmline-chooser" });
        await this.ask("POST", `/element/${Object.values(element)[0]}/value`, { text: paths.join("\n") });
        return;
      } catch (error) { if (Date.now() > end) throw error; }
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  front() { return this.ask("GET", "/window"); }
  async close() {
    await this.ask("DELETE", "/window");
    this.browser.current = "";
  }
}

export const webkit = {
  name: "webkit",

  async start({ folder, size, still = true, webgl = true, storage = true }) {
    const port = await free_port();
    const group = launch("WebKitWebDriver", [`--port=${port}`]);
    const remote = new Remote(`http://127.0.0.1:${port}`);
    for (let tries = 0; ; ++tries) {
      try { await remote.ask("GET", "/status"); break; } catch (error) { if (tries > 1200) throw error; }
      await new Promise((done) => setTimeout(done, 50));
    }
    const args = [
      "--profile", join(folder, "profile"), "--downloads", join(folder, "downloads"), ...kPreloads.flatMap((path) => ["--preload", path]),
      "--width", String(size.width), "--height", String(size.height),
      ...(still ? ["--still"] : []), ...(webgl ? [] : ["--without-webgl"]), ...(storage ? [] : ["--without-storage"]),
    ];
    const { sessionId, capabilities } = await remote.ask("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: kBrowser, args } } },
    });
    const browser = {
      version: `WebKitGTK ${capabilities.browserVersion}`,
      current: "",
      ask: (method, path, body) => remote.ask(method, `/session/${sessionId}${path}`, body),
      open_window: async () => new Window(browser, (await browser.ask("POST", "/window/new", { type: "window" })).handle),
      complaints: () => group.lines().filter((line) => /^CONSOLE .*(WARN|ERROR)/.test(line)),
      kill: group.kill,
    };
    browser.window = new Window(browser, await browser.ask("GET", "/window"));
    browser.current = browser.window.handle;
    return browser;
  },
};
