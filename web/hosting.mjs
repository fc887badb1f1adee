// What a static server has to be told to serve the site well: headers, types, what may be kept and for how long, compression.
//   node web/hosting.mjs --site build/site --out build/hosting [--root /srv/warmline] [--name practice.example]
// writes nginx.conf, apache.conf, Caddyfile and web.config (IIS), and beside them `site`, a copy of the site with each file that
// gains by it compressed once and for all (.br, .gz). `--root`: where that copy will lie on the server. Netlify, Cloudflare Pages
// and the like read `_headers` in the site itself, and from there the rest has its policy: a site for a record store has a wider one.
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { cache_control, headers_in, kHashedFolder, kMimeTypes } from "./headers.mjs";

const kUsage = "usage: node web/hosting.mjs --site DIR --out DIR [--root PATH] [--name HOST]";
const kImmutable = cache_control(`/${kHashedFolder}/x`), kRevalidate = cache_control("/");
// Pictures are compressed already.
const kGains = new Set([".css", ".html", ".js", ".json", ".svg", ".ttf", ".txt", ".wasm", ".webmanifest", ".bin"]);
const kLeast = 512;  // bytes: below, a head is longer than what is saved
const kHidden = "_headers";  // for other hosts

class HostingError extends Error {}

const types = Object.entries(kMimeTypes).map(([ending, type]) => {
  const [name, charset] = type.split("; ");
  return { ending: ending.slice(1), name, charset: Boolean(charset), type };
});

function quoted(text) { return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`; }

function escaped(text) { return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"); }

// Into http { }: as /etc/nginx/conf.d/warmline.conf. A file that isn't there is not kept for a year.
export function nginx_conf({ root, name, headers }) {
  return `# Warmline as static files. Include it in http { }; add TLS (listen 443 ssl; ssl_certificate …) for use beyond this machine:
# without HTTPS browsers keep nothing for use without a connection.
map "$status:$uri" $warmline_cache {
    "~^(200|206|304):/${kHashedFolder}/" ${quoted(kImmutable)};
    default ${quoted(kRevalidate)};
}
server {
    listen 80;
    server_name ${name};
    root ${root};
    index index.html;
    server_tokens off;
    types {
${types.map(({ ending, name: type }) => `        ${type} ${ending};`).join("\n")}
    }
    default_type text/plain;
    charset utf-8;
    charset_types ${types.filter(({ charset, name: type }) => charset && type !== "text/html").map(({ name: type }) => type).join(" ")};
    # Files that were compressed beforehand lie beside the others. For .br: load ngx_http_brotli_static_module
    # (Debian: libnginx-mod-http-brotli-static) and set brotli_static on.
    gzip_static on;
    gzip_vary on;
    etag on;
${Object.entries(headers).map(([header, value]) => `    add_header ${header} ${quoted(value)} always;`).join("\n")}
    add_header Cache-Control $warmline_cache always;
    location / { try_files $uri $uri/ =404; }
    location = /${kHidden} { return 404; }
}
`;
}

// Into a virtual host, or, without its lines DocumentRoot and Directory, as .htaccess where AllowOverride lets it.
export function apache_conf({ root, headers }) {
  return `# Warmline as static files. Takes mod_headers, mod_mime, mod_dir, mod_rewrite and, to compress, mod_deflate.
DocumentRoot ${quoted(root)}
<Directory ${quoted(root)}>
    Require all granted
    Options -Indexes
    DirectoryIndex index.html
    FileETag MTime Size
    AddDefaultCharset utf-8
${types.map(({ ending, type }) => `    AddType ${quoted(type)} .${ending}`).join("\n")}
    <Files "SHA256SUMS">
        ForceType "text/plain; charset=utf-8"
    </Files>
    <Files ${quoted(kHidden)}>
        Require all denied
    </Files>
    RewriteEngine On
    RewriteCond %{REQUEST_METHOD} !^(GET|HEAD)$
    RewriteRule ^ - [R=405,L]
    # Files that were compressed beforehand lie beside the others.
    RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b
    RewriteCond %{REQUEST_FILENAME}.br -f
    RewriteRule ^(.*)$ $1.br [L,E=WARMLINE_ENCODING:br]
    RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b
    RewriteCond %{REQUEST_FILENAME}.gz -f
    RewriteRule ^(.*)$ $1.gz [L,E=WARMLINE_ENCODING:gzip]
    SetEnvIf WARMLINE_ENCODING . no-gzip
${types.flatMap(({ ending, type }) => ["br", "gz"].map((packed) =>
    `    <FilesMatch "\\.${ending}\\.${packed}$">\n        ForceType ${quoted(type)}\n        SetEnv no-gzip 1\n        Header always set Content-Encoding ${packed === "br" ? "br" : "gzip"}\n        Header always append Vary Accept-Encoding\n    </FilesMatch>`)).join("\n")}
</Directory>
${Object.entries(headers).map(([header, value]) => `Header always set ${header} ${quoted(value)}`).join("\n")}
Header always set Cache-Control ${quoted(kRevalidate)}
Header always set Cache-Control ${quoted(kImmutable)} "expr=%{REQUEST_URI} =~ m#/${kHashedFolder}/# && %{REQUEST_STATUS} in {'200','206','304'}"
`;
}

export function caddyfile({ root, name, headers }) {
  return `# Warmline as static files. With a real name Caddy gets a certificate by itself.
${name === "_" ? ":80" : name} {
	root * ${root}
	header {
${Object.entries(headers).map(([header, value]) => `		${header} ${quoted(value)}`).join("\n")}
	}
	@kept path /${kHashedFolder}/*
	@others not path /${kHashedFolder}/*
	header @kept Cache-Control ${quoted(kImmutable)}
	header @others Cache-Control ${quoted(kRevalidate)}
${types.map(({ ending, type }) => `	@${ending} path *.${ending}${ending === "html" ? " /" : ""}\n	header @${ending} Content-Type ${quoted(type)}`).join("\n")}
	@plain path /SHA256SUMS
	header @plain Content-Type "text/plain; charset=utf-8"
	@hidden path /${kHidden}
	error @hidden 404
	@writing not method GET HEAD
	error @writing 405
	file_server {
		precompressed br gzip
	}
	handle_errors {
		header {
${Object.entries(headers).map(([header, value]) => `			${header} ${quoted(value)}`).join("\n")}
			Cache-Control ${quoted(kRevalidate)}
		}
		respond "{err.status_code}" {err.status_code}
	}
}
`;
}

// Beside the files, in the site's own folder. What is compressed is the server's affair: its list of types may not be added to here.
export function iis_config({ headers }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Warmline as static files, for IIS 10. -->
<configuration>
  <system.webServer>
    <defaultDocument><files><clear/><add value="index.html"/></files></defaultDocument>
    <httpProtocol><customHeaders>
      <remove name="X-Powered-By"/>
${Object.entries(headers).map(([header, value]) => `      <add name="${header}" value="${escaped(value)}"/>`).join("\n")}
    </customHeaders></httpProtocol>
    <staticContent>
      <clientCache cacheControlMode="DisableCache"/>
${types.map(({ ending, type }) => `      <remove fileExtension=".${ending}"/>\n      <mimeMap fileExtension=".${ending}" mimeType="${escaped(type)}"/>`).join("\n")}
      <remove fileExtension="."/>
      <mimeMap fileExtension="." mimeType="text/plain; charset=utf-8"/>
    </staticContent>
    <urlCompression doStaticCompression="true" doDynamicCompression="true"/>
    <security><requestFiltering><hiddenSegments><add segment="${kHidden}"/></hiddenSegments></requestFiltering></security>
  </system.webServer>
  <location path="${kHashedFolder}">
    <system.webServer><staticContent><clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable"/></staticContent></system.webServer>
  </location>
</configuration>
`;
}

function files_in(folder, prefix = "") {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files_in(join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]);
}

// The same bytes give the same bytes.
function compressed(bytes) {
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { ".br": br, ".gz": gzipSync(bytes, { level: 9 }) };
}

// Without links; of what isn't there yet, of the folder that it will be in.
function real(path) {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(real(above), basename(path));
}

// The copy that is replaced: neither the site itself, nor around it, nor in it, nor anything else than an earlier copy.
function check_place(site, copy) {
  const from = real(site) + sep, to = real(copy) + sep;
  if (from.startsWith(to) || to.startsWith(from)) throw new HostingError(`${copy} would be written over ${site} or into it: name another --out`);
  if (existsSync(copy) && readdirSync(copy).length > 0 && !existsSync(join(copy, "SHA256SUMS"))) throw new HostingError(`${copy} holds something else than a site: name another --out`);
}

export function hosting({ site, out, root = "/srv/warmline", name = "_" }) {
  if (!existsSync(join(site, "SHA256SUMS"))) throw new HostingError(`${site} holds no built site: run ./web/run --build first`);
  const copy = join(out, "site"), told = join(site, kHidden);
  const headers = existsSync(told) ? headers_in(readFileSync(told, "utf8")) : null;
  if (!headers) throw new HostingError(`${told} doesn't say which headers the site is served with: run ./web/run --build`);
  check_place(site, copy);
  rmSync(copy, { recursive: true, force: true });
  const put = (path, bytes) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  let plain = 0, sent = 0;
  for (const path of files_in(site)) {
    const bytes = readFileSync(join(site, path));
    put(join(copy, path), bytes);
    plain += bytes.length;
    const packed = kGains.has(extname(path)) && bytes.length >= kLeast ? compressed(bytes) : {};
    for (const [ending, smaller] of Object.entries(packed)) if (smaller.length < bytes.length) put(join(copy, path + ending), smaller);
    sent += Math.min(bytes.length, packed[".br"]?.length ?? Infinity);
  }
  put(join(copy, "web.config"), iis_config({ headers }));
  put(join(out, "nginx.conf"), nginx_conf({ root, name, headers }));
  put(join(out, "apache.conf"), apache_conf({ root, headers }));
  put(join(out, "Caddyfile"), caddyfile({ root, name, headers }));
  return { plain, sent };
}

function main() {
  let values;
  try {
    ({ values } = parseArgs({ options: { site: { type: "string" }, out: { type: "string" }, root: { type: "string" }, name: { type: "string" } } }));
  } catch (error) {
    throw new HostingError(`${error.message}\n${kUsage}`);
  }
  if (!values.site || !values.out) throw new HostingError(kUsage);
  const { plain, sent } = hosting({ ...values, site: resolve(values.site), out: resolve(values.out) });
  console.log(`${values.out}: nginx.conf, apache.conf, Caddyfile and site/ (${plain} bytes, ${sent} with Brotli)`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    if (!(error instanceof HostingError)) throw error;
    console.error(`hosting: ${error.message}`);
    process.exitCode = 1;
  }
}
