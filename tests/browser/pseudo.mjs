// A language nobody speaks, made of the English: every letter that can have one gets an accent, and vowels are doubled, so that
// messages are a third longer. What is shown without accents is not a message of ours: it must be content.
//
//   await speak_pseudo(app)     before the page is loaded: it starts in that language from then on
//   use_pseudo_names(page)      from then on getByRole, getByText and the like find English names in it, in this process
//   bare_words(page, content)   what is shown without accents and isn't content: [{id, text, bare}]
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { kRoot } from "./support.mjs";

export const kPseudo = "en-XA";

const kFrom = "ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz";
const kTo = "ÂßÇĎÊĜĤÎĴĶĻÑÔŔŠŢÛŴÝŽâþçđéğĥíĵķļñøŕšťûŵýž";
const kDoubled = /[AEIOUaeiou]/;
const accents = new Map([...kFrom].map((letter, at) => [letter, [...kTo][at]]));

export function pseudo(text) {
  return text.split(/(\{\w+\})/).map((part) => (/^\{\w+\}$/.test(part) ? part
    : [...part].map((letter) => (accents.get(letter) ?? letter).repeat(kDoubled.test(letter) ? 2 : 1)).join(""))).join("");
}

export function pseudo_table() {
  const { messages } = JSON.parse(readFileSync(join(kRoot, "assets", "lang", "en.json"), "utf8"));
  const said = (text) => (typeof text === "string" ? pseudo(text)
    : Object.fromEntries(Object.entries(text).map(([category, form]) => [category, pseudo(form)])));
  return { messages: Object.fromEntries(Object.entries(messages).map(([english, text]) => [english, said(text)])) };
}

export async function speak_pseudo(app) {
  const table = Buffer.from(JSON.stringify(pseudo_table()));
  const file = { name: `${kPseudo}.json`, url: `files/more/${kPseudo}.json`, bytes: table.length, kind: "language", tag: kPseudo, language: "Pseudo", later: true };
  await app.page.context().addInitScript((tag) => localStorage.setItem("warmline-language", tag), kPseudo);
  await app.page.context().route((url) => url.origin === new URL(app.url).origin && url.pathname === "/", async (route) => {
    const response = await route.fetch();
    const page = (await response.text()).replace(/(<script type="application\/json" id="manifest">\[)/, `$1${JSON.stringify(file)},`);
    await route.fulfill({ response, body: page });
  });
  await app.page.context().route(`**/${file.url}`, (route) => route.fulfill({ body: table, contentType: "application/json" }));
}

// ---- Finding things by their English ---------------------------------------------------------------

function letter_class(letter) {
  const accent = accents.get(letter);
  return accent ? `[${letter}${accent}]{1,2}` : letter.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

export function pseudo_pattern(name, exact = false) {
  if (name instanceof RegExp) {
    // A letter behind a backslash is no letter, and neither is what stands in a class or a group's head.
    const source = name.source.replace(/\\.|\[[^\]]*\]|\(\?[:=!<]+|[A-Za-z]/g, (part) => (part.length === 1 ? letter_class(part) : part));
    return new RegExp(source, name.flags);
  }
  const body = [...name.trim()].map(letter_class).join("").replace(/\s+/g, "\\s+");
  return exact ? new RegExp(`^\\s*${body}\\s*$`) : new RegExp(body, "i");
}

export function use_pseudo_names(page) {
  const translated = (options = {}) => {
    const out = { ...options };
    for (const key of ["name", "hasText", "hasNotText"]) {
      if (out[key] !== undefined) out[key] = pseudo_pattern(out[key], Boolean(options.exact));
    }
    delete out.exact;
    return out;
  };
  for (const prototype of [Object.getPrototypeOf(page), Object.getPrototypeOf(page.locator("x"))]) {
    const { getByRole, getByText, getByLabel, filter } = prototype;
    if (getByRole.pseudo) return;
    prototype.getByRole = function (role, options) { return getByRole.call(this, role, translated(options)); };
    prototype.getByRole.pseudo = true;
    prototype.getByText = function (text, options) { return getByText.call(this, pseudo_pattern(text, options?.exact)); };
    prototype.getByLabel = function (text, options) { return getByLabel.call(this, pseudo_pattern(text, options?.exact)); };
    if (filter) prototype.filter = function (options) { return filter.call(this, translated(options)); };
  }
}

// ---- What is not a message --------------------------------------------------------------------------

function texts_in(value, out = []) {
  if (typeof value === "string") out.push(value);
  else if (value && typeof value === "object") Object.values(value).forEach((one) => texts_in(one, out));
  return out;
}

const spaced = (text) => text.replace(/\s+/g, " ").trim();

// All that calls say, as one text to look into.
export function content_of_calls() {
  const folder = join(kRoot, "scenarios");
  const texts = readdirSync(folder).filter((name) => /^[a-z0-9-]+\.json$/.test(name))
    .flatMap((name) => texts_in(JSON.parse(readFileSync(join(folder, name), "utf8"))));
  return texts.map(spaced);
}

export async function bare_words(page, content, allowed = []) {
  const shown = await page.evaluate(() => {
    const all = [];
    const tell = (id, text) => { if (text && text.trim()) all.push({ id, text }); };
    for (const element of document.querySelectorAll("#semantics [data-id]")) {
      const own = [...element.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data).join("");
      tell(element.dataset.id, own);
      for (const name of ["aria-label", "aria-description", "aria-valuetext", "aria-roledescription"]) tell(`${element.dataset.id} ${name}`, element.getAttribute(name));
      if (element.tagName === "SELECT") [...element.options].forEach((option) => tell(`${element.dataset.id} option`, option.text));
    }
    tell("title", document.title.replace(" · Warmline", ""));
    return all;
  });
  const letters = (text) => text.replace(/[^A-Za-z]+/g, " ").trim().toLowerCase();
  const joined = ` ${content.map(letters).join(" \n ")} `;
  const found = [];
  for (const { id, text } of shown) {
    // Words without accents that follow each other; they are content if they stand so in a call, or are allowed.
    const runs = [[]];
    for (const word of text.split(/[\s/]+/)) {
      if (/[À-ž]/u.test(word)) runs.push([]);
      else if (/[A-Za-z]/.test(word)) runs.at(-1).push(word);
    }
    // Of several sentences or names each for itself.
    for (const run of runs.flatMap((words) => words.join(" ").split(/(?<=[.?!:;,”])\s+/))) {
      const plain = letters(run);
      if (!/[a-z]{2}/.test(plain) || joined.includes(plain)) continue;
      if (allowed.some((pattern) => pattern.test(plain))) continue;
      found.push({ id, text: spaced(text).slice(0, 120), bare: run });
    }
  }
  return found;
}
