// The site's policy forbids nothing that the site does, and what it forbids is noticed. The first is also asked of every page
// of all other checks (scene.mjs).
import assert from "node:assert/strict";
import { kDesk } from "./engine.mjs";

async function noticed(scene) {
  const person = await scene.open({ size: kDesk });
  await person.window.run(() => {
    const script = document.createElement("script");
    try { script.text = "window.sneaked = true"; } catch (error) { /* Trusted Types */ }
    document.head.append(script);
    fetch("https://elsewhere.invalid/").catch(() => {});
  });
  const seen = await person.until(() => person.window.run(() =>
    (window.warmline_violations.length >= 2 ? window.warmline_violations.splice(0) : null)), "two violations");
  assert.equal(await person.window.run(() => window.sneaked === undefined), true, "the script ran");
  assert.ok(seen.some((one) => one.startsWith("connect-src")), seen.join(" | "));
  scene.provoked(/elsewhere\.invalid|Content.Security.Policy|Trusted|TrustedScript|inline script/i);
}

export const checks = [{ name: "what the policy forbids is refused and noticed", run: noticed }];
