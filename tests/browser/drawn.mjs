// The letters that the canvas shows, as rectangles, read off what the page hands to WebGL: each letter is one that takes its picture
// from the fonts' texture. Which letter it is can't be told here (tests/support/drawn.h can); where letters stand and how many can.
// Before a page loads: await record_drawn(its context).

export function record_drawn(context) {
  return context.addInitScript(() => {
    const gl = WebGL2RenderingContext.prototype;
    const kVertex = 20, kElements = 0x8893, kArray = 0x8892, kShort = 0x1403;  // ImDrawVert: x, y, u, v as floats, colour
    let vertices = null, indices = null, frame = [];
    window.drawn_letters = [];
    const before = (name, does) => {
      const own = gl[name];
      gl[name] = function (...given) { does.call(this, ...given); return own.apply(this, given); };
    };
    before("clear", () => { frame = []; window.drawn_letters = frame; });
    before("bufferData", (target, data, usage, offset = 0, length = 0) => {
      if (!ArrayBuffer.isView(data)) return;
      const from = data.byteOffset + offset * data.BYTES_PER_ELEMENT;
      const bytes = data.buffer.slice(from, from + (length ? length * data.BYTES_PER_ELEMENT : data.byteLength));
      if (target === kArray) vertices = new DataView(bytes);
      if (target === kElements) indices = new DataView(bytes);
    });
    before("drawElements", function (mode, count, type, offset) {
      if (!vertices || !indices) return;
      const wide = type === kShort ? 2 : 4;
      const [left, bottom, width, height] = this.getParameter(this.SCISSOR_BOX);
      const scale = this.canvas.width / this.canvas.clientWidth;
      const clip = { left: left / scale, right: (left + width) / scale, top: this.canvas.clientHeight - (bottom + height) / scale, bottom: this.canvas.clientHeight - bottom / scale };
      const corner = (at) => {
        const place = offset + at * wide;
        const first = (wide === 2 ? indices.getUint16(place, true) : indices.getUint32(place, true)) * kVertex;
        const number = (k) => vertices.getFloat32(first + 4 * k, true);
        return { x: number(0), y: number(1), u: number(2), v: number(3) };
      };
      for (let at = 0; at + 5 < count;) {
        const a = corner(at), b = corner(at + 1), c = corner(at + 2), d = corner(at + 5);
        const upright = a.y === b.y && b.x === c.x && c.y === d.y && d.x === a.x && a.v === b.v && b.u === c.u;
        if (!upright || c.u === a.u || c.v === a.v) { at += 3; continue; }
        at += 6;
        const x = (a.x + c.x) / 2, y = (a.y + c.y) / 2;
        if (x > clip.left && x < clip.right && y > clip.top && y < clip.bottom) frame.push([x, y]);
      }
    });
  });
}

// Where letters are drawn and nothing is told, and what is told there with more or fewer letters than are drawn.
export function drawn_troubles(page) {
  return page.evaluate(() => {
    const letters = window.drawn_letters;
    const found = [];
    if (document.documentElement.dataset.view === "plain") return found;  // nothing is drawn
    if (letters.length < 20) found.push(`only ${letters.length} letters are drawn`);
    if (document.querySelector("#semantics .s-dialog")) return found;  // it covers letters of the page, which are drawn all the same
    const told = [...document.querySelectorAll("#semantics [data-id]")].filter((element) => !element.closest("[inert]"));
    const box_of = (element) => element.getBoundingClientRect();
    const kNear = 4;
    const holds = (box, [x, y]) => x > box.left - kNear && x < box.right + kNear && y > box.top - kNear && y < box.bottom + kNear;
    const kTelling = ".s-text, .s-heading, .s-label, .s-button, .s-link, .s-select, .s-textfield, .s-textarea, .s-image, .s-meter, .s-status, .s-cell, .s-rowheader, .s-columnheader";
    const telling = told.filter((element) => element.matches(kTelling)).map(box_of);
    for (const table of told.filter((element) => element.matches(".s-table"))) {  // a head may stand out at the chart's side
      const { left, right, top, bottom } = box_of(table.parentElement);
      telling.push({ left: left - 8, right: right + 8, top, bottom });
    }
    const bare = letters.filter((at) => !telling.some((box) => holds(box, at)));
    if (bare.length > 0) found.push(`${bare.length} letters are drawn where nothing is told: ${bare.slice(0, 4).map(([x, y]) => `${Math.round(x)}, ${Math.round(y)}`).join(" | ")}`);

    for (const element of told.filter((one) => one.matches(".s-text, .s-heading") && !one.dataset.id.endsWith("/scale") && !one.dataset.id.endsWith("/readout"))) {
      const box = box_of(element), shown = element.closest(".s-scroll")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
      const whole = box.top >= Math.max(shown.top, 0) && box.bottom <= Math.min(shown.bottom, innerHeight) && box.left >= 0 && box.right <= innerWidth;
      if (!whole || box.width < 2 || box.height < 2) continue;
      const wanted = [...element.firstChild?.data ?? ""].filter((letter) => !/\s/.test(letter)).length;
      const others = told.filter((other) => other !== element && other.matches(".s-text, .s-heading, .s-button") && !other.contains(element));
      const crowded = others.some((other) => {
        const its = box_of(other);
        return its.width > 1 && its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top;
      });
      if (crowded) continue;
      const drawn = letters.filter(([x, y]) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top && y <= box.bottom).length;
      if (drawn !== wanted) found.push(`${element.dataset.id} “${element.textContent.slice(0, 40)}” is told with ${wanted} letters and drawn with ${drawn}`);
    }
    return found;
  });
}
