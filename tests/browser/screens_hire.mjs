// Pictures of Hire (part of screens.mjs): the team's pages, empty and with what two dozen candidates handed in, and each page
// that a candidate sees; what is printed as PDF beside them.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as ways from "./hire_ways.mjs";
import { looks_of } from "./looks.mjs";
import { kScreenshots, open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const { button, drop, fill, heading, kPatience } = ways;
const kLong = { timeout: 300000 };

async function shoot(app, name) {
  await app.page.waitForTimeout(300);
  await app.shoot(name);
}

// The page from its top to its end, a screen at a time, at most so many.
async function shoot_through(app, region, name, most = 9) {
  const scroller = app.page.getByRole("region", { name: region, exact: true }).first();
  for (let i = 0; i < most; i += 1) {
    const more = await scroller.evaluate((element, step) => {
      element.scrollTop = step * (element.clientHeight - 80);
      return element.scrollTop + element.clientHeight < element.scrollHeight - 4;
    }, i);
    await shoot(app, `${name}-${i + 1}`);
    if (!more) return;
  }
}

async function shoot_paper(app, label, name) {
  const [paper] = await Promise.all([app.page.context().waitForEvent("page", kPatience), button(app.page, label).click(kPatience)]);
  await paper.locator("html[data-printed=yes]").waitFor(kPatience);  // its looks come last
  mkdirSync(kScreenshots, { recursive: true });
  await paper.pdf({ path: join(kScreenshots, `${name}.pdf`), format: "A4" });
  await paper.close();
}

async function to_tab(page, tab, name) {
  await page.getByRole("navigation", { name: "Pages about hiring" }).getByRole("button", { name: tab, exact: true }).click(kPatience);
  await page.getByRole("heading", { level: 1, name }).waitFor(kPatience);
}

// ---- The team -------------------------------------------------------------------------------------

async function shoot_empty(app) {
  const { page } = app;
  await shoot(app, "hire-empty");
  await to_tab(page, "Results", "Open what candidates handed in");
  await shoot(app, "hire-results-empty");
  await to_tab(page, "The form itself", /./);
  await shoot(app, "hire-quality-empty");
  await to_tab(page, "Fairness", /./);
  await shoot_through(app, "Fairness", "hire-fair-empty");
  await to_tab(page, "Forms", "The same calls for everyone");
}

async function shoot_forms(app, form) {
  const { page } = app;
  await button(page, "Put a form together").click(kPatience);
  await button(page, "Add calls").click(kPatience);
  await page.getByRole("region", { name: "Give it out" }).waitFor(kPatience);
  await shoot_through(app, await page.getByRole("heading", { level: 1 }).innerText(), "hire-form-new", 2);
  await to_tab(page, "Forms", "The same calls for everyone");
  const other = ways.form_of({
    variant: "B", id: "b".repeat(32), calls: ["let-me-ask-my-husband", "the-meter-says", "press-two-to-cancel", "you-people", "the-name-on-the-ticket"],
  });
  await drop(page, [["form-b.json", ways.form_text(other)]]);
  await page.getByRole("heading", { level: 1, name: /\(B\)$/ }).waitFor(kPatience);
  await to_tab(page, "Forms", "The same calls for everyone");
  await drop(page, [["form-a.json", ways.form_text(form)]]);
  await page.getByRole("heading", { level: 1, name: /\(A\)$/ }).waitFor(kPatience);
  await fill(page, /^The candidate’s code/, "C-1 Ada");
  await page.getByRole("combobox", { name: "Compare with" }).selectOption({ index: 1 });
  await page.getByRole("region", { name: "Beside another form" }).getByText(/^They share/).first().waitFor(kLong);
  await shoot_through(app, await page.getByRole("heading", { level: 1 }).innerText(), "hire-form");
  await fill(page, /^The candidate’s code/, "C-1");
  await button(page, "Pauses").click(kPatience);
  await page.getByRole("region", { name: "Give it out" }).evaluate((element) => element.scrollIntoView());
  await shoot(app, "hire-form-give");
  await button(page, "Remove it").click(kPatience);
  await page.getByRole("dialog").waitFor(kPatience);
  await shoot(app, "hire-form-remove");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
  await to_tab(page, "Forms", "The same calls for everyone");
  await shoot(app, "hire-forms");
}

async function shoot_results(app, files, paper) {
  const { page } = app;
  await to_tab(page, "Results", "Open what candidates handed in");
  const changed = files[0][1].replace('"what":"opened"', '"what":"paused"');
  await drop(page, [...files, ["copy of C-002.json", files[1][1]], ["C-001 changed.json", changed], ["holiday.json", '{"plans":[]}']]);
  await page.getByRole("region", { name: "Loading" }).waitFor({ timeout: 3000 }).then(() => app.shoot("hire-results-loading"), () => {});
  await page.getByText(new RegExp(`${files.length} sittings of`)).first().waitFor(kLong);
  await page.getByRole("region", { name: "Loading" }).waitFor({ state: "detached", ...kLong });
  await shoot_through(app, "Results", "hire-results");
  const more = page.getByRole("button", { name: /^Show all \d+$/ });
  while (await more.count() > 0) {
    const before = await more.count();
    await more.first().click(kPatience);
    await page.waitForFunction((count) => [...document.querySelectorAll("#semantics button")].filter((one) => /^Show all \d+$/.test(one.textContent)).length < count, before, kPatience);
  }
  for (const code of ["C-002", "C-007", "C-017"]) {
    await page.locator(`[aria-description="${code}"]`).and(button(page, "Set side by side")).click(kPatience);
  }
  await page.getByText(/^The candidates that you chose\./).waitFor(kPatience);
  await button(page, "Set weights").click(kPatience);
  await page.getByRole("region", { name: "A total, only if you want one" }).getByRole("combobox").nth(1).selectOption({ index: 2 });
  await page.getByRole("region", { name: "A total, only if you want one" }).getByRole("combobox").nth(2).selectOption({ index: 1 });
  await page.getByRole("region", { name: "Side by side" }).evaluate((element) => element.scrollIntoView());
  await shoot(app, "hire-results-beside");
  await page.getByRole("region", { name: "A total, only if you want one" }).evaluate((element) => element.scrollIntoView());
  await shoot(app, "hire-results-weights");
  await button(page, "Open their page").nth(1).click(kPatience);
  await page.getByRole("heading", { level: 1, name: "C-002" }).waitFor(kPatience);
  await shoot_through(app, "C-002", "hire-candidate");
  await button(page, "Show what was agreed with them").click(kPatience);
  await page.getByRole("button", { name: /^Show its \d+ decisions$/ }).first().click(kPatience);
  await page.getByRole("region", { name: "What happened on the way" }).evaluate((element) => element.scrollIntoView());
  await shoot(app, "hire-candidate-agreed");
  await page.getByRole("region", { name: "Call by call" }).evaluate((element) => element.scrollIntoView());
  await shoot(app, "hire-candidate-call");
  if (paper) {
    await shoot_paper(app, "Print the interview guide", "hire-guide");
    await shoot_paper(app, "Print their own report", "hire-own-report");
  }
  await button(page, "Forget this candidate").click(kPatience);
  await page.getByRole("dialog").waitFor(kPatience);
  await shoot(app, "hire-forget");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
  await button(page, "Back to all candidates").click(kPatience);
  await page.getByRole("heading", { level: 1, name: "Results" }).waitFor(kPatience);
}

async function shoot_figures(app, groups, paper) {
  const { page } = app;
  await to_tab(page, "The form itself", /./);
  await page.getByRole("button", { name: "Show them" }).first().click(kPatience);
  await shoot_through(app, await page.getByRole("heading", { level: 1 }).innerText(), "hire-quality");
  if (paper) await shoot_paper(app, "Print this page", "hire-quality");
  await to_tab(page, "Fairness", /./);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "groups.csv", { type: "text/csv" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, groups);
  await page.getByRole("region", { name: "Groups and rule" }).waitFor(kPatience);
  await shoot_through(app, await page.getByRole("heading", { level: 1 }).innerText(), "hire-fair");
  if (paper) await shoot_paper(app, "Print this page", "hire-fair");
  await to_tab(page, "The law", "What the law asks");
  await shoot_through(app, "What the law asks", "hire-law");
  if (paper) await shoot_paper(app, "Print this page", "hire-law");
}

for (const { size, theme, looks } of looks_of()) {
  test(`pictures: hire, ${size}, ${theme}`, async (t) => {
    const paper = size === "desk" && theme === "light";
    const app = await open_app(t, { size, theme, motion: "reduce", looks });
    await app.page.context().addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = "yes"; }; });
    const form = ways.form_of();
    const { files, groups } = ways.intake(form);
    await ways.open_hire(app.page);
    await shoot_empty(app);
    await shoot_forms(app, form);
    await shoot_results(app, files, paper);
    await shoot_figures(app, groups, paper);
    await app.expect_clean();
  });
}

// ---- A candidate ----------------------------------------------------------------------------------

// A page in which a candidate follows a link.
async function open_sitting(t, options, form, invitation) {
  const app = await open_page(t, { motion: "reduce", looks: { axe: true }, ...options });
  await app.page.addInitScript(() => {
    const now = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => now() + ahead;
    window.time_goes_on = (ms) => { ahead += ms; };
  });
  await app.page.goto(app.url + ways.link_to(form, invitation));
  await app.ready();
  await heading(app.page, form.title).waitFor(kPatience);
  return app;
}

async function into_call(page, name) {
  await button(page, name).click(kPatience);
  await walk.until_open(page);
}

async function shoot_dialog(app, open, name) {
  await button(app.page, open).click(kPatience);
  await app.page.getByRole("dialog").waitFor(kPatience);
  await shoot(app, name);
  await app.page.keyboard.press("Escape");
  await app.page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
}

// From consent to the file, with a pause, a reload and time that runs out; two calls of a minute.
async function shoot_sitting(t, options) {
  const form = ways.form_of({ calls: ["speak-up-please", "the-meter-says"], limit: 60, pauses: true });
  const app = await open_sitting(t, options, form, { candidate: "" });
  const { page } = app;
  await shoot_through(app, form.title, "sit-consent");
  await button(page, "Begin").click(kPatience);
  await page.getByRole("region", { name: "Taking part" }).evaluate((element) => element.scrollIntoView());
  await shoot(app, "sit-refused");
  await fill(page, "The code that you were given", "C-17");
  await ways.consent(page, form.title);
  await shoot_through(app, form.title, "sit-warm-up");
  await into_call(page, "Begin the warm-up");
  await shoot(app, "sit-call");
  await page.keyboard.press("1");
  await shoot(app, "sit-call-answered");
  for (let i = 0; i < 300 && await button(page, "Begin call 1").count() === 0; i += 1) {
    await walk.show_all(page).click({ timeout: 200 }).catch(() => {});
    const words = await walk.open_choices(page).first().textContent({ timeout: 200 }).catch(() => "");
    if (words) await page.keyboard.press(words[0]);  // a rule may forbid the first one
    await page.waitForTimeout(300);
  }
  await shoot_through(app, form.title, "sit-next");
  await shoot_dialog(app, "Stop taking part", "sit-leave");
  await into_call(page, "Begin call 1");
  await button(page, "Pause").click(kPatience);
  await heading(page, "Paused").waitFor(kPatience);
  await shoot(app, "sit-paused");
  await button(page, "Go on with the call").click(kPatience);
  await walk.until_open(page);
  await page.getByText("✓ Saved").first().waitFor(kPatience);
  await app.reloaded_by(() => page.reload());
  await heading(page, "You are back where you were").waitFor(kPatience);
  await shoot(app, "sit-back");
  await button(page, "Go on with the call").click(kPatience);
  await walk.until_open(page);
  await page.evaluate(() => window.time_goes_on(40000));
  await page.waitForTimeout(1500);
  await shoot(app, "sit-time-nearly-up");
  await page.evaluate(() => window.time_goes_on(60000));
  await button(page, "Begin call 2").waitFor(kPatience);
  await shoot(app, "sit-time-up");
  await into_call(page, "Begin call 2");
  await page.evaluate(() => window.time_goes_on(90000));
  await button(page, "Save the file").waitFor(kPatience);
  await shoot_through(app, form.title, "sit-done");
  await shoot_dialog(app, "Remove it from this browser", "sit-remove");
  await ways.saved(page, "Save the file");
  await button(page, "Save the file again").waitFor(kPatience);
  await shoot_through(app, form.title, "sit-saved");
  await app.expect_clean();
}

// What was agreed with a candidate, and those who leave, come by a broken link, or open it twice.
async function shoot_others(t, options) {
  const form = ways.form_of({ warm_up: null, limit: 0 });
  const large = await open_sitting(t, options, form, { candidate: "C-18", agreed: { larger_text: true } });
  await shoot_through(large, form.title, "sit-large", 2);
  await ways.consent(large.page, form.title);
  await into_call(large.page, "Begin call 1");
  await shoot(large, "sit-large-call");
  const second = await large.page.context().newPage();
  const looking_on = Object.assign(Object.create(Object.getPrototypeOf(large)), large, { page: second });
  await second.goto(large.page.url());
  await looking_on.ready();
  await second.waitForTimeout(1500);
  await shoot(looking_on, "sit-second-tab");
  await second.close();
  await button(large.page, "Stop taking part").or(large.page.getByRole("button", { name: /^(Leave|Stop)/ })).first().click(kPatience);
  await large.page.getByRole("dialog").waitFor(kPatience);
  await shoot(large, "sit-large-leave");
  await button(large.page, "Stop here").click(kPatience);
  await heading(large.page, "You left").waitFor(kPatience);
  await shoot(large, "sit-left");

  const plain = await open_sitting(t, options, form, { candidate: "C-19", agreed: { plain_layout: true, time_per_cent: 150 } });
  await shoot_through(plain, form.title, "sit-plain", 2);
  await ways.consent(plain.page, form.title);
  await into_call(plain.page, "Begin call 1");
  await shoot(plain, "sit-plain-call");
  const broken = await open_page(t, { motion: "reduce", looks: { axe: true }, ...options });
  await broken.page.goto(broken.url + ways.link_to(form, {}).slice(0, -9));
  await broken.ready();
  await shoot(broken, "sit-broken-link");
  for (const app of [large, plain, broken]) await app.expect_clean();
}

for (const { size, theme } of looks_of()) {
  test(`pictures: a candidate takes a form, ${size}, ${theme}`, (t) => shoot_sitting(t, { size, theme }));
  test(`pictures: other candidates, ${size}, ${theme}`, (t) => shoot_others(t, { size, theme }));
}
