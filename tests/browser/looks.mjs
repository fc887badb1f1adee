// The sizes and themes that pictures are taken in. All of them take long: WARMLINE_PICTURES=all does them, an ordinary run the
// two that lie furthest apart, and the tablet where a page has a layout of its own there.
import { kSizes } from "./support.mjs";

const kAll = process.env.WARMLINE_PICTURES === "all";
const is = (size, theme, name) => `${size} ${theme}` === name;
const furthest = (size, theme) => is(size, theme, "desk light") || is(size, theme, "phone dark");

// [{size, theme, looks}]; `looks` is open_page's: what a screen reader meets is looked at everywhere, by axe as well in two.
export function looks_of({ tablet = false } = {}) {
  return Object.keys(kSizes).flatMap((size) => ["light", "dark"].map((theme) => ({ size, theme, looks: { axe: furthest(size, theme) } })))
    .filter(({ size, theme }) => kAll || furthest(size, theme) || (tablet && is(size, theme, "tablet light")));
}
