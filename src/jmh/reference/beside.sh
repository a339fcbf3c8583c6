# Sets a benchmark beside the same work of PyTorch, one after the other; sourced by sweeps.sh and epochs.sh, which say what their
# arguments and columns are.
#
#   beside BENCHMARK PARAMETER SCRIPT PYTHON ROUNDS THREADS BATCH CASE...
#
# BENCHMARK takes each CASE as PARAMETER, prints how many times fewer operations it is counted to have, and milliseconds; SCRIPT
# prints PyTorch's. The best round counts.
beside() {
    benchmark=$1 parameter=$2 script=$3 python=$4 rounds=$5 threads=$6 batch=$7
    shift 7
    lines=$(mktemp)
    trap 'rm -f "$lines" "$lines.faults"' EXIT

    # What editrisk asks of glibc by itself: else half of PyTorch's time goes into memory given back and asked for again.
    export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184

    ./mvnw -q -Pbenchmark test-compile
    for round in $(seq "$rounds"); do
        for edit; do
            ./mvnw -q -Pbenchmark exec:java \
                -Dexec.args="$benchmark -p $parameter=$edit -p batch=$batch -p threads=$threads" |
                awk -v edit="$edit" '/counted / { sub(/^.*counted /, "counted "); print }
                     /^Iteration/ { print "time", edit, "editrisk", $3 }' >>"$lines"
            "$python" "src/jmh/reference/$script" "$edit" "$batch" "$threads" 2>"$lines.faults" >>"$lines" || {
                cat "$lines.faults"
                exit 1
            } >&2
        done
    done
    awk '
        $1 == "counted" { if (!($2 in counted)) order[++cases] = $2; counted[$2] = $4 }
        $1 == "time" { key = $2 " " $3; if (!(key in best) || $4 < best[key]) best[key] = $4 }
        END {
            printf "%-60s %10s %10s %7s %8s\n", "edit", "editrisk", "PyTorch", "ratio", "counted"
            for (i = 1; i <= cases; i++) {
                c = order[i]
                peer = best[c " nchw"] < best[c " channels_last"] ? best[c " nchw"] : best[c " channels_last"]
                printf "%-60s %10.1f %10.1f %7.2f %8.2f\n", c, best[c " editrisk"], peer, peer / best[c " editrisk"], counted[c]
            }
        }' "$lines"
}
