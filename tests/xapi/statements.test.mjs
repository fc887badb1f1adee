// What `warmline export --xapi` wrote (WARMLINE_XAPI names the folder, see run) against the specification's rules, as Learning
// Locker checks them, and against assets/xapi/profile.jsonld. Then each statement is changed in every way, and must be refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { normalised, Profile, values_at } from "./profile.mjs";

const { statement: rules_of_statement } = createRequire(import.meta.url)("@learninglocker/xapi-validation/dist/factory.js");
const kRoot = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..", "..");
const kSpace = "https://warmline.invalid/xapi/";

const json = JSON.parse(readFileSync(process.env.WARMLINE_PROFILE ?? join(kRoot, "assets", "xapi", "profile.jsonld"), "utf8"));
const profile = new Profile(json);
const statements = JSON.parse(readFileSync(join(process.env.WARMLINE_XAPI, "statements.json"), "utf8"));

// What the library lets pass though the specification doesn't (Part Two, 2.2, 2.4): null, properties nobody knows, more than one
// way to name an actor, a verb's display or a name that is no language map, times without a zone.
const kKnown = {
  "": ["id", "timestamp", "actor", "verb", "object", "result", "context"],
  actor: ["objectType", "account", "mbox"],
  "actor/account": ["homePage", "name"],
  verb: ["id", "display"],
  object: ["objectType", "id", "definition"],
  "object/definition": ["type", "name", "interactionType", "choices"],
  result: ["score", "success", "completion", "response", "duration", "extensions"],
  "result/score": ["scaled"],
  context: ["registration", "revision", "platform", "language", "contextActivities"],
};

function faults_of_structure(statement) {
  const faults = [];
  try {
    faults.push(...rules_of_statement(statement, ["statement"]).map((one) => `${one.path?.join(".")}: ${one.constructor?.name}`));
  } catch (error) {
    faults.push(String(error));
  }
  for (const [place, names] of Object.entries(kKnown)) {
    const object = place.split("/").filter(Boolean).reduce((value, name) => value?.[name], statement);
    if (object === undefined) continue;
    if (object === null || typeof object !== "object") { faults.push(`${place} is no object`); continue; }
    for (const name of Object.keys(object)) if (!names.includes(name)) faults.push(`${place}: nobody knows ${name}`);
  }
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;  // RFC 4122, as xAPI 1.0.3 asks for it
  for (const id of [statement.id, statement.context?.registration]) if (!uuid.test(id)) faults.push(`${id} is no UUID`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(statement.timestamp)) faults.push(`${statement.timestamp} is no time in UTC`);
  return faults;
}

function faults_of(statement) {
  const faults = faults_of_structure(statement);
  return faults.length > 0 ? faults : profile.faults_of(statement);
}

// One of each template, with all that it may hold.
function samples() {
  const best = new Map();
  for (const one of statements) {
    const id = profile.template_of(normalised(one))[0].id;
    if (!best.has(id) || JSON.stringify(best.get(id)).length < JSON.stringify(one).length) best.set(id, one);
  }
  return best;
}

// Every place in a value, from the outside in.
function* places(value, path = []) {
  if (path.length > 0) yield path;
  if (value !== null && typeof value === "object") for (const name of Object.keys(value)) yield* places(value[name], [...path, name]);
}

function changed(statement, path, change) {
  const copy = structuredClone(statement);
  const holder = path.slice(0, -1).reduce((value, name) => value[name], copy);
  const name = path.at(-1);
  const after = change(holder[name]);
  if (after !== undefined) holder[name] = after;
  else if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
  return copy;
}

test("the profile is as the specification of profiles says", () => {
  assert.deepEqual(profile.faults_of_itself(), []);
});

test("a fault in the profile is told", () => {
  const with_change = (change) => { const copy = structuredClone(json); change(copy); return new Profile(copy).faults_of_itself(); };
  const faults = {
    "no author": (one) => delete one.author,
    "an empty list": (one) => { one.templates[0].rules = []; },
    "null": (one) => { one.concepts[0].deprecated = null; },
    "another scheme": (one) => { one.concepts[2].inScheme = `${kSpace}profile/2`; },
    "one id twice": (one) => { one.concepts[2].id = one.concepts[3].id; },
    "a rule that rules nothing": (one) => { delete one.templates[0].rules[0].presence; },
    "a path that is none": (one) => { one.templates[0].rules[0].location = "context.registration"; },
    "a pattern of two kinds": (one) => { one.patterns[1].optional = one.patterns[2].id; },
    "a pattern that holds itself": (one) => { one.patterns[1].zeroOrMore = one.patterns[1].id; },
    "a pattern of what isn't there": (one) => { one.patterns[2].alternates[0] = `${kSpace}templates/none`; },
    "nothing primary": (one) => { delete one.patterns[0].primary; },
    "an extension without a schema": (one) => { delete one.concepts.find((each) => each.type === "ResultExtension").inlineSchema; },
  };
  for (const [name, change] of Object.entries(faults)) assert.notDeepEqual(with_change(change), [], name);
});

test("every statement is sound and follows the profile", () => {
  assert.ok(statements.length > 500, `${statements.length} statements are too few to say anything`);
  for (const one of statements) assert.deepEqual(faults_of(one), [], JSON.stringify(one, null, 1));
});

test("every attempt is told in an order that the profile has, and no statement comes twice", () => {
  assert.deepEqual(profile.faults_of_order(statements), []);
  assert.equal(new Set(statements.map((one) => one.id)).size, statements.length);
});

test("whatever the profile describes was seen", () => {
  assert.deepEqual([...samples().keys()].sort(), json.templates.map((one) => one.id).sort());
  const used = new Set(statements.flatMap((one) => [...Object.keys(one.result?.extensions ?? {}), one.object.definition.type,
    ...one.context.contextActivities.grouping.map((each) => each.id)]));
  for (const one of json.concepts) assert.ok(used.has(one.id), `${one.id} is in no statement`);
  const kinds = new Set(statements.map((one) => one.result?.extensions?.[`${kSpace}extensions/kind`]).filter(Boolean));
  assert.deepEqual([...kinds].sort(), ["first", "practised", "repeat"]);
  const empathy = statements.filter((one) => one.result?.score).map((one) => Object.hasOwn(one.result.extensions, `${kSpace}extensions/empathy`));
  assert.ok(empathy.includes(true) && empathy.includes(false), "empathy with evidence, and without");
});

// What the specification itself lets be left away, and the profile doesn't ask for.
const kMayGo = [/^actor\.objectType$/, /^verb\.display(\.en)?$/, /^object\.objectType$/, /^object\.definition\.name(\.\w+)?$/,
  /^object\.definition\.choices\.\d+$/, /^context\.contextActivities\.parent\.0\.(objectType|definition\.name(\.\w+)?)$/,
  /^result\.extensions\..*extensions\/empathy$/, /^result\.extensions\..*decision-criteria\.\w+$/,
  /^result\.extensions\..*criteria\.\w+\.quality$/];

test("a statement that lacks something is refused", () => {
  let refused = 0;
  for (const [template, one] of samples()) {
    for (const path of places(one)) {
      const name = path.join(".");
      if (kMayGo.some((may) => may.test(name))) continue;
      const faults = faults_of(changed(one, path, () => undefined));
      assert.notDeepEqual(faults, [], `${template} without ${name}`);
      ++refused;
    }
  }
  assert.ok(refused > 120, `${refused}`);
});

test("a value of another kind is refused, wherever it stands", () => {
  let refused = 0;
  const others = (value) => [null, typeof value === "string" ? 7 : "seven", typeof value === "object" ? true : { a: 1 }];
  for (const [template, one] of samples()) {
    for (const path of places(one)) {
      for (const [at, other] of others(path.reduce((value, name) => value[name], one)).entries()) {
        const faults = faults_of(changed(one, path, () => other));
        assert.notDeepEqual(faults, [], `${template}: ${path.join(".")} as ${JSON.stringify(other)} (${at})`);
        ++refused;
      }
    }
  }
  assert.ok(refused > 500, `${refused}`);
});

test("a value that can't be is refused", () => {
  const of = (name) => samples().get(`${kSpace}templates/${name}`);
  const ext = (name) => ["result", "extensions", `${kSpace}extensions/${name}`];
  const wrong = [
    ["begun", ["id"], "b0f197d1-91e3-0ff6-aff6-4c93b194cda6"],
    ["begun", ["id"], "b0f197d1"],
    ["begun", ["timestamp"], "2026-11-27 10:00"],
    ["begun", ["actor", "account", "homePage"], "learn"],
    ["begun", ["verb", "id"], "http://adlnet.gov/expapi/verbs/launched"],
    ["begun", ["object", "id"], "no-iri"],
    ["begun", ["object", "definition", "type"], "http://adlnet.gov/expapi/activities/course"],
    ["begun", ["context", "platform"], "Something else"],
    ["begun", ["context", "language"], "not a language"],
    ["begun", ["context", "contextActivities", "category", "0", "id"], `${kSpace}profile/2`],
    ["begun", ["context", "contextActivities", "grouping", "0", "id"], `${kSpace}other`],
    ["begun", ["result"], { success: true }],
    ["decision", ["object", "definition", "interactionType"], "fill-in"],
    ["decision", ["object", "definition", "correctResponsesPattern"], ["a"]],
    ["decision", ["result", "duration"], "12 s"],
    ["decision", ["result", "score"], { scaled: 1 }],
    ["decision", ext("lost"), -1],
    ["decision", ext("lost"), 1.5],
    ["decision", ext("decision"), { number: 0, offered: 1, stake: 0, earned: 0, closed_off: 0, critical: false }],
    ["decision", [...ext("decision"), "more"], 1],
    ["decision", [...ext("decision-criteria"), "kindness"], { stake: 1, earned: 1 }],
    ["decision", [...ext("decision-criteria"), "feel"], { stake: 4, earned: 1 }],
    ["decision", ext("points"), { achieved: 0, lost: 0, not_finished: 0, best: 0 }],
    ["decision", [...ext("nobody-knows")], 1],
    ["card", ["result", "success"], true],
    ["card", ["context", "contextActivities", "parent", "0", "definition", "type"], "http://adlnet.gov/expapi/activities/course"],
    ["completed", ["result", "score", "scaled"], 1.001],
    ["completed", ["result", "score", "scaled"], -1.001],
    ["completed", ["result", "score", "raw"], 62],
    ["completed", ["result", "completion"], false],
    ["completed", ["result", "success"], true],
    ["completed", ext("empathy"), 1.2],
    ["completed", ext("empathy"), -0.1],
    ["completed", ext("kind"), "second"],
    ["completed", [...ext("criteria"), "feel"], { observations: 2, quality: 0.5 }],
    ["completed", [...ext("out-of-reach"), "rules"], -1],
    ["completed", ["context", "contextActivities", "parent"], [{ id: `${kSpace}call/x` }]],
    ["left", ["result", "completion"], true],
    ["left", ext("ending"), "noon"],
    ["left", ["verb", "id"], "http://adlnet.gov/expapi/verbs/completed"],
    ["left", ["stored by whom"], "nobody"],
  ];
  for (const [template, path, value] of wrong) {
    assert.deepEqual(faults_of(of(template)), []);
    assert.notDeepEqual(faults_of(changed(of(template), path, () => value)), [], `${template}: ${path.join(".")} = ${JSON.stringify(value)}`);
  }
});

test("an attempt told in another order, twice begun or twice ended is refused", () => {
  const by = new Map();
  for (const one of statements) by.set(one.context.registration, [...(by.get(one.context.registration) ?? []), one]);
  const whole = [...by.values()].filter((one) => one.length > 3);
  assert.ok(whole.length > 10);
  for (const list of whole) {
    const later = (one, ms) => ({ ...one, timestamp: new Date(Date.parse(one.timestamp) + ms).toISOString() });
    const end = list.at(-1), begin = list[0], day = 864e5;
    for (const [name, wrong] of Object.entries({
      "begun last": [...list.slice(1), later(begin, 900 * day)],
      "begun twice": [begin, later(begin, 0.5), ...list.slice(1)],
      "ended first": [later(end, -900 * day), ...list.slice(0, -1)],
      "ended twice": [...list, later(end, day)],
      "never begun": list.slice(1),
      "two of one time": [begin, { ...list[1], timestamp: begin.timestamp }, ...list.slice(2)],
    })) assert.notDeepEqual(profile.faults_of_order(wrong), [], name);
    assert.deepEqual(profile.faults_of_order(list.slice(0, -1)), [], "an attempt may still be open");
  }
});

test("paths of rules find what they name", () => {
  const value = { a: { "b c": [{ d: 1 }, { d: 2 }] } };
  assert.deepEqual(values_at("$.a['b c'][*].d", value), [1, 2]);
  assert.deepEqual(values_at("$.a['b c'][1].d", value), [2]);
  assert.deepEqual(values_at("$.a.x", value), []);
  assert.throws(() => values_at("$.a[?(@.b)]", value));
});
