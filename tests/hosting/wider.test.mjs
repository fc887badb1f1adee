// node --test: a site whose policy lets something more in, as one for a record store does, is served with that policy by every
// server; a folder that doesn't say how it is served makes no configuration.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { headers_file, kSecurityHeaders } from "../../web/headers.mjs";
import { hosting } from "../../web/hosting.mjs";

function small_site(t, headers) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-hosting-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries({ "index.html": "<!doctype html>", SHA256SUMS: "", ...headers })) writeFileSync(join(folder, name), text);
  return folder;
}

test("every server sends the site's own policy", (t) => {
  const store = "https://lrs.example/xapi/";
  const site = small_site(t, { _headers: headers_file(["index.html"]).replace("connect-src 'self'", `connect-src 'self' ${store}`) });
  const out = join(site, "hosting");
  hosting({ site, out });
  for (const name of ["nginx.conf", "apache.conf", "Caddyfile", "site/web.config"]) {
    const text = readFileSync(join(out, name), "utf8");
    assert.ok(text.includes(`connect-src 'self' ${store};`), name);
    assert.ok(!text.includes("connect-src 'self';"), name);
    for (const header of Object.keys(kSecurityHeaders)) assert.ok(text.includes(header), `${name}: ${header}`);
  }
  const iis = readFileSync(join(out, "site", "web.config"), "utf8");
  assert.ok(!iis.includes("<httpCompression"), "a server's list of types that are compressed may not be added to");
});

test("without a policy nothing is made", (t) => {
  assert.throws(() => hosting({ site: small_site(t, {}), out: join(tmpdir(), "never") }), /_headers/);
  assert.throws(() => hosting({ site: small_site(t, { _headers: "/index.html\n  Cache-Control: no-cache\n" }), out: join(tmpdir(), "never") }), /_headers/);
});
