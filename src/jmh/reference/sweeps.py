"""Eleven points of an edit as plain PyTorch has them: mix the weights, load them, run the whole network.

    python sweeps.py NETWORK:LAYER BATCH THREADS

from the project's root; prints the time of all eleven passes over one batch in milliseconds, in NCHW and in channels_last
(the best of three each). The weights are drawn by the same hash as in PublishedSweepsBenchmark. Needs torch, torchvision and
numpy.
"""

import contextlib
import sys
import time

with contextlib.suppress(ImportError):
    import torchvision_stub  # noqa: F401  (where torchvision's own operators cannot be loaded)
import torch
import torchvision

sys.path.insert(0, "src/test/reference")
from architectures import drawn

EDITED, BATCH, THREADS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
NETWORK, LAYER = EDITED.split(":")
ALPHAS = [i / 10 for i in range(11)]

torch.set_num_threads(THREADS)


def sweep(model, original, edited, x):
    predictions = []
    for alpha in ALPHAS:
        mixed = {name: torch.lerp(original[name], tensor, alpha) for name, tensor in edited.items()}
        model.load_state_dict(mixed, strict=False)
        predictions.append(model(x).argmax(1))
    return predictions


with torch.inference_mode():
    model = getattr(torchvision.models, NETWORK.replace("-", "_"))(weights=None).eval()
    original = {
        name: drawn(name, tuple(tensor.shape)) if tensor.is_floating_point() else tensor
        for name, tensor in model.state_dict().items()
    }
    edited = {name: 1.1 * tensor for name, tensor in original.items() if name.startswith(LAYER + ".")}
    model.load_state_dict(original)
    for layout, memory in [("nchw", torch.contiguous_format), ("channels_last", torch.channels_last)]:
        model, x = model.to(memory_format=memory), torch.rand(BATCH, 3, 224, 224).contiguous(memory_format=memory)
        model(x)
        times = []
        for _ in range(3):
            start = time.perf_counter()
            sweep(model, original, edited, x)
            times.append(time.perf_counter() - start)
        print(f"time {EDITED} {layout} {1000 * min(times):.1f}")
