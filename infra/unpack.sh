#!/usr/bin/env bash
# Unpacks the natives of a layout into it, by running the smallest experiment from it once: the engine, and the codecs.
#
#   infra/unpack.sh FOLDER/opt/editrisk
set -euo pipefail
here=$1
home=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$here/natives"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
EDITRISK_CACHE_DIRECTORY=$work EDITRISK_DEVICE=cpu EDITRISK_JAVA_OPTS=-XX:TieredStopAtLevel=1 \
  "$here/bin/editrisk" run "$home/examples/smallest.yaml" --store "$work/store" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
chmod -R a+rX "$here/natives"
