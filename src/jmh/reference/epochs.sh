#!/bin/sh
# Epochs of one step by EpochsBenchmark against plain PyTorch's steps, one after the other:
#
#   src/jmh/reference/epochs.sh [PYTHON [ROUNDS [THREADS [BATCH [METHOD:NETWORK:LAYER...]]]]]
#
# from the project's root. PYTHON (python3) has torch, torchvision and numpy; there is 1 round, 1 of THREADS an operation, 16
# pictures a BATCH, and three methods at VGG16's last convolution and local fine-tuning of ViT-B/16's last block unless said
# otherwise. The best round counts.
#
# Columns: milliseconds of an epoch by editrisk, after the first; of PyTorch's step in its better layout, the whole network
# forward; how many times faster an epoch is; how many times fewer operations it is counted to have.
set -eu
python=${1:-python3}
rounds=${2:-1}
threads=${3:-1}
batch=${4:-16}
if [ $# -gt 4 ]; then
    shift 4
else
    set -- local-fine-tuning:vgg16:features.28 local-collision:vgg16:features.28 direct-low-rank:vgg16:features.28 \
        local-fine-tuning:vit-b-16:encoder.layers.encoder_layer_11
fi
lines=$(mktemp)
trap 'rm -f "$lines" "$lines.faults"' EXIT

# What editrisk asks of glibc by itself: else half of PyTorch's time goes into memory given back and asked for again.
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184

./mvnw -q -Pbenchmark test-compile
for round in $(seq "$rounds"); do
    for edit; do
        ./mvnw -q -Pbenchmark exec:java \
            -Dexec.args="EpochsBenchmark -p edit=$edit -p batch=$batch -p threads=$threads" |
            awk -v edit="$edit" '/counted / { sub(/^.*counted /, "counted "); print }
                 /^Iteration/ { print "time", edit, "editrisk", $3 }' >>"$lines"
        "$python" src/jmh/reference/epochs.py "$edit" "$batch" "$threads" 2>"$lines.faults" >>"$lines" || {
            cat "$lines.faults"
            exit 1
        } >&2
    done
done
awk '
    $1 == "counted" { if (!($2 in counted)) order[++edits] = $2; counted[$2] = $4 }
    $1 == "time" { key = $2 " " $3; if (!(key in best) || $4 < best[key]) best[key] = $4 }
    END {
        printf "%-60s %10s %10s %7s %8s\n", "edit", "editrisk", "PyTorch", "ratio", "counted"
        for (i = 1; i <= edits; i++) {
            e = order[i]
            peer = best[e " nchw"] < best[e " channels_last"] ? best[e " nchw"] : best[e " channels_last"]
            printf "%-60s %10.1f %10.1f %7.2f %8.2f\n", e, best[e " editrisk"] / 1000, peer / 1000, \
                peer / best[e " editrisk"], counted[e]
        }
    }' "$lines"
