// A form's ways, by roles and names: consent, its calls to the end, the file; and the team's page that opens it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

export const kPatience = { timeout: 60000 };

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const heading = (page, name) => page.getByRole("heading", { name, exact: true });

export async function fill(page, name, text) {
  await page.getByRole("textbox", { name }).fill(text, kPatience);
}

export async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), button(page, name).click(kPatience)]);
  return readFileSync(await download.path(), "utf8");
}

export function drop(page, files) {
  return page.evaluate((all) => {
    const data = new DataTransfer();
    for (const [name, bytes] of all) data.items.add(new File([bytes], name, { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

export async function open_hire(page) {
  await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("link", { name: "Hire", exact: true }).click(kPatience)]);
  await heading(page, "The same calls for everyone").waitFor(kPatience);
}

// Reads what it is about, agrees and begins; the warm-up waits then. `title`: of the form.
export async function consent(page, title = "Spring intake") {
  await heading(page, title).waitFor(kPatience);
  for (const name of ["What it is", "How it is judged", "What is kept", "If you need something different, or a human"]) {
    await heading(page, name).waitFor(kPatience);
  }
  await button(page, "I have read this and take part").click(kPatience);
  await button(page, "Begin").click(kPatience);
  await button(page, "Begin the warm-up").waitFor(kPatience);
}

// What can be pressed now, by its words.
export function buttons(page) {
  return page.evaluate(() => [...document.querySelectorAll("#semantics button")]
    .filter((one) => !one.disabled && one.getAttribute("aria-disabled") !== "true")
    .map((one) => one.getAttribute("aria-label") ?? one.textContent.trim()));
}

// Takes the form to its end: presses what leads on, and of the choices the first or the second in turn.
// meanwhile(place, made) comes before each press, `place` as "Call 2 of 3"; it may give another page to go on with.
export async function take_form(first, meanwhile = async () => null) {
  const kOn = [/^Begin (the warm-up|call \d+)$/, /^Go on with the call$/, /^Show all/];
  let page = first;
  const made = {};
  for (let i = 0; i < 400; ++i) {
    const names = await buttons(page);
    if (names.includes("Save the file")) return page;
    const place = await page.getByText(/^(Warm-up|Call \d+ of \d+)$/).first().textContent({ timeout: 50 }).catch(() => "");
    const other = await meanwhile(place, made[place] ?? 0, page);
    if (other) { page = other; continue; }
    const on = names.find((name) => kOn.some((words) => words.test(name)));
    const choices = names.filter((name) => /^[1-4]\s/.test(name));
    if (on) {
      await page.getByRole("button", { name: on, exact: true }).first().click({ timeout: 5000 }).catch(() => {});
    } else if (choices.length > 0) {
      await page.keyboard.press(choices[i % Math.min(2, choices.length)][0]);
      made[place] = (made[place] ?? 0) + 1;
    }
    await page.waitForTimeout(on ? 150 : 400);
  }
  assert.fail("the form never ended");
}

// A link followed in a page that shows something else of the site: it starts afresh.
export async function open_link(app, link) {
  await Promise.all([app.page.waitForEvent("domcontentloaded"), app.page.evaluate((to) => { location.href = to; }, link)]);
  await app.ready();
}
