#!/bin/sh
# The forward passes of PublishedNetworksBenchmark against PyTorch's and against the machine's GEMM, one after the other,
# several times over:
#
#   src/jmh/reference/networks.sh [PYTHON [ROUNDS [THREADS [BATCH [NETWORK...]]]]]
#
# from the project's root. PYTHON (python3) has torch, torchvision, open_clip and numpy; there are 2 ROUNDS, 1 of THREADS an
# operation, 16 pictures a BATCH (CLIP's L/14: half as many) and five networks unless said otherwise. Of each round the mean
# over repeated passes is taken, of all rounds the best, because whatever else runs on the machine only ever adds.
#
# Columns: pictures a second; how much faster editrisk is than the better of PyTorch's two; the share of the machine's GEMM
# that editrisk and that PyTorch reach. Operations are those of the published network, two for a multiplication with its
# addition, as `editrisk layers` counts them: work that is saved counts as done. The GEMM is the faster of torch.mm and
# oneDNN for two matrices of 2048 x 2048.
set -eu
python=${1:-python3}
rounds=${2:-2}
threads=${3:-1}
batch=${4:-16}
if [ $# -gt 4 ]; then shift 4; else set -- vgg16 vgg16-bn resnet-50 vit-b-16 clip-vit-l-14; fi
lines=$(mktemp)
trap 'rm -f "$lines" "$lines.faults"' EXIT

# What editrisk asks of glibc by itself: else half of PyTorch's time goes into memory given back and asked for again.
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184

./mvnw -q -Pbenchmark test-compile
for round in $(seq "$rounds"); do
    for network; do
        case $network in *-l-14) pictures=$(((batch + 1) / 2)) ;; *) pictures=$batch ;; esac
        ./mvnw -q -Pbenchmark exec:java \
            -Dexec.args="PublishedNetworks -p architecture=$network -p batch=$pictures -p threads=$threads" |
            awk -v network="$network" '/operations |output / { print }
                 /^Iteration/ { print "time", network, "editrisk", $3 }' >>"$lines"
        "$python" src/jmh/reference/networks.py "$network" "$pictures" "$threads" 2>"$lines.faults" >>"$lines" || {
            cat "$lines.faults"
            exit 1
        } >&2
        echo "pictures $network - $pictures" >>"$lines"
    done
done
awk '
    { sub(/^.*output /, "output "); sub(/^.*operations /, "operations ") }
    $1 == "operations" { operations[$2] = $3 }
    $1 == "pictures" { if (!($2 in pictures)) order[++networks] = $2; pictures[$2] = $4 }
    $1 == "output" { output[$2 " " $3] = $4 }
    $1 == "time" { key = $2 " " $3; if (!(key in best) || $4 < best[key]) best[key] = $4 }
    $1 == "gemm" { if ($4 > rate[$2]) rate[$2] = $4 }
    END {
        gemm = rate["mm"] > rate["oneDNN"] ? rate["mm"] : rate["oneDNN"]
        printf "GEMM: %.0f GFLOP/s by torch.mm, %.0f by oneDNN\n", rate["mm"], rate["oneDNN"]
        printf "%-14s %9s %9s %13s %6s %10s %9s  %s\n", "network", "editrisk", "NCHW", "channels_last", "ratio",
            "% of GEMM", "PyTorch %", "mean absolute output"
        for (i = 1; i <= networks; i++) {
            n = order[i]
            own = pictures[n] / best[n " editrisk"] * 1000
            nchw = pictures[n] / best[n " nchw"] * 1000
            last = pictures[n] / best[n " channels_last"] * 1000
            peer = nchw > last ? nchw : last
            share = operations[n] / gemm / 1e7
            printf "%-14s %9.2f %9.2f %13.2f %6.2f %10.0f %9.0f  %s / %s\n", n, own, nchw, last, own / peer, own * share,
                peer * share, output[n " editrisk"], output[n " PyTorch"]
        }
    }' "$lines"
