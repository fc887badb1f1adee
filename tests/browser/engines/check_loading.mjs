// The first visit asks for each file once: what the page preloads is what its scripts use.
import assert from "node:assert/strict";
import { kDesk } from "./engine.mjs";

async function once(scene) {
  const site = await scene.counting_server();
  await scene.open({ size: kDesk, url: site.url });
  const files = [...site.asked].filter(([path]) => path.startsWith("/files/"));
  assert.ok(files.length > 30, `only ${files.length} files were asked for`);
  assert.deepEqual(files.filter(([, times]) => times > 1), []);
}

export const checks = [{ name: "the first visit asks for each file once", run: once }];
