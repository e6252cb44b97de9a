#!/bin/bash
# Starts or stops the Postfix of one directory (see postfix-conf.sh). It has no syslog and touches
# no other Postfix of this machine.
# usage: postfix.sh start|stop DIRECTORY
set -euo pipefail
ROOT=$2
PID_FILE=$ROOT/queue/pid/master.pid

case $1 in
  start)
    # What it says of itself is told when it fails.
    if ! postfix -c "$ROOT/etc" start > "$ROOT/start.log" 2>&1; then
      cat "$ROOT/start.log" >&2
      [ ! -f "$ROOT/postfix.log" ] || tail -20 "$ROOT/postfix.log" >&2
      exit 1
    fi
    ;;
  stop)
    [ -f "$PID_FILE" ] || exit 0
    MASTER=$(tr -d ' \n' < "$PID_FILE")
    # The master leads a process group: all that serve it end with it.
    kill -- "-$MASTER" 2>/dev/null || kill "$MASTER" 2>/dev/null || exit 0
    for _ in $(seq 50); do
      kill -0 -- "-$MASTER" 2>/dev/null || exit 0
      sleep 0.1
    done
    kill -9 -- "-$MASTER" 2>/dev/null || true
    ;;
  *)
    echo "usage: $0 start|stop DIRECTORY" >&2
    exit 2
    ;;
esac
