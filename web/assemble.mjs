// Puts the static site together: node web/assemble.mjs --build DIR --out DIR [--scenarios DIR]
// The same input gives the same bytes. Needs node 18 or newer and nothing else.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bom_text } from "./bom.mjs";
import { headers_file, kHashedFolder, policy_for_meta } from "./headers.mjs";

const kWeb = dirname(fileURLToPath(import.meta.url));
const kRoot = dirname(kWeb);
const kSchema = "scenario.schema.json";  // compiled into the app
const kUsage = "usage: node web/assemble.mjs --build DIR --out DIR [--scenarios DIR]";
const kLanguages = join(kRoot, "assets", "lang");
const kEnglish = "en.json";              // stands in the program already

const kWorker = "service_worker.js";     // always of this name: a browser looks there for a newer release
const kApp = "app.webmanifest";          // likewise: it is what an installed app is known by

class AssembleError extends Error {}

function read(path, remedy) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new AssembleError(`${relative(process.cwd(), path)} is missing: ${remedy}`);
  }
}

function escape_attribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

// Keeps the files of the site by their path, and the hashed path of each name.
class Site {
  constructor() {
    this.files = new Map();
    this.urls = new Map();
  }

  add(path, bytes) {
    this.files.set(path, bytes);
  }

  // `on_demand`: not among what the service worker keeps of itself (service_worker.js knows them by their folder).
  add_hashed(name, bytes, on_demand = false) {
    if (this.urls.has(name)) throw new AssembleError(`two files are called ${name}`);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
    const dot = name.lastIndexOf(".");
    const url = `${kHashedFolder}/${on_demand ? "more/" : ""}${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
    this.add(url, bytes);
    this.urls.set(name, url);
    return url;
  }

  // Writes what differs, removes what is no longer part of the site.
  write(out) {
    const listed = new Set(this.files.keys());
    for (const path of list_files(out)) {
      if (!listed.has(path)) rmSync(join(out, path));
    }
    for (const [path, bytes] of this.files) {
      const target = join(out, path);
      mkdirSync(dirname(target), { recursive: true });
      if (!existsSync(target) || !readFileSync(target).equals(bytes)) writeFileSync(target, bytes);
    }
  }
}

function list_files(folder, prefix = "") {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? list_files(join(folder, entry.name), `${prefix}${entry.name}/`)
      : [`${prefix}${entry.name}`]);
}

function scenario_names(folder) {
  if (!existsSync(folder)) throw new AssembleError(`${folder} is missing: no scenarios to put in`);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== kSchema).sort();
  for (const name of names) {
    if (!/^[a-z0-9][a-z0-9_-]*\.json$/.test(name)) {
      throw new AssembleError(`scenarios/${name}: rename it to small letters, digits, - and _ only`);
    }
  }
  return names;
}

// The call that a beginner is offered (app/ui/models_library.cpp); the page starts with it and gets the others later.
function easiest(calls) {
  const ease = ({ bytes }) => {
    try {
      const { difficulty, content_note, minutes, title } = JSON.parse(bytes);
      const hardness = ["easy", "medium", "hard"].indexOf(difficulty);
      if (hardness >= 0) return [hardness, content_note ? 1 : 0, minutes, title];
    } catch { /* the app says what is wrong with it */ }
    return [Infinity];
  };
  const before = (a, b) => {
    const at = a.findIndex((part, i) => part !== b[i]);
    return at >= 0 && a[at] < b[at];
  };
  return calls.reduce((best, call) => (best === null || before(ease(call), ease(best)) ? call : best), null);
}

// Adds every file but the page; returns the manifest that boot.js reads.
function add_parts(site, options) {
  const { build, scenarios } = options;
  const manifest = [];
  const add_listed = (kind, name, bytes, more, on_demand) =>
    manifest.push({ name, url: site.add_hashed(name, bytes, on_demand), bytes: bytes.length, kind, ...more });
  const build_first = "build the web app first (./web/run --build)";

  add_listed("wasm", "warmline.wasm", read(join(build, "warmline.wasm"), build_first));
  add_listed("script", "warmline.js", read(join(build, "warmline.js"), build_first));
  for (const weight of ["regular", "semibold"]) {
    const name = `inter-${weight}.ttf`;
    add_listed("font", name, read(join(build, "fonts", name), build_first), { weight });
  }
  // For other scripts: fetched when a text takes them (app/ui/more_fonts.cpp).
  for (const name of ["inter-more-regular.ttf", "inter-more-semibold.ttf", "east-asian.ttf"]) {
    add_listed("font", name, read(join(build, "fonts", name), build_first), { later: true }, true);
  }
  const calls = scenario_names(scenarios).map((name) => ({ name, bytes: read(join(scenarios, name), "it was there a moment ago") }));
  const first = easiest(calls);
  for (const call of calls) add_listed("scenario", call.name, call.bytes, call === first ? {} : { later: true });
  // Names and words for the anonymity check: fetched when somebody's own call is checked.
  add_listed("data", "lexicon.bin", read(join(build, "lexicon.bin"), build_first), { later: true });
  // Other languages than English: fetched by who reads them (web/words.js).
  for (const name of readdirSync(kLanguages).filter((one) => one.endsWith(".json") && one !== kEnglish).sort()) {
    const { language, name: called, messages } = JSON.parse(read(join(kLanguages, name), "it was there a moment ago"));
    const bytes = Buffer.from(JSON.stringify({ messages }), "utf8");
    add_listed("language", `${language}.json`, bytes, { tag: language, language: called, later: true }, true);
  }
  for (const name of readdirSync(kWeb).sort()) {
    const bytes = () => readFileSync(join(kWeb, name));
    // boot.js is not in the manifest: it is what reads it.
    if (name === kWorker) continue;
    if (name === "boot.js" || name.endsWith(".css")) site.add_hashed(name, bytes());
    else if (name.endsWith("_worker.js")) add_listed("worker", name, bytes(), { later: true });
    else if (name.endsWith(".js")) add_listed("script", name, bytes());
  }
  for (const name of ["icon.svg", "icon-call.svg", "icon-coach.svg", "icon-hire.svg", "icon-192.png", "icon-512.png"]) {
    site.add_hashed(name, read(join(kRoot, "assets", name), "it belongs to the sources"));
  }
  site.add("NOTICES.txt", read(join(build, "NOTICES.txt"), build_first));
  return manifest;
}

// What makes it an app that can be installed. Its words are those of the page.
function app_text(site, html) {
  const icon = (name, sizes, more) => ({ src: site.urls.get(name), sizes, ...more });
  const drawn = { type: "image/png", purpose: "any maskable" };
  return JSON.stringify({
    id: "./", start_url: "./", scope: "./", display: "standalone", lang: "en",
    name: "Warmline", short_name: "Warmline", description: /<meta name="description" content="([^"]*)">/.exec(html)[1],
    background_color: "#FAF7F2", theme_color: "#FAF7F2", categories: ["education", "business"],
    icons: [
      icon("icon-192.png", "192x192", drawn), icon("icon-512.png", "512x512", drawn),
      icon("icon.svg", "any", { type: "image/svg+xml" }),
    ],
  }, null, 1) + "\n";
}

// What the service worker keeps: all that a page can ask for.
function worker_text(site) {
  const files = [...site.files].filter(([path]) => path !== "bom.json")
    .map(([path, bytes]) => [path === "index.html" ? "./" : path, createHash("sha256").update(bytes).digest("hex")])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = read(join(kWeb, kWorker), "it belongs to the sources").toString("utf8");
  const parts = text.split("/*files*/");
  if (parts.length !== 3) throw new AssembleError(`web/${kWorker}: /*files*/ must stand there twice`);
  return [parts[0], JSON.stringify(files), parts[2]].join("/*files*/");
}

const kPreloadAs = { wasm: "fetch", font: "fetch", scenario: "fetch", script: "script" };

function preload_links(manifest) {
  return manifest.filter(({ later }) => !later).map(({ url, kind }) => {
    const as = kPreloadAs[kind];
    // Without `crossorigin`: boot.js fetches in the same mode, as a browser reuses a preload only if that is the same.
    return `<link rel="preload" href="${url}" as="${as}">`;
  }).join("\n");
}

function page(site, manifest) {
  let html = read(join(kWeb, "index.html"), "it belongs to the sources").toString("utf8");
  const insertions = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${escape_attribute(policy_for_meta())}">`,
    preload: preload_links(manifest),
    manifest: `<script type="application/json" id="manifest">${
      JSON.stringify(manifest).replaceAll("<", "\\u003c")}</script>`,
    app: `<link rel="manifest" href="./${kApp}">`,
  };
  for (const [name, text] of Object.entries(insertions)) {
    const marker = `<!-- assemble:${name} -->`;
    if (html.split(marker).length !== 2) throw new AssembleError(`web/index.html: ${marker} must stand there once`);
    html = html.replace(marker, () => text);
  }
  html = html.replace(/(<(?:link|script)\b[^>]*?\b(?:href|src)=")([^"/:]+)(")/g, (whole, before, name, after) => {
    if (!site.urls.has(name)) throw new AssembleError(`web/index.html refers to ${name}, which is not part of the site`);
    return before + site.urls.get(name) + after;
  });
  for (const [name, url] of site.urls) {
    if (!html.includes(url) && name !== "icon-512.png") throw new AssembleError(`web/${name} is there, but web/index.html doesn't load it`);
  }
  return Buffer.from(html, "utf8");
}

function checksums(site) {
  return [...site.files].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`).join("");
}

function bill(site, build) {
  const parts = read(join(build, "parts.json"), "build the web app first (./web/run --build)");
  return Buffer.from(bom_text(JSON.parse(parts), checksums(site)), "utf8");
}

function print_sizes(site, out) {
  let sum = 0;
  for (const [path, bytes] of site.files) {
    sum += bytes.length;
    console.log(`${String(bytes.length).padStart(9)}  ${path}`);
  }
  console.log(`${String(sum).padStart(9)}  bytes in ${site.files.size} files in ${out}`);
}

export function assemble(options) {
  const site = new Site();
  const manifest = add_parts(site, options);
  site.add("index.html", page(site, manifest));
  site.add(kApp, Buffer.from(app_text(site, site.files.get("index.html").toString("utf8"))));
  site.add(kWorker, Buffer.from(worker_text(site)));
  site.add("_headers", Buffer.from(headers_file(["index.html", kApp, kWorker, "NOTICES.txt", "bom.json", "SHA256SUMS"])));
  site.add("bom.json", bill(site, options.build));
  site.add("SHA256SUMS", Buffer.from(checksums(site)));
  site.write(options.out);
  return site;
}

function main() {
  let values;
  try {
    ({ values } = parseArgs({ options: {
      build: { type: "string" }, out: { type: "string" },
      scenarios: { type: "string", default: join(kRoot, "scenarios") },
    } }));
  } catch (error) {
    throw new AssembleError(`${error.message}\n${kUsage}`);
  }
  if (!values.build || !values.out) throw new AssembleError(kUsage);
  const out = resolve(values.out);
  // Everything in there that isn't ours is removed, so never take a folder that holds something else.
  if (existsSync(out) && !statSync(out).isDirectory()) throw new AssembleError(`${values.out} is not a folder`);
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, "SHA256SUMS"))) {
    throw new AssembleError(`${values.out} holds files but is no assembled site: give another folder or empty it`);
  }
  print_sizes(assemble({ build: resolve(values.build), out, scenarios: resolve(values.scenarios) }), values.out);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    if (!(error instanceof AssembleError)) throw error;
    console.error(`assemble: ${error.message}`);
    process.exitCode = 1;
  }
}
