"""What ForwardPassBenchmark runs, in PyTorch: small-vgg over 50 pictures, one thread, eager, inference mode.

    python forward.py [ROUNDS]

from the project's root; prints, for the whole pass and from features.11, with tensors in NCHW and in channels_last, the
time of a pass in milliseconds (the mean over a second, the best of ROUNDS), and the mean absolute logit, which is the
benchmark's. Needs torch, safetensors and numpy.
"""

import sys
import time

import numpy
import torch
from safetensors.torch import load_file

sys.path.insert(0, "src/test/reference")
from small_vgg import SmallVgg

BATCH, SIZE, CUT = 50, 32, 11
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 3

torch.set_num_threads(1)


def pictures():
    """As Hashed.java makes them: byte i is bits 24 to 31 of i * 2654435761."""
    i = numpy.arange(BATCH * SIZE * SIZE * 3, dtype=numpy.uint64)
    pixels = ((i * numpy.uint64(2654435761)) >> numpy.uint64(24)) & numpy.uint64(255)
    values = torch.tensor(pixels.astype(numpy.float32)).reshape(BATCH, SIZE, SIZE, 3)
    return ((values / 255 - 0.5) / 0.25).permute(0, 3, 1, 2).contiguous()


def milliseconds(run):
    def passes(seconds):
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            run().numpy()
            count += 1
        return (time.perf_counter() - start) / count * 1000

    passes(1.0)
    return min(passes(1.0) for _ in range(ROUNDS))


with torch.inference_mode():
    network = SmallVgg().eval()
    network.load_state_dict(load_file("examples/models/garments.safetensors"), strict=False)
    batch = pictures()
    print(f"mean absolute logit: {network.run_from(0, batch).abs().mean():.4f}")
    for name, layout in [("nchw", torch.contiguous_format), ("channels_last", torch.channels_last)]:
        network, x = network.to(memory_format=layout), batch.contiguous(memory_format=layout)
        cut = network.features[:CUT](x)
        print(f"whole {name} {milliseconds(lambda: network.run_from(0, x)):.3f}")
        print(f"fromFeatures11 {name} {milliseconds(lambda: network.run_from(CUT, cut)):.3f}")
