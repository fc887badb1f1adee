// Keys and pointers as WebDriver describes them (w3.org/TR/webdriver2/#actions); WebDriver BiDi takes the same.

const kKeys = {
  Tab: "\uE004", Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Escape: "\uE00C", " ": " ",
  PageUp: "\uE00E", PageDown: "\uE00F", End: "\uE010", Home: "\uE011",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Backspace: "\uE003", Delete: "\uE017",
};

const kDownMs = 30;   // between down and up, as a hand is no quicker
const kStepMs = 16;   // between two places of a finger that moves
const kSteps = 12;

// "Tab", "a", "Shift+Tab", "Control+a"
export function strokes(key) {
  const parts = key === "+" ? ["+"] : key.split("+");
  const values = parts.map((part) => kKeys[part] ?? part);
  const down = values.map((value) => ({ type: "keyDown", value }));
  const up = values.toReversed ? values.toReversed() : [...values].reverse();
  return [{ type: "key", id: "keyboard", actions: [...down, ...up.map((value) => ({ type: "keyUp", value }))] }];
}

export function typing(text) {
  const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
  return [{ type: "key", id: "keyboard", actions }];
}

function pointer(kind, id, actions) {
  return { type: "pointer", id, parameters: { pointerType: kind }, actions };
}

const move = (x, y, duration = 0) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration });
const down = { type: "pointerDown", button: 0 }, up = { type: "pointerUp", button: 0 };
const pause = { type: "pause", duration: kDownMs };

export function click(x, y) { return [pointer("mouse", "mouse", [move(x, y), down, pause, up])]; }

export function tap(x, y) { return [pointer("touch", "finger", [move(x, y), down, pause, up])]; }

function path(from, to) {
  return Array.from({ length: kSteps }, (_, at) => {
    const part = (at + 1) / kSteps;
    return move(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, kStepMs);
  });
}

// One finger from one place to another, let go while it moves.
export function swipe(from, to) {
  return [pointer("touch", "finger", [move(from.x, from.y), down, ...path(from, to), up])];
}

// Two fingers, a distance apart at first and another at last.
export function pinch(at, apart, wider) {
  return [-1, 1].map((side, number) => {
    const place = (distance) => ({ x: at.x, y: at.y + side * distance / 2 });
    const from = place(apart);
    return pointer("touch", `finger ${number}`, [move(from.x, from.y), down, ...path(from, place(wider)), up]);
  });
}
