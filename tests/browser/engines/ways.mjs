// The way through practice, for a Person: list of calls, a whole call, its debrief, settings.
import { choice_of, words_of } from "../calls.mjs";

const kHand = { role: "region", name: "What you can say or do" };
const kSaid = { role: "listitem", in: { role: "region", name: "What was said" } };
const kEnd = { role: "button", name: "See what it did" };
const kShowAll = { role: "button", name: /^Show all/ };
const kChoices = { role: "button", name: /^[1-4]\s/, in: kHand };

function escaped(text) { return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }

// ---- A call ---------------------------------------------------------------------------------------

export function said(person) { return person.texts(kSaid); }

export function open_choices(person) { return person.all({ ...kChoices, open: true }); }

// From the list of calls to the first line of the call of that title.
export async function begin_call(person, title) {
  const its = { role: "listitem", has: { role: "heading", name: title } };
  await person.press({ role: "button", name: "Take this call", in: its });
  const note = { role: "region", name: "What this call touches" };
  const pick_up = { role: "button", name: /^(Pick up|Ring) now$/ };
  await person.until(async () => await person.count(note) > 0 || await person.count(pick_up) > 0, "the page before the call");
  if (await person.count(note) > 0) await person.press({ role: "button", name: "Take this call" });
  await person.press(pick_up);
  await person.see(kHand);
}

// Hurries the lines until something can be chosen or the call is over.
export async function until_open(person) {
  await person.until(async () => {
    if ((await open_choices(person)).length > 0 || await person.count({ ...kEnd, open: true }) > 0) return true;
    if (await person.count(kShowAll) > 0) await hurry(person);
    return false;
  }, "something to choose");
}

// The last line may come by itself in between, and the button go.
async function hurry(person) {
  if (person.hand !== "finger") { await person.window.key(" "); return; }
  const [button] = await person.all(kShowAll);
  if (button && button.clear) await person.window.tap(button.box.x + button.box.width / 2, button.box.y + button.box.height / 2);
}

export async function choose(person, choice) {
  const before = (await said(person)).length;
  const button = { ...kChoices, name: new RegExp(`^[1-4]\\s+${escaped(words_of(choice).replace(/\s+/g, " "))}`), open: true };
  const { name } = await person.see(button);
  if (person.hand === "keys") await person.window.key(name[0]);
  else await person.press(button);
  await person.until(async () => (await said(person)).length > before, "what was chosen to stand in the transcript");
}

export async function look_up(person, card) {
  const menu = { role: "button", name: "Look up" };
  if (await person.count(menu) > 0) await person.press(menu);
  await person.press({ role: "button", name: new RegExp(`^${escaped(card.title)}`) });
  const dialog = { role: "dialog", name: card.title };
  await person.see(dialog);
  await person.press({ role: "button", name: "Back to the call", in: dialog });
  await person.gone(dialog);
  const open = { ...menu, expanded: true };
  if (await person.count(open) > 0) await person.press(open);
}

// Steps are those of the command line: "hello/ours", "card:sheet".
export async function play(person, scenario, steps) {
  for (const step of steps) {
    await until_open(person);
    if (step.startsWith("card:")) await look_up(person, scenario.cards.find((card) => `card:${card.id}` === step));
    else await choose(person, choice_of(scenario, step));
  }
  await until_open(person);
}

// The sign that all of it is on disk.
export function saved(person) { return person.see({ text: "✓ Saved" }); }

// ---- The debrief ----------------------------------------------------------------------------------

export async function see_debrief(person) {
  await person.press(kEnd);
  await person.see({ role: "region", name: "How it ended" });
}

// What calls.mjs compares with the command line.
export async function read_debrief(person) {
  for (const name of ["What your words did", "What the caller needed", "Shown, not rewarded"]) {
    const fold = { role: "button", name, expanded: false };
    if (await person.count(fold) === 0) continue;
    await person.press(fold);
    await person.see({ ...fold, expanded: true });
  }
  const within = (name) => ({ role: "region", name });
  const figure = async (name) => {
    const [found] = await person.texts({ text: /^\d+$/, in: within(name) });
    return found === undefined ? null : Number(found);
  };
  return {
    ending: (await person.texts({ role: "heading", in: within("How it ended") }))[0],
    resolution: await figure(/^Resolution/),
    empathy: await figure(/^Empath/),
    criteria: await person.texts({ role: "listitem", in: within("What your words did") }),
    account: await person.texts({ role: "listitem", in: within("Where 100 points of need went") }),
    decisions: (await person.all({ role: "button", name: /^Decision \d/, in: within("Your decisions") })).map(({ name }) => name),
    needs: await person.texts({ role: "listitem", in: within("What the caller needed") }),
    facts: (await person.texts(within("Shown, not rewarded")))[0],
  };
}

// ---- Around it ------------------------------------------------------------------------------------

export async function to_settings(person) {
  await person.press({ role: "link", name: "Settings" });
  await person.see({ role: "heading", name: "Settings" });
}

export async function to_library(person) {
  await person.press({ role: "link", name: "Practice" });
  await person.see({ role: "region", name: "Practice" });
}

// Every attempt with its figures, and what each call says of its own.
export async function dashboard(person) {
  await person.see({ text: /^First attempt/ });
  await person.until(async () => await person.count({ text: /scoring…/i }) === 0, "all attempts to be scored");
  return person.texts({ role: "listitem", in: { role: "region", name: "Practice" } });
}
