// node check.mjs SERVER URL SITE COPY: asks a server for every file of the site in each encoding, and compares with what the site says.
import { readFileSync, existsSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { cache_control, headers_in, mime_type } from "../../web/headers.mjs";

const [server, origin, site, copy] = process.argv.slice(2);
const headers_told = headers_in(readFileSync(join(site, "_headers"), "utf8"));
const troubles = [];
let asked = 0;

function ask(path, headers = {}, method = "GET") {
  ++asked;
  return new Promise((done, failed) => {
    const sent = request(origin + path, { method, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    sent.on("error", failed);
    sent.end();
  });
}

async function until_up() {
  for (let i = 0; i < 600; ++i) {
    try { return await ask("/"); } catch { await new Promise((done) => setTimeout(done, 100)); }
  }
  throw new Error(`${server} doesn't answer`);
}

function expect(where, what, is, should) {
  if (is !== should) troubles.push(`${where}: ${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
}

function expect_headers(where, answer, cache) {
  for (const [name, value] of Object.entries(headers_told)) expect(where, name, answer.headers[name.toLowerCase()], value);
  expect(where, "Cache-Control", answer.headers["cache-control"], cache);
}

const unpack = { identity: (bytes) => bytes, gzip: gunzipSync, br: brotliDecompressSync };
const endings = { gzip: ".gz", br: ".br" };

async function check_file(path) {
  const address = path === "index.html" ? "/" : `/${path}`;
  const bytes = readFileSync(join(site, path));
  const cache = cache_control(address);
  for (const encoding of ["identity", "gzip", "br"]) {
    const where = `${address} (${encoding})`;
    const answer = await ask(address, { "Accept-Encoding": encoding });
    expect(where, "status", answer.status, 200);
    expect_headers(where, answer, cache);
    expect(where, "Content-Type", (answer.headers["content-type"] ?? "").toLowerCase(), mime_type(address === "/" ? "/index.html" : address).toLowerCase());
    const packed = encoding !== "identity" && existsSync(join(copy, path + endings[encoding]));
    expect(where, "Content-Encoding", answer.headers["content-encoding"], packed ? encoding : undefined);
    if (packed && !/accept-encoding/i.test(answer.headers.vary ?? "")) troubles.push(`${where}: no Vary: Accept-Encoding`);
    const same = unpack[packed ? encoding : "identity"](answer.body).equals(bytes);
    if (!same) troubles.push(`${where}: other bytes`);
  }
  const first = await ask(address, { "Accept-Encoding": "identity" });
  const again = await ask(address, { "Accept-Encoding": "identity", "If-None-Match": first.headers.etag ?? "" });
  expect(address, "status of what is kept already", again.status, 304);
  expect_headers(`${address} (kept already)`, again, cache);
  const head = await ask(address, { "Accept-Encoding": "identity" }, "HEAD");
  expect(`${address} (HEAD)`, "status", head.status, 200);
  expect(`${address} (HEAD)`, "Content-Length", head.headers["content-length"], String(bytes.length));
}

await until_up();
const files = readFileSync(join(site, "SHA256SUMS"), "utf8").trim().split("\n").map((line) => line.slice(66)).filter((path) => path !== "_headers");
if (files.length < 20) troubles.push("the site lists hardly a file");
for (const path of [...files, "SHA256SUMS"]) await check_file(path);

// What isn't there is not kept for a year, and has the same protection.
const out_of_it = new URL(origin).pathname === "/" ? ["/%2e%2e/nginx.conf", "/..%2fnginx.conf"] : [];  // of a subfolder: somebody else's
for (const path of ["/files/nothing.0000000000.js", "/nothing", "/_headers", "/files/", ...out_of_it]) {
  const answer = await ask(path, { "Accept-Encoding": "identity" });
  if (answer.status < 400) troubles.push(`${path}: ${answer.status}`);
  if (answer.status === 404) expect_headers(`${path} (404)`, answer, cache_control("/"));
}
for (const method of ["POST", "PUT", "DELETE"]) {
  const answer = await ask("/index.html", {}, method);
  if (answer.status < 400) troubles.push(`${method}: ${answer.status}`);
}

for (const trouble of troubles) console.log(`${server}: ${trouble}`);
console.log(`${server}: ${files.length + 1} files, ${asked} requests, ${troubles.length} differences`);
process.exitCode = troubles.length === 0 ? 0 : 1;
