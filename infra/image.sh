#!/usr/bin/env bash
# The image where there is no container engine: Jib lays what infra/Dockerfile would put into it over the same base, and sends it
# to a registry or writes it to a file that engines load (docker load, podman load, ctr images import).
#
#   infra/image.sh registry.example.org/editrisk:0.1.0
#   infra/image.sh target/editrisk.tar
#
# Needs a JDK with jlink. BASE=IMAGE is another base (scratch asks no registry), ENGINE=pytorch-native-cu128 another engine, as for
# the Dockerfile. The image is of this machine's kind of processor, and has no archive of classes, which counts at the paths alone
# where it was made: starts take a third longer.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -eq 1 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
base=${BASE:-$(sed -n 's/^ARG RUNTIME=//p' infra/Dockerfile)}
to=target/image
rm -rf "$to"
mkdir -p "$to/var/cache/editrisk"
infra/build.sh "$to" "${ENGINE:-}"
infra/unpack.sh "$to/opt/editrisk"
rm -f "$to/opt/editrisk/classes.jsa"
case $1 in
*.tar) ./mvnw -q -Pimage jib:buildTar -Djib.from.image="$base" -Djib.outputPaths.tar="$PWD/$1" ;;
*) ./mvnw -q -Pimage jib:build -Djib.from.image="$base" -Djib.to.image="$1" ;;
esac
