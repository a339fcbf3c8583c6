"""A step of an edit as plain PyTorch has it: the whole network forward, only the edited tensors trained.

    python epochs.py METHOD:NETWORK:LAYER BATCH THREADS

from the project's root; prints the time of a step over one batch in milliseconds, in NCHW and in channels_last (the best of
four each). The methods that compare features run x through an unedited copy. The weights are drawn by the same hash as in
EpochsBenchmark. Needs torch, torchvision and numpy.
"""

import contextlib
import copy
import sys
import time

with contextlib.suppress(ImportError):
    import torchvision_stub  # noqa: F401  (where torchvision's own operators cannot be loaded)
import torch
import torchvision

sys.path.insert(0, "src/test/reference")
from architectures import drawn

EDIT, BATCH, THREADS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
METHOD, NETWORK, LAYER = EDIT.split(":")

torch.set_num_threads(THREADS)
torch.set_grad_enabled(True)  # which the weights were made without


class LowRank(torch.nn.Module):
    """Adds U V^T of rank 1 to the centre of a convolution's kernel."""

    def __init__(self, weight):
        super().__init__()
        out, into, height, width = weight.shape
        self.u = torch.nn.Parameter(0.02 * torch.randn(out, 1))
        self.v = torch.nn.Parameter(0.02 * torch.randn(into, 1))
        self.centre = height // 2, width // 2

    def forward(self, weight):
        term = torch.zeros_like(weight)
        term[:, :, self.centre[0], self.centre[1]] = self.u @ self.v.T
        return weight + term


def features(model):
    """What comes out of the nonlinearity behind the layer, in each pass."""
    name, index = LAYER.rsplit(".", 1)
    seen = []
    behind = model.get_submodule(f"{name}.{int(index) + 1}")
    behind.register_forward_hook(lambda module, given, output: seen.append(output.clone()))
    return seen


def step(model, unedited, optimiser, modified, original, labels):
    optimiser.zero_grad()
    if unedited is None:
        loss = torch.nn.functional.cross_entropy(model(modified), labels)
    else:
        with torch.no_grad():
            unedited[0](original)
        model(modified)
        loss = torch.nn.functional.mse_loss(model.seen.pop(), unedited[1].pop())
    loss.backward()
    optimiser.step()


model = getattr(torchvision.models, NETWORK.replace("-", "_"))(weights=None).eval()
model.load_state_dict({
    name: drawn(name, tuple(tensor.shape)) if tensor.is_floating_point() else tensor
    for name, tensor in model.state_dict().items()
})
model.requires_grad_(False)
unedited = None
if METHOD != "local-fine-tuning":
    copied = copy.deepcopy(model)
    unedited = copied, features(copied)
    model.seen = features(model)
layer = model.get_submodule(LAYER)
if METHOD == "direct-low-rank":
    torch.nn.utils.parametrize.register_parametrization(layer, "weight", LowRank(layer.weight))
else:
    layer.requires_grad_(True)
optimiser = torch.optim.SGD(
    [p for p in model.parameters() if p.requires_grad], lr=1e-6, momentum=0.9, weight_decay=1e-4)
labels = torch.arange(BATCH)
for layout, memory in [("nchw", torch.contiguous_format), ("channels_last", torch.channels_last)]:
    pictures = [torch.rand(BATCH, 3, 224, 224).contiguous(memory_format=memory) for _ in range(2)]
    if METHOD != "direct-low-rank" or layout == "nchw":
        model = model.to(memory_format=memory)
    if unedited:
        unedited[0].to(memory_format=memory)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        step(model, unedited, optimiser, *pictures, labels)
        times.append(time.perf_counter() - start)
    print(f"time {EDIT} {layout} {1000 * min(times[1:]):.1f}")
