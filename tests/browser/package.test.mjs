// The site that `warmline package` makes of the built one: what the page hands to the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { form_text, kCalls, kWarmUp, serve_package } from "./package_site.mjs";
import { open_stand_in } from "./support.mjs";

// A page on a packaged site, its engine the stand-in, at no address yet.
async function open_packaged(t) {
  const { url } = await serve_package(t);
  const app = await open_stand_in(t);
  app.url = url;
  return app;
}

test("a packaged site hands over its form and its calls, all before it starts", async (t) => {
  const app = await open_packaged(t);
  await app.page.goto(app.url);
  await app.ready();
  const given = await app.page.evaluate(() => ({
    form: new TextDecoder().decode(window.stand_in.warmline.form),
    names: window.stand_in.warmline.scenarios.map(({ name }) => name),
    ids: window.stand_in.warmline.scenarios.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)).id),
    missing: window.stand_in.warmline.missing_scenarios,
    awaited: window.stand_in.warmline.awaited_scenarios,
  }));
  assert.equal(given.form, form_text());
  assert.deepEqual(given.names, ["warm-up.json", "call-1.json", "call-2.json"]);
  assert.deepEqual(given.ids, [kWarmUp, ...kCalls]);
  assert.deepEqual([given.missing, given.awaited], [[], 0]);
  assert.deepEqual(app.record.errors, []);
});

test("an ordinary site has no form", async (t) => {
  const app = await open_stand_in(t);
  await app.page.goto(app.url);
  await app.ready();
  assert.equal(await app.page.evaluate(() => window.stand_in.warmline.form), null);
});

test("without one of its calls, or the form, a packaged site doesn't begin", async (t) => {
  for (const lost of ["call-2", "form"]) {
    const app = await open_packaged(t);
    await app.page.route(`**/files/${lost}.*.json`, (route) => route.fulfill({ status: 404, body: "" }));
    await app.page.goto(app.url);
    const panel = app.page.locator("#shell").getByRole("alert");
    await panel.getByText(`${lost}.json: the server answered 404`).waitFor();
    assert.equal(await app.page.evaluate(() => window.stand_in), undefined);
  }
});
