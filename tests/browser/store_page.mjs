// A page with web/words.js, tabs.js, copy.js, sealing.js, profiles.js and store.js on it and nothing else, served with the headers of production, for what
// tests and measures the store alone. In the page: `answers`, and ask(ticket, records) → its answer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { kSecurityHeaders } from "../../web/headers.mjs";
import { open_page } from "./support.mjs";

const kPage = '<!doctype html><html lang="en"><title>store</title><script src="words.js"></script><script src="tabs.js"></script><script src="copy.js"></script><script src="sealing.js"></script><script src="profiles.js"></script><script src="store.js"></script><script src="ask.js"></script>';

// Runs in the page. Records are arrays of numbers; loaded ones come back as such.
function ask_script() {
  const answers = [];
  const waiting = [];
  function matches(wanted, answer) {
    if (wanted.ticket === undefined) return answer.kind === "loaded" || answer.kind === "load-failed";
    return answer.ticket === wanted.ticket;
  }
  window.answers = answers;
  window.next_answer = (ticket) => new Promise((resolve) => waiting.push({ ticket, resolve }));
  window.ask = (ticket, records) => {
    const answer = window.next_answer(ticket);
    window.WarmlineStore.append(ticket, records.map((record) => Array.isArray(record) ? new Uint8Array(record) : record));
    return answer;
  };
  window.load_all = () => {
    const answer = window.next_answer(undefined);
    window.WarmlineStore.load();
    return answer;
  };
  window.WarmlineStore.open((event) => {
    const answer = { ...event };
    if (event.records) {
      answer.records = event.records.map(({ sequence, bytes }) => ({ sequence, bytes: Array.from(bytes) }));
    }
    answers.push(answer);
    const at = waiting.findIndex((wanted) => matches(wanted, answer));
    if (at >= 0) waiting.splice(at, 1)[0].resolve(answer);
  });
}

// How long they wait where a page has no other beside it. By themselves they give up soon, for the sake of whoever waits at the
// screen: on a slow machine before the page that was here last has left. Then this one looks on, and does without the copy.
const kPatient = { "tabs.js": ["kPatienceMs = 300", "kPatienceMs = 60000"], "copy.js": ["kPatienceMs = 3000", "kPatienceMs = 60000"],
  "copy_worker.js": ["kTries = 40", "kTries = 1200"] };

const read = (name) => readFileSync(new URL(`../../web/${name}`, import.meta.url), "utf8");

function read_patient(name) {
  const text = read(name), [soon, late] = kPatient[name];
  assert.ok(text.includes(soon), `${name} says ${soon}`);
  return text.replace(soon, late);
}

// Returns {url, alone, stop()}; `alone` is the page that waits for its turn to write, however long it takes.
export function serve_store_page() {
  const html = "text/html; charset=utf-8", script = "text/javascript; charset=utf-8";
  const files = { "/": [html, kPage], "/alone/": [html, kPage], "/empty": [html, "<!doctype html><title>empty</title>"] };
  for (const name of ["words.js", "tabs.js", "copy.js", "copy_worker.js", "sealing.js", "profiles.js", "store.js"]) {
    files[`/${name}`] = [script, read(name)];
    files[`/alone/${name}`] = [script, name in kPatient ? read_patient(name) : read(name)];
  }
  files["/ask.js"] = files["/alone/ask.js"] = [script, `(${ask_script})();`];
  const server = createServer((request, response) => {
    const found = files[request.url];
    response.writeHead(found ? 200 : 404, { ...kSecurityHeaders, "Content-Type": found ? found[0] : "text/plain" });
    response.end(found ? found[1] : "");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => {
    const url = `http://127.0.0.1:${server.address().port}/`;
    resolve({
      url, alone: `${url}alone/`,
      stop: () => new Promise((stopped) => { server.close(stopped); server.closeAllConnections(); }),
    });
  }));
}

// One in an empty profile; `sabotage` runs in it before store.js does.
export async function open_store(t, { alone }, sabotage) {
  const app = await open_page(t);
  if (sabotage) await app.page.addInitScript(sabotage);
  await app.page.goto(alone);
  return app.page;
}

// What a page with the store on it is asked.
export const ask = (page, ticket, records) => page.evaluate(([one, all]) => window.ask(one, all), [ticket, records]);
export const load = (page) => page.evaluate(() => window.load_all());
export const bytes_of = (answer) => answer.records.map((record) => record.bytes);

export async function another_page(page, url) {
  const other = await page.context().newPage();
  await other.goto(url);
  return other;
}

// For a page without the store on it (/empty): what LevelDB does to a profile that was killed twice: the records from the `key`th on
// are gone, and the next key with them.
export function lose_from(page, key) {
  return page.evaluate((first) => new Promise((resolve, reject) => {
    const request = indexedDB.open("warmline");
    request.onsuccess = () => {
      const database = request.result;
      const reading = database.transaction("journal").objectStore("journal").getAll();
      reading.onsuccess = () => {
        const left = reading.result.slice(0, first - 1);
        database.close();
        const deletion = indexedDB.deleteDatabase("warmline");
        deletion.onerror = () => reject(deletion.error);
        deletion.onsuccess = () => {
          const again = indexedDB.open("warmline", 1);
          again.onupgradeneeded = () => again.result.createObjectStore("journal", { autoIncrement: true });
          again.onsuccess = () => {
            const transaction = again.result.transaction("journal", "readwrite");
            left.forEach((bytes) => transaction.objectStore("journal").add(bytes));
            transaction.oncomplete = () => { again.result.close(); resolve(); };
          };
        };
      };
    };
  }), key);
}
