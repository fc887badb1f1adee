# Sourced by web/run and tests/run: need TEST PACKAGE… collects what is missing, install_needed installs it.
# A TEST is a command's name or a path; so a tool that didn't come from Debian counts as well.
needed=()

need() {
  local test=$1
  shift
  case $test in
    /*) [ ! -e "$test" ] || return 0 ;;
    *) ! command -v "$test" >/dev/null 2>&1 || return 0 ;;
  esac
  needed+=("$@")
}

install_needed() {
  [ "${#needed[@]}" -gt 0 ] || return 0
  local as_root=()
  if ! command -v apt-get >/dev/null; then
    printf 'error: this needs, and could not find: %s\n' "${needed[*]}" >&2
    printf '       They are the names of Debian 12 and 13; there is no apt-get here, so install them your own way.\n' >&2
    exit 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      as_root=(sudo)
    else
      printf 'Some packages are missing, and installing them takes an administrator. Please have this run, then try again:\n\n' >&2
      printf '  apt-get update && apt-get install -y --no-install-recommends %s\n\n' "${needed[*]}" >&2
      exit 1
    fi
  fi
  printf -- '-- installing from Debian: %s\n' "${needed[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${needed[@]}"; } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    printf 'error: the packages could not be installed; the lines above are what apt said (all of it: %s).\n' "$log" >&2
    printf '       Check the network and the sources in /etc/apt, then run this again.\n' >&2
    exit 1
  fi
  rm -f "$log"
}

# What the page's build takes.
need_for_web() {
  need emcc emscripten
  need /usr/share/nodejs/acorn node-acorn
  need node nodejs
  need cmake cmake
  need ninja ninja-build
  need xz xz-utils
  need /usr/lib/python3/dist-packages/fontTools python3-fonttools
  need /usr/include/cereal/cereal.hpp libcereal-dev
  need /usr/include/rapidjson/document.h rapidjson-dev
}
