// What a folder of static files weighs on the line.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Not part of what a visitor downloads to run the page: for lawyers, for checking the copy, and for the host.
const kNotCounted = new Set(["NOTICES.txt", "SHA256SUMS", "_headers"]);

function files_of(folder, prefix = "") {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files_of(folder, join(prefix, entry.name)) : [join(prefix, entry.name)]);
}

function kind_of(name) {
  if (name.endsWith(".wasm")) return "program";
  if (name.endsWith(".ttf")) return "fonts";
  if (name.endsWith(".json")) return "scenarios";
  return "page and scripts";
}

// Each file compressed by itself, as a host does it: {raw, gzip, brotli}, and `brotli_of` by kind.
export function weigh(folder) {
  const sum = { raw: 0, gzip: 0, brotli: 0, brotli_of: {} };
  for (const name of files_of(folder).filter((one) => !kNotCounted.has(one))) {
    const bytes = readFileSync(join(folder, name));
    const brotli = brotliCompressSync(bytes, { params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    } }).length;
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotli;
    sum.brotli_of[kind_of(name)] = (sum.brotli_of[kind_of(name)] ?? 0) + brotli;
  }
  return sum;
}
