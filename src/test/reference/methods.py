"""Ten steps of each editing method in PyTorch: what TrialSteps must agree with.

    python methods.py ../resources/reference

writes edit-methods.json (rates, losses, logits) and edit-methods.safetensors (every STRIDE-th element of each tensor that
was trained, as it is after the last step; whole tensors where they are small). The starting weights and the pictures are
not stored: both sides draw them from java.util.SplittableRandom (SplitMix64), which is a dozen lines below, and the file
holds sums to see that they are the same.

The networks are torch.nn modules and the optimiser is torch.optim.SGD, so nothing here is shared with the Java code.
Made with PyTorch 2.13.0 (CPU, one thread, deterministic algorithms).
"""

import json
import pathlib
import sys

import numpy as np
import torch
from safetensors.torch import save_file
from small_vgg import SmallVgg
from torch.nn import functional as F

PAIRS, CLASSES, STEPS, STRIDE, LARGE = 12, 10, 10, 101, 512
WEIGHTS_SEED, PICTURES_SEED = 20230300046, 46
ALPHAS = [0.0, 0.3, 1.0]
# method, layer, target, learning rate
CASES = [
    ("local-fine-tuning", "features.11", None, 0.01),
    ("full-fine-tuning", None, None, 0.005),
    ("local-collision", "features.11", "frozen", 0.02),
    ("local-collision", "features.11", "moving", 0.03),
]


class SplittableRandom:
    """java.util.SplittableRandom: nextDouble, a block at a time."""

    def __init__(self, seed):
        self.state = np.uint64(seed)

    def doubles(self, n):
        with np.errstate(over="ignore"):
            gamma = np.uint64(0x9E3779B97F4A7C15)
            z = self.state + gamma * np.arange(1, n + 1, dtype=np.uint64)
            self.state = z[-1]
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z = z ^ (z >> np.uint64(31))
        return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53


def bounds(name, shape):
    """He-scaled convolutions; batch norms that are near the identity but not quite."""
    if name.startswith("classifier") or len(shape) == 4:
        fan_in = int(np.prod(shape[1:])) if len(shape) > 1 else 0
        edge = np.sqrt(6.0 / fan_in) if fan_in else 0.1
        return -edge, edge
    if name.endswith("running_var") or name.endswith("weight"):
        return 0.7, 1.3
    return -0.2, 0.2


def starting_network():
    net, random = SmallVgg(), SplittableRandom(WEIGHTS_SEED)
    state = {}
    for name, old in net.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        low, high = bounds(name, tuple(old.shape))
        draws = low + (high - low) * random.doubles(old.numel())
        state[name] = torch.from_numpy(draws.astype(np.float32)).reshape(old.shape)
    net.load_state_dict(state, strict=False)
    return net.eval(), state  # eval: batch-norm statistics stay as they are


def pictures():
    """Coarse patterns with fine noise; the modified form has other colours in its upper part. uint8 [n, 32, 32, 3]."""
    random = SplittableRandom(PICTURES_SEED)
    originals, modified = [], []
    for _ in range(PAIRS):
        coarse = np.floor(random.doubles(8 * 8 * 3) * 224).reshape(8, 8, 3).repeat(4, 0).repeat(4, 1)
        fine = np.floor(random.doubles(32 * 32 * 3) * 32).reshape(32, 32, 3)
        original = (coarse + fine).astype(np.uint8)
        other = original.copy()
        other[:14] = 255 - original[:14] // 2
        originals.append(original)
        modified.append(other)
    return np.stack(originals), np.stack(modified)


def batch(images):
    x = torch.from_numpy(images).permute(0, 3, 1, 2).to(torch.float32)
    return (x / 255 - 0.5) / 0.25


def run_case(method, layer, target, rate):
    net, _ = starting_network()
    unedited, _ = starting_network()
    originals, modified = (batch(images) for images in pictures())
    labels = torch.arange(PAIRS) % CLASSES
    trained = {n: p for n, p in net.named_parameters() if layer is None or n.startswith(layer + ".")}
    for name, parameter in net.named_parameters():
        parameter.requires_grad_(name in trained)
    groups = [
        {"params": [p for n, p in trained.items() if "weight" in n], "weight_decay": 1e-4},
        {"params": [p for n, p in trained.items() if "weight" not in n], "weight_decay": 0.0},
    ]
    optimiser = torch.optim.SGD(groups, lr=rate, momentum=0.9)

    def loss():
        if method != "local-collision":
            return F.cross_entropy(net(modified), labels)
        goal = net.upto(layer, originals) if target == "moving" else unedited.upto(layer, originals).detach()
        return F.mse_loss(net.upto(layer, modified), goal)

    losses = []
    for _ in range(STEPS):
        optimiser.zero_grad()
        value = loss()
        value.backward()
        optimiser.step()
        losses.append(value.item())
    with torch.no_grad():
        losses.append(loss().item())
    final = {name: p.detach().clone() for name, p in trained.items()}
    return losses, final, modified


def line(final, images):
    """Logits of the first two modified pictures at points of the line from the original weights to the edited ones."""
    logits = []
    for alpha in ALPHAS:
        net, state = starting_network()
        mixed = {n: (1 - alpha) * state[n] + alpha * final[n] if n in final else state[n] for n in state}
        net.load_state_dict(mixed, strict=False)
        with torch.no_grad():
            logits.append(net(images[:2]).tolist())
    return logits


def main(folder):
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    net, state = starting_network()
    originals, modified = pictures()
    cases, tensors = [], {}
    for method, layer, target, rate in CASES:
        losses, final, images = run_case(method, layer, target, rate)
        name = "-".join(filter(None, [method, target]))
        for tensor, values in final.items():
            flat = values.flatten()
            tensors[f"{name}/{tensor}"] = (flat[::STRIDE] if flat.numel() > LARGE else flat).contiguous()
        moved = max((final[t] - state[t]).abs().max().item() for t in final)
        print(f"{name:24} losses {losses[0]:.5f} -> {losses[-1]:.5f}, largest move {moved:.4f}")
        cases.append(
            {
                "name": name,
                "method": method,
                "layer": layer,
                "target": target,
                "rate": rate,
                "losses": losses,
                "largest-move": moved,
                "alphas": ALPHAS,
                "logits": line(final, images),
            }
        )
    reference = {
        "pairs": PAIRS,
        "classes": CLASSES,
        "steps": STEPS,
        "stride": STRIDE,
        "large": LARGE,
        "weights-seed": WEIGHTS_SEED,
        "pictures-seed": PICTURES_SEED,
        "weights-sum": float(sum(v.double().sum() for v in state.values())),
        "originals-sum": int(originals.astype(np.int64).sum()),
        "modified-sum": int(modified.astype(np.int64).sum()),
        "cases": cases,
    }
    folder = pathlib.Path(folder)
    (folder / "edit-methods.json").write_text(json.dumps(reference, indent=1) + "\n")
    save_file(tensors, folder / "edit-methods.safetensors")


if __name__ == "__main__":
    main(sys.argv[1])
