// The one place where the site's HTTP headers are decided: serve.mjs sends them, and assemble.mjs
// writes them into `_headers` (for hosts that read such a file) and into a <meta> of the page.

// Scripts may only come as files of the site and may compile WebAssembly, nothing else may be
// evaluated; the page talks to its own origin only. SDL sets inline styles through the CSSOM, which
// style-src 'self' allows. Workers of the site's own may be started, of two addresses alone (copy.js, offline.js). Fonts are
// handed over as bytes, so that font-src can stay at 'none'.
const kPolicy = [
  ["default-src", "'none'"],
  ["script-src", "'self' 'wasm-unsafe-eval'"],
  ["worker-src", "'self'"],
  ["style-src", "'self'"],
  ["img-src", "'self'"],
  ["connect-src", "'self'"],
  ["manifest-src", "'self'"],
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
  ["frame-ancestors", "'none'"],
  ["require-trusted-types-for", "'script'"],
  ["trusted-types", "warmline-worker warmline-offline"],
];

// Browsers ignore this one, with a warning, when it stands in a <meta>.
const kHeaderOnly = new Set(["frame-ancestors"]);

function policy_text(directives) {
  return directives.map(([name, value]) => `${name} ${value}`).join("; ");
}

export function policy_for_meta() {
  return policy_text(kPolicy.filter(([name]) => !kHeaderOnly.has(name)));
}

export const kSecurityHeaders = {
  "Content-Security-Policy": policy_text(kPolicy),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), serial=(), hid=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

// Everything below this folder carries its content's hash in its name and never changes.
export const kHashedFolder = "files";

const kImmutable = "public, max-age=31536000, immutable";
const kRevalidate = "no-cache";

// `path` is the decoded path of a request, with its leading slash.
export function cache_control(path) {
  return path.startsWith(`/${kHashedFolder}/`) ? kImmutable : kRevalidate;
}

export const kMimeTypes = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export function mime_type(path) {
  const dot = path.lastIndexOf(".");
  const slash = path.lastIndexOf("/");
  return (dot > slash && kMimeTypes[path.slice(dot)]) || "text/plain; charset=utf-8";
}

// The same in the form that Netlify, Cloudflare Pages and others read. `paths` are the site's files
// outside the hashed folder; each gets its own rule because hosts join rules that overlap.
export function headers_file(paths) {
  const lines = ["/*"];
  for (const [name, value] of Object.entries(kSecurityHeaders)) lines.push(`  ${name}: ${value}`);
  lines.push(`/${kHashedFolder}/*`, `  Cache-Control: ${kImmutable}`);
  for (const path of ["", ...paths]) lines.push(`/${path}`, `  Cache-Control: ${kRevalidate}`);
  return lines.join("\n") + "\n";
}

// What the first rule of such a text has for every path: {name: value}; null where that is no policy.
export function headers_in(text) {
  const [first, ...lines] = text.split("\n");
  const headers = {};
  for (const line of lines) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (!name) break;
    headers[name] = value;
  }
  return first === "/*" && headers["Content-Security-Policy"] ? headers : null;
}
