#!/bin/sh
# The forward pass of ForwardPassBenchmark against PyTorch's, one after the other, several times over:
#
#   src/jmh/reference/compare.sh [PYTHON [ROUNDS]]
#
# from the project's root. PYTHON (python3) has torch, safetensors and numpy. Prints the time of each round in
# milliseconds and the ratio PyTorch / editrisk of the best ones: above 1, editrisk is the faster. The best, because
# whatever else runs on the machine only ever adds.
set -eu
python=${1:-python3}
rounds=${2:-3}
times=$(mktemp)
trap 'rm -f "$times"' EXIT

# What editrisk asks of glibc by itself: else half of PyTorch's time goes into memory given back and asked for again.
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184

./mvnw -q -Pbenchmark test-compile
for round in $(seq "$rounds"); do
    ./mvnw -q -Pbenchmark exec:java -Dexec.args="ForwardPass -wi 2 -i 3" |
        awk '/# Benchmark: / { n = split($3, part, "."); name = part[n] }
             /^Iteration/ { print name, "editrisk", $3 }' >>"$times"
    "$python" src/jmh/reference/forward.py 3 | grep -v logit >>"$times"
done
sort "$times"
awk '{ key = $1 " " $2; if (!(key in best) || $3 < best[key]) best[key] = $3 }
     END {
         for (key in best) {
             split(key, part, " ")
             if (part[2] != "editrisk")
                 printf "%s: PyTorch %s / editrisk = %.2f\n", part[1], part[2], best[key] / best[part[1] " editrisk"]
         }
     }' "$times" | sort
