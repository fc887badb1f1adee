// A second copy of the journal in one file of the origin's private file system, for a Worker: only there can a page append to
// a file and flush it. Nothing of it lies in the database that the journal lies in, so that what loses records there doesn't
// lose them here.
//   the file: frames {magic "WLC1", payload length u32, CRC-32 of the payload u32, payload}, one for each append
//   a payload: rows {sequence f64, length u32, bytes}; all numbers little endian
// A frame that is cut short or damaged is skipped. Messages carry a `number`, and so do their answers:
//   {open: name}      → {records: [{sequence, bytes}]}
//   {append: records} → {}
//   anything that fails → {error}
"use strict";

const kMagic = [0x57, 0x4C, 0x43, 0x31];
const kHeader = 12;
const kTries = 40, kPauseMs = 50;  // for a file that a tab which has just died still holds

let file = null;
let end = 0;  // of what is sound

const table = Uint32Array.from({ length: 256 }, (_, at) => {
  for (let bit = 0; bit < 8; ++bit) at = (at >>> 1) ^ (at & 1 ? 0xEDB88320 : 0);
  return at;
});

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

function frame_of(records) {
  const size = records.reduce((sum, { bytes }) => sum + 12 + bytes.length, 0);
  const frame = new Uint8Array(kHeader + size);
  const view = new DataView(frame.buffer);
  let at = kHeader;
  for (const { sequence, bytes } of records) {
    view.setFloat64(at, sequence, true);
    view.setUint32(at + 8, bytes.length, true);
    frame.set(bytes, at + 12);
    at += 12 + bytes.length;
  }
  frame.set(kMagic);
  view.setUint32(4, size, true);
  view.setUint32(8, crc32(frame.subarray(kHeader)), true);
  return frame;
}

// The rows of a sound payload; null if they don't add up.
function rows_of(bytes, from, to) {
  const view = new DataView(bytes.buffer);
  const rows = [];
  let at = from;
  while (at + 12 <= to) {
    const length = view.getUint32(at + 8, true);
    if (length > to - at - 12) return null;
    rows.push({ sequence: view.getFloat64(at, true), bytes: bytes.subarray(at + 12, at + 12 + length) });
    at += 12 + length;
  }
  return at === to ? rows : null;
}

// Every sound frame's records, the latest of each sequence number; sets `end`.
function read_frames(bytes) {
  const view = new DataView(bytes.buffer);
  const found = new Map();
  end = 0;
  for (let at = 0; at + kHeader <= bytes.length;) {
    const to = at + kHeader + view.getUint32(at + 4, true);
    const sound = kMagic.every((byte, i) => bytes[at + i] === byte) && to <= bytes.length &&
      crc32(bytes.subarray(at + kHeader, to)) === view.getUint32(at + 8, true);
    const rows = sound ? rows_of(bytes, at + kHeader, to) : null;
    if (!rows) {
      const next = bytes.indexOf(kMagic[0], at + 1);
      if (next < 0) break;
      at = next;
      continue;
    }
    for (const row of rows) found.set(row.sequence, row);
    end = at = to;
  }
  return [...found.values()];
}

async function handle_of(name) {
  const root = await navigator.storage.getDirectory();
  const entry = await root.getFileHandle(name, { create: true });
  for (let tries = 1; ; ++tries) {
    try {
      return await entry.createSyncAccessHandle();
    } catch (error) {
      if (error.name !== "NoModificationAllowedError" || tries === kTries) throw error;
      await new Promise((done) => setTimeout(done, kPauseMs));
    }
  }
}

async function open(name) {
  file = await handle_of(name);
  const bytes = new Uint8Array(await file.getSize());
  await file.read(bytes, { at: 0 });
  return { records: read_frames(bytes) };
}

async function append(records) {
  const frame = frame_of(records);
  try {
    if (await file.write(frame, { at: end }) !== frame.length) throw new Error("the file took only a part");
    await file.flush();
  } catch (error) {
    await file.truncate(end);
    throw error;
  }
  end += frame.length;
  return {};
}

let before = Promise.resolve();  // one after the other

onmessage = ({ data }) => {
  before = before.then(() => (data.open ? open(data.open) : append(data.append)))
    .catch((error) => ({ error: String(error) }))
    .then((answer) => postMessage({ ...answer, number: data.number }));
};
