// The static site and its server, without a browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { kSecurityHeaders } from "../../web/headers.mjs";
import { kRoot, kSite, site_url, start_server } from "./support.mjs";

// Node's fetch hides what was sent over the line; this doesn't, nor does it tidy up the path.
function ask(base, path, { method = "GET", headers = {} } = {}) {
  const { hostname, port } = new URL(base);
  return new Promise((done, failed) => {
    request({ hostname, port, path, method, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on("error", failed).end();
  });
}

function hashed(suffix) {
  return `/files/${readdirSync(join(kSite, "files")).find((name) => name.endsWith(suffix))}`;
}

let url;
before(async () => { url = await site_url(); });

test("every answer carries the security headers, refusals included", async () => {
  for (const path of ["/", hashed(".wasm"), "/nothing-here"]) {
    const { headers } = await ask(url, path);
    for (const [name, value] of Object.entries(kSecurityHeaders)) assert.equal(headers[name.toLowerCase()], value, `${name} of ${path}`);
  }
  const policy = kSecurityHeaders["Content-Security-Policy"];
  assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
});

test("types and caching: hashed files for ever, the page never without asking", async () => {
  for (const [path, type, cache] of [
    ["/", /^text\/html/, "no-cache"], ["/index.html", /^text\/html/, "no-cache"],
    ["/NOTICES.txt", /^text\/plain/, "no-cache"],
    [hashed(".wasm"), /^application\/wasm$/, /immutable/], [hashed(".js"), /^text\/javascript/, /immutable/],
    [hashed(".css"), /^text\/css/, /immutable/], [hashed(".svg"), /^image\/svg\+xml$/, /immutable/],
    [hashed(".ttf"), /^font\/ttf$/, /immutable/], [hashed(".json"), /^application\/json/, /immutable/],
  ]) {
    const { status, headers } = await ask(url, path);
    assert.equal(status, 200, path);
    assert.match(headers["content-type"], type, path);
    assert.match(headers["cache-control"], new RegExp(cache), path);
  }
});

test("compression by what the browser accepts, all forms the same bytes", async () => {
  const path = hashed(".wasm");
  const plain = await ask(url, path);
  assert.equal(plain.headers["content-encoding"], undefined);
  const br = await ask(url, path, { headers: { "Accept-Encoding": "gzip, deflate, br" } });
  assert.equal(br.headers["content-encoding"], "br");
  const gz = await ask(url, path, { headers: { "Accept-Encoding": "gzip, br;q=0" } });
  assert.equal(gz.headers["content-encoding"], "gzip");
  assert.ok(brotliDecompressSync(br.body).equals(plain.body) && gunzipSync(gz.body).equals(plain.body));
  assert.equal(new Set([plain, br, gz].map(({ headers }) => headers.etag)).size, 3);
});

test("a known ETag is answered 304, HEAD without a body, other methods 405", async () => {
  const first = await ask(url, "/");
  const second = await ask(url, "/", { headers: { "If-None-Match": first.headers.etag } });
  assert.deepEqual([second.status, second.body.length], [304, 0]);
  const head = await ask(url, "/", { method: "HEAD" });
  assert.deepEqual([head.status, head.body.length, Number(head.headers["content-length"])], [200, 0, first.body.length]);
  const post = await ask(url, "/", { method: "POST" });
  assert.deepEqual([post.status, post.headers.allow], [405, "GET, HEAD"]);
});

test("nothing outside the site is served", async (t) => {
  const secret = mkdtempSync(join(tmpdir(), "warmline-site-"));
  t.after(() => rmSync(secret, { recursive: true }));
  const dir = join(secret, "site");
  mkdirSync(join(dir, "files"), { recursive: true });
  writeFileSync(join(secret, "secret.txt"), "secret");
  writeFileSync(join(dir, ".hidden"), "secret");
  writeFileSync(join(dir, "index.html"), "<!doctype html>");
  writeFileSync(join(dir, "_headers"), "secret");
  symlinkSync(join(secret, "secret.txt"), join(dir, "files", "link.txt"));
  const server = await start_server(["--port", "0", "--dir", dir]);
  t.after(() => server.stop());
  for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/files/..%2f..%2fsecret.txt", "/files/..%5c..%5csecret.txt",
    "//etc/passwd", "/files/link.txt", "/.hidden", "/_headers", "/files", "/files/", "/%00", "/%", "/index.html/x"]) {
    const { status, body } = await ask(server.url, path);
    assert.equal(status, 404, path);
    assert.ok(!body.includes("secret"), path);
  }
});

test("an unknown path is told in plain words, with a way home", async () => {
  const { status, body, headers } = await ask(url, "/lost");
  assert.equal(status, 404);
  assert.match(headers["content-type"], /^text\/html/);
  assert.match(body.toString(), /nothing at this address[\s\S]*<a href="\/">Go to Warmline<\/a>/);
});

function hold_port(t) {
  return new Promise((done) => {
    const holder = createServer();
    t.after(() => holder.close());
    holder.listen(0, "127.0.0.1", () => done(holder.address().port));
  });
}

// What serve.mjs says when it refuses to start.
async function refusal(args) {
  const server = await start_server(args).catch((error) => error);
  if (!(server instanceof Error)) {
    await server.stop();
    assert.fail(`it started with ${args}`);
  }
  assert.equal(server.code, 1);
  return server.output;
}

test("ports: a named one is kept to, nonsense is refused, the address is loopback", async (t) => {
  const taken = await hold_port(t);
  assert.match(await refusal(["--port", String(taken)]), /is taken/);
  for (const port of ["-1", "65536", "http", "1.5", ""]) assert.match(await refusal([`--port=${port}`]), /0 to 65535/, port);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test("without --port, a taken 8080 is passed over", async (t) => {
  const holder = createServer();
  await new Promise((done) => holder.once("error", done).listen(8080, "127.0.0.1", done));
  t.after(() => holder.close());
  const server = await start_server();
  t.after(() => server.stop());
  assert.ok(server.port > 8080 && server.port < 8100, String(server.port));
});

test("SIGINT and SIGTERM end it cleanly, even with a connection open", async () => {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    const server = await start_server(["--port", "0"]);
    const open = connect(server.port, "127.0.0.1");
    open.on("error", () => { /* it is cut off, as it should be */ });
    await new Promise((done) => open.write("GET / HTTP/1.1\r\nHost: x\r\n", done));  // and never finished
    const late = setTimeout(() => server.stop("SIGKILL"), 60000);
    assert.deepEqual(await server.stop(signal), { code: 0, signal: null });
    clearTimeout(late);
  }
});

// ---- assemble.mjs ---------------------------------------------------------------------------------

function small_build(t) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-assemble-"));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "build", "fonts"), { recursive: true });
  mkdirSync(join(folder, "scenarios"));
  for (const name of ["warmline.wasm", "warmline.js", "lexicon.bin", "NOTICES.txt", "fonts/inter-regular.ttf", "fonts/inter-semibold.ttf",
    "fonts/inter-more-regular.ttf", "fonts/inter-more-semibold.ttf", "fonts/east-asian.ttf"]) {
    writeFileSync(join(folder, "build", name), `contents of ${name}`);
  }
  writeFileSync(join(folder, "build", "parts.json"), "[]");
  writeFileSync(join(folder, "scenarios", "a-call.json"), "{}");
  writeFileSync(join(folder, "scenarios", "scenario.schema.json"), "{}");
  return folder;
}

function assemble(folder, out = "site") {
  return spawnSync(process.execPath, [join(kRoot, "web", "assemble.mjs"), "--build", join(folder, "build"),
    "--out", join(folder, out), "--scenarios", join(folder, "scenarios")], { encoding: "utf8" });
}

function contents(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.path ?? entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")]).sort();
}

test("two assemblies are the same to the byte, and the checksums hold", (t) => {
  const folder = small_build(t);
  for (const out of ["site", "again"]) assert.equal(assemble(folder, out).status, 0);
  const site = contents(join(folder, "site"));
  assert.deepEqual(site, contents(join(folder, "again")));
  const sums = readFileSync(join(folder, "site", "SHA256SUMS"), "utf8").trim().split("\n")
    .map((line) => line.split("  ")).map(([hash, path]) => [`/${path}`, hash]);
  assert.deepEqual(sums.sort(), site.filter(([path]) => path !== "/SHA256SUMS"));
  assert.ok(!site.some(([path]) => path.includes("schema")), "the schema is compiled in, not served");
});

test("the page starts with the easiest call, and neither waits for the others nor asks for them early", (t) => {
  const folder = small_build(t);
  const calls = {
    "b-hard": ["hard", 3], "c-easy-long": ["easy", 9], "d-easy": ["easy", 4], "e-medium": ["medium", 1], "f-easy-noted": ["easy", 2, "Grief."],
  };
  for (const [name, [difficulty, minutes, content_note]] of Object.entries(calls)) {
    writeFileSync(join(folder, "scenarios", `${name}.json`), JSON.stringify({ title: name, difficulty, minutes, content_note }));
  }
  assert.equal(assemble(folder).status, 0);
  const html = readFileSync(join(folder, "site", "index.html"), "utf8");
  const manifest = JSON.parse(/<script type="application\/json" id="manifest">(.*?)<\/script>/.exec(html)[1]);
  const scenarios = manifest.filter(({ kind }) => kind === "scenario");
  assert.deepEqual(scenarios.filter(({ later }) => !later).map(({ name }) => name), ["d-easy.json"]);
  assert.deepEqual(scenarios.map(({ name }) => name), ["a-call.json", ...Object.keys(calls).map((name) => `${name}.json`)]);
  for (const { url, later } of scenarios) {
    assert.equal(html.includes(`<link rel="preload" href="${url}"`), !later, url);
  }
});

test("a changed file gets a new name and the old one is removed", (t) => {
  const folder = small_build(t);
  assemble(folder);
  const old = contents(join(folder, "site")).find(([path]) => path.endsWith(".wasm"))[0];
  writeFileSync(join(folder, "build", "warmline.wasm"), "other");
  assert.equal(assemble(folder).status, 0);
  const wasm = contents(join(folder, "site")).filter(([path]) => path.endsWith(".wasm")).map(([path]) => path);
  assert.equal(wasm.length, 1);
  assert.notEqual(wasm[0], old);
  assert.ok(readFileSync(join(folder, "site", "index.html"), "utf8").includes(wasm[0].slice(1)));
});

test("what is missing is named with its remedy; a foreign folder is left alone", (t) => {
  const folder = small_build(t);
  rmSync(join(folder, "build", "NOTICES.txt"));
  const missing = assemble(folder);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /NOTICES\.txt is missing: build the web app first/);
  mkdirSync(join(folder, "mine"));
  writeFileSync(join(folder, "mine", "letter.txt"), "dear");
  writeFileSync(join(folder, "build", "NOTICES.txt"), "notices");
  assert.match(assemble(folder, "mine").stderr, /is no assembled site/);
  assert.equal(readFileSync(join(folder, "mine", "letter.txt"), "utf8"), "dear");
});

test("the page has no inline script or style, and the hosts' header file says what the server sends", () => {
  const html = readFileSync(join(kSite, "index.html"), "utf8");
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/i);
  for (const [, attributes] of html.matchAll(/<script\b([^>]*)>/g)) {
    assert.match(attributes, /\bdefer src="files\/[\w.-]+"|type="application\/json"/);
  }
  assert.doesNotMatch(html, /user-scalable|maximum-scale/);
  const headers = readFileSync(join(kSite, "_headers"), "utf8");
  for (const [name, value] of Object.entries(kSecurityHeaders)) assert.ok(headers.includes(`  ${name}: ${value}\n`), name);
});
