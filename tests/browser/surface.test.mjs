// A drawing surface that is taken away while the program still downloads: whether it comes back or not, the app comes up.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kPatience } from "./patience.mjs";
import { open_page } from "./support.mjs";

const kLost = { allow: [/CONTEXT_LOST|context lost/i] };

// The app's page, its surface lost while the program is held back; `let_go` lets that in.
async function open_lost(t) {
  const app = await open_page(t, { motion: "reduce" });
  const { page } = app;
  let let_go;
  const held = new Promise((done) => { let_go = done; });
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      const made = get.call(this, kind, ...more);
      if (kind === "webgl2" && made && !window.losing) window.losing = made.getExtension("WEBGL_lose_context");
      return made;
    };
  });
  await page.route("**/warmline.*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(app.url, { waitUntil: "commit" });
  await page.waitForFunction(() => window.losing, null, kPatience);
  await page.evaluate(() => new Promise((done) => {
    document.getElementById("canvas").addEventListener("webglcontextlost", () => setTimeout(done), { once: true });
    window.losing.loseContext();
  }));
  return { app, page, let_go };
}

const view = (page) => page.evaluate(() => document.documentElement.dataset.view ?? "");

// Some of what is drawn is not of the colour of the ground.
const is_drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => {
  const canvas = document.getElementById("canvas"), small = new OffscreenCanvas(200, 200).getContext("2d");
  window.WarmlinePage.frame();
  requestAnimationFrame(() => {
    small.drawImage(canvas, 0, 0, 200, 200);
    done(new Set(new Uint32Array(small.getImageData(0, 0, 200, 200).data.buffer)).size > 3);
  });
})));

test("a surface that is lost and given back before the program is there is drawn on", async (t) => {
  const { app, page, let_go } = await open_lost(t);
  await page.evaluate(() => window.losing.restoreContext());
  await page.waitForFunction(() => !document.getElementById("canvas").getContext("webgl2").isContextLost(), null, kPatience);
  let_go();
  await app.ready();
  assert.notEqual(await view(page), "plain");
  assert.ok(await is_drawn(page), "letters are drawn");
  await app.expect_clean(kLost);
});

test("one that comes back as the program begins is waited for", async (t) => {
  const { app, page, let_go } = await open_lost(t);
  await page.evaluate(() => {
    const add = HTMLCanvasElement.prototype.addEventListener;
    document.getElementById("canvas").addEventListener = function (kind, ...more) {
      add.call(this, kind, ...more);
      if (kind === "webglcontextrestored" && more[1]?.once) setTimeout(() => window.losing.restoreContext());
    };
  });
  let_go();
  await app.ready();
  assert.notEqual(await view(page), "plain");
  assert.ok(await is_drawn(page), "letters are drawn");
  await app.expect_clean(kLost);
});

test("one that never comes back: the plain view, and all of it works", async (t) => {
  const { app, page, let_go } = await open_lost(t);
  let_go();
  await app.ready();
  assert.equal(await view(page), "plain");
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor(kPatience);
  await app.expect_clean(kLost);
});
