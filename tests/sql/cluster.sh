# Sourced: a PostgreSQL of one's own, on a socket in its folder alone.
#   start_postgres FOLDER [SETTING…]   FOLDER is new or empty; sets PGHOST, PGUSER and PGDATABASE for psql
#   stop_postgres                      and the folder is done away with
postgres_folder='' postgres_bin=''

# initdb and postgres refuse to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@"
  else
    "$@"
  fi
}

start_postgres() {
  postgres_folder=$1
  shift
  local found setting
  found=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)
  [ -n "$found" ] || { printf 'error: there is no PostgreSQL here; install the package postgresql.\n' >&2; return 1; }
  postgres_bin=${found%/*}
  mkdir -p "$postgres_folder" && chmod 700 "$postgres_folder" || return 1
  [ "$(id -u)" -ne 0 ] || chown postgres:postgres "$postgres_folder" || return 1
  as_postgres "$postgres_bin/initdb" -D "$postgres_folder/data" -A trust -U warmline -E UTF8 --locale=C.UTF-8 --no-sync \
    >"$postgres_folder.log" 2>&1 || { cat "$postgres_folder.log" >&2; return 1; }
  local options="-c listen_addresses='' -c unix_socket_directories='$postgres_folder'"
  for setting in "$@"; do options+=" -c $setting"; done
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_folder/data" -w -t 60 -l "$postgres_folder/server.log" \
    -o "$options" start >>"$postgres_folder.log" 2>&1 \
    || { cat "$postgres_folder.log" "$postgres_folder/server.log" >&2; return 1; }
  export PGHOST=$postgres_folder PGUSER=warmline PGDATABASE=postgres
}

stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  [ ! -d "$postgres_folder/data" ] \
    || (cd / && as_postgres "$postgres_bin/pg_ctl" -D "$postgres_folder/data" -w -m immediate stop >/dev/null 2>&1)
  rm -rf "$postgres_folder" "$postgres_folder.log"
  postgres_folder=''
}
