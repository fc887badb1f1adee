// Hire without a pointer: a form is composed, given out, taken, and its results read, by keys alone, and by nothing but the roles
// and names that a screen reader hears. Wherever the focus rests it has a role and a name, lies in sight and shows its ring.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as ways from "./hire_ways.mjs";
import { assert_rings, choose, comes_to, focused, give, go_to, heading_of, press, rests, type } from "./keys.mjs";
import { open_app, open_page } from "./support.mjs";

const { kPatience } = ways;
const kKeys = { delay: 0 };

// ---- The team -------------------------------------------------------------------------------------

async function compose(page) {
  await press(page, "Put a form together", { looked_at: true });
  await heading_of(page, "A form without a title");
  await type(page, "Title", "Night intake");
  await type(page, "Who asks", "Nordlicht Energy");
  await type(page, /^What it is for/, "To see how you take calls.");
  await type(page, /^Whom to ask/, "Hiring, room 2");
  await type(page, /^Job analysis/, "Calls like these make up the week.");
  await press(page, "Add calls", { key: " " });
  for (const title of ["Speak up, please", "The meter says", "Half a wardrobe"]) {
    await press(page, "Add", { about: title });
    await page.getByText(new RegExp(`^\\d\\. ${title}`)).waitFor(kPatience);
    await rests(page, `adding ${title}`);
  }
  await press(page, "Up", { about: "Half a wardrobe" });
  await page.getByText("2. Half a wardrobe").waitFor(kPatience);
  await comes_to(page, "moving a call up", { name: "Up", about: "Half a wardrobe" });
  await press(page, "Take out", { about: "Half a wardrobe" });
  await page.getByText("2. The meter says").waitFor(kPatience);
  await comes_to(page, "taking a call out", { name: "Take out", about: "The meter says" });
  await choose(page, "Time limit for a call", "10 minutes");
  await type(page, /^The candidate’s code/, "K-1");
  return ways.link_of(page, () => press(page, "Copy the link", { looked_at: true }));
}

// ---- A candidate ----------------------------------------------------------------------------------

async function take(page) {
  await heading_of(page, "Night intake");
  await press(page, "I have read this and take part", { key: " " });
  await rests(page, "agreeing");
  await press(page, "Begin", { looked_at: true });
  await page.getByRole("button", { name: "Begin call 1", exact: true }).waitFor(kPatience);
  await heading_of(page, "Night intake");
  for (const call of ["Begin call 1", "Begin call 2"]) {
    await press(page, call);
    await rests(page, call);
    await answer(page, call === "Begin call 1" ? "Begin call 2" : "Save the file");
    await heading_of(page, "Night intake");
  }
}

// The first answer by Tab and Enter, the others by their numbers.
async function answer(page, until) {
  const choices = page.getByRole("region", { name: "What you can say or do" }).getByRole("button", { name: /^[1-4]\s/, disabled: false });
  let tabbed = false;
  for (let i = 0; i < 300; ++i) {
    if (await page.getByRole("button", { name: until, exact: true }).count() > 0) return;
    if (await choices.count() === 0) {
      await page.keyboard.press(" ", kKeys);  // hurries the lines
    } else if (!tabbed) {
      await go_to(page, "button", /^[1-4]\s/);
      await page.keyboard.press("Enter", kKeys);
      tabbed = true;
    } else {
      const words = await choices.first().textContent({ timeout: 1000 }).catch(() => "");  // a rule may forbid the first one
      if (words) await page.keyboard.press(words[0], kKeys);
    }
    await page.waitForTimeout(250);
  }
  const at = await focused(page);
  assert.fail(`the call never ended; the focus is on ${at.role} “${at.name}”; there is ${(await ways.buttons(page)).join(" | ")}`);
}

// ---- The journey ----------------------------------------------------------------------------------

test("Hire by keys alone: composed, given out, taken, opened, read, set side by side, and looked at for fairness", async (t) => {
  const team = await open_app(t, { motion: "reduce" });
  await Promise.all([team.page.waitForEvent("domcontentloaded"), press(team.page, "Hire", { role: "link" })]);
  await team.ready();
  await heading_of(team.page, "The same calls for everyone");
  const link = await compose(team.page);

  const sitting = await open_page(t, { motion: "reduce" });
  await sitting.page.goto(link);
  await sitting.ready();
  await take(sitting.page);
  const own = await ways.saved_file(sitting.page, () => press(sitting.page, "Save the file"));
  await sitting.page.getByRole("button", { name: "Save the file again" }).waitFor(kPatience);
  await rests(sitting.page, "saving the file");
  await sitting.expect_clean();

  const { form, candidate } = JSON.parse(JSON.parse(own).invitation);
  assert.equal(candidate, "K-1");
  const { files, groups } = ways.intake(form, 6);
  const { page } = team;
  await press(page, "Results");
  await heading_of(page, "Open what candidates handed in");
  await give(page, () => press(page, "Choose files"), [["own.json", own], ...files]);
  await page.getByText(/7 sittings of/).first().waitFor({ timeout: 120000 });
  await page.getByRole("region", { name: "Loading" }).waitFor({ state: "detached", ...kPatience });
  await rests(page, "loading files");

  await press(page, "Open their page", { about: "K-1" });
  await heading_of(page, "K-1");
  await press(page, "Show what was agreed with them", { looked_at: true });
  await rests(page, "what was agreed");
  await press(page, /^Show its \d+ decisions$/, { about: "Speak up, please" });
  await page.getByRole("list", { name: "Speak up, please" }).getByRole("listitem").first().waitFor(kPatience);
  await press(page, "Forget this candidate");
  await page.getByRole("dialog").waitFor(kPatience);
  await page.keyboard.press("Escape", kKeys);
  await page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
  await comes_to(page, "closing the question", { name: "Forget this candidate" });
  await press(page, "Back to all candidates");
  await heading_of(page, "Results");

  for (const code of ["C-001", "K-1"]) {
    await press(page, "Set side by side", { about: code });
    await rests(page, `setting ${code} beside others`);
  }
  await page.getByText(/^(C-001 and K-1: no reliable difference|.* is reliably higher than )/).first().waitFor(kPatience);
  await choose(page, "Figure", "Warmth");
  await page.getByText(/in Warmth\.$/).first().waitFor(kPatience);

  await press(page, "Fairness");
  await heading_of(page, "Fairness");
  await give(page, () => press(page, "Choose the file"), [["groups.csv", groups]]);
  await page.getByRole("region", { name: "Groups and rule" }).waitFor(kPatience);
  await rests(page, "taking the groups");
  await choose(page, "Groups by", "age");
  await page.getByRole("region", { name: "Too small for figures" }).waitFor(kPatience);
  await press(page, "Forget it now");
  await page.getByRole("region", { name: "Groups and rule" }).waitFor({ state: "detached", ...kPatience });
  await comes_to(page, "forgetting the groups", { name: "Choose the file" });
  await press(page, "Results");
  await heading_of(page, "Results");
  await press(page, "Put these away");
  await page.getByRole("heading", { level: 1, name: "Open what candidates handed in" }).waitFor(kPatience);
  await comes_to(page, "putting the files away", { role: "heading" });
  assert_rings();
  await team.expect_clean();
});
