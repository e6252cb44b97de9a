#!/bin/bash
# Starts the real servers that the service tests talk to, runs a command with their addresses in
# the environment, stops what it started and returns the command's exit code.
#
#   test/services/up.sh vitest run --project server --project services
#   test/services/up.sh bash            # a shell to look around in
#
# Debian: what is missing is installed from its packages (as root). A service that can't be had or
# doesn't start is a failure, never a skip. Everything listens on loopback, on free ports, and
# lives in a temporary directory (KULANZ_TEST_DIR) that is removed in the end.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -gt 0 ] || { echo "usage: $0 COMMAND [ARGUMENT...]" >&2; exit 2; }
PATH="$HERE/../../node_modules/.bin:$PATH"

fail() {
  echo "services: $*" >&2
  exit 1
}

find_postgres() { # the newest server of at least 15
  ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n | tail -1
}

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

install_missing() {
  local missing=()
  [ -x /usr/lib/dovecot/imap ] || missing+=(dovecot-imapd)
  [ -x /usr/lib/dovecot/lmtp ] || missing+=(dovecot-lmtpd)
  [ -x /usr/sbin/postfix ] || missing+=(postfix)
  command -v redis-server >/dev/null || missing+=(redis-server)
  [ -n "$(find_postgres)" ] || missing+=(postgresql)
  find_chromium >/dev/null || missing+=(chromium)
  command -v openssl >/dev/null || missing+=(openssl)
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || fail "missing: ${missing[*]}. Install them: apt-get install ${missing[*]}"
  command -v apt-get >/dev/null || fail "missing: ${missing[*]}, and this is no Debian"
  echo "services: installing ${missing[*]}" >&2
  # A package that starts its own server would take ports that are not ours to take.
  [ -e /usr/sbin/policy-rc.d ] || {
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d
    chmod +x /usr/sbin/policy-rc.d
    POLICY=ours
  }
  # Postfix would ask what kind of site this is; none: only our own instance ever runs.
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"; } >&2 ||
    fail "apt-get could not install ${missing[*]}"
  [ "${POLICY:-}" != ours ] || rm -f /usr/sbin/policy-rc.d
}

free_ports() { # $1 ports that nobody listens on now
  node -e '
    const net = require("node:net");
    const open = () => new Promise(done => {
      const server = net.createServer().listen(0, "127.0.0.1", () => done(server));
    });
    Promise.all(Array.from({ length: Number(process.argv[1]) }, open)).then(servers => {
      console.log(servers.map(server => server.address().port).join(" "));
      for (const server of servers) server.close();
    });' "$1"
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wait_for_port() { # port, name, log file
  for _ in $(seq 150); do
    answers "$1" && return 0
    sleep 0.1
  done
  [ ! -f "$3" ] || tail -20 "$3" >&2
  fail "$2 doesn't answer on port $1"
}

start_dovecot() {
  "$HERE/dovecot-conf.sh" "$DIR/dovecot" "$IMAP" "$IMAPS" "$LMTP" > "$DIR/dovecot.conf"
  "$HERE/dovecot.sh" start "$DIR/dovecot.conf"
  wait_for_port "$IMAP" Dovecot "$DIR/dovecot/dovecot.log"
}

as_root() { # Postfix runs as root only
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

start_postfix() {
  as_root true || fail "Postfix must be started as root: run this as root, or let sudo work without a password"
  as_root "$HERE/postfix-conf.sh" "$DIR/postfix" "$SMTP" "$SUBMISSIONS" "$FAR" "$GREYLIST" \
    "$LMTP" "$DIR/dovecot"
  as_root "$HERE/postfix.sh" start "$DIR/postfix" || fail "Postfix doesn't start"
  wait_for_port "$SMTP" Postfix "$DIR/postfix/postfix.log"
}

start_redis() {
  mkdir -p "$DIR/redis"
  redis-server --bind 127.0.0.1 --port "$REDIS" --dir "$DIR/redis" --appendonly yes \
    --maxmemory-policy noeviction --save '' --logfile "$DIR/redis/redis.log" &
  REDIS_PID=$!
  wait_for_port "$REDIS" Redis "$DIR/redis/redis.log"
}

as_postgres() { # PostgreSQL refuses to run as root
  if [ "$(id -u)" = 0 ]; then (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"); else "$@"; fi
}

start_postgres() {
  PG_BIN=$(find_postgres)
  PG_DATA="$DIR/postgres"
  mkdir -p "$PG_DATA"
  [ "$(id -u)" != 0 ] || chown postgres "$PG_DATA"
  as_postgres "$PG_BIN/initdb" -D "$PG_DATA" -U kulanz -A trust -E UTF8 --locale=C.UTF-8 > "$DIR/initdb.log" 2>&1 ||
    { cat "$DIR/initdb.log" >&2; fail "initdb failed"; }
  as_postgres "$PG_BIN/pg_ctl" -D "$PG_DATA" -w -t 30 -l "$PG_DATA/server.log" -o \
    "-c listen_addresses=127.0.0.1 -c port=$POSTGRES -c unix_socket_directories=$PG_DATA -c max_connections=200" \
    start > "$DIR/pg_ctl.log" || { cat "$PG_DATA/server.log" >&2; fail "PostgreSQL doesn't start"; }
}

stop_all() {
  local code=$?
  trap - EXIT
  set +e
  [ -z "${COMMAND_PID:-}" ] || { kill "$COMMAND_PID" && wait "$COMMAND_PID"; } 2>/dev/null
  [ ! -d "$DIR/postfix" ] || as_root "$HERE/postfix.sh" stop "$DIR/postfix"
  "$HERE/dovecot.sh" stop "$DIR/dovecot.conf"
  [ -z "${REDIS_PID:-}" ] || { kill "$REDIS_PID" 2>/dev/null && wait "$REDIS_PID"; } 2>/dev/null
  [ ! -f "$DIR/postgres/postmaster.pid" ] ||
    as_postgres "$PG_BIN/pg_ctl" -D "$PG_DATA" -w -t 20 -m immediate stop > /dev/null
  [ -n "${KULANZ_TEST_KEEP:-}" ] && echo "services: kept $DIR" >&2 || as_root rm -rf "$DIR" || rm -rf "$DIR"
  exit "$code"
}

DIR=$(mktemp -d /tmp/kulanz-services.XXXXXX)
chmod 755 "$DIR"
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

install_missing
read -r IMAP IMAPS LMTP REDIS POSTGRES SMTP SUBMISSIONS FAR GREYLIST < <(free_ports 9)
start_dovecot
start_postfix
start_redis
start_postgres

export KULANZ_TEST_DIR="$DIR"
# Any user name logs in, with this password: users come into being when they are first used.
export KULANZ_TEST_IMAP_HOST=127.0.0.1 KULANZ_TEST_IMAP_PASSWORD=secret
export KULANZ_TEST_IMAP_PORT="$IMAP" # plain, and STARTTLS
export KULANZ_TEST_IMAPS_PORT="$IMAPS"
export KULANZ_TEST_LMTP_PORT="$LMTP" # recipient user@anything, plus addresses too
export KULANZ_TEST_DOVECOT_CONF="$DIR/dovecot.conf"
export KULANZ_TEST_SMTP_PORT="$SMTP"               # a shop's mail server: see postfix-conf.sh
export KULANZ_TEST_SUBMISSIONS_PORT="$SUBMISSIONS" # the same, TLS and login (any user, that password)
export KULANZ_TEST_POLICY_PORT="$GREYLIST"         # Postfix asks here about mail to grau.example
export KULANZ_TEST_REDIS_URL="redis://127.0.0.1:$REDIS"
export KULANZ_TEST_POSTGRES_URL="postgres://kulanz@127.0.0.1:$POSTGRES/postgres" # may create databases
export KULANZ_TEST_CHROMIUM="$(find_chromium)"

code=0
if [ -t 0 ]; then
  "$@" || code=$?
else
  # In the background, because bash hears signals only while it waits.
  "$@" <&0 &
  COMMAND_PID=$!
  wait "$COMMAND_PID" || code=$?
fi
exit "$code"
