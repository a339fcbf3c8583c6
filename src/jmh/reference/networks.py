"""What PublishedNetworksBenchmark runs, in PyTorch: eager, inference mode, weights drawn by the same hash.

    python networks.py NETWORK BATCH THREADS

from the project's root; prints the mean absolute output, which is the benchmark's, the time of a pass in milliseconds with
tensors in NCHW and in channels_last (the mean over a second, the better of two), and the rates in GFLOP/s of the product
of two matrices of 2048 x 2048, by torch.mm and by oneDNN's linear layer. Needs torch, torchvision, open_clip and numpy.
"""

import contextlib
import sys
import time

with contextlib.suppress(ImportError):
    import torchvision_stub  # noqa: F401  (where torchvision's own operators cannot be loaded)
import numpy
import open_clip
import torch
import torchvision

sys.path.insert(0, "src/test/reference")
from architectures import drawn

NETWORK, BATCH, THREADS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
SIZE, SQUARE = 224, 2048
IMAGENET = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
CLIP = (0.48145467, 0.4578275, 0.40821072), (0.26862955, 0.2613026, 0.2757771)

torch.set_num_threads(THREADS)


def network():
    """The network, the prefix of its tensors' names, and how its pictures are normalised."""
    if NETWORK == "clip-vit-l-14":
        return open_clip.create_model("ViT-L-14-quickgelu").visual, "visual.", CLIP
    name = {"vgg16-bn": "vgg16_bn", "resnet-50": "resnet50", "vit-b-16": "vit_b_16"}.get(NETWORK, NETWORK)
    return getattr(torchvision.models, name)(weights=None), "", IMAGENET


def draw(model, prefix):
    for name, tensor in model.state_dict().items():
        if tensor.is_floating_point():
            tensor.copy_(drawn(prefix + name, tuple(tensor.shape)))
    return model.eval()


def pictures(mean, std):
    """As Hashed.java makes them: byte i is bits 24 to 31 of i * 2654435761."""
    i = numpy.arange(BATCH * SIZE * SIZE * 3, dtype=numpy.uint64)
    pixels = ((i * numpy.uint64(2654435761)) >> numpy.uint64(24)) & numpy.uint64(255)
    values = torch.tensor(pixels.astype(numpy.float32)).reshape(BATCH, SIZE, SIZE, 3)
    return ((values / 255 - torch.tensor(mean)) / torch.tensor(std)).permute(0, 3, 1, 2).contiguous()


def milliseconds(run):
    def passes():
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < 1:
            run().numpy()
            count += 1
        return (time.perf_counter() - start) / count * 1000

    run()
    return min(passes() for _ in range(2))


def gigaflops(multiply):
    return 2 * SQUARE**3 / milliseconds(multiply) / 1e6


with torch.inference_mode():
    model, prefix, normalised = network()
    model, batch = draw(model, prefix), pictures(*normalised)
    print(f"output {NETWORK} PyTorch {model(batch).abs().mean():.5f}")
    for layout, memory in [("nchw", torch.contiguous_format), ("channels_last", torch.channels_last)]:
        model, x = model.to(memory_format=memory), batch.contiguous(memory_format=memory)
        print(f"time {NETWORK} {layout} {milliseconds(lambda: model(x)):.3f}")
    a, b = torch.randn(SQUARE, SQUARE), torch.randn(SQUARE, SQUARE)
    print(f"gemm mm - {gigaflops(lambda: a @ b):.1f}")
    print(f"gemm oneDNN - {gigaflops(lambda: torch.ops.mkldnn._linear_pointwise(a, b, None, 'none', [], '')):.1f}")
