#!/usr/bin/env bash
# Lays out in a folder what the image has under /: opt/editrisk with the packaged application, its starter and its list of parts.
#
#   infra/layout.sh FOLDER
#
# Needs the package (./editrisk --version makes it). InfraIT starts what it lays out.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
to=$1/opt/editrisk
mkdir -p "$to/bin"
cp -r "$home/target/quarkus-app" "$to/app"
install -m 755 "$home/infra/start" "$to/bin/editrisk"
cp "$home/LICENSE" "$to"
[ ! -f "$home/target/bom.json" ] || cp "$home/target/bom.json" "$to/sbom.cdx.json"
