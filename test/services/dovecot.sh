#!/bin/bash
# Starts or stops the Dovecot of one configuration file, with everything that serves its clients.
# usage: dovecot.sh start|stop CONFIGURATION
set -euo pipefail
CONF=$2
PID_FILE=$CONF.pid

# The whole Dovecot is one session: its imap processes outlive their master by up to a minute.
of_session() { ps -o pid= -s "$1" || true; }

case $1 in
  start)
    setsid dovecot -F -c "$CONF" < /dev/null > /dev/null 2>&1 &
    echo $! > "$PID_FILE"
    ;;
  stop)
    [ -f "$PID_FILE" ] || exit 0
    SESSION=$(cat "$PID_FILE")
    rm -f "$PID_FILE"
    kill "$SESSION" 2>/dev/null || true
    for _ in $(seq 50); do
      [ -n "$(of_session "$SESSION")" ] || exit 0
      for pid in $(of_session "$SESSION"); do kill "$pid" 2>/dev/null || true; done
      sleep 0.1
    done
    for pid in $(of_session "$SESSION"); do kill -9 "$pid" 2>/dev/null || true; done
    ;;
  *)
    echo "usage: $0 start|stop CONFIGURATION" >&2
    exit 2
    ;;
esac
