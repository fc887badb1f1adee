// One check on one engine: its browsers, what they complained of, and what the check found to differ.
import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { serve } from "../../../web/serve.mjs";
import { kSite } from "../paths.mjs";
import { new_folder, remove_folder } from "./engine.mjs";
import { Person } from "./person.mjs";

export class Scene {
  // sample: fewer rounds
  constructor(engine, url, sample) {
    Object.assign(this, { engine, url, sample });
    this.version = "";
    this.people = [];
    this.folders = [];
    this.servers = [];
    this.found = new Set();     // ids of known.mjs
    this.complaints = [];
    this.violations = [];
    this.expected = [];
  }

  // This engine does it otherwise; or its driver can't show it.
  differs(id) { this.found.add(id); }
  cannot(id) { this.found.add(id); }

  // Complaints that the check brought about itself.
  provoked(pattern) { this.expected.push(pattern); }

  async start(options) {
    const browser = await this.engine.start(options);
    this.version = browser.version;
    const person = new Person(browser.window, options.hand);
    Object.assign(person, { browser, options });
    this.people.push(person);
    await person.open(options.url);
    assert.equal(await person.window.run(() => matchMedia("(prefers-reduced-motion: reduce)").matches), options.still !== false, "reduced motion");
    return person;
  }

  // Somebody at the app in a fresh profile. options: engine.start()'s, and hand (person.mjs), and url.
  open(options) {
    const folder = new_folder();
    this.folders.push(folder);
    return this.start({ url: this.url, ...options, folder });
  }

  // SIGKILL to all of the browser, and another one on the same profile.
  async killed_and_started(person) {
    this.violations.push(...await person.violations());
    await this.leave(person);
    return this.start(person.options);
  }

  async open_second(first) {
    const person = new Person(await first.browser.open_window(), first.hand);
    Object.assign(person, { browser: first.browser, options: first.options });
    this.people.push(person);
    await person.open(first.options.url);
    return person;
  }

  async own_server() {
    const server = await serve({ dir: kSite, port: 0, explicit: true });
    this.servers.push(server);
    return server;
  }

  // Stands before the site; `asked` counts requests by path.
  async counting_server() {
    const asked = new Map(), { port } = new URL(this.url);
    const server = createServer((question, answer) => {
      asked.set(question.url, (asked.get(question.url) ?? 0) + 1);
      const passed = request({ host: "127.0.0.1", port, path: question.url, method: question.method, headers: question.headers },
        (found) => { answer.writeHead(found.statusCode, found.headers); found.pipe(answer); });
      question.pipe(passed);
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    this.servers.push({ close: () => { server.close(); server.closeAllConnections(); } });
    return { url: `http://127.0.0.1:${server.address().port}/`, asked };
  }

  // The path of what was downloaded under this name.
  async downloaded(person, name) {
    const path = join(person.options.folder, "downloads", name);
    let before = -1;
    await person.until(() => {
      const size = existsSync(path) && !existsSync(`${path}.part`) ? statSync(path).size : 0;
      const whole = size > 0 && size === before;  // Firefox puts an empty file there first
      before = size;
      return whole;
    }, `the download ${name}`);
    return path;
  }

  async leave(person) {
    this.people = this.people.filter((one) => one.browser !== person.browser);
    await person.browser.kill();
    this.complaints.push(...person.browser.complaints());
  }

  async end() {
    for (const person of this.people) {
      const seen = await person.violations().catch(() => []);  // a window that was closed
      this.violations.push(...seen);
    }
    while (this.people.length > 0) await this.leave(this.people[0]);
    for (const server of this.servers) await server.close();
    this.folders.forEach(remove_folder);
  }

  // After end(): nothing that the check did was forbidden or went wrong unseen. `known` are patterns of complaints.
  assert_clean(known) {
    const expected = [...this.expected, ...known];
    assert.deepEqual(this.violations, [], "content security policy");
    assert.deepEqual(this.complaints.filter((text) => !expected.some((pattern) => pattern.test(text))), [], "complaints of the browser");
  }
}
