// A learning system on loopback: a page that opens a course with scorm-again's run-time behind the strict shim (strict.js), and keeps
// what it commits until the server ends, so that a browser that was killed finds it again.
//
//   const lms = await serve_lms({ folder, version: "1.2" | "2004", options, faults });   faults: strict.js
//   lms.url("iframe" | "popup")   the page; the course is two frames deep, or in a window of its own
//   lms.kept()                    the run-time's data as last committed, or null
//   lms.sessions                  {errors, log, ended} of each session, as they stood at their latest commit
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { mime_type } from "../../../web/headers.mjs";

const kHere = new URL(".", import.meta.url);
const modules = () => join(process.env.WARMLINE_BROWSER_MODULES, "node_modules");

function lms_page(version, kept, { options, faults }, how, number) {
  const object = version === "1.2" ? "API" : "API_1484_11";
  const make = version === "1.2" ? "Scorm12API" : "Scorm2004API";
  return `<!doctype html><meta charset="utf-8"><title>Learning system</title>
<script src="/run-time.js"></script><script src="/strict.js"></script>
<script>
var api = new ${make}(${JSON.stringify({ autocommit: false, logLevel: 5, ...options })});
var kept = ${JSON.stringify(kept)};
if (kept) api.loadFromJSON(kept, "");
var refuse = false;
function commit(strict, ends) {
  if (refuse) return false;
  var request = new XMLHttpRequest();
  request.open("POST", "/commit/${number}", false);
  request.send(JSON.stringify({ cmi: JSON.parse(JSON.stringify(api.cmi)), errors: strict.errors, log: strict.log, commits: strict.commits, ended: strict.ended }));
  return request.status === 200;
}
var strict = make_strict(api, ${JSON.stringify(version)}, commit, ${JSON.stringify(faults)});
window.${object} = strict.api;
</script>
${how === "iframe" ? '<iframe name="outer" src="/frame" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>'
                   : '<button onclick="window.open(\'/course/index.html\', \'course\', \'width=1200,height=800\')">Open the course</button>'}`;
}

const kFrame = '<!doctype html><title>Frame</title><iframe name="course" src="/course/index.html" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>';

// Of one that breaks off, as a browser is killed, it never comes.
export function body_of(request) {
  return new Promise((done) => {
    let text = "";
    request.on("data", (part) => { text += part; });
    request.on("end", () => done(text));
  });
}

export function serve_file(response, folder, path) {
  const file = join(folder, normalize(decodeURIComponent(path)));
  if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "Content-Type": mime_type(file) });
  createReadStream(file).pipe(response);
}

export async function serve_lms({ folder, version, options = {}, faults = {} }) {
  let kept = null;
  const sessions = [];
  const run_time = join(modules(), "scorm-again", "dist", version === "1.2" ? "scorm12.js" : "scorm2004.js");
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://lms");
    const html = (text) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" }).end(text);
    const script = (path) => response.writeHead(200, { "Content-Type": "text/javascript; charset=utf-8" }).end(readFileSync(path));
    if (pathname === "/iframe" || pathname === "/popup") {
      sessions.push(null);
      html(lms_page(version, kept, { options, faults }, pathname.slice(1), sessions.length - 1));
    } else if (pathname === "/frame") html(kFrame);
    else if (pathname === "/run-time.js") script(run_time);
    else if (pathname === "/strict.js") script(new URL("strict.js", kHere));
    else if (pathname.startsWith("/commit/")) {
      const said = JSON.parse(await body_of(request));
      kept = said.cmi;
      sessions[Number(pathname.slice(8))] = said;
      response.writeHead(200).end("true");
    } else if (pathname.startsWith("/course/")) serve_file(response, folder, pathname.slice(7));
    else response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin, sessions,
    url: (how) => `${origin}/${how}`,
    kept: () => kept,
    stop: () => new Promise((done) => { server.closeAllConnections?.(); server.close(done); }),
  };
}
