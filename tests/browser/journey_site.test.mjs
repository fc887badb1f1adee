// A scenario that is broken or missing on the site: the others can be taken, and it is named with the place of its mistake.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { kRoot, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

async function answer_scenario(app, id, change) {
  await app.page.route(`**/${id}.*.json`, async (route) => {
    const response = await route.fetch();
    const body = change(await response.text());
    if (body === null) await route.fulfill({ status: 404, contentType: "text/plain", body: "gone" });
    else await route.fulfill({ status: 200, contentType: "application/json", body });
  });
}

async function others_work(app, title) {
  await app.page.getByRole("button", { name: /^Take “/ }).waitFor(kPatience);
  await app.page.getByText(/more calls? (is|are) on the way/).waitFor({ ...kPatience, state: "detached" });
  const left = (await readdir(join(kRoot, "scenarios"))).filter((name) => /(?<!schema)\.json$/.test(name)).length - 1;
  assert.equal(await app.page.getByRole("button", { name: "Take this call" }).count(), left, "all the others are left");
  assert.equal(await app.page.getByRole("heading", { name: title, exact: true }).count(), 0);
  await walk.begin_call(app);
  await walk.until_open(app.page);
}

// The same number of bytes, so that nothing but the content is wrong.
const kBroken = {
  "a dangling target": {
    change: (text) => text.replace('"to": "both"', '"to": "b0th"'), word: /b0th/, find: '"b0th"',
  },
  "a misspelt field": {
    change: (text) => text.replace('"summary"', '"summery"'), word: /summery/, find: '"summery"',
  },
  "a syntax error": {
    change: (text) => text.replace('"minutes":', '"minutes";'), word: /./, find: ';',
  },
};

for (const [what, { change, word, find }] of Object.entries(kBroken)) {
  test(`${what} in one scenario: it is left out by name, line and column, and the others can be taken`, async (t) => {
    const app = await open_page(t, { motion: "reduce" });
    let broken;
    await answer_scenario(app, walk.kZero, (text) => { broken = change(text); return broken; });
    await app.load();
    const region = app.page.getByRole("region", { name: "zero-is-not-an-option.json" });
    await region.getByText(/^This\s+call\s+has\s+\d+\s+mistakes?\s+in\s+its\s+file\s+and\s+was\s+left\s+out\./).waitFor(kPatience);
    await region.getByRole("button", { name: "Show the details" }).click(kPatience);
    await region.getByText(/json:\d+:\d+/).first().waitFor(kPatience);
    const details = (await region.innerText()).replace(/\s+/g, " ");
    assert.match(details, word);
    const place = /zero-is-not-an-option\.json:(\d+):(\d+)/.exec(details);
    assert.ok(place, `line and column in ${details}`);
    const at = broken.indexOf(find), before = broken.slice(0, at).split("\n");
    assert.equal(Number(place[1]), before.length, `the line of ${find} in ${details}`);
    await others_work(app, "Zero is not an option");
    await app.expect_clean();
  });
}

test("a scenario that is missing on the site: it is named, and the others can be taken", async (t) => {
  const app = await open_page(t, { motion: "reduce" });
  await answer_scenario(app, walk.kZero, () => null);
  await app.load();
  const region = app.page.getByRole("region", { name: "zero-is-not-an-option.json" });
  await region.getByText(/could not be loaded/).waitFor(kPatience);
  await others_work(app, "Zero is not an option");
  await app.expect_clean({ allow: [/404/] });
});
