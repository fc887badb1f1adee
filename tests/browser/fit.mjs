// Whether what a page shows has room: measured, for pages in large text, in narrow windows and in other languages.
import { frames } from "./patience.mjs";

// What measure() finds wrong with what was just asked for: not with what the next frame takes away, be it the page that was
// there before or one that is still being laid out.
export async function wrong_at_rest(page, measure) {
  let found = [];
  for (let round = 0; round === 0 || (round === 1 && found.length > 0); ++round) {
    await frames(page);
    await page.waitForTimeout(250);
    found = await measure();
  }
  return found;
}

// What leaves the window sideways, what lies on other words, what is pressed and smaller than 24 CSS pixels: a line each.
export function misfits(page) {
  return page.evaluate(() => {
    const found = [];
    const words = [];
    const tell = (element) => `${element.dataset.id}: “${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 40)}”`;
    // Of a text the letters count, line by line: an element may be wider than what it says.
    const lines_of = (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()];
    };
    // What lies under an open dialog can't be seen.
    const dialogs = [...document.querySelectorAll("#semantics .s-dialog")];
    const root = dialogs.at(-1) ?? document.getElementById("semantics");
    for (const element of root.querySelectorAll("[data-id]")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || element.closest(".s-plane")) continue;
      // What the pointer can hit of a word goes a little beyond the word itself.
      const slack = element.matches(".s-button") ? 12 : 1;
      if (box.left < -slack || box.right > innerWidth + 1) found.push(`out of the window: ${tell(element)} ${Math.round(box.left)} to ${Math.round(box.right)}`);
      // A piece of a bar is as wide as what it stands for.
      if (element.dataset.id.startsWith("account/segment-")) continue;
      if (element.matches(".s-button, .s-link, .s-select, .s-textfield") && box.width > 1.5 && (box.width < 23.5 || box.height < 23.5)) {
        found.push(`small: ${tell(element)} ${Math.round(box.width)} × ${Math.round(box.height)}`);
      }
      // A chart's key is drawn in pieces and said as a sentence.
      if (element.matches(".s-text, .s-heading, .s-label") && !element.dataset.id.endsWith("/scale")) {
        for (const line of lines_of(element)) {
          const shown = element.closest(".s-scroll")?.getBoundingClientRect();
          if (shown && (line.bottom < shown.top + 1 || line.top > shown.bottom - 1)) continue;  // scrolled away
          if (line.right > innerWidth + 2) found.push(`runs out: ${tell(element)} to ${Math.round(line.right)}`);
          words.push({ element, line: shown ? { left: line.left, right: line.right, top: Math.max(line.top, shown.top), bottom: Math.min(line.bottom, shown.bottom) } : line });
        }
      }
    }
    const kSlack = 3;
    for (let i = 0; i < words.length; ++i) {
      for (let k = i + 1; k < words.length && k < i + 400; ++k) {
        const a = words[i].line, b = words[k].line;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (words[i].element !== words[k].element && wide > kSlack && high > kSlack * 2) found.push(`on each other: ${tell(words[i].element)} and ${tell(words[k].element)}`);
      }
    }
    return [...new Set(found)].slice(0, 20);
  });
}
