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
. src/jmh/reference/beside.sh
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
beside EpochsBenchmark edit epochs.py "$python" "$rounds" "$threads" "$batch" "$@"
