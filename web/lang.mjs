// Gathers what the interface says from the sources, and holds the tables of assets/lang against it.
//   node web/lang.mjs           writes assets/lang/en.json anew and says what other languages lack
//   node web/lang.mjs --check   writes nothing; ends with 1 if anything is to be done
//
// A message is the literal in tr("…"), msg("…") and tr_n("one", "other", …) (app/core/tr.h, web/words.js), and each piece of
// text in web/index.html. In en.json a message is its own text; of a plural it is known by "other".
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const kRoot = dirname(dirname(fileURLToPath(import.meta.url)));
const kTables = join(kRoot, "assets", "lang");
const kEnglish = "en.json";

function sources(folder, ending) {
  return readdirSync(join(kRoot, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path === "app/third_party" ? [] : sources(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}

// Comments become spaces, so that offsets stay; literals stay as they are.
function without_comments(text) {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|\/\/[^\n]*|\/\*[^]*?\*\//g,
    (part) => (part[0] === "/" ? part.replace(/[^\n]/g, " ") : part));
}

function unescaped(literal) {
  return JSON.parse(`"${literal.replace(/\\'/g, "'")}"`);
}

// The literals of the call whose "(" stands at `from`: a list for each of its arguments, of each run of neighbours.
function arguments_at(text, from) {
  const all = [[]];
  let depth = 0, joined = false;
  for (let at = from; at < text.length; ++at) {
    const rest = text[at];
    if (rest === '"') {
      const end = /"((?:[^"\\\n]|\\.)*)"/y;
      end.lastIndex = at;
      const found = end.exec(text);
      if (!found) break;
      const list = all.at(-1);
      // What stands in a call within the call is that one's.
      if (depth === 1) {
        if (joined) list.push(list.pop() + unescaped(found[1]));
        else list.push(unescaped(found[1]));
        joined = true;
      }
      at = end.lastIndex - 1;
      continue;
    }
    if (/\s/.test(rest)) continue;
    joined = false;
    if (rest === "(" || rest === "[" || rest === "{") ++depth;
    else if (rest === ")" || rest === "]" || rest === "}") { if (--depth === 0) return all; }
    else if (rest === "," && depth === 1) all.push([]);
  }
  throw new Error("a call has no end");
}

// A JavaScript sentence may be put together of several literals with +.
function javascript(text) {
  return text.replace(/"\s*\+\s*"/g, (gap) => "".padEnd(gap.length, " ").replace(/^ /, '"').replace(/ $/, '"'));
}

// As json_schema.cpp puts it into a sentence.
function hint_of(description) {
  const words = description.replace(/\.$/, "");
  return /^[A-Z][^A-Z]/.test(words) ? words[0].toLowerCase() + words.slice(1) : words;
}

// Of all sources, or of `only` these (paths from the top).
export function gather(only) {
  const messages = new Map();  // English → forms or text
  const wrong = [];
  const add = (path, one, other) => {
    const known = messages.get(other), forms = one === undefined ? other : { one, other };
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(forms)) wrong.push(`${path}: "${other}" is said in another way elsewhere`);
    messages.set(other, forms);
  };
  const files = [...sources("app", /\.(cpp|h)$/), ...sources("web", /\.js$/)].filter((path) => path !== "app/core/tr.h");
  for (const path of only ?? files) {
    let text = without_comments(readFileSync(join(kRoot, path), "utf8"));
    if (path.endsWith(".js")) text = javascript(text);
    for (const call of text.matchAll(/\b(tr|tr_n|msg)\(/g)) {
      if (/\b(struct|constexpr Message|std::string&?|function)\s+$/.test(text.slice(0, call.index))) continue;  // itself
      const found = arguments_at(text, call.index + call[0].length - 1);
      if (call[1] === "tr_n") {
        if (found[0].length !== 1 || (found[1] ?? []).length !== 1) { wrong.push(`${path}: tr_n( wants two literals`); continue; }
        add(path, found[0][0], found[1][0]);
      } else {
        for (const literal of found[0]) add(path, undefined, literal);
      }
    }
  }
  if (only) return { messages, wrong };
  // Lenses that ship: what they are called and say of themselves.
  for (const path of sources("assets/lenses", /^(?!.*schema).*\.json$/)) {
    const { title, about } = JSON.parse(readFileSync(join(kRoot, path), "utf8"));
    for (const text of [title, about]) add(path, undefined, text);
  }
  // What a schema says of a field is said when it is missing (app/core/json_schema.cpp).
  for (const path of [...sources("scenarios", /\.schema\.json$/), ...sources("assets", /\.schema\.json$/)]) {
    JSON.parse(readFileSync(join(kRoot, path), "utf8"), (key, value) => {
      if (key === "description") add(path, undefined, hint_of(value));
      return value;
    });
  }
  const page = readFileSync(join(kRoot, "web", "index.html"), "utf8").replace(/<!--[^]*?-->|<noscript>[^]*?<\/noscript>/g, "");
  for (const [, text] of page.slice(page.indexOf("<body>")).matchAll(/>([^<]+)</g)) {
    const words = text.replace(/\s+/g, " ").trim();
    if (/\p{L}/u.test(words) && words !== "Warmline") add("web/index.html", undefined, words);
  }
  return { messages, wrong };
}

function places(text) {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
}

// What a table lacks, has too much, or says with other places for what is filled in.
export function held_against(messages, table, name) {
  const wrong = [];
  const categories = new Intl.PluralRules(table.language).resolvedOptions().pluralCategories;
  for (const [english, forms] of messages) {
    const there = table.messages[english];
    if (there === undefined) { wrong.push(`${name}: nothing for "${english}"`); continue; }
    const plural = typeof forms !== "string";
    if (plural !== (typeof there !== "string")) { wrong.push(`${name}: "${english}" is ${plural ? "a" : "no"} plural`); continue; }
    const texts = plural ? Object.entries(there) : [["other", there]];
    if (plural && categories.some((one) => there[one] === undefined)) wrong.push(`${name}: "${english}" wants ${categories.join(", ")}`);
    for (const [category, text] of texts) {
      const same = places(text) === places(english) || (plural && category !== "other" && places(text) === places(english.replace("{0}", "")));
      if (!same) wrong.push(`${name}: "${english}": "${text}" has other places`);
      if (text === "" || text.includes("##")) wrong.push(`${name}: "${english}" has no proper text`);
    }
  }
  for (const english of Object.keys(table.messages)) {
    if (!messages.has(english)) wrong.push(`${name}: nobody says "${english}"`);
  }
  return wrong;
}

export function table_text(language, name, messages) {
  const shown = (text) => (typeof text === "string" ? text.split("##")[0] : text);
  const sorted = Object.fromEntries([...messages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([english, text]) => [english,
    typeof text === "string" ? shown(text) : Object.fromEntries(Object.entries(text).map(([k, v]) => [k, shown(v)]))]));
  return `${JSON.stringify({ language, name, messages: sorted }, null, 1)}\n`;
}

function main(check) {
  const { messages, wrong } = gather();
  const english = table_text("en", "English", messages);
  const path = join(kTables, kEnglish);
  if (!existsSync(path) || readFileSync(path, "utf8") !== english) {
    if (check) wrong.push(`${relative(kRoot, path)} is not what the sources say: run node web/lang.mjs`);
    else writeFileSync(path, english);
  }
  for (const name of readdirSync(kTables).filter((one) => one.endsWith(".json") && one !== kEnglish).sort()) {
    const text = readFileSync(join(kTables, name), "utf8"), table = JSON.parse(text);
    wrong.push(...held_against(messages, table, name));
    if (text !== table_text(table.language, table.name, Object.entries(table.messages))) {
      wrong.push(`${name} is not in order: its messages are to be sorted`);
    }
  }
  for (const line of wrong) console.error(`error: ${line}`);
  console.log(`${messages.size} messages, ${wrong.length} to mend`);
  return wrong.length === 0;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = main(process.argv.includes("--check")) ? 0 : 1;
}
