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
. src/jmh/reference/beside.sh
python=${1:-python3}
rounds=${2:-1}
threads=${3:-1}
batch=${4:-16}
if [ $# -gt 4 ]; then
    shift 4
else
    set -- vgg16:features.28 vit-b-16:encoder.layers.encoder_layer_11
fi
beside PublishedSweeps edited sweeps.py "$python" "$rounds" "$threads" "$batch" "$@"
