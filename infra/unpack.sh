#!/usr/bin/env bash
# Unpacks the natives of a layout into it, by running the smallest experiment from it once: the engine, and the codecs. Also
# keeps its classes as this Java has them in memory: from then on starts take half as long, as long as the folder stays where it is.
#
#   infra/unpack.sh FOLDER/opt/editrisk
set -euo pipefail
here=$1
home=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$here/natives"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f "$here/classes.jsa"
EDITRISK_KEEP_CLASSES=yes EDITRISK_CACHE_DIRECTORY=$work EDITRISK_DEVICE=cpu EDITRISK_JAVA_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1" \
  "$here/bin/editrisk" run "$home/examples/smallest.yaml" --store "$work/store" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
[ ! -f "$here/classes.jsa" ] || chmod a+r "$here/classes.jsa"
chmod -R a+rX "$here/natives"
