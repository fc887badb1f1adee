// A small form, as a link for the ordinary site, or on a site that `warmline package` made of the built one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kRoot, kSite, start_server } from "./support.mjs";
import { program, scenario_of } from "./walk.mjs";

export const kWarmUp = "the-meter-says";
export const kCalls = ["one-day-late", "refill-before-the-weekend"];

// As the engine writes JSON of which a hash is taken.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

function call(id) {
  return { anchor: false, scenario: id, version: createHash("sha256").update(canonical(scenario_of(id))).digest("hex") };
}

function form(more) {
  return {
    asks: "The water works", calls: kCalls.map(call), contact: "The office.", edition: 1, format: 1, id: "a".repeat(32),
    job_analysis: "Such calls come.", keep_days: 180, key_free: true, kind: "warmline-form", language: "en", limit: 600,
    pauses: false, purpose: "To see how you would answer.", seed: "00000000000000ff", shown: "profile", title: "Spring",
    variant: "", warm_up: call(kWarmUp), ...more,
  };
}

// As it was written in format 1, which goes on being read.
export function form_text() { return canonical(form({})); }

// What stands behind a site's address in a link, for this candidate; `more`: members of the form that are others.
export function link_end(candidate, more = {}) {
  const accommodations = { larger_text: false, pauses: false, plain_layout: false, time_per_cent: 100, untimed: false };
  const invitation = { accommodations, candidate, form: form({ key_free: false, ...more }), format: 1, kind: "warmline-invitation" };
  return `#/sit/p${Buffer.from(canonical(invitation)).toString("base64url")}`;
}

// Made and served until the test ends: { folder, url }.
export async function serve_package(t) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-package-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const [form, site] = [join(folder, "form.json"), join(folder, "site")];
  writeFileSync(form, form_text());
  const made = spawnSync(program(), ["package", "--assess", form, "-o", site, "--site", kSite, "--scenarios", join(kRoot, "scenarios")],
                         { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const server = await start_server(["--dir", site, "--port", "0"]);
  t.after(() => server.stop());
  return { folder: site, url: server.url };
}
