// Serves the assembled site on this machine only, with the headers of production.
//   node web/serve.mjs [--dir build/site] [--port N] [--precompress]
// Needs node 18 or newer and nothing else.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readFile, readdir, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { cache_control, headers_in, kSecurityHeaders, mime_type } from "./headers.mjs";

const kHost = "127.0.0.1";
const kDefaultPort = 8080;
const kPortsToTry = 20;
const kUsage = "usage: node web/serve.mjs [--dir DIR] [--port N] [--precompress]";
// Read by hosts, not meant for visitors; its first rule is the one for every path.
const kHeadersFile = "_headers";
const kNotServed = new Set([kHeadersFile]);

class ServeError extends Error {}

const compress_brotli = promisify(brotliCompress);
const compress_gzip = promisify(gzip);

function brotli(bytes, quality) {
  return compress_brotli(bytes, { params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  } });
}

// The site's files in memory, each with its compressed forms. The best brotli takes seconds for the
// wasm, so it is made in the background; a request that comes before it gets a quick one.
class Files {
  constructor(root, headers) {
    this.root = root;
    this.headers = headers;
    this.entries = new Map();
  }

  // Returns undefined for whatever is not a file of the site.
  async find(path) {
    const name = path === "/" ? "index.html" : path.slice(1);
    if (!/^[\w./-]+$/.test(name) || name.split("/").some((part) => part === "" || part.startsWith("."))) return undefined;
    if (kNotServed.has(name)) return undefined;
    try {
      const real = await realpath(join(this.root, name));
      if (!real.startsWith(this.root + sep)) return undefined;
      const info = await stat(real);
      return info.isFile() ? await this.entry(real, info, path) : undefined;
    } catch (error) {
      if (["ENOENT", "ENOTDIR", "ENAMETOOLONG", "EACCES"].includes(error.code)) return undefined;
      throw error;
    }
  }

  // A file that a new build has replaced is read again.
  async entry(real, info, path) {
    const stamp = `${info.mtimeMs}:${info.size}`;
    const known = this.entries.get(real);
    if (known?.stamp === stamp) return known;
    const bytes = await readFile(real);
    const entry = {
      stamp, bytes, type: mime_type(real), cache: cache_control(path),
      hash: createHash("sha256").update(bytes).digest("base64url").slice(0, 22), forms: new Map(),
    };
    this.entries.set(real, entry);
    return entry;
  }

  // `encoding` is "br", "gzip" or "identity".
  body(entry, encoding) {
    if (encoding === "identity") return entry.bytes;
    if (!entry.forms.has(encoding)) {
      entry.forms.set(encoding, encoding === "br" ? brotli(entry.bytes, 5) : compress_gzip(entry.bytes, { level: 9 }));
    }
    return entry.forms.get(encoding);
  }

  async compress_well() {
    for (const item of await readdir(this.root, { withFileTypes: true })) {
      const names = item.isDirectory() ? await readdir(join(this.root, item.name)) : [""];
      for (const name of names) {
        const entry = await this.find(`/${item.name}${name && `/${name}`}`);
        if (!entry) continue;
        const best = await brotli(entry.bytes, constants.BROTLI_MAX_QUALITY);
        entry.forms.set("br", best);
      }
    }
  }
}

function accepted_encoding(header) {
  const accepted = new Map();
  for (const part of (header ?? "").toLowerCase().split(",")) {
    const [name, ...parameters] = part.split(";").map((text) => text.trim());
    const quality = parameters.find((text) => text.startsWith("q="));
    accepted.set(name, quality ? Number(quality.slice(2)) : 1);
  }
  return ["br", "gzip"].find((name) => accepted.get(name) > 0) ?? "identity";
}

// What a host would send with every file: a packaged site's policy may let more in than that of others.
async function headers_of(root) {
  try {
    return headers_in(await readFile(join(root, kHeadersFile), "utf8")) ?? kSecurityHeaders;
  } catch {
    return kSecurityHeaders;
  }
}

const kNotFound = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Not found</title>
<h1>There is nothing at this address</h1>
<p><a href="/">Go to Warmline</a></p>
</html>
`;

function send(response, request, status, headers, body) {
  response.writeHead(status, { ...response.usual, ...headers, "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

function send_text(response, request, status, text, headers = {}) {
  const type = text.startsWith("<") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
  send(response, request, status, { "Content-Type": type, "Cache-Control": "no-cache", ...headers }, Buffer.from(text));
}

function decoded_path(url) {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
}

async function answer(files, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    send_text(response, request, 405, "Only GET and HEAD are answered here.\n", { Allow: "GET, HEAD" });
    return;
  }
  const path = decoded_path(request.url);
  const entry = path?.startsWith("/") ? await files.find(path) : undefined;
  if (!entry) {
    send_text(response, request, 404, kNotFound);
    return;
  }
  const encoding = accepted_encoding(request.headers["accept-encoding"]);
  const etag = `"${entry.hash}${encoding === "identity" ? "" : `-${encoding}`}"`;
  const headers = { "Cache-Control": entry.cache, ETag: etag, Vary: "Accept-Encoding" };
  const known = (request.headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*")) {
    response.writeHead(304, { ...response.usual, ...headers });
    response.end();
    return;
  }
  if (encoding !== "identity") headers["Content-Encoding"] = encoding;
  send(response, request, 200, { ...headers, "Content-Type": entry.type }, await files.body(entry, encoding));
}

function listen(server, port) {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, kHost, () => {
      server.off("error", failed);
      done(server.address().port);
    });
  });
}

// `explicit`: the person named this port, so no other one is taken.
async function listen_somewhere(server, port, explicit) {
  const last = explicit ? port : port + kPortsToTry - 1;
  for (let candidate = port; ; ++candidate) {
    try {
      return await listen(server, candidate);
    } catch (error) {
      if (error.code === "EACCES") throw new ServeError(`port ${candidate} needs an administrator: choose one above 1023`);
      if (error.code !== "EADDRINUSE") throw error;
      if (candidate >= last) {
        throw new ServeError(explicit
          ? `port ${port} is taken: choose another with --port, or leave --port away`
          : `ports ${port} to ${last} are all taken: choose one with --port`);
      }
    }
  }
}

// Starts the server; returns {url, port, close()}. Port 0 takes any free one.
export async function serve({ dir, port = kDefaultPort, explicit = false, precompress = false }) {
  let root;
  try {
    root = await realpath(resolve(dir));
    await stat(join(root, "index.html"));
  } catch {
    throw new ServeError(`${dir} holds no index.html: build the site first (./web/run --build)`);
  }
  const files = new Files(root, await headers_of(root));
  const best = () => files.compress_well().catch((error) => console.error(`serve: compressing: ${error.message}`));
  if (precompress) await best();
  const server = createServer((request, response) => {
    response.usual = files.headers;
    answer(files, request, response).catch((error) => {
      console.error(`serve: ${request.method} ${request.url}: ${error.stack}`);
      if (response.headersSent) response.destroy();
      else send_text(response, request, 500, "Something went wrong here; the terminal says what.\n");
    });
  });
  const taken = await listen_somewhere(server, port, explicit);
  if (!precompress) best();
  return {
    url: `http://${kHost}:${taken}/`,
    port: taken,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections?.();
    }),
  };
}

function options_of(args) {
  let values;
  try {
    ({ values } = parseArgs({ args, options: {
      dir: { type: "string" }, port: { type: "string" }, precompress: { type: "boolean", default: false },
    } }));
  } catch (error) {
    throw new ServeError(`${error.message}\n${kUsage}`);
  }
  const explicit = values.port !== undefined;
  const port = explicit ? Number(values.port) : kDefaultPort;
  if (explicit && !(/^\d+$/.test(values.port) && port <= 65535)) {
    throw new ServeError(`--port ${values.port}: a number from 0 to 65535 is needed`);
  }
  const site = fileURLToPath(new URL("../build/site", import.meta.url));
  return { dir: values.dir ?? site, port, explicit, precompress: values.precompress };
}

async function main() {
  const running = await serve(options_of(process.argv.slice(2)));
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await running.close();
      process.exit(0);  // a compression in the background would keep us for seconds
    });
  }
  console.log(`Warmline is at ${running.url}`);  // last: whoever reads it may stop us at once
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof ServeError)) throw error;
    console.error(`serve: ${error.message}`);
    process.exitCode = 1;
  }
}
