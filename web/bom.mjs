// The bill of materials of the site, CycloneDX 1.6 in JSON: whose work it is made with, in which version, under which
// licence, out of which archive. `parts` is what the build wrote down (web/notices.cmake, parts.json). Nothing in it says
// when or where it was made, so that the same site has the same bill.
import { createHash } from "node:crypto";

const kSelf = "warmline";

// As CycloneDX wants it: an SPDX id, an SPDX expression, or a name for what SPDX doesn't know.
function licences(words) {
  if (words.startsWith("LicenseRef-")) return [{ license: { name: words.slice("LicenseRef-".length) } }];
  return words.includes(" ") ? [{ expression: words }] : [{ license: { id: words } }];
}

function component(part) {
  const { notice, name, kind, version, licence, sha256, archive, fingerprint } = part;
  const purl = part.package
    ? `pkg:deb/debian/${part.package}${version ? `@${encodeURIComponent(version)}` : ""}${kind === "source" ? "?arch=source" : ""}` : null;
  const properties = [{ name: "warmline:notice", value: notice }];
  if (archive) properties.push({ name: "warmline:archive", value: archive });
  if (fingerprint) properties.push({ name: "warmline:fingerprint", value: fingerprint });
  if (kind === "own") properties.push({ name: "warmline:source", value: "a checkout of the builder's own" });
  return {
    type: kind === "deb" ? "data" : "library",
    "bom-ref": purl ?? `${kSelf}:${name}`,
    name,
    ...(version ? { version } : {}),
    licenses: licences(licence),
    ...(sha256 ? { hashes: [{ alg: "SHA-256", content: sha256 }] } : {}),
    ...(purl ? { purl } : {}),
    properties,
  };
}

// A UUID that is the content's own.
function serial_number(content) {
  const hex = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// `sums`: the checksums of all other files of the site, which makes the bill that of this release alone.
export function bom_text(parts, sums) {
  const components = parts.map(component).sort((a, b) => (a["bom-ref"] < b["bom-ref"] ? -1 : 1));
  const content = {
    version: 1,
    metadata: {
      component: {
        type: "application", "bom-ref": kSelf, name: "Warmline", licenses: licences("MIT"),
        properties: [{ name: "warmline:files-sha256", value: createHash("sha256").update(sums).digest("hex") }],
      },
    },
    components,
    dependencies: [{ ref: kSelf, dependsOn: components.map((one) => one["bom-ref"]) }],
  };
  return `${JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", serialNumber: serial_number(content), ...content }, null, 2)}\n`;
}
