// What a screen reader meets on a screen: Chromium's whole accessibility tree held against the page's elements, and the
// elements against each other. Each check gives a list of troubles in words; none is a screen in order.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawn_troubles } from "./drawn.mjs";

// Read when it is needed: most tests do without.
const require_from = createRequire(join(process.env.WARMLINE_BROWSER_MODULES ?? fileURLToPath(new URL(".", import.meta.url)), "x"));
let axe_source = "";

// ---- The browser's tree ---------------------------------------------------------------------------

const gone = (text) => (text ?? "").replace(/\s+/g, " ").trim();

// {nodes: of the accessibility tree, by the number that the browser gives an element; elements: of the page, flat}.
async function trees(page) {
  const session = await page.context().newCDPSession(page);
  try {
    const [{ nodes }, { root }] = [
      await session.send("Accessibility.getFullAXTree"), await session.send("DOM.getDocument", { depth: -1 }),
    ];
    const told = new Map();
    for (const node of nodes) {
      if (node.backendDOMNodeId !== undefined && !node.ignored) told.set(node.backendDOMNodeId, node);
    }
    return { told, root };
  } finally {
    await session.detach();
  }
}

function attributes_of(node) {
  const out = {};
  for (let i = 0; i < (node.attributes ?? []).length; i += 2) out[node.attributes[i]] = node.attributes[i + 1];
  return out;
}

function find(node, is) {
  if (is(node)) return node;
  for (const child of node.children ?? []) {
    const found = find(child, is);
    if (found) return found;
  }
  return null;
}

const property = (node, name) => node.properties?.find((one) => one.name === name)?.value?.value;

// Roles that say nothing of what a thing is.
const kNothing = ["generic", "none", "GenericContainer", "Unknown", "InlineTextBox"];
// What has a value of its own, and what is on or off.
const kValued = { slider: true, combobox: true, meter: true };
const kStates = { "aria-pressed": "pressed", "aria-expanded": "expanded", "aria-disabled": "disabled" };

// That it has the value which its words are about: the protocol leaves the words themselves out.
function tells_value(node, attributes) {
  return ["meter", "slider"].includes(node?.role?.value) && String(node.value?.value) === attributes["aria-valuenow"];
}

function trouble_of(element, node, attributes) {
  const what = `${attributes["data-id"]}`;
  const role = node?.role?.value ?? "";
  const found = [];
  if (!node) return [`${what} is not in the tree`];
  if (kNothing.includes(role)) found.push(`${what} has no role`);
  if (!gone(node.name?.value)) found.push(`${what} (${role}) has no name`);
  for (const [attribute, name] of Object.entries(kStates)) {
    if (!(attribute in attributes)) continue;
    const value = String(property(node, name) ?? "false");
    if (value !== attributes[attribute]) found.push(`${what} is ${attribute} ${attributes[attribute]}, and told as ${value}`);
  }
  if (kValued[role] && node.value === undefined && property(node, "valuetext") === undefined) found.push(`${what} (${role}) has no value`);
  return found;
}

// Every word of the page beside the canvas is in the tree at its place, and whatever can take the focus has role, name and state.
export async function tree_troubles(page) {
  const { told, root } = await trees(page);
  const found = [];
  let words = 0;
  const plain = attributes_of(find(root, (one) => one.localName === "html"))["data-view"] === "plain";
  const visit = (element, within) => {
    if (element.nodeType === 3) {
      const text = gone(element.nodeValue);
      if (!text || element.parent_is_option) return;
      words += text.split(" ").length;
      const node = told.get(element.backendNodeId);
      const said = gone(node?.name?.value);
      if (said !== text) found.push(`“${text.slice(0, 60)}” in ${within} is ${node ? `told as “${said.slice(0, 60)}”` : "not in the tree"}`);
      return;
    }
    if (element.nodeType !== 1) return;
    const attributes = attributes_of(element);
    if ("inert" in attributes) return;  // behind a dialog
    if (plain && attributes.class === "s-chart") return;  // its table is there instead, in sight
    const id = attributes["data-id"] ?? within;
    const node = told.get(element.backendNodeId);
    const tag = element.localName;
    const stop = ["button", "a", "input", "textarea", "select"].includes(tag) || attributes.tabindex !== undefined;
    if (attributes["data-id"] !== undefined && stop) found.push(...trouble_of(element, node, attributes));
    if (attributes["aria-label"] !== undefined && gone(node?.name?.value) !== gone(attributes["aria-label"])) {
      found.push(`${id} is labelled “${attributes["aria-label"].slice(0, 60)}” and ${node ? `told as “${gone(node.name?.value)}”` : "not told"}`);
    }
    if (attributes["aria-description"] && gone(node?.description?.value) !== gone(attributes["aria-description"])) {
      found.push(`${id} is described as “${attributes["aria-description"].slice(0, 60)}”, and told as “${gone(node?.description?.value)}”`);
    }
    if (attributes["aria-valuetext"] && !tells_value(node, attributes)) found.push(`${id}: its value is not told`);
    if (tag === "select") return;  // its options are the browser's own
    for (const child of element.children ?? []) visit(child, id);
  };
  const semantics = find(root, (one) => attributes_of(one).id === "semantics");
  visit(semantics, "semantics");
  if (words < 5) found.push(`only ${words} words are told`);
  return found;
}

// ---- The page's elements --------------------------------------------------------------------------

// Names, headings, landmarks, charts, and the order of reading against the order on the screen.
export function page_troubles(page) {
  return page.evaluate(() => {
    const found = [];
    const root = document.getElementById("semantics");
    const open = root.querySelector(".s-dialog");
    const all = [...root.querySelectorAll("[data-id]")].filter((element) => !element.closest("[inert]"));
    const tell = (element) => `${element.dataset.id} “${(element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ").slice(0, 40)}”`;

    const twice = (values, what) => values.filter((value, at) => values.indexOf(value) !== at).forEach((value) => found.push(`${what} ${value} twice`));
    twice([...document.querySelectorAll("[id]")].map((element) => element.id), "id");
    twice([...root.querySelectorAll("[data-id]")].map((element) => element.dataset.id), "data-id");

    const headings = all.filter((element) => /^h[1-6]$/.test(element.localName));
    let level = open ? Number(headings[0]?.localName[1] ?? 1) - 1 : 0;
    for (const heading of headings) {
      const its = Number(heading.localName[1]);
      if (its > level + 1) found.push(`heading ${tell(heading)} is of level ${its} after one of level ${level}`);
      level = its;
    }
    const count = (selector) => all.filter((element) => element.matches(selector)).length;
    if (!open && count("h1") !== 1) found.push(`${count("h1")} headings of level 1`);
    if (!open && count("main:not([role]), [role=main]") !== 1) found.push(`${count("main:not([role]), [role=main]")} main landmarks`);
    if (!document.title.trim()) found.push("the page has no title");
    if (open && !open.contains(document.activeElement)) found.push("the dialog doesn't hold the focus");
    if (open && !open.getAttribute("aria-label")) found.push("the dialog has no name");
    // What is not in a landmark is passed over by whoever goes from one to the next.
    for (const element of all) {
      const stop = element.matches(".s-text, .s-heading, .s-button, .s-link");
      if (stop && !open && !element.closest("main, nav, header, aside, [role=dialog], [role=region], section[aria-label]")) found.push(`${tell(element)} is in no landmark`);
    }
    const named = all.filter((element) => element.matches("nav, section, aside, [role=region], [role=dialog], [role=table], .s-chart"));
    for (const element of named) if (!element.getAttribute("aria-label")) found.push(`${element.dataset.id} (${element.className}) has no name`);

    for (const element of all) {
      const words = element.textContent.trim();
      if (element.matches("button") && words.startsWith("✓ ") && element.getAttribute("aria-pressed") !== "true") found.push(`${tell(element)} looks chosen and isn't told so`);
      if (!element.matches(".s-chart")) continue;
      const table = element.parentElement.querySelector(".s-table");
      if (!table) found.push(`chart ${tell(element)} has no table`);
      else if (table.querySelectorAll("[role=row]").length < 2 || !table.querySelector("[role=columnheader]")) found.push(`the table of chart ${tell(element)} is empty`);
      if (!element.getAttribute("aria-valuetext")) found.push(`chart ${tell(element)} says nothing of what its cursor is at`);
    }

    // Where what is read next may stand before it all the same, by the id of one of the two.
    const kElsewhere = {
      nav: "the areas come first, and on a phone they are at its lower edge",
      "coach-others": "whom to talk with comes first, beside the charts where there is room and above them where there is none",
      detail: "a decision in full stands beside the list that it was chosen from",
    };
    // A thing may stand right of, or below, what comes before it; not above it, nor left of it on its line. Within a list, a card and
    // the like each is read to its end before the next, so siblings are compared, and what they hold by itself.
    const kSlack = 6;
    const box_of = (element) => {
      if (!element.matches(".s-text, .s-heading, .s-label")) return element.getBoundingClientRect();
      const range = document.createRange();  // of words their letters count: the element may be wider
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    };
    const in_order = (parent) => {
      let last = null;
      for (const element of parent.children) {
        if (element.className === "s-extent") { in_order(element); continue; }
        if (!element.dataset.id || element.matches(".s-table, .s-plane, .s-dialog")) continue;
        if (element.children.length > 0) in_order(element);
        const box = box_of(element);
        if (box.width < 2 || box.height < 2) continue;
        const elsewhere = (one) => one.dataset.id in kElsewhere || one.matches(".s-complementary");  // columns at the side
        if (last && !elsewhere(last) && !elsewhere(element)) {
          const before = box_of(last);
          const above = box.bottom <= before.top + kSlack && box.left < before.right - kSlack;
          const left = box.right <= before.left + kSlack && box.top < before.bottom - kSlack && box.bottom > before.top + kSlack &&
            Math.min(box.bottom, before.bottom) - Math.max(box.top, before.top) > 0.6 * Math.min(box.height, before.height);
          if (above || left) found.push(`${tell(element)} stands ${above ? "above" : "left of"} ${tell(last)}, which is read before it`);
        }
        last = element;
      }
    };
    in_order(root);
    return found;
  });
}

// Whatever is pressed is at least 24 CSS pixels wide and high. The parts of the account's bar are as wide as what they stand for:
// what a loss leads to is reached from the list of decisions as well, which has to be there.
const kAsWideAsTold = "account/segment-";

export function small_targets(page) {
  return page.evaluate((as_wide_as_told) => [...document.querySelectorAll("#semantics :is(.s-button, .s-link, .s-select, .s-textfield, .s-textarea)")]
    .filter((element) => !element.closest("[inert]"))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    // Of what scrolls the part in sight may be smaller, and what is not there at all (1 px) is for screen readers.
    .filter(({ element, box }) => box.width > 1.5 && box.height > 1.5 && !element.closest(".s-plane") && (box.width < 23.5 || box.height < 23.5))
    .filter(({ element }) => !(element.dataset.id.startsWith(as_wide_as_told) && element.getBoundingClientRect().height > 23.5 && document.querySelector('[data-id^="decision-"]')))
    .map(({ element, box }) => `small: ${element.dataset.id} ${Math.round(box.width)} × ${Math.round(box.height)}`), kAsWideAsTold);
}

// ---- axe ------------------------------------------------------------------------------------------

const kAxe = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
  rules: {},
};

// In a world of its own, where the page's policy doesn't reach and the page can't see it.
export async function axe_troubles(page) {
  axe_source ||= readFileSync(require_from.resolve("axe-core/axe.min.js"), "utf8");
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
    const run = async (expression) => {
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(`axe: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      return result.value;
    };
    await run(`${axe_source}; true`);
    const violations = await run(`axe.run(document, ${JSON.stringify(kAxe)}).then(({ violations }) => violations.map(({ id, help, nodes }) =>
      ({ id, help, nodes: nodes.map((node) => node.html.slice(0, 160) + " | " + node.any.concat(node.all, node.none).map((one) => one.message).join("; ")) })))`);
    const ours = ({ id, nodes }) => nodes.filter((node) => !(id === "target-size" && node.includes(`data-id="${kAsWideAsTold}`)));
    return violations.flatMap(({ id, help, nodes }) => ours({ id, nodes }).slice(0, 3).map((node) => `${id}: ${help}: ${node}`));
  } finally {
    await session.detach();
  }
}

// ---- All of it ------------------------------------------------------------------------------------

async function all_troubles(page, axe) {
  return [...await drawn_troubles(page), ...await tree_troubles(page), ...await page_troubles(page), ...await small_targets(page), ...(axe ? await axe_troubles(page) : [])];
}

// Looks at a screen and keeps what is wrong with it, under its name, for expect_clean.
export async function look(app, name, { axe = false } = {}) {
  const { page } = app;
  app.reached ??= { screens: 0, troubles: new Map() };
  app.reached.screens += 1;
  let found = await all_troubles(page, axe);
  if (found.length > 0) {  // unless it was on its way from one frame to the next
    await page.waitForTimeout(400);
    const still = new Set(await all_troubles(page, axe));
    found = found.filter((trouble) => still.has(trouble));
  }
  for (const trouble of found) {
    if (!app.reached.troubles.has(trouble)) app.reached.troubles.set(trouble, name);
  }
}

export function troubles_of(app) {
  return [...app.reached.troubles].map(([trouble, name]) => `${name}: ${trouble}`);
}
