#!/usr/bin/env bash
# fetch_debian.sh KIND PACKAGE VERSION ARCHIVE SHA256 ACCEPT FOLDER
# Fetches one file of a Debian package into FOLDER and writes its name to FOLDER/PACKAGE.fetched.
#   KIND    source (the upstream archive of a source package) or deb (a binary package for all architectures)
#   ACCEPT  a version pattern, or nothing: when VERSION is gone from the archive, the newest version that matches and
#           that apt's signature check vouches for is taken instead, with a warning
# apt is used with a configuration of its own: nothing of the machine's is changed, and root is not needed.
set -euo pipefail
kind=$1 package=$2 version=$3 archive=$4 sha256=$5 accept=$6 folder=$7

say() { printf -- '-- %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  printf '       %s\n' "$@" >&2
  exit 1
}
command -v apt-get >/dev/null || fail "cannot fetch $package: there is no apt-get here." \
  "Warmline fetches its parts through Debian's package tools; use Debian 12 or 13, or give your own copy with" \
  "-DFETCHCONTENT_SOURCE_DIR_<NAME>=/path (names: app/third_party/dependencies.cmake)."

mkdir -p "$folder/apt"
exec 9>"$folder/apt/lock"
flock 9

# Debian's mirror as this machine is configured to reach it.
mirror() {
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(RELEASE)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F'|' '$1 == "Debian" && $2 == "Debian" { print $4; exit }
               $1 == "" && $4 !~ /security/ && $3 ~ /^(bookworm|trixie|sid|stable|testing|unstable)$/ { if (!second) second = $4 }
               END { if (second) print second }' | head -n 1
}

private_apt() {
  local uri keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  uri=$(mirror)
  [ -n "$uri" ] || fail "cannot fetch $package: no Debian mirror is configured for apt on this machine." \
    "Add Debian's main archive to /etc/apt/sources.list.d, run 'apt-get update', and try again."
  mkdir -p "$folder"/apt/{parts,lists/partial,cache/archives/partial}
  {
    printf 'Types: deb-src\nURIs: %s\nSuites: bookworm trixie sid\nComponents: main\n' "$uri"
    [ ! -r "$keyring" ] || printf 'Signed-By: %s\n' "$keyring"
    printf '\nTypes: deb\nURIs: %s\nSuites: bookworm\nComponents: main\nArchitectures: amd64\n' "$uri"
    [ ! -r "$keyring" ] || printf 'Signed-By: %s\n' "$keyring"
  } >"$folder/apt/parts/warmline.sources"
  cat >"$folder/apt/apt.conf" <<CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$folder/apt/parts";
Dir::State::lists "$folder/apt/lists";
Dir::State::status "/dev/null";
Dir::Cache "$folder/apt/cache";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Sandbox::User "";
APT::Get::List-Cleanup "true";
Acquire::Languages "none";
Acquire::Retries "3";
CONF
  export APT_CONFIG=$folder/apt/apt.conf
}

# The package lists, at most a day old unless asked for afresh.
refresh() {
  local stamp=$folder/apt/refreshed
  [ "${1:-}" = now ] || [ -z "$(find "$stamp" -mmin -1440 2>/dev/null)" ] || return 0
  say "reading Debian's package lists (about 45 MB, once a day at most)"
  apt-get update -qq >"$folder/apt/log" 2>&1 || fail "Debian's package lists could not be read:" \
    "$(tail -n 3 "$folder/apt/log")" "Check the network and the mirror in /etc/apt, then run this again."
  touch "$stamp"
}

# download VERSION: leaves what apt has verified in $work
download() {
  rm -rf "$work" && mkdir -p "$work"
  say "downloading $package $1"
  if [ "$kind" = source ]; then
    (cd "$work" && apt-get source -qq --download-only --only-source "$package=$1") >"$folder/apt/log" 2>&1
  else
    (cd "$work" && apt-get download -qq "$package=$1") >"$folder/apt/log" 2>&1
  fi
}

keep() { # keep FILE
  mv "$1" "$folder/$(basename "$1")"
  basename "$1" >"$folder/$package.fetched"
  rm -rf "$work"
}

private_apt
work=$folder/apt/work
refresh
if ! download "$version"; then
  refresh now
  download "$version" || true
fi
# apt writes a deb's version with its epoch, and with ':' and '~' escaped in some releases
found=$(find "$work" -type f \( -name "$archive" -o -name "${archive//\~/%7e}" -o -name "${archive/_/_?%3a}" \) | head -n 1)
if [ -n "$found" ]; then
  actual=$(sha256sum "$found" | cut -d' ' -f1)
  [ "$actual" = "$sha256" ] || fail "$archive is not the file that app/third_party/dependencies.cmake names." \
    "SHA-256 expected $sha256" "SHA-256 found    $actual" "Nothing was kept. If Debian changed it on purpose, review it and change the table."
  [ "$(basename "$found")" = "$archive" ] || { mv "$found" "$work/$archive"; found=$work/$archive; }
  keep "$found"
  exit 0
fi

[ -n "$accept" ] || fail "$package $version could not be downloaded:" "$(tail -n 2 "$folder/apt/log")" \
  "Check the network, or name a version that Debian still has in app/third_party/dependencies.cmake."
newest=
while read -r candidate; do
  # shellcheck disable=SC2053 # the right side is a pattern on purpose
  [[ $candidate == $accept ]] || continue
  if [ -z "$newest" ] || dpkg --compare-versions "$candidate" gt "$newest"; then newest=$candidate; fi
done < <(apt-cache showsrc --only-source "$package" 2>/dev/null | sed -n 's/^Version: //p')
[ -n "$newest" ] || fail "Debian has neither $package $version nor another $accept any more." \
  "Give your own copy with -DFETCHCONTENT_SOURCE_DIR_<NAME>=/path (names: app/third_party/dependencies.cmake)."
download "$newest" || fail "$package $newest could not be downloaded:" "$(tail -n 2 "$folder/apt/log")" "Check the network and run this again."
found=$(find "$work" -type f -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
[ -n "$found" ] || fail "$package $newest holds no upstream archive." "Name another version in app/third_party/dependencies.cmake."
say "warning: $package $version is gone from Debian; taking $newest, which apt's signature check vouches for"
keep "$found"
