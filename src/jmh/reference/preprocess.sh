#!/bin/sh
# Decoding, resizing, cropping and normalising by PreprocessingBenchmark against Pillow with torchvision's transforms, one
# after the other, several times over:
#
#   src/jmh/reference/preprocess.sh [PYTHON [ROUNDS]]
#
# from the project's root. PYTHON (python3) has torch, torchvision, Pillow and numpy. Prints pictures a second and the
# ratio Pillow / editrisk of the best tenths of a second: above 1, editrisk is the faster. The best, because whatever else
# runs on the machine only ever adds.
set -eu
python=${1:-python3}
rounds=${2:-3}
times=$(mktemp)
trap 'rm -f "$times"' EXIT

./mvnw -q -Pbenchmark test-compile
"$python" src/jmh/reference/preprocess.py make
for round in $(seq "$rounds"); do
    ./mvnw -q -Pbenchmark exec:java -Dexec.args="PreprocessingBenchmark -i 50 -r 100ms" |
        awk '/# Benchmark: / { n = split($3, part, "."); name = part[n] }
             /^Iteration/ { print name, "editrisk", $3 }' >>"$times"
    "$python" src/jmh/reference/preprocess.py measure 50 >>"$times"
done
awk '{ key = $1 " " $2; if (!(key in best) || $3 < best[key]) best[key] = $3 }
     END {
         for (key in best) {
             split(key, part, " ")
             printf "%s: %s %.0f pictures a second\n", part[1], part[2], 1000 / best[key]
             if (part[2] == "pillow")
                 printf "%s: Pillow / editrisk = %.2f\n", part[1], best[key] / best[part[1] " editrisk"]
         }
     }' "$times" | sort
