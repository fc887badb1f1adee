// A small learning record store on this machine: what the specification asks of POST /statements, and every way in which one
// can fail. It keeps what it was given, and tells of each thing that isn't as it should be.
import { createServer } from "node:http";

const kVersion = "1.0.3";
const kAllowed = ["authorization", "content-type", "x-experience-api-version"];

// { url, statements (Map by id), requests, complaints, next, down(), up(), stop() }
//   next   what happens to requests to come, one each: "lose-request", "lose-answer", or a status with {status, after};
//          empty: all is taken
export async function start_lrs({ key, secret, origin, refuses_again = false }) {
  const lrs = { statements: new Map(), requests: [], complaints: [], next: [], preflights: 0 };
  const complain = (what) => lrs.complaints.push(what);
  const basic = `Basic ${Buffer.from(`${key}:${secret}`, "utf8").toString("base64")}`;
  const cors = () => ({ "Access-Control-Allow-Origin": origin(), "Access-Control-Expose-Headers": "Retry-After", "X-Experience-API-Version": kVersion });

  function answer(response, status, headers = {}, body = "") {
    response.writeHead(status, { ...cors(), ...headers });
    response.end(body);
  }

  function preflight(request, response) {
    ++lrs.preflights;
    const asked = (request.headers["access-control-request-headers"] ?? "").split(",").map((one) => one.trim()).filter(Boolean);
    for (const one of asked) if (!kAllowed.includes(one)) complain(`asks for the header ${one}`);
    answer(response, 204, { "Access-Control-Allow-Methods": "POST", "Access-Control-Allow-Headers": kAllowed.join(", ") });
  }

  function take(text, response) {
    let list;
    try { list = JSON.parse(text); } catch { list = null; }
    if (!Array.isArray(list) || list.length === 0 || list.length > 50) { complain(`no list of statements: ${text.slice(0, 80)}`); answer(response, 400); return false; }
    const known = list.filter(({ id }) => lrs.statements.has(id));
    for (const one of known) if (JSON.stringify(lrs.statements.get(one.id)) !== JSON.stringify(one)) complain(`${one.id} is two statements`);
    if (known.length > 0 && refuses_again) { answer(response, 409); return true; }
    for (const one of list) lrs.statements.set(one.id, one);
    lrs.again = (lrs.again ?? 0) + known.length;
    return list;
  }

  function on_request(request, response) {
    if (request.method === "OPTIONS") { preflight(request, response); return; }
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part) => { text += part; });
    request.on("end", () => {
      lrs.requests.push({ method: request.method, url: request.url, headers: request.headers });
      if (request.method !== "POST" || request.url !== "/xapi/statements") complain(`${request.method} ${request.url}`);
      if (request.headers["x-experience-api-version"] !== kVersion) complain("another version");
      if (request.headers["content-type"] !== "application/json") complain(`content type ${request.headers["content-type"]}`);
      if (request.headers.cookie) complain("a cookie");
      if (request.headers.referer) complain("a referrer");
      if (request.headers.origin !== origin()) complain(`origin ${request.headers.origin}`);
      const fate = lrs.next.shift();
      if (fate === "lose-request") { request.socket.destroy(); return; }
      if (request.headers.authorization !== basic) { answer(response, 401); return; }
      if (fate?.status) { answer(response, fate.status, fate.after === undefined ? {} : { "Retry-After": String(fate.after) }); return; }
      const list = take(text, response);
      if (!Array.isArray(list)) return;
      if (fate === "lose-answer") { request.socket.destroy(); return; }
      answer(response, 200, { "Content-Type": "application/json" }, JSON.stringify(list.map(({ id }) => id)));
    });
  }

  let server;
  const listen = (port) => new Promise((done) => {
    server = createServer(on_request);
    server.listen(port, "127.0.0.1", () => done(server.address().port));
  });
  const port = await listen(0);
  lrs.url = `http://127.0.0.1:${port}/xapi/`;
  lrs.down = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  lrs.up = () => listen(port);
  lrs.stop = () => (server.listening ? lrs.down() : undefined);
  // Until `enough(lrs)`, or an error that says what is there.
  lrs.until = async (enough, what, ms = 60000) => {
    for (const until = Date.now() + ms; !enough(lrs);) {
      if (Date.now() > until) throw new Error(`${what}: ${lrs.statements.size} statements, ${lrs.requests.length} requests, ${lrs.complaints.join("; ")}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  return lrs;
}

export const verbs_of = (lrs) => [...lrs.statements.values()].sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1))
  .map(({ verb }) => verb.id.split("/").at(-1));
