#!/bin/sh
# Every corruption by CorruptionsBenchmark against bethgelab's imagecorruptions 1.1.2 with numba, one after the other, on one
# core:
#
#   src/jmh/reference/corruptions.sh [PYTHON [SEVERITY]]
#
# from the project's root. PYTHON (python3) can import imagecorruptions (PYTHONPATH names its checkout). Prints milliseconds
# a picture and the ratio peer / editrisk of the best tenths of a second: above 1, editrisk is the faster. The best, because
# whatever else runs on the machine only ever adds.
#
# The peer runs twice. As it comes, glibc gives the memory of its larger arrays back to the system after every operation,
# and it waits for fresh pages most of the time; "kept" is with that switched off, which is how fast its code is.
set -eu
python=${1:-python3}
severity=${2:-3}
times=$(mktemp)
trap 'rm -f "$times"' EXIT

./mvnw -q -Pbenchmark test-compile
"$python" src/jmh/reference/corruptions.py make
./mvnw -q -Pbenchmark exec:java -Dexec.args="CorruptionsBenchmark -p severity=$severity" |
    awk '/# Parameters: / { kind = $5; sub(",", "", kind) }
         /^Iteration/ { print kind, "editrisk", $3 }' >"$times"
PEER=peer "$python" src/jmh/reference/corruptions.py measure "$severity" 20 >>"$times"
PEER=kept MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_TRIM_THRESHOLD_=1000000000 \
    "$python" src/jmh/reference/corruptions.py measure "$severity" 20 >>"$times"
awk '{ if (!($1 in seen)) { seen[$1] = 1; kinds[++count] = $1 }
       key = $1 " " $2; if (!(key in best) || $3 < best[key]) best[key] = $3 }
     END {
         printf "%-18s %9s %9s %6s %9s %6s\n", "milliseconds", "editrisk", "peer", "ratio", "kept", "ratio"
         for (i = 1; i <= count; i++) {
             ours = best[kinds[i] " editrisk"]; peer = best[kinds[i] " peer"]; kept = best[kinds[i] " kept"]
             printf "%-18s %9.3f %9.3f %6.2f %9.3f %6.2f\n", kinds[i], ours, peer, peer / ours, kept, kept / ours
             logs += log(peer / ours); keptLogs += log(kept / ours)
         }
         printf "%-18s %9s %9s %6.2f %9s %6.2f\n", "geometric mean", "", "", exp(logs / count), "", exp(keptLogs / count)
     }' "$times"
