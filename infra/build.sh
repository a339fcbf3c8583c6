#!/usr/bin/env bash
# Builds in a folder what the image has under /: the application for an engine, its starter and list of parts, a Java of its own.
#
#   infra/build.sh FOLDER [ENGINE]
#
# Needs a JDK with jlink. A Java of its own is there so that the image for GPUs may stand on NVIDIA's.
set -euo pipefail
to=$(mkdir -p "$1" && cd "$1" && pwd)
engine=${2:-pytorch-native-cpu}
cd "$(dirname "$0")/.."
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
./mvnw -q -B -P '!error-prone' -Dmaven.test.skip=true -Dnatives.engine="$engine" package
./mvnw -q -B org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom -Dnatives.engine="$engine" -DoutputFormat=json -DincludeTestScope=false
infra/layout.sh "$to"
"$java/bin/jlink" --add-modules ALL-MODULE-PATH --strip-debug --no-man-pages --no-header-files --output "$to/opt/java"
