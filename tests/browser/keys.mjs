// A person without a pointer: goes by Tab and Shift+Tab, presses by Enter, Space and numbers, chooses by arrows. Wherever the
// focus rests it has a role and a name, lies in sight and, where it is looked at, shows its ring.
import assert from "node:assert/strict";
import { becomes, kPatience } from "./patience.mjs";

const kKeys = { delay: 0 };
const kRing = 60;  // pixels

// What has the focus: {role, name, id, in_sight}; role "" on the page itself.
export function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { role: "", name: "", id: "", in_sight: false };
    const roles = { BUTTON: "button", A: "link", SELECT: "combobox", INPUT: "textbox", TEXTAREA: "textbox", H1: "heading", H2: "heading", H3: "heading", H4: "heading" };
    const box = at.getBoundingClientRect();
    return {
      role: at.getAttribute("role") ?? roles[at.tagName] ?? "",
      name: at.getAttribute("aria-label") ?? (at.labels?.[0] ?? at).textContent.trim(),
      about: at.getAttribute("aria-description") ?? "", id: at.dataset.id ?? "",
      in_sight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      box: { x: box.x, y: box.y, width: box.width, height: box.height },
    };
  });
}

// The focus rests on something that can be told.
export async function rests(page, what) {
  let at = await focused(page);
  for (const end = Date.now() + 15000; at.role === "" && Date.now() < end; at = await focused(page)) await page.waitForTimeout(50);
  assert.notEqual(at.role, "", `after ${what} the focus is nowhere`);
  assert.notEqual(at.name, "", `after ${what} the focus is on a ${at.role} without a name (${at.id})`);
  return at;
}

// It comes to rest there; it may follow in the next frame. Words as they are or a pattern.
export async function comes_to(page, what, wanted) {
  let at = await rests(page, what);
  const is = () => Object.entries(wanted).every(([key, value]) => value instanceof RegExp ? value.test(at[key]) : at[key] === value);
  for (const end = Date.now() + 15000; !is() && Date.now() < end; at = await rests(page, what)) await page.waitForTimeout(50);
  assert.ok(is(), `after ${what} the focus is on ${at.role} “${at.name}” (${at.about}), not on ${Object.values(wanted).join(" ")}`);
}

// How many pixels around a thing have the colour of the ring.
async function ring_around(page, { x, y, width, height }) {
  const { width: most_x, height: most_y } = page.viewportSize();
  const clip = { x: Math.max(x - 6, 0), y: Math.max(y - 6, 0) };
  clip.width = Math.min(x + width + 6, most_x) - clip.x;
  clip.height = Math.min(y + height + 6, most_y) - clip.y;
  if (clip.width < 1 || clip.height < 1) return 0;  // out of sight, for now
  const picture = (await page.screenshot({ clip })).toString("base64");
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let found = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (Math.abs(data[i] - 0x1b) + Math.abs(data[i + 1] - 0x5e) + Math.abs(data[i + 2] - 0x7a) < 24) found += 1;
    }
    return found;
  }, picture);
}

// By Tab and Shift+Tab to the first of these that comes: a name as it is or a pattern; `about` as its description.
export async function go_to(page, role, name, about = null) {
  const is = ({ role: its_role, name: its_name, about: its_about }) => its_role === role &&
    (name instanceof RegExp ? name.test(its_name) : its_name === name) && (about === null || about === its_about);
  const target = about === null ? page.getByRole(role, { name, exact: true }).first() :
    page.locator(`[aria-description="${about}"]`).and(page.getByRole(role, { name, exact: true })).first();
  await target.waitFor({ state: "attached", ...kPatience });
  for (let i = 0; i < 400; ++i) {
    const here = await focused(page);
    if (is(here)) {
      assert.ok(here.in_sight, `${role} “${here.name}” has the focus out of sight`);
      return here;
    }
    if (here.role !== "") assert.notEqual(here.name, "", `a ${here.role} without a name is a stop (${here.id})`);
    const before = await target.evaluate((element) =>
      Boolean(element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING));
    await page.keyboard.press(before ? "Shift+Tab" : "Tab", kKeys);
  }
  return assert.fail(`no way by Tab to ${role} “${name}”`);
}

const rings = new Map();  // of each page and kind of thing one is looked at

export function assert_rings() {
  assert.ok(rings.size > 0, "no ring was looked at");
  for (const [name, pixels] of rings) assert.ok(pixels > kRing, `“${name}” shows that it has the focus (${pixels} pixels of its ring)`);
}

export async function press(page, name, { key = "Enter", about = null, looked_at = false, role = "button" } = {}) {
  let here = await go_to(page, role, name, about);
  if (looked_at) {
    rings.set(here.name, await ring_of(page));
    // The focus that a new page gives comes a frame later, and may have come in between.
    if ((await focused(page)).id !== here.id) here = await go_to(page, role, name, about);
  }
  await page.keyboard.press(key, kKeys);
  return here;
}

// The ring of what has the focus, once it is drawn.
async function ring_of(page) {
  let pixels = 0;
  await becomes(page, async () => {
    pixels = await ring_around(page, (await focused(page)).box);
    return pixels > kRing;
  });
  return pixels;
}

export async function type(page, name, text) {
  await go_to(page, "textbox", name);
  await page.keyboard.type(text, kKeys);
}

// By arrows to the option with these words.
export async function choose(page, name, words) {
  await go_to(page, "combobox", name);
  const chosen = () => page.evaluate(() => document.activeElement.selectedOptions[0].textContent);
  for (let i = 0; i < 40 && await chosen() !== words; ++i) {
    const key = await page.evaluate((wanted) => {
      const { options, selectedIndex } = document.activeElement;
      return [...options].findIndex((one) => one.textContent === wanted) < selectedIndex ? "ArrowUp" : "ArrowDown";
    }, words);
    await page.keyboard.press(key, kKeys);
    await page.waitForTimeout(30);
  }
  assert.equal(await chosen(), words, name);
}

const told = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-valuetext"));

// Whether an arrow on the chart that has the focus leads to where something else is told.
export async function leads_on(page, key, from, within = kPatience.timeout) {
  await page.keyboard.press(key, kKeys);
  return becomes(page, async () => await told(page) !== from, within);
}

// By arrows, on the page's first chart: what its cursor is at is told anew. In some only the second leads anywhere.
export async function read_chart(page) {
  const { name } = await go_to(page, "slider", /./);
  rings.set(name, await ring_of(page));
  const first = await told(page);
  assert.ok(first, `${name} says what its cursor is at`);
  assert.ok(await leads_on(page, "ArrowRight", first, 5000) || await leads_on(page, "ArrowDown", first), `the arrows lead nowhere in ${name}`);
}

export async function heading_of(page, name) {
  await page.getByRole("heading", { level: 1, name }).waitFor(kPatience);
  await comes_to(page, `opening ${name}`, { role: "heading" });
}

export function give(page, action, files) {
  return Promise.all([page.waitForEvent("filechooser", kPatience), action()]).then(([chooser]) =>
    chooser.setFiles(files.map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) }))));
}
