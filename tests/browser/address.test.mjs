// Addresses as people's hands know them: links, reload, back and forward, another tab; and keys that are the browser's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

const heading = (page, name) => page.getByRole("heading", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const hash = (page) => page.evaluate(() => location.hash);

async function open_at(t, address) {
  const app = await open_page(t);
  app.url += address;
  await app.load();
  return app;
}

async function decide(page) {
  await walk.until_open(page);
  await walk.choose(page, (await walk.first_open(page, walk.scenario_of(walk.kFirst))).choice, walk.kHands.keys);
  await page.getByText("✓ Saved").first().waitFor(kPatience);
}

test("a link to a call opens that call; reload, back and forward go where a page would", async (t) => {
  const scenario = walk.scenario_of(walk.kFirst);
  const app = await open_at(t, `#/call/${walk.kFirst}`);
  const { page } = app;
  await heading(page, scenario.title).waitFor(kPatience);
  const notice = page.getByRole("button", { name: "Take this call" });
  if (await notice.count()) await notice.click(kPatience);
  await page.getByRole("button", { name: /^(Pick up|Ring) now$/ }).click(kPatience);
  await decide(page);
  const lines = (await walk.said(page).allInnerTexts()).length;
  assert.equal(await hash(page), `#/call/${walk.kFirst}`);

  await app.reloaded_by(() => page.reload());
  await walk.until_open(page);
  assert.ok((await walk.said(page).allInnerTexts()).length >= lines - 1, "a reload stays in the call");

  await page.goto(`${app.url.split("#")[0]}#/settings`);  // an address that is typed
  await heading(page, "Settings").waitFor(kPatience);
  assert.equal(await page.title(), "Settings · Warmline");
  await link(page, "Coach").click(kPatience);
  await heading(page, "Prepare a coaching session").waitFor(kPatience);
  assert.equal(await hash(page), "#/coach");
  await page.goBack();
  await heading(page, "Settings").waitFor(kPatience);
  await page.goBack();
  await walk.until_open(page);
  assert.equal(await hash(page), `#/call/${walk.kFirst}`);
  await page.goForward();
  await heading(page, "Settings").waitFor(kPatience);
  await page.goForward();
  await heading(page, "Prepare a coaching session").waitFor(kPatience);
  assert.equal(await hash(page), "#/coach");
  await app.expect_clean();
});

test("an address that is followed while the page writes its own is still followed", async (t) => {
  const { page } = await open_app(t);
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  await page.evaluate(() => {
    location.hash = "#/settings";
    window.WarmlinePlaces.show("#/");  // before the event of it
  });
  await heading(page, "Settings").waitFor(kPatience);
  assert.equal(await page.evaluate(() => location.hash), "#/settings");
});

test("back leads from the hiring team's page to practice, and forward there again", async (t) => {
  const app = await open_app(t);
  const { page } = app;
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
  await app.reloaded_by(() => link(page, "Hire").click(kPatience));
  await heading(page, "The same calls for everyone").waitFor(kPatience);
  assert.equal(await hash(page), "#/hire");
  await app.reloaded_by(() => page.goBack().catch(() => {}));
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
  await app.reloaded_by(() => page.goForward().catch(() => {}));
  await heading(page, "The same calls for everyone").waitFor(kPatience);
  await app.expect_clean();
});

test("an address that leads nowhere says so, names itself, and leads on", async (t) => {
  const app = await open_at(t, "#/call/no-such-call");
  const { page } = app;
  await heading(page, "There is nothing at this address").waitFor(kPatience);
  await page.getByText(/no-such-call/).first().waitFor(kPatience);
  assert.equal(await page.title(), "Nothing at this address · Warmline");
  assert.equal(await hash(page), "#/call/no-such-call");
  await app.shoot("nowhere");
  await page.getByRole("button", { name: "Go to the calls" }).click(kPatience);
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
  assert.equal(await hash(page), "#/");
  await app.expect_clean();
});

test("the middle button opens an area in a tab of its own, and this one stays", async (t) => {
  const app = await open_app(t);
  const { page } = app;
  const [other] = await Promise.all([page.context().waitForEvent("page"), link(page, "Coach").click({ button: "middle", ...kPatience })]);
  await heading(other, "Prepare a coaching session").waitFor(kPatience);
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
  assert.equal(await hash(page), "");
});

// What belongs to the browser: find, zoom, print, reload, address, tabs, tools, and the way out.
const kBrowsersOwn = [
  ...["f", "g", "p", "r", "l", "t", "w", "n", "+", "-", "=", "0", "1", "5", "9", "c", "a", "s"].flatMap((key) => [{ key, ctrlKey: true }, { key, metaKey: true }]),
  ...["F1", "F3", "F5", "F6", "F7", "F11", "F12", "Tab", "PageDown", "PageUp", "Home", "End", "ArrowDown", "ArrowUp"].map((key) => ({ key })),
  { key: "Tab", shiftKey: true }, { key: "ArrowLeft", altKey: true }, { key: "ArrowRight", altKey: true }, { key: "F10", shiftKey: true },
];

async function swallowed(page) {
  return page.evaluate((keys) => {
    const taken = [];
    for (const init of keys) {
      const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
      (document.activeElement ?? document.body).dispatchEvent(event);
      document.getElementById("canvas").dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
      if (event.defaultPrevented) taken.push(JSON.stringify(init));
    }
    return taken;
  }, kBrowsersOwn);
}

test("no key of the browser's is swallowed, on any kind of screen", async (t) => {
  const app = await open_app(t);
  const { page } = app;
  const { url } = app;
  for (const [address, name] of [["#/", null], ["#/settings", "Settings"], ["#/coach", "Prepare a coaching session"], ["#/coach/export", null]]) {
    await page.goto(url + address);
    if (name) await heading(page, name).first().waitFor(kPatience);
    assert.deepEqual(await swallowed(page), [], address);
  }
  await page.goto(`${url}#/`);
  await walk.begin_call(app);
  await walk.until_open(page);
  assert.deepEqual(await swallowed(page), [], "in a call");
  const wheel = await page.evaluate(() => {
    const event = new WheelEvent("wheel", { bubbles: true, cancelable: true, ctrlKey: true, deltaY: 100 });
    document.querySelector("#semantics .s-scroll").dispatchEvent(event);
    const menu = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
    document.querySelector("#semantics .s-text").dispatchEvent(menu);
    return [event.defaultPrevented, menu.defaultPrevented];
  });
  assert.deepEqual(wheel, [false, false], "zoom by wheel, and the browser's own menu");
  await app.expect_clean();
});
