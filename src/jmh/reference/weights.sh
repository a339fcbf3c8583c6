#!/bin/sh
# WeightsLoadingBenchmark against PyTorch's safetensors and against plain reading of the file, one after the other:
#
#   src/jmh/reference/weights.sh [PYTHON [ROUNDS]]
#
# from the project's root. PYTHON (python3) has torch and safetensors. Prints the best times in milliseconds and ratios:
# PyTorch / editrisk above 1 means that editrisk is the faster, editrisk / reading below 1 that it costs less than to read
# the file into memory.
set -eu
python=${1:-python3}
rounds=${2:-5}
times=$(mktemp)
trap 'rm -f "$times"' EXIT

./mvnw -q -Pbenchmark test-compile
MALLOC_ARENA_MAX=1 ./mvnw -q -Pbenchmark exec:java -Dexec.args="WeightsLoadingBenchmark.load$ -i $rounds -r 1" |
    awk '/# Parameters: / { type = substr($0, index($0, "= ") + 2); sub(/[^A-Z0-9].*/, "", type) }
         /^Iteration/ { print type, "editrisk", $3 }' >"$times"
"$python" src/jmh/reference/weights.py "$rounds" >>"$times"
awk '{ key = $1 " " $2; if (!(key in best) || $3 < best[key]) best[key] = $3 }
     END {
         for (key in best) {
             split(key, part, " ")
             type = part[1]
             if (part[2] == "editrisk")
                 printf "%s: editrisk %.0f ms, PyTorch / editrisk = %.2f, editrisk / reading = %.2f\n", type, best[key],
                     best[type " pytorch"] / best[key], best[key] / best[type " reading"]
         }
     }' "$times" | sort
