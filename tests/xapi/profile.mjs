// A validator of statements that knows nothing of Warmline: it reads a profile (xAPI Profiles 1.0) and holds statements against it.
//
//   const profile = new Profile(JSON.parse(text));
//   profile.faults_of_itself()        what is wrong in the profile
//   profile.faults_of(statement)      what is wrong in one statement: its templates' rules, its extensions
//   profile.faults_of_order(list)     what is wrong in the order of the statements of each registration
// Each gives sentences; none where all is well.
import Ajv from "ajv";

const kConcepts = {
  Verb: ["prefLabel", "definition"],
  ActivityType: ["prefLabel", "definition"],
  ResultExtension: ["prefLabel", "definition"],
  ContextExtension: ["prefLabel", "definition"],
  ActivityExtension: ["prefLabel", "definition"],
  Activity: ["activityDefinition"],
};
const kKinds = ["sequence", "alternates", "optional", "oneOrMore", "zeroOrMore"];
const kContextTypes = {
  contextGroupingActivityType: "grouping", contextParentActivityType: "parent",
  contextOtherActivityType: "other", contextCategoryActivityType: "category",
};

const list_of = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

// "$.a.b[*]['c d'][0]": names, '*' and numbers, as the profiles' JSONPath allows them.
export function steps_of(path) {
  const steps = [];
  let rest = path;
  if (!rest.startsWith("$")) throw new Error(`not a path: ${path}`);
  rest = rest.slice(1);
  while (rest) {
    const found = /^(?:\.([A-Za-z_]\w*|\*)|\['([^']+)'\]|\[(\d+|\*)\])/.exec(rest);
    if (!found) throw new Error(`not a path: ${path}`);
    steps.push(found[1] ?? found[2] ?? (found[3] === "*" ? "*" : Number(found[3])));
    rest = rest.slice(found[0].length);
  }
  return steps;
}

export function values_at(path, value) {
  return steps_of(path).reduce((values, step) => values.flatMap((one) => {
    if (one === null || typeof one !== "object") return [];
    if (step === "*") return Object.values(one);
    return Object.hasOwn(one, step) ? [one[step]] : [];
  }), [value]);
}

// Singletons become lists, as the specification asks for before rules are applied.
export function normalised(statement) {
  const copy = structuredClone(statement);
  const activities = copy.context?.contextActivities;
  if (activities && typeof activities === "object") for (const name of Object.keys(activities)) activities[name] = list_of(activities[name]);
  return copy;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function broken(rule, statement) {
  const values = values_at(rule.location, statement);
  const faults = [];
  const say = (what) => faults.push(`${rule.location} ${what}`);
  if (rule.presence === "included" && values.length === 0) say("is missing");
  if (rule.presence === "excluded" && values.length > 0) say("must not be there");
  if (rule.presence === "recommended" && values.length === 0) return faults;
  const among = (list) => (value) => list.some((one) => same(one, value));
  if (rule.any && !values.some(among(rule.any))) say(`is none of ${JSON.stringify(rule.any)}`);
  if (rule.all && !values.every(among(rule.all))) say(`is not among ${JSON.stringify(rule.all)}`);
  if (rule.none && values.some(among(rule.none))) say(`is one of ${JSON.stringify(rule.none)}`);
  return faults;
}

export class Profile {
  constructor(json) {
    this.json = json;
    this.version = json.versions?.at(-1)?.id;
    this.templates = json.templates ?? [];
    this.patterns = new Map((json.patterns ?? []).map((one) => [one.id, one]));
    this.concepts = new Map((json.concepts ?? []).map((one) => [one.id, one]));
    const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true, strictRequired: false });
    this.schemas = new Map();
    for (const one of this.concepts.values()) {
      if (one.inlineSchema) this.schemas.set(one.id, ajv.compile(JSON.parse(one.inlineSchema)));
    }
  }

  // ---- the profile itself

  faults_of_itself() {
    const faults = [];
    const { json } = this;
    const want = (object, names, where) => {
      for (const name of names) if (object?.[name] === undefined) faults.push(`${where} has no ${name}`);
    };
    const iri = (value, where) => { if (!/^[a-z][a-z0-9+.-]*:\S+$/.test(value ?? "")) faults.push(`${where} is no IRI: ${value}`); };
    const look_for_empty = (value, where) => {
      if (value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0)) faults.push(`${where} is empty`);
      else if (typeof value === "object") for (const [name, one] of Object.entries(value)) look_for_empty(one, `${where}/${name}`);
    };
    want(json, ["id", "@context", "type", "conformsTo", "prefLabel", "definition", "versions", "author"], "the profile");
    if (json["@context"] !== "https://w3id.org/xapi/profiles/context") faults.push("its @context is another one");
    if (json.conformsTo !== "https://w3id.org/xapi/profiles#1.0") faults.push("it conforms to something else");
    if (json.type !== "Profile") faults.push("its type is not Profile");
    want(json.author, ["type", "name"], "its author");
    for (const one of json.versions ?? []) { want(one, ["id", "generatedAtTime"], "a version"); iri(one.id, "a version's id"); }
    look_for_empty(json, "");

    const ids = [json.id, ...(json.versions ?? []).map((one) => one.id)];
    for (const one of [...(json.concepts ?? []), ...this.templates, ...(json.patterns ?? [])]) {
      ids.push(one.id);
      iri(one.id, "an id");
      if (one.inScheme !== this.version) faults.push(`${one.id} is in another scheme`);
    }
    if (new Set(ids).size !== ids.length) faults.push("two things have one id");
    for (const one of json.concepts ?? []) {
      want(one, kConcepts[one.type] ?? ["a type that there is"], one.id);
      if (one.inlineSchema && one.schema) faults.push(`${one.id} has two schemas`);
      if (one.type?.endsWith("Extension") && !this.schemas.has(one.id)) faults.push(`${one.id} has no schema`);
      if (one.recommendedActivityTypes && one.type !== "ActivityExtension") faults.push(`${one.id} can't recommend activity types`);
      if (one.recommendedVerbs && one.type === "ActivityExtension") faults.push(`${one.id} can't recommend verbs`);
    }
    for (const one of this.templates) {
      if (one.type !== "StatementTemplate") faults.push(`${one.id} is no template`);
      want(one, ["prefLabel", "definition"], one.id);
      for (const rule of one.rules ?? []) {
        try { steps_of(rule.location ?? ""); } catch (error) { faults.push(`${one.id}: ${error.message}`); }
        if (!["presence", "any", "all", "none"].some((name) => rule[name] !== undefined)) faults.push(`${one.id}: a rule rules nothing`);
      }
    }
    this.look_at_patterns(faults, want);
    return faults;
  }

  look_at_patterns(faults, want) {
    const templates = new Set(this.templates.map((one) => one.id));
    const visit = (id, above) => {
      if (templates.has(id)) return;
      const pattern = this.patterns.get(id);
      if (!pattern) { faults.push(`there is no ${id}`); return; }
      if (above.includes(id)) { faults.push(`${id} holds itself`); return; }
      const kinds = kKinds.filter((kind) => pattern[kind] !== undefined);
      if (kinds.length !== 1) { faults.push(`${id} is of ${kinds.length} kinds`); return; }
      const parts = list_of(pattern[kinds[0]]);
      if (Array.isArray(pattern[kinds[0]]) && parts.length < 2) faults.push(`${id} has too few parts`);
      for (const part of parts) {
        const inner = this.patterns.get(part);
        if (kinds[0] === "alternates" && (inner?.optional || inner?.zeroOrMore)) faults.push(`${id} has what may be absent among its alternates`);
        visit(part, [...above, id]);
      }
    };
    const primary = [...this.patterns.values()].filter((one) => one.primary);
    if (this.patterns.size > 0 && primary.length === 0) faults.push("no pattern is primary");
    for (const one of primary) { want(one, ["prefLabel", "definition"], one.id); visit(one.id, []); }
  }

  // ---- statements

  claims(statement) {
    return list_of(statement.context?.contextActivities?.category).some((one) => one.id === this.version);
  }

  matches(template, statement) {
    if (template.verb && statement.verb?.id !== template.verb) return false;
    if (template.objectActivityType && statement.object?.definition?.type !== template.objectActivityType) return false;
    return Object.entries(kContextTypes).every(([property, list]) => (template[property] ?? []).every((type) =>
      list_of(statement.context?.contextActivities?.[list]).some((one) => one.definition?.type === type)));
  }

  template_of(statement) {
    return this.templates.filter((template) => this.matches(template, statement));
  }

  faults_of(given) {
    const statement = normalised(given);
    if (!this.claims(statement)) return ["it doesn't say that it follows this profile"];
    const templates = this.template_of(statement);
    if (templates.length !== 1) return [`${templates.length} templates match it`];
    const faults = (templates[0].rules ?? []).flatMap((rule) => broken(rule, statement));
    const places = { ResultExtension: statement.result?.extensions, ContextExtension: statement.context?.extensions,
      ActivityExtension: statement.object?.definition?.extensions };
    for (const [type, extensions] of Object.entries(places)) {
      for (const [key, value] of Object.entries(extensions ?? {})) {
        const concept = this.concepts.get(key);
        if (!concept) faults.push(`nobody knows the extension ${key}`);
        else if (concept.type !== type) faults.push(`${key} stands where a ${type} belongs`);
        else if (concept.recommendedVerbs && !concept.recommendedVerbs.includes(statement.verb.id)) faults.push(`${key} with ${statement.verb.id}`);
        const schema = this.schemas.get(key);
        if (schema && !schema(value)) faults.push(...schema.errors.map((one) => `${key}${one.instancePath} ${one.message}`));
      }
    }
    for (const activity of [statement.object, ...Object.values(statement.context?.contextActivities ?? {}).flat()]) {
      const canonical = this.concepts.get(activity?.id)?.activityDefinition;
      if (canonical && activity.definition && activity.definition.type !== canonical.type) faults.push(`${activity.id} is of another type than the profile's`);
    }
    return faults;
  }

  faults_of_order(statements) {
    const faults = [];
    const by_registration = new Map();
    for (const one of statements) {
      const key = one.context?.registration;
      by_registration.set(key, [...(by_registration.get(key) ?? []), one]);
    }
    const primary = [...this.patterns.values()].find((one) => one.primary);
    for (const [registration, all] of by_registration) {
      const sorted = all.map((one, place) => ({ one, place }))
        .sort((a, b) => Date.parse(a.one.timestamp) - Date.parse(b.one.timestamp) || a.place - b.place).map(({ one }) => one);
      if (new Set(all.map((one) => one.timestamp)).size !== all.length) faults.push(`${registration}: two statements of one time`);
      const names = sorted.map((one) => this.template_of(normalised(one))[0]?.id);
      if (this.take(primary.id, names, 0) !== names.length) faults.push(`${registration}: ${names.map((name) => name?.split("/").at(-1)).join(", ")} is in no order that the profile has`);
    }
    return faults;
  }

  // Greedy, as the profiles' algorithm is: how far `id` matches from `at`; -1 where it doesn't.
  take(id, names, at) {
    const pattern = this.patterns.get(id);
    if (!pattern) return names[at] === id ? at + 1 : -1;
    if (pattern.sequence) return pattern.sequence.reduce((place, part) => (place < 0 ? -1 : this.take(part, names, place)), at);
    if (pattern.alternates) return Math.max(...pattern.alternates.map((part) => this.take(part, names, at)));
    if (pattern.optional) return Math.max(at, this.take(pattern.optional, names, at));
    let place = at;
    for (;;) {
      const next = this.take(pattern.oneOrMore ?? pattern.zeroOrMore, names, place);
      if (next <= place) break;
      place = next;
    }
    return pattern.oneOrMore && place === at ? -1 : place;
  }
}
