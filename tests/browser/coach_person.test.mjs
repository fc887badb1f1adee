// A supervisor prepares a session with somebody of the sample team, listens in, hands the session file on; the trainee, in a
// browser of their own, disputes a point; the reply comes back and stands at that point.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { looks_of } from "./looks.mjs";
import { kScreenshots, kSizes, open_app } from "./support.mjs";

const kPatience = { timeout: 90000 };

const button = (page, name) => page.getByRole("button", { name, exact: true });

async function sample_team(t, options = {}) {
  const app = await open_app(t, { motion: "reduce", ...options });
  const { page } = app;
  await page.getByRole("link", { name: "Coach", exact: true }).click(kPatience);
  await button(page, "Look at the sample team").click(kPatience);
  await page.getByRole("heading", { level: 1, name: "Team, 12 weeks" }).waitFor({ timeout: 240000 });
  return app;
}

async function first_person(page) {
  const talk = page.getByRole("region", { name: "Talk with first" });
  await talk.getByRole("button", { name: "Open their page" }).first().click(kPatience);
  const title = page.getByRole("heading", { level: 1, name: /^Sample \d\d$/ });
  await title.waitFor(kPatience);
  return title.innerText();
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), button(page, name).click(kPatience)]);
  return readFileSync(await download.path(), "utf8");
}

function drop(page, name, text) {
  return page.evaluate(([file, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([bytes], file, { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, text]);
}

async function prepare(page) {
  await button(page, "Prepare a session").click(kPatience);
  await page.getByRole("heading", { level: 1, name: /^A session with Sample/ }).waitFor(kPatience);
  await page.getByRole("list", { name: "Moments" }).getByRole("listitem").nth(2).waitFor(kPatience);
}

// One page from top to bottom, for a person to look at.
async function pictures(app, region_name, name, pieces = 4) {
  const { page } = app;
  for (const { size, theme, looks } of looks_of({ tablet: true })) {
    await page.setViewportSize(kSizes[size]);
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(400);
    app.label = `${size}-${theme}`;
    Object.assign(app.looks, looks);
    const region = page.getByRole("region", { name: region_name, exact: true }).first();
    const kept = await region.evaluate((element) => element.scrollTop);
    for (let piece = 0; piece < pieces; ++piece) {
      const last = await region.evaluate((element, to) => {
        element.scrollTop = to;
        return element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
      }, pieces === 1 ? kept : piece * (kSizes[size].height - 200));
      await page.waitForTimeout(250);
      await app.shoot(`${name}-${piece + 1}`);
      if (last) break;
    }
    await region.evaluate((element, to) => { element.scrollTop = to; }, kept);
  }
  await page.setViewportSize(kSizes.desk);
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForTimeout(300);
}

test("a session from its preparation to the reply", async (t) => {
  const app = await sample_team(t);
  const { page } = app;
  const name = await first_person(page);
  await page.getByText("Sample team, simulated").waitFor(kPatience);
  await page.getByRole("region", { name: "Strengths and gaps" }).getByText(/Not told apart|Strengths/).first().waitFor(kPatience);
  await page.getByRole("table", { name: /Empathy/ }).first().waitFor({ state: "attached", ...kPatience });
  await prepare(page);
  const moments = page.getByRole("list", { name: "Moments" }).getByRole("listitem");
  assert.equal(await moments.count(), 3);
  const before = await moments.first().getByRole("heading").innerText();
  await page.getByRole("button", { name: "Move down" }).first().click(kPatience);
  await page.getByRole("heading", { level: 3, name: `2. ${before.slice(3)}` }).waitFor(kPatience);
  // One after the other, as a person does: a frame takes one thing that was done.
  const put = async (name, text) => {
    await page.getByRole("textbox", { name }).fill(text);
    await page.waitForTimeout(400);
  };
  await put("Your comment on moment 1", "What did this caller need first?");
  await put("Your name", "Jo");
  await put(/^Notes/, "Two things went well.\nOne to practise.");
  await button(page, "Add an action").click(kPatience);
  await page.getByRole("textbox", { name: /^Action 1/ }).waitFor(kPatience);
  await put(/^Action 1/, "Name the feeling before the form");
  await page.getByRole("combobox", { name: "Skill it is about" }).selectOption("Warmth");
  await page.getByText(/Warmth before: /).waitFor(kPatience);
  await page.getByRole("combobox", { name: "Call to practise" }).selectOption({ index: 1 });
  await page.waitForTimeout(400);
  const held = await page.getByRole("textbox", { name: "Day of the session" }).inputValue();
  await button(page, "In two weeks").click(kPatience);
  const fortnight = new Date(Date.parse(held) + 14 * 86400000).toISOString().slice(0, 10);
  await page.waitForFunction((day) => [...document.querySelectorAll("input")].some((field) => field.value === day), fortnight, kPatience);
  await put(/^By which day/, "2030-02-31");
  await page.getByText(/Write a day such as/).waitFor(kPatience);
  await put(/^By which day/, "2030-03-20");
  await page.getByText(/Write a day such as/).waitFor({ state: "detached", ...kPatience });

  // Listening in, and back.
  await page.getByRole("button", { name: "Listen in" }).first().click(kPatience);
  const next = button(page, "Next line");
  await next.waitFor(kPatience);
  await page.getByRole("textbox", { name: "Your comment at this turn" }).fill("Here is the turn.");
  await page.waitForTimeout(400);
  await page.getByRole("button", { name: "Mark as an example worth sharing" }).click(kPatience);
  await page.getByRole("button", { name: "✓ An example worth sharing" }).waitFor(kPatience);
  await button(page, "Costliest moment").click(kPatience);
  await page.getByText(/^Decision \d+: lost \d+ points? of 100$/).first().waitFor(kPatience);
  await page.getByRole("heading", { name: "Also on offer" }).first().waitFor(kPatience);
  await button(page, "Back to the session").click(kPatience);
  await moments.first().waitFor(kPatience);

  const file = await saved(page, "Save the session file");
  const session = JSON.parse(file);
  assert.equal(session.person, name);
  assert.equal(session.supervisor, "Jo");
  assert.equal(session.moments.length, 3);
  assert.equal(session.actions[0].due, "2030-03-20");
  assert.equal(session.sample, true);

  // The trainee, somewhere else.
  const trainee = await open_app(t, { motion: "reduce" });
  await drop(trainee.page, "session.json", file);
  await trainee.page.getByRole("heading", { level: 1, name: "A session with Jo" }).waitFor(kPatience);
  await trainee.page.getByText("What did this caller need first?").waitFor(kPatience);
  const first = trainee.page.getByRole("list", { name: "Moments" }).getByRole("listitem").first();
  await first.getByRole("textbox", { name: "Your words on moment 1" }).fill("They had hung up twice before.");
  await trainee.page.waitForTimeout(400);
  await first.getByRole("button", { name: "I see it differently" }).click(kPatience);
  await first.getByRole("button", { name: "✓ I see it differently" }).waitFor(kPatience);
  await trainee.page.getByRole("list", { name: "What was agreed" }).getByRole("button", { name: "I see it so too" }).click(kPatience);
  const reply = await saved(trainee.page, "Save the reply");
  assert.equal(JSON.parse(reply).answers.length, 2);
  // It is there again after a reload, and from the library.
  await trainee.reloaded_by(() => trainee.page.reload());
  await trainee.page.getByRole("heading", { level: 1, name: "A session with Jo" }).waitFor(kPatience);
  await trainee.page.getByRole("link", { name: "Practice", exact: true }).click(kPatience);
  await trainee.page.getByRole("button", { name: "Open the session" }).click(kPatience);
  await trainee.page.getByText("They had hung up twice before.").or(trainee.page.getByRole("button", { name: "✓ I see it differently" })).first().waitFor(kPatience);
  await trainee.expect_clean();

  // The supervisor again.
  await drop(page, "reply.json", reply);
  await page.getByText("The reply is in: it stands at each point.").waitFor(kPatience);
  await page.getByText("“They had hung up twice before.”").waitFor(kPatience);
  await button(page, `Back to ${name}`).click(kPatience);
  await page.getByText(/1 point disputed/).waitFor(kPatience);
  await app.expect_clean();
});

test("pictures: coaching one person; the session is printed with its looks under the site's policy", async (t) => {
  const app = await sample_team(t, { looks: {} });
  const { page } = app;
  await page.context().addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = "yes"; }; });
  await first_person(page);
  await pictures(app, "Person", "coach-person");
  await page.getByRole("button", { name: "Listen in" }).first().click(kPatience);
  await button(page, "Costliest moment").click(kPatience);
  await page.waitForTimeout(400);
  await pictures(app, "Listening in", "coach-review", 1);
  await page.getByRole("button", { name: /^Back to Sample/ }).click(kPatience);
  await prepare(page);
  await page.getByRole("textbox", { name: "Your comment on moment 1" }).fill("What did this caller need first?");
  await button(page, "Add an action").click(kPatience);
  await page.getByRole("textbox", { name: /^Action 1/ }).fill("Name the feeling before the form");
  await page.getByRole("combobox", { name: "Skill it is about" }).selectOption("Warmth");
  await pictures(app, "Session", "coach-session", 6);
  await page.getByRole("button", { name: "Replace" }).first().click(kPatience);
  const choosing = page.getByRole("region", { name: "Another decision for moment 1" });
  await choosing.waitFor(kPatience);
  // Beside the moment that it replaces.
  const below = await page.getByRole("list", { name: "Moments" }).getByRole("listitem").first().boundingBox();
  assert.ok((await choosing.boundingBox()).y - (below.y + below.height) < 40);
  await pictures(app, "Session", "coach-session-replace", 1);
  await button(page, "Cancel").click(kPatience);
  await choosing.waitFor({ state: "detached", ...kPatience });
  const [tab] = await Promise.all([page.context().waitForEvent("page", kPatience), button(page, "Print").click(kPatience)]);
  await tab.locator("html[data-printed=yes]").waitFor(kPatience);
  assert.equal(await tab.getByRole("heading", { level: 2, name: "Moments to talk about" }).count(), 1);
  assert.match(await tab.evaluate(() => getComputedStyle(document.querySelector("h1")).fontSize), /^2\d/);
  await tab.pdf({ path: join(kScreenshots, "coach-session.pdf"), format: "A4" });
  await tab.close();
  const file = await saved(page, "Save the session file");
  // In a browser that holds the session as its supervisor's, too, a file is the trainee's.
  await drop(page, "session.json", file);
  await page.getByRole("heading", { level: 1, name: /^A session with/ }).waitFor(kPatience);
  await pictures(app, "Session", "coach-received", 3);
  const first = page.getByRole("list", { name: "Moments" }).getByRole("listitem").first();
  await first.getByRole("textbox", { name: "Your words on moment 1" }).fill("They had hung up twice before.");
  await page.waitForTimeout(400);
  await first.getByRole("button", { name: "I see it differently" }).click(kPatience);
  await first.getByRole("button", { name: "✓ I see it differently" }).waitFor(kPatience);
  await page.getByRole("list", { name: "What was agreed" }).getByRole("button", { name: "I see it so too" }).click(kPatience);
  await pictures(app, "Session", "coach-answering", 3);
  await drop(page, "reply.json", await saved(page, "Save the reply"));
  await page.getByText("The reply is in: it stands at each point.").waitFor(kPatience);
  await pictures(app, "Session", "coach-answered", 4);
  await app.expect_clean();
});
