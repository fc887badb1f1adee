// Firefox by WebDriver BiDi (w3.org/TR/webdriver-bidi). The interface stands in engine.mjs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as actions from "./actions.mjs";
import { launch } from "./launch.mjs";

const WebSocket = createRequire(join(process.env.WARMLINE_BROWSER_MODULES, "x"))("ws");
const kPatienceMs = 120000;
const kPreload = readFileSync(new URL("preload.js", import.meta.url), "utf8");

function preferences({ downloads, touch, still, webgl, storage }) {
  const all = {
    "browser.download.folderList": 2, "browser.download.dir": downloads, "browser.download.useDownloadDir": true,
    "browser.download.alwaysOpenPanel": false, "browser.shell.checkDefaultBrowser": false, "browser.aboutwelcome.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false, "app.update.disabledForTesting": true,
    "browser.sessionstore.resume_from_crash": false, "toolkit.startup.max_resumed_crashes": -1,
    "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false,
    "webgl.disabled": !webgl, "ui.prefersReducedMotion": still ? 1 : 0,
  };
  if (touch) Object.assign(all, { "dom.w3c_touch_events.enabled": 1, "ui.primaryPointerCapabilities": 1, "ui.allPointerCapabilities": 1 });
  if (!storage) all["network.cookie.cookieBehavior"] = 2;  // nothing may be kept
  return Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join("");
}

class Connection {
  constructor(socket) {
    this.socket = socket;
    this.waiting = new Map();
    this.listeners = new Map();
    this.last = 0;
    socket.on("message", (text) => {
      const message = JSON.parse(text);
      if (message.id === undefined || message.id === null) { this.listeners.get(message.method)?.(message.params); return; }
      const { done, failed, method } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.type === "error") failed(new Error(`${method}: ${message.error}: ${message.message}`));
      else done(message.result);
    });
    socket.on("error", () => { /* its other end was killed */ });
    socket.on("close", () => { for (const { failed, method } of this.waiting.values()) failed(new Error(`${method}: Firefox is gone`)); });
  }

  ask(method, params = {}) {
    const id = ++this.last;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed, method });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  on(event, listener) { this.listeners.set(event, listener); }
}

function connect(url) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  return new Promise((done, failed) => {
    socket.once("open", () => done(new Connection(socket)));
    socket.once("error", failed);
  });
}

class Window {
  constructor(browser, context) { Object.assign(this, { browser, context }); }

  ask(method, params) { return this.browser.ask(method, { context: this.context, ...params }); }
  perform(list) { return this.ask("input.performActions", { actions: list }); }

  goto(url) { return this.ask("browsingContext.navigate", { url, wait: "complete" }); }
  reload() { return this.ask("browsingContext.reload", { wait: "complete" }); }
  async run(fn, ...args) {
    const answer = await this.browser.ask("script.callFunction", {
      target: { context: this.context }, awaitPromise: true, arguments: [{ type: "string", value: JSON.stringify(args) }],
      functionDeclaration: `async (given) => JSON.stringify((await (${fn})(...JSON.parse(given))) ?? null)`,
    });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  }
  key(key) { return this.perform(actions.strokes(key)); }
  type(text) { return this.perform(actions.typing(text)); }
  click(x, y) { return this.perform(actions.click(x, y)); }
  tap(x, y) { return this.perform(actions.tap(x, y)); }
  swipe(from, to) { return this.perform(actions.swipe(from, to)); }
  pinch(at, apart, wider) { return this.perform(actions.pinch(at, apart, wider)); }
  async picture() { return Buffer.from((await this.ask("browsingContext.captureScreenshot", {})).data, "base64"); }
  async misheard(things) {
    const wrong = [];
    for (const { id, role, name } of things) {
      const locate = async (locator, startNodes) => (await this.ask("browsingContext.locateNodes", { locator, startNodes, maxNodeCount: 1 })).nodes;
      const [parent] = await locate({ type: "css", value: `:has(> [data-id="${id}"])` });
      const found = await locate({ type: "accessibility", value: { role, name } }, [{ sharedId: parent.sharedId }]);
      if (found.length === 0) wrong.push(`${role} ${name}`);
    }
    return wrong;
  }
  async choose_files(files) {
    const opened = () => this.browser.choosers.get(this.context);
    for (const end = Date.now() + kPatienceMs; !opened() && Date.now() < end;) await new Promise((done) => setTimeout(done, 50));
    await this.ask("input.setFiles", { element: opened(), files });
    this.browser.choosers.delete(this.context);
  }
  front() { return this.ask("browsingContext.activate", {}); }
  close() { return this.ask("browsingContext.close", {}); }
}

export const firefox = {
  name: "firefox",

  async start({ folder, size, touch = false, still = true, webgl = true, storage = true }) {
    const profile = join(folder, "profile");
    mkdirSync(profile, { recursive: true });
    writeFileSync(join(profile, "user.js"), preferences({ downloads: join(folder, "downloads"), touch, still, webgl, storage }));
    const group = launch("firefox-esr", ["--remote-debugging-port=0", "--profile", profile, "--no-remote", "about:blank"]);
    const [, address] = await group.found(/WebDriver BiDi listening on (ws:\S+)/);
    const connection = await connect(`${address}/session`);
    const { capabilities } = await connection.ask("session.new", {
      capabilities: { alwaysMatch: { unhandledPromptBehavior: { default: "dismiss", beforeUnload: "accept", file: "ignore" } } },
    });
    const complaints = [];
    const choosers = new Map();  // by window: what was opened there
    connection.on("log.entryAdded", ({ level, text }) => { if (level === "warn" || level === "error") complaints.push(`${level}: ${text}`); });
    connection.on("input.fileDialogOpened", ({ context, element }) => choosers.set(context, element));
    await connection.ask("session.subscribe", { events: ["log.entryAdded", "input.fileDialogOpened"] });
    await connection.ask("script.addPreloadScript", { functionDeclaration: `() => { ${kPreload} }` });

    const window_of = async (context) => {
      await connection.ask("browsingContext.setViewport", { context, viewport: size });
      return new Window(browser, context);
    };
    const browser = {
      version: `Firefox ${capabilities.browserVersion}`,
      ask: (method, params) => connection.ask(method, params),
      open_window: async () => window_of((await connection.ask("browsingContext.create", { type: "window" })).context),
      choosers,
      complaints: () => complaints,
      kill: async () => {
        await group.kill();
        connection.socket.terminate();
      },
    };
    browser.window = await window_of((await connection.ask("browsingContext.getTree")).contexts[0].context);
    return browser;
  },
};
