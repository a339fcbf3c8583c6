#!/usr/bin/env bash
# Unpacks the natives of a layout into it, by running the smallest experiment from it once: the engine, and the codecs. Also
# keeps its classes as Java has them in memory, those that the experiment needs when it comes over HTTP: from then on starts take
# a quarter less time, as long as the folder stays where it is.
#
#   infra/unpack.sh FOLDER/opt/editrisk
set -euo pipefail
here=$1
home=$(cd "$(dirname "$0")/.." && pwd)
experiment=$home/examples/smallest.yaml
mkdir -p "$here/natives"
work=$(mktemp -d)
worker=
trap '[ -z "$worker" ] || kill -9 "$worker" 2>/dev/null || true; rm -rf "$work"' EXIT
rm -f "$here/classes.jsa"
export EDITRISK_CACHE_DIRECTORY=$work EDITRISK_DEVICE=cpu EDITRISK_JAVA_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"

fail() {
  cat "$work/log" >&2
  exit 1
}

"$here/bin/editrisk" run "$experiment" --store "$work/store" >"$work/log" 2>&1 || fail

EDITRISK_KEEP_CLASSES=yes "$here/bin/editrisk" serve --store "$work/store" >"$work/log" 2>&1 &
worker=$!
# COMMAND...: until it succeeds, two minutes at most, and while there is a worker
await() {
  for _ in $(seq 1200); do
    ! "$@" || return 0
    kill -0 "$worker" 2>/dev/null || fail
    sleep 0.1
  done
  fail
}

await grep -q '^ready' "$work/log"
port=$(sed -n 's|^page: http://127.0.0.1:\([0-9]*\)/.*|\1|p' "$work/log")

# METHOD PATH [TYPE BODY]: its answer, which must be a good one
ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %s\r\n\r\n%s' \
    "$1" "$2" "${3:-text/plain}" "$(printf %s "${4:-}" | wc -c)" "${4:-}" >&3
  cat <&3 >"$work/answer"
  exec 3>&-
  head -n 1 "$work/answer" | grep -q ' 200 ' || { cat "$work/answer" >&2; fail; }
}

ask POST '/plan?name=again' application/yaml "$(sed 's/^name: .*/name: again/' "$experiment")"
reported() { find "$work/store" -path '*/runs/again-*' -name completed.json | grep -q .; }
await reported
task=$(find "$work/store" -path '*/runs/again-*/tasks/original.*' | sed 's|.*/\(runs/\)|\1|' | head -n 1)
ask POST /evaluate application/json "{\"bucket\": \"editrisk\", \"key\": \"$task\"}"
ask GET /q/health/ready
ask GET /q/metrics
kill "$worker"
wait "$worker" || true
worker=
[ ! -f "$here/classes.jsa" ] || chmod a+r "$here/classes.jsa"
chmod -R a+rX "$here/natives"
