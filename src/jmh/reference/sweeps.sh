#!/bin/sh
# Sweeps of eleven points by PublishedSweepsBenchmark against plain PyTorch's eleven passes, one after the other:
#
#   src/jmh/reference/sweeps.sh [PYTHON [ROUNDS [THREADS [BATCH [NETWORK:LAYER...]]]]]
#
# from the project's root. PYTHON (python3) has torch, torchvision and numpy; there is 1 round, 1 of THREADS an operation, 16
# pictures a BATCH, and VGG16's last convolution and ViT-B/16's last block unless said otherwise. The best round counts.
#
# Columns: milliseconds of a sweep by editrisk; of eleven passes by PyTorch in its better layout; how many times faster a sweep
# is; how many times fewer operations it is counted to have where every point runs the edited layer anew.
set -eu
python=${1:-python3}
rounds=${2:-1}
threads=${3:-1}
batch=${4:-16}
if [ $# -gt 4 ]; then shift 4; else set -- vgg16:features.28 vit-b-16:encoder.layers.encoder_layer_11; fi
lines=$(mktemp)
trap 'rm -f "$lines" "$lines.faults"' EXIT

# What editrisk asks of glibc by itself: else half of PyTorch's time goes into memory given back and asked for again.
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184

./mvnw -q -Pbenchmark test-compile
for round in $(seq "$rounds"); do
    for edited; do
        ./mvnw -q -Pbenchmark exec:java \
            -Dexec.args="PublishedSweeps -p edited=$edited -p batch=$batch -p threads=$threads" |
            awk -v edited="$edited" '/counted / { sub(/^.*counted /, "counted "); print }
                 /^Iteration/ { print "time", edited, "editrisk", $3 }' >>"$lines"
        "$python" src/jmh/reference/sweeps.py "$edited" "$batch" "$threads" 2>"$lines.faults" >>"$lines" || {
            cat "$lines.faults"
            exit 1
        } >&2
    done
done
awk '
    $1 == "counted" { if (!($2 in counted)) order[++edits] = $2; counted[$2] = $4 }
    $1 == "time" { key = $2 " " $3; if (!(key in best) || $4 < best[key]) best[key] = $4 }
    END {
        printf "%-42s %10s %10s %7s %8s\n", "edited", "editrisk", "PyTorch", "ratio", "counted"
        for (i = 1; i <= edits; i++) {
            e = order[i]
            peer = best[e " nchw"] < best[e " channels_last"] ? best[e " nchw"] : best[e " channels_last"]
            printf "%-42s %10.0f %10.0f %7.2f %8.2f\n", e, best[e " editrisk"], peer, peer / best[e " editrisk"], counted[e]
        }
    }' "$lines"
