// A cmi5 learning system with its record store on loopback: it refuses what the specification says that it must, and names the
// requirement by its number in @cmi5/requirements.
//
//   const lms = await serve_cmi5({ mastery, move_on, mode });  lms.serve(FOLDER of a course)
//   lms.launch()     a new session: its address, and {statements, refused} of it
//   lms.kept()       the course's own document of the State API, or null
//   lms.refused      [{id, text}] of all sessions
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { body_of, serve_file } from "./server.mjs";

const kCmi5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5", kMoveOn = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const kSession = "https://w3id.org/xapi/cmi5/context/extensions/sessionid", kMark = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const kVerb = (name) => `http://adlnet.gov/expapi/verbs/${name}`;
const kUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const kDuration = /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

export function requirements() {
  return JSON.parse(readFileSync(join(process.env.WARMLINE_BROWSER_MODULES, "node_modules", "@cmi5", "requirements", "requirements.json"), "utf8"));
}

function same(a, b) {
  const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === "object"
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

export async function serve_cmi5({ mastery = undefined, move_on = "CompletedAndPassed", mode = "Normal", return_url = true }) {
  const known = requirements();
  const refused = [], sessions = [], documents = new Map(), statements = new Map();
  const registration = randomUUID();
  const actor = { objectType: "Agent", account: { homePage: "https://lms.invalid", name: "learner-7" } };
  const faults = { down: false, lose_answers: 0, lose_completed: false };
  const done = { completed: false, passed: false };
  let origin = "", activity = "", folder = "";

  function refuse(id) {
    if (!known[id]) throw new Error(`there is no requirement ${id}`);
    refused.push({ id, text: known[id].txt });
    return { status: 403, text: known[id].txt };
  }

  // Why it can't be kept; null where it can. Section 9.
  function wrong(session, one) {
    const verb = one.verb?.id ?? "", name = verb.split("/").pop();
    const categories = (one.context?.contextActivities?.category ?? []).map(({ id }) => id);
    const defined = categories.includes(kCmi5), results = one.result ?? {};
    if (!kUuid.test(one.id ?? "")) return "9.1.0.0-1 (d)";
    if (!same(one.actor, actor)) return "8.1.3.0-3 (d)";
    if (!one.timestamp) return "9.7.0.0-1 (d)";
    if (!/Z$/.test(one.timestamp)) return "9.7.0.0-2 (d)";
    if (one.context?.registration !== registration) return "9.6.1.0-1 (d)";
    if (one.context?.extensions?.[kSession] !== session.id) return "9.6.3.1-4 (d)";
    const grouping = one.context.contextActivities?.grouping ?? [];
    if (!session.template.contextActivities.grouping.every((each, at) => grouping[at]?.id === each.id)) return "9.6.2.0-1 (d)";  // by place, as ADL's player
    if (session.terminated) return "9.3.0.0-5 (d2)";
    if (!session.initialized && !(defined && verb === kVerb("initialized"))) return "9.3.0.0-4 (d2)";
    const judges = "success" in results || "completion" in results;
    if (!defined) return categories.includes(kMoveOn) ? "9.6.2.2-2 (d)" : null;
    if (one.object?.id !== activity) return "8.1.5.0-6 (d)";
    if (judges !== categories.includes(kMoveOn)) return judges ? "9.6.2.2-1 (d1)" : "9.6.2.2-2 (d)";
    if (session.verbs.has(verb)) return "9.3.0.0-2 (d)";
    if (name === "initialized" && !session.preferences) return "11.0.0.0-3 (d2)";
    if (/^(completed|passed|failed)$/.test(name) && mode !== "Normal") return "10.2.2.0-2 (d)";
    if (/^(completed|passed|failed|terminated)$/.test(name) && !kDuration.test(results.duration ?? "")) return "9.5.4.1-3 (d)";
    if (name === "completed" && (done.completed || results.completion !== true)) return "9.3.0.0-6 (d2)";
    if (name === "passed") {
      if (done.passed) return "9.3.0.0-7 (d2)";
      if (results.success !== true || (mastery !== undefined && results.score && results.score.scaled < mastery)) return "9.3.4.0-2 (d2)";
    }
    if (name === "failed") {
      if (done.passed) return "9.3.0.0-8 (d)";
      if (results.success !== false || (mastery !== undefined && results.score && results.score.scaled >= mastery)) return "9.3.5.0-2 (d)";
    }
    if (/^(passed|failed)$/.test(name)) {
      if (session.verbs.has(kVerb("passed")) || session.verbs.has(kVerb("failed"))) return "9.3.0.0-3 (d)";
      if (mastery !== undefined && results.score && one.context.extensions[kMark] !== mastery) return "9.6.3.2-2 (d)";
    }
    return null;
  }

  function take(session, list) {
    for (const one of list) {
      const why = wrong(session, one);  // before the ids, as ADL's player
      if (why) return refuse(why);
      if (statements.has(one.id)) return { status: 409, text: "it is here already" };
    }
    for (const one of list) {
      statements.set(one.id, one);
      session.statements.push(one);
      const defined = (one.context.contextActivities.category ?? []).some(({ id }) => id === kCmi5);
      const name = one.verb.id.split("/").pop();
      if (!defined) continue;
      session.verbs.add(one.verb.id);
      if (name === "initialized") session.initialized = true;
      if (name === "terminated") session.terminated = true;
      if (name === "completed") done.completed = true;
      if (name === "passed") done.passed = true;
    }
    return { status: 200, text: JSON.stringify(list.map(({ id }) => id)) };
  }

  async function xapi(request, path, query, body) {
    const session = sessions.find((one) => one.token && request.headers.authorization === `Basic ${one.token}`);
    if (!session) return refuse("8.1.2.0-5 (d)");
    if (request.headers["x-experience-api-version"] !== "1.0.3") return { status: 400, text: "X-Experience-API-Version" };
    if (path === "statements") return take(session, [].concat(JSON.parse(body)));
    if (!same(JSON.parse(query.get("agent") ?? "null"), actor)) return refuse("8.1.3.0-3 (d)");
    if (path === "agents/profile") {
      if (query.get("profileId") !== "cmi5LearnerPreferences") return { status: 404, text: "" };
      session.preferences = true;
      return { status: 200, text: JSON.stringify({ languagePreference: "en-GB", audioPreference: "on" }) };
    }
    if (path !== "activities/state") return { status: 404, text: "" };
    if (query.get("registration") !== registration) return refuse("8.1.4.0-3 (d)");
    if (query.get("activityId") !== activity) return { status: 403, text: "another activity" };
    const id = query.get("stateId");
    if (id === "LMS.LaunchData") {
      if (request.method !== "GET") return refuse("10.2.1.0-5 (d)");
      return { status: 200, text: JSON.stringify({
        contextTemplate: session.template, launchMode: mode, launchMethod: "AnyWindow", moveOn: move_on,
        ...(mastery === undefined ? {} : { masteryScore: mastery }), ...(return_url ? { returnURL: `${origin}/back` } : {}),
      }) };
    }
    if (request.method === "PUT") { documents.set(id, JSON.parse(body)); return { status: 204, text: "" }; }
    return documents.has(id) ? { status: 200, text: JSON.stringify(documents.get(id)) } : { status: 404, text: "" };
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://lms");
    const body = await body_of(request);
    const json = ({ status, text }) => response.writeHead(status, { "Content-Type": "application/json" }).end(status === 204 ? undefined : text);
    if (pathname === "/back") response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Courses</title><h1>Your courses</h1>");
    else if (pathname.startsWith("/course/")) serve_file(response, folder, pathname.slice(7));
    else if (pathname.startsWith("/frame")) response.writeHead(200, { "Content-Type": "text/html" })
      .end(`<!doctype html><title>Learning system</title><iframe name="course" src="${searchParams.get("src").replaceAll("&", "&amp;")}" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>`);
    else if (faults.down && pathname !== "/course/") request.socket.destroy();
    else if (pathname.startsWith("/fetch/")) {
      const session = sessions[Number(pathname.slice(7))];
      if (request.method !== "POST") json(refuse("8.1.2.0-4") );
      else if (session.token) { refuse("8.2.3.0-1 (d)"); json({ status: 200, text: JSON.stringify({ "error-code": "1", "error-text": "The token was fetched already" }) }); }
      else {
        session.token = Buffer.from(randomUUID()).toString("base64");
        json({ status: 200, text: JSON.stringify({ "auth-token": session.token }) });
      }
    } else if (pathname.startsWith("/xapi/")) {
      const answer = await xapi(request, pathname.slice(6), searchParams, body);
      if (faults.lose_answers > 0 && request.method !== "GET") { --faults.lose_answers; request.socket.destroy(); return; }
      if (faults.lose_completed && body.includes(kVerb("completed"))) { faults.lose_completed = false; request.socket.destroy(); return; }
      json(answer);
    } else response.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${server.address().port}`;
  activity = `${origin}/activities/${randomUUID()}`;

  return {
    origin, refused, faults, documents, done, activity,
    serve: (made) => { folder = made; },
    kept: () => documents.get("warmline") ?? null,
    all: () => [...statements.values()],
    launch: () => {
      const number = sessions.length, id = randomUUID();
      const session = {
        id, token: "", statements: [], verbs: new Set(), initialized: false, terminated: false, preferences: false,
        template: {
          contextActivities: { grouping: [{ id: "https://publisher.invalid/au" }] },
          extensions: { [kSession]: id },
        },
      };
      sessions.push(session);
      const query = new URLSearchParams({ endpoint: `${origin}/xapi/`, fetch: `${origin}/fetch/${number}`, actor: JSON.stringify(actor), registration, activityId: activity });
      session.url = `${origin}/course/index.html?${query}`;
      session.framed = `${origin}/frame?${new URLSearchParams({ src: session.url })}`;
      return session;
    },
    stop: () => new Promise((ended) => { server.closeAllConnections?.(); server.close(ended); }),
  };
}
