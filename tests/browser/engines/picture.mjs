// Reads as much of a PNG as browsers write: 8 bits a channel, RGB or RGBA, not interlaced (w3.org/TR/png-3).
import { inflateSync } from "node:zlib";

function chunks_of(bytes) {
  const chunks = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ type: bytes.toString("latin1", at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

// { width, height, channels, pixels }
export function read_png(bytes) {
  const chunks = chunks_of(bytes);
  const head = chunks[0].data;
  const width = head.readUInt32BE(0), height = head.readUInt32BE(4), channels = { 2: 3, 6: 4 }[head[9]];
  if (head[8] !== 8 || channels === undefined || head[12] !== 0) throw new Error("a PNG of another kind");
  const packed = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  const row = width * channels, pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; ++y) {
    const filter = packed[y * (row + 1)];
    for (let x = 0; x < row; ++x) {
      const here = y * row + x;
      const left = x >= channels ? pixels[here - channels] : 0, up = y > 0 ? pixels[here - row] : 0;
      const corner = x >= channels && y > 0 ? pixels[here - row - channels] : 0;
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[here] = packed[y * (row + 1) + 1 + x] + add;
    }
  }
  return { width, height, channels, pixels };
}

// How often each colour stands in a box of a picture: "rrggbb" → count.
export function colours_of(bytes, box) {
  const { width, height, channels, pixels } = read_png(bytes);
  const found = new Map();
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(height, box.y + box.height); ++y) {
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(width, box.x + box.width); ++x) {
      const at = (y * width + x) * channels;
      const colour = pixels.toString("hex", at, at + 3);
      found.set(colour, (found.get(colour) ?? 0) + 1);
    }
  }
  return found;
}
