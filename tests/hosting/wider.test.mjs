// node --test: a site whose policy lets something more in, as one for a record store does, is served with that policy by every
// server; a folder that doesn't say how it is served makes no configuration.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { headers_file, kSecurityHeaders } from "../../web/headers.mjs";
import { hosting } from "../../web/hosting.mjs";

function new_folder(t) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-hosting-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

function small_site(t, headers, folder = new_folder(t)) {
  for (const [name, text] of Object.entries({ "index.html": "<!doctype html>", SHA256SUMS: "", ...headers })) writeFileSync(join(folder, name), text);
  return folder;
}

test("every server sends the site's own policy", (t) => {
  const store = "https://lrs.example/xapi/";
  const site = small_site(t, { _headers: headers_file(["index.html"]).replace("connect-src 'self'", `connect-src 'self' ${store}`) });
  const out = join(new_folder(t), "hosting");
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

test("the site that is copied is never what is replaced, nor anything else than a copy", (t) => {
  const out = new_folder(t), site = join(out, "site");
  mkdirSync(site);
  small_site(t, { _headers: headers_file(["index.html"]) }, site);
  symlinkSync(out, join(out, "link"));
  for (const place of [out, join(out, "link"), site, join(site, "made")]) {
    assert.throws(() => hosting({ site, out: place }), /name another --out/, place);
    assert.ok(existsSync(join(site, "index.html")));
  }
  const made = join(out, "made");
  hosting({ site, out: made });
  hosting({ site, out: made });  // an earlier copy goes
  rmSync(join(made, "site", "SHA256SUMS"));
  assert.throws(() => hosting({ site, out: made }), /something else/);
});
