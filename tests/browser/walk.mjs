// A person's way through a call, by roles and names.
import { choice_of, kFirst, scenario_of, words_of } from "./calls.mjs";

export * from "./calls.mjs";

const kPatience = { timeout: 60000 };

// ---- What is on the screen ------------------------------------------------------------------------

function escaped(text) { return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }

export function hand(page) { return page.getByRole("region", { name: "What you can say or do" }).first(); }

export function choice_buttons(page) { return hand(page).getByRole("button", { name: /^[1-4]\s/ }); }

export function choice_button(page, choice) {
  return hand(page).getByRole("button", { name: new RegExp(`^[1-4]\\s+${escaped(words_of(choice))}`) });
}

export function open_choices(page) { return hand(page).getByRole("button", { name: /^[1-4]\s/, disabled: false }); }

// What is shown, each attempt in an order of its own, in the order of the scenario's author: { step, choice, open } each.
export async function authored_choices(page, scenario) {
  const shown = await choice_buttons(page).evaluateAll((all) => all.map((one) => ({
    words: one.textContent.replace(/^[1-4]\s+/, ""), open: one.getAttribute("aria-disabled") !== "true" && !one.disabled,
  })));
  const of = (node) => (node.choices ?? []).flatMap((choice) => {
    const found = shown.find((one) => one.words.startsWith(words_of(choice)));  // a rule may follow
    return found ? [{ step: `${node.id}/${choice.id}`, choice, open: found.open }] : [];
  });
  const found = scenario.nodes.map(of).find((choices) => choices.length > 0 && choices.length === shown.length);
  if (!found) throw new Error(`no moment of ${scenario.id} has these choices: ${JSON.stringify(shown)}`);
  return found;
}

// Of the choices that can be made, the one that the author wrote first or last.
export async function first_open(page, scenario) { return (await authored_choices(page, scenario)).find((one) => one.open); }

export async function last_open(page, scenario) { return (await authored_choices(page, scenario)).findLast((one) => one.open); }

export function show_all(page) { return page.getByRole("button", { name: /^Show all/ }); }

export function said(page) { return page.getByRole("region", { name: "What was said" }).getByRole("listitem"); }

// ---- Doing ----------------------------------------------------------------------------------------

// One for each kind of hand: press(button) presses a control; pick(button) chooses a numbered card.
export const kHands = {
  pointer: { press: (button) => button.click(kPatience), pick: (button) => button.click(kPatience) },
  touch: { press: (button) => button.tap(kPatience), pick: (button) => button.tap(kPatience) },
  keys: {
    press: async (button) => {
      await button.focus(kPatience);
      await button.page().keyboard.press("Enter");
    },
    pick: async (button) => {
      const name = await button.textContent();
      await button.page().keyboard.press(name[0]);
    },
  },
};

// From the list of calls to the first line of the call: the named one, or the suggested one where that is asked for.
export async function begin_call(app, { hand: by = kHands.pointer, title = scenario_of(kFirst).title, suggested = false } = {}) {
  const { page } = app;
  if (!suggested) {
    await by.press(page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) })
      .getByRole("button", { name: "Take this call" }));
  } else {
    await by.press(page.getByRole("button", { name: /^Take “/ }));
  }
  const note = page.getByRole("region", { name: "What this call touches" });
  await note.or(page.getByRole("region", { name: "Before the call" })).first().waitFor(kPatience);
  if (await note.count() > 0) await by.press(page.getByRole("button", { name: "Take this call" }));
  await by.press(page.getByRole("button", { name: /^(Pick up|Ring) now$/ }));
  await hand(page).waitFor(kPatience);
}

// Hurries the lines by the key until something can be chosen or the call is over.
// `hurry` must not mind that there is nothing to hurry any more.
export async function until_open(page, hurry = () => page.keyboard.press(" ")) {
  const end = page.getByRole("button", { name: "See what it did" });
  const ready = open_choices(page).first().or(end);
  await ready.or(show_all(page)).first().waitFor(kPatience);
  if (await show_all(page).count() > 0) await hurry();  // the last line may come by itself in between
  await ready.first().waitFor(kPatience);
}

export async function choose(page, choice, by = kHands.pointer) {
  const before = await said(page).count();
  const button = choice_button(page, choice);
  await button.waitFor(kPatience);
  await button.and(open_choices(page)).waitFor(kPatience);
  await by.pick(button);
  await page.waitForFunction(([count]) => document.querySelectorAll("#semantics [role=list] > .s-listitem[data-id^=said-]").length > count,
    [before], kPatience);
}

// Opens a card and reads it.
export async function look_up(page, card, by = kHands.pointer) {
  const menu = page.getByRole("button", { name: "Look up", exact: true });
  if (await menu.count() > 0) await by.press(menu);
  await by.press(page.getByRole("button", { name: new RegExp(`^${escaped(card.title)}`) }));
  const dialog = page.getByRole("dialog", { name: card.title });
  await dialog.getByText(card.text.slice(0, 20)).waitFor(kPatience);
  await by.press(dialog.getByRole("button", { name: "Back to the call" }));
  await dialog.waitFor({ state: "detached", ...kPatience });
  const open = page.getByRole("button", { name: "Look up", expanded: true });
  if (await open.count() > 0) await by.press(open);
}

// For a finger: presses the button that shows all lines, if it is still there.
export function tap_show_all(page) {
  return show_all(page).tap({ timeout: 3000 }).catch((error) => {
    if (error.name !== "TimeoutError") throw error;
  });
}

// Plays steps from the first line on; `hurry` shows all lines.
export async function play(app, scenario, steps, { hand: by = kHands.pointer, hurry } = {}) {
  for (const step of steps) {
    await until_open(app.page, hurry);
    if (step.startsWith("card:")) await look_up(app.page, scenario.cards.find((card) => `card:${card.id}` === step), by);
    else await choose(app.page, choice_of(scenario, step), by);
  }
  await until_open(app.page, hurry);
}

// From the end of the call to its debrief. The way there has the same guard as a choice, so that nobody misses the last line.
export async function see_debrief(page, by = kHands.pointer) {
  const button = page.getByRole("button", { name: "See what it did", disabled: false });
  await button.waitFor(kPatience);
  await by.press(button);
  await page.getByRole("region", { name: "How it ended" }).waitFor(kPatience);
}

// ---- The debrief ----------------------------------------------------------------------------------

// On a phone the later parts are folded to their headings.
export async function unfold(page, ...names) {
  for (const name of names) {
    const fold = page.getByRole("button", { name, exact: true, expanded: false });
    if (await fold.count() === 0) continue;
    await fold.press("Enter");
    await page.getByRole("button", { name, exact: true, expanded: true }).waitFor(kPatience);
  }
}

// The figures of the debrief on the screen, with the signs of the scorecard.
export async function read_debrief(page) {
  const region = (name) => page.getByRole("region", { name });
  await region("How it ended").waitFor(kPatience);
  await unfold(page, "What your words did", "What the caller needed", "Shown, not rewarded");
  const figure = async (name) => {
    const found = region(name).getByText(/^\d+$/);
    return await found.count() > 0 ? Number(await found.first().textContent()) : null;
  };
  const texts = (locator) => locator.allInnerTexts();
  return {
    ending: await region("How it ended").getByRole("heading").innerText(),
    resolution: await figure(/^Resolution/),
    empathy: await figure(/^Empath/),
    criteria: await texts(region("What your words did").getByRole("listitem")),
    account: await texts(region("Where 100 points of need went").getByRole("listitem")),
    decisions: await region("Your decisions").getByRole("button", { name: /^Decision \d/ })
      .evaluateAll((buttons) => buttons.map((button) => button.textContent)),
    needs: await texts(region("What the caller needed").getByRole("listitem")),
    facts: await region("Shown, not rewarded").innerText(),
  };
}
