"""Ten steps of each editing method in PyTorch: what TrainingTest must agree with.

    python methods.py ../resources/reference

writes edit-methods.json (rates, losses, logits) and edit-methods.safetensors (every STRIDE-th element of each tensor that
was trained, as it is after the last step; whole tensors where they are small). The starting weights and the pictures are
not stored: both sides draw them from java.util.SplittableRandom (SplitMix64), which is a dozen lines below, and the file
holds sums to see that they are the same. Where a low-rank edit begins is stored.

The networks are torch.nn modules (the transformer is timm's), features are what forward hooks see, and the optimisers
are torch.optim's, so nothing here is shared with the Java code: a low-rank edit of a convolution is another convolution
of 1x1 beside it, and which tensors a global collision trains is told by what autograd finds. Rewriting's directions are
found as Bau et al. and Santurkar et al. publish them, by the symmetric root of the inverse second moment (ZCA), a singular
value decomposition of the whitened keys and a QR decomposition, in numpy; the second moments are stored. With masks, as
EditingClassifiers has them: a key counts by the mask as Pillow resizes it to the keys' grid, and both sides of the loss are
multiplied by the root of the mask as avg_pool2d brings it to the features' (where that divides no side, each pixel is first
repeated so often that it does).
Made with PyTorch 2.13.0 (CPU, one thread, deterministic algorithms) and timm 1.0.29.
"""

import contextlib
import json
import math
import pathlib
import sys

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file
from small_vgg import SmallVgg
from torch import nn
from torch.nn import functional as F

PAIRS, CLASSES, STEPS, STRIDE, LARGE = 12, 10, 10, 211, 256
WEIGHTS_SEED, PICTURES_SEED, RANK_SEED, TRAINING_SEED, TRAINING = 20230300046, 46, 11, 47, 60
ALPHAS = [0.0, 0.3, 1.0]
FIXED = ["v", "second-moment", "mean"]


class Strided(nn.Module):
    """What small-vgg lacks: strides, a kernel that is not padded to its half, a linear layer with a nonlinearity."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, stride=2, padding=1)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(16, 24, 5, stride=2, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(24)
        self.relu2 = nn.ReLU()
        self.fc1 = nn.Linear(24, 32)
        self.relu3 = nn.ReLU()
        self.fc2 = nn.Linear(32, CLASSES)

    def forward(self, x):
        x = self.relu2(self.bn2(self.conv2(self.relu1(self.conv1(x)))))
        return self.fc2(self.relu3(self.fc1(x.mean((2, 3)))))


def small_vit():
    with contextlib.suppress(ImportError):  # where torchvision's own operators cannot be loaded
        import torchvision_stub  # noqa: F401
    from timm.models.vision_transformer import VisionTransformer

    return VisionTransformer(
        img_size=32, patch_size=4, embed_dim=64, depth=4, num_heads=4, num_classes=CLASSES
    )


ADAMW = {"weight-decay": 0.1, "warmup-steps": 3}
NETWORKS = {"small-vgg": SmallVgg, "small-vit": small_vit, "strided": Strided}
# the module that a layer's features come out of: after the normalisation and the nonlinearity that follow it
FEATURES = {
    "features.11": "features.13",
    "conv1": "relu1",
    "conv2": "relu2",
    "fc1": "relu3",
    "blocks.1": "blocks.1",
    "blocks.1.attn.qkv": "blocks.1.attn.qkv",
    "blocks.1.mlp.fc1": "blocks.1.mlp.act",
}
CASES = [
    {"network": "small-vgg", "method": "local-fine-tuning", "layer": "features.11", "rate": 0.01},
    {"network": "small-vgg", "method": "global-fine-tuning", "layer": "features.11", "rate": 0.005},
    {"network": "small-vgg", "method": "full-fine-tuning", "rate": 0.005},
    {"network": "small-vgg", "method": "local-collision", "layer": "features.11", "target": "frozen", "rate": 0.02},
    {"network": "small-vgg", "method": "local-collision", "layer": "features.11", "target": "moving", "rate": 0.03},
    {"network": "small-vgg", "method": "global-collision", "layer": "features.11", "target": "frozen", "rate": 0.02},
    {"network": "small-vgg", "method": "global-collision", "layer": "features.11", "target": "moving", "rate": 0.02},
    {"network": "strided", "method": "local-fine-tuning", "layer": "conv2", "rate": 0.02},
    {"network": "strided", "method": "local-collision", "layer": "conv2", "target": "moving", "rate": 0.03},
    {"network": "strided", "method": "global-collision", "layer": "conv2", "target": "frozen", "rate": 0.02},
    {"network": "strided", "method": "global-fine-tuning", "layer": "conv2", "rate": 0.01},
    {"network": "strided", "method": "local-fine-tuning", "layer": "fc1", "rate": 0.02},
    {"network": "strided", "method": "global-collision", "layer": "fc1", "target": "moving", "rate": 0.02},
    {"network": "small-vit", "method": "local-fine-tuning", "layer": "blocks.1", "rate": 0.005},
    {"network": "small-vit", "method": "global-fine-tuning", "layer": "blocks.1", "rate": 0.005},
    {"network": "small-vit", "method": "full-fine-tuning", "rate": 0.005},
    {"network": "small-vit", "method": "local-collision", "layer": "blocks.1.mlp.fc1", "target": "frozen", "rate": 0.1},
    {"network": "small-vit", "method": "global-collision", "layer": "blocks.1", "target": "moving", "rate": 0.01},
    {"network": "small-vgg", "method": "direct-low-rank", "layer": "features.11", "target": "frozen", "rate": 1, "rank": 1},
    {"network": "strided", "method": "direct-low-rank", "layer": "conv2", "target": "moving", "rate": 0.3, "rank": 3},
    {"network": "strided", "method": "direct-low-rank", "layer": "fc1", "target": "frozen", "rate": 0.3, "rank": 2},
    {
        "network": "small-vit",
        "method": "direct-low-rank",
        "layer": "blocks.1.attn.qkv",
        "target": "frozen",
        "rate": 0.3,
        "rank": 4,
    },
    {
        "network": "strided",
        "method": "rewriting",
        "layer": "conv2",
        "target": "frozen",
        "rate": 0.3,
        "rank": 3,
        "rewrite": {"centred": False, "ridge": 1e-6, "spatial": "centre"},
    },
    {
        "network": "strided",
        "method": "rewriting",
        "layer": "fc1",
        "target": "moving",
        "rate": 0.3,
        "rank": 2,
        "rewrite": {"centred": True, "ridge": 1e-3, "spatial": "centre"},
    },
    {
        "network": "strided",
        "method": "rewriting",
        "layer": "conv2",
        "target": "moving",
        "rate": 0.3,
        "rank": 2,
        "rewrite": {"centred": True, "ridge": 1e-6, "spatial": "full-kernel"},
    },
    {
        "network": "small-vit",
        "method": "rewriting",
        "layer": "blocks.1.attn.qkv",
        "target": "frozen",
        "rate": 0.3,
        "rank": 4,
        "rewrite": {"centred": False, "ridge": 1e-6, "spatial": "centre"},
    },
    {
        "network": "strided",
        "method": "rewriting",
        "layer": "conv1",
        "target": "frozen",
        "rate": 0.3,
        "rank": 1,
        "rewrite": {"centred": False, "ridge": 1e-6, "spatial": "centre", "masked": True},
    },
    {
        "network": "strided",
        "method": "rewriting",
        "layer": "conv2",
        "target": "frozen",
        "rate": 0.3,
        "rank": 3,
        "rewrite": {"centred": False, "ridge": 1e-6, "spatial": "centre", "masked": True},
    },
    {
        "network": "strided",
        "method": "rewriting",
        "layer": "conv2",
        "target": "moving",
        "rate": 0.3,
        "rank": 2,
        "rewrite": {"centred": True, "ridge": 1e-6, "spatial": "full-kernel", "masked": True},
    },
    # of attention only the MLP: the keys' bias has a gradient of 0 but for rounding, which Adam makes as large as any other
    {"network": "small-vit", "method": "local-fine-tuning", "layer": "blocks.1.mlp.fc1", "rate": 0.02, "adamw": ADAMW},
    {"network": "small-vgg", "method": "full-fine-tuning", "rate": 0.01, "adamw": ADAMW},
    {"network": "strided", "method": "local-fine-tuning", "layer": "conv2", "rate": 0.02, "adamw": ADAMW},
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
    """He-scaled matrices; norms that are near the identity but not quite."""
    if len(shape) > 1:
        edge = np.sqrt(6.0 / int(np.prod(shape[1:])))
        return -edge, edge
    if name.startswith("classifier"):
        return -0.1, 0.1
    if name.endswith("running_var") or name.endswith("weight"):
        return 0.7, 1.3
    return -0.2, 0.2


def starting_network(network):
    net, random = NETWORKS[network](), SplittableRandom(WEIGHTS_SEED)
    state = {}
    for name, old in net.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        low, high = bounds(name, tuple(old.shape))
        draws = low + (high - low) * random.doubles(old.numel())
        state[name] = torch.from_numpy(draws.astype(np.float32)).reshape(old.shape)
    net.load_state_dict(state, strict=False)
    return net.eval(), state  # eval: batch-norm statistics stay as they are


def pictures(seed=PICTURES_SEED, count=PAIRS):
    """Coarse patterns with fine noise; the modified form has other colours in its upper part. uint8 [n, 32, 32, 3]."""
    random = SplittableRandom(seed)
    originals, modified = [], []
    for _ in range(count):
        coarse = np.floor(random.doubles(8 * 8 * 3) * 224).reshape(8, 8, 3).repeat(4, 0).repeat(4, 1)
        fine = np.floor(random.doubles(32 * 32 * 3) * 32).reshape(32, 32, 3)
        original = (coarse + fine).astype(np.uint8)
        other = original.copy()
        other[:14] = 255 - original[:14] // 2
        originals.append(original)
        modified.append(other)
    return np.stack(originals), np.stack(modified)


def masks():
    """A rectangle that moves, a part that is changed by a third, and one pair of which nothing was. uint8 [n, 32, 32]."""
    masks = np.zeros((PAIRS, 32, 32), np.uint8)
    for i in range(PAIRS):
        masks[i, 26:] = 90
        masks[i, 2 + i : 14 + i, i:] = 255
    masks[5] = 0
    return masks


def key_weights(side):
    """What each key counts for, one a position and picture: Pillow's bilinear filter."""
    resized = [Image.fromarray(mask).resize((side, side), Image.Resampling.BILINEAR) for mask in masks()]
    return np.stack([np.asarray(mask) for mask in resized]).flatten() / 255


def feature_roots(side):
    """What both sides of the loss are multiplied by, [n, 1, side, side]."""
    whole = torch.from_numpy(masks()).float()[:, None] / 255
    whole = whole.repeat_interleave(side, 2).repeat_interleave(side, 3)
    return F.avg_pool2d(whole, 32).sqrt()


def batch(images):
    x = torch.from_numpy(images).permute(0, 3, 1, 2).to(torch.float32)
    return (x / 255 - 0.5) / 0.25


def features(net, layer, images):
    """What comes out of the module that the layer's features come out of."""
    seen = []
    module = net.get_submodule(FEATURES[layer])
    handle = module.register_forward_hook(lambda module, given, result: seen.append(result))
    net(images)
    handle.remove()
    return seen[0]


def trained_by(case, net, loss):
    """The parameters that the method trains, in the order of the state dict."""
    parameters = dict(net.named_parameters())
    names, layer = list(parameters), case.get("layer")
    if case["method"] in ("local-fine-tuning", "local-collision"):
        return {name: parameters[name] for name in names if name.startswith(layer + ".")}
    if case["method"] == "global-fine-tuning":
        first = next(i for i, name in enumerate(names) if name.startswith(layer + "."))
        return {name: parameters[name] for name in names[first:]}
    if case["method"] == "global-collision":  # all that the features depend on
        found = torch.autograd.grad(loss(), list(parameters.values()), allow_unused=True)
        return {name: parameters[name] for name, gradient in zip(names, found, strict=True) if gradient is not None}
    return parameters


def optimiser_of(case, trained):
    """The optimiser, and what is done before each of its steps."""
    if "adamw" in case:
        adamw = torch.optim.AdamW(trained.values(), lr=case["rate"], weight_decay=case["adamw"]["weight-decay"])
        return adamw, lambda step: paint(adamw, case, list(trained.values()), step)
    decayed = [p for n, p in trained.items() if "weight" in n]
    others = [p for n, p in trained.items() if "weight" not in n]
    groups = [{"params": decayed, "weight_decay": 1e-4}, {"params": others, "weight_decay": 0.0}]
    sgd = torch.optim.SGD([group for group in groups if group["params"]], lr=case["rate"], momentum=0.9)
    return sgd, lambda step: None


def paint(adamw, case, parameters, step):
    """PAINT's schedule and clipping."""
    warmup = case["adamw"]["warmup-steps"]
    for group in adamw.param_groups:
        if step < warmup:
            group["lr"] = case["rate"] * (step + 1) / warmup
        else:
            group["lr"] = 0.5 * case["rate"] * (1 + math.cos(math.pi * (step - warmup) / (STEPS - warmup)))
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)


def normal(random, *shape):
    """Normal numbers by Box and Muller, with a deviation of 0.02."""
    u = random.doubles(2 * int(np.prod(shape))).reshape(2, *shape)
    values = 0.02 * np.sqrt(-2 * np.log(1 - u[0])) * np.cos(2 * np.pi * u[1])
    return torch.from_numpy(values.astype(np.float32))


def keys(net, layer, images):
    """What goes into a layer, one vector a position and picture, float64."""
    seen = []
    handle = net.get_submodule(layer).register_forward_pre_hook(lambda module, given: seen.append(given[0]))
    with torch.no_grad():
        net(images)
    handle.remove()
    x = seen[0].movedim(1, -1) if seen[0].dim() == 4 else seen[0]
    return x.flatten(0, -2).double().numpy()


def directions(case, net):
    """V as published: whitened by ZCA, the first right singular vectors, whitened again, made orthonormal."""
    rewrite = case["rewrite"]
    original = keys(net, case["layer"], batch(pictures(TRAINING_SEED, TRAINING)[0]))
    moment, mean = original.T @ original / len(original), original.mean(0)
    c = moment - np.outer(mean, mean) if rewrite["centred"] else moment
    c = c + rewrite["ridge"] * np.trace(c) / len(c) * np.eye(len(c))
    values, vectors = np.linalg.eigh(c)
    zca = vectors @ np.diag(1 / np.sqrt(values)) @ vectors.T
    edited = keys(net, case["layer"], batch(pictures()[1]))
    if "masked" in rewrite:
        weights = key_weights(math.isqrt(len(edited) // PAIRS))
        edited = (weights[:, None] * edited)[weights > 0]
    _, _, right = np.linalg.svd(edited @ zca, full_matrices=False)
    q, _ = np.linalg.qr(zca @ right[: case["rank"]].T)
    return q * np.sign(edited.sum(0) @ q), moment, mean


def beside(module, u, v):
    """The layer's part of low rank, as a layer of its own: of a convolution one of 1x1 at the kernel's centre."""

    def add(module, given, result):
        if isinstance(module, nn.Linear):
            return result + given[0] @ v @ u.T
        if u.dim() == 4:
            # first to r channels, then by a kernel of its own for each
            return result + F.conv2d(
                F.conv2d(given[0], v.T[:, :, None, None]), u, stride=module.stride, padding=module.padding
            )
        # where the kernel's centre meets the picture; less padding than half a kernel means that the border is not met
        margin = module.padding[0] - module.kernel_size[0] // 2
        term = (u @ v.T)[:, :, None, None]
        return result + F.conv2d(F.pad(given[0], [margin] * 4), term, stride=module.stride)

    module.register_forward_hook(add)


def run_case(case):
    layer, target = case.get("layer"), case.get("target")
    net, state = starting_network(case["network"])
    unedited, _ = starting_network(case["network"])
    originals, modified = (batch(images) for images in pictures())
    labels = torch.arange(PAIRS) % CLASSES

    def loss():
        if target is None:
            return F.cross_entropy(net(modified), labels)
        if target == "moving":
            goal = features(net, layer, originals)
        else:
            goal = features(unedited, layer, originals).detach()
        found = features(net, layer, modified)
        if "masked" in case.get("rewrite", {}):
            root = feature_roots(found.shape[-1])
            found, goal = found * root, goal * root
        return F.mse_loss(found, goal)

    start = {}
    if "rank" in case:
        weight, random = state[layer + ".weight"], SplittableRandom(RANK_SEED)
        if case["method"] == "rewriting":
            v, moment, mean = directions(case, unedited)
            kernel = weight.shape[2:] if case["rewrite"]["spatial"] == "full-kernel" else ()
            trained = {"u": normal(random, weight.shape[0], case["rank"], *kernel).requires_grad_()}
            fixed = {name: torch.from_numpy(array) for name, array in zip(FIXED, (v, moment, mean), strict=True)}
            v = fixed["v"].float()
        else:
            trained = {n: normal(random, weight.shape[i], case["rank"]).requires_grad_() for i, n in enumerate("uv")}
            fixed, v = {}, trained["v"]
        start = {name: p.detach().clone() for name, p in trained.items()} | fixed
        beside(net.get_submodule(layer), trained["u"], v)
    else:
        trained = trained_by(case, net, loss)
    kept = {id(p) for p in trained.values()}
    for parameter in net.parameters():
        parameter.requires_grad_(id(parameter) in kept)
    optimiser, before_step = optimiser_of(case, trained)

    losses = []
    for step in range(STEPS):
        optimiser.zero_grad()
        value = loss()
        value.backward()
        before_step(step)
        optimiser.step()
        losses.append(value.item())
    with torch.no_grad():
        losses.append(loss().item())
    final = {name: p.detach().clone() for name, p in trained.items()}
    if start:
        final = {layer + ".weight": merged(state[layer + ".weight"], final["u"], v.detach())}
    return losses, state, start, final, modified


def merged(weight, u, v):
    """What the layer and the one beside it are together."""
    if u.dim() == 4:
        return weight + torch.einsum("orhw,cr->ochw", u, v)
    term = u @ v.T
    if weight.dim() == 2:
        return weight + term
    whole, centre = weight.clone(), weight.shape[2] // 2
    whole[:, :, centre, centre] += term
    return whole


def line(network, final, images):
    """Logits of the first two modified pictures at points of the line from the original weights to the edited ones."""
    logits = []
    for alpha in ALPHAS:
        net, state = starting_network(network)
        mixed = {n: (1 - alpha) * state[n] + alpha * final[n] if n in final else state[n] for n in state}
        net.load_state_dict(mixed, strict=False)
        with torch.no_grad():
            logits.append(net(images[:2]).tolist())
    return logits


def main(folder):
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    originals, modified = pictures()
    cases, tensors = [], {}
    for case in CASES:
        losses, state, start, final, images = run_case(case)
        words = [case["network"], case["method"], case.get("layer"), case.get("target"), "adamw" * ("adamw" in case)]
        words.append("full-kernel" * (case.get("rewrite", {}).get("spatial") == "full-kernel"))
        words.append("masked" * ("masked" in case.get("rewrite", {})))
        name = "-".join(filter(None, words))
        tensors |= {f"{name}/start/{parameter}": values for parameter, values in start.items()}
        for tensor, values in final.items():
            flat = values.flatten()
            tensors[f"{name}/{tensor}"] = (flat[::STRIDE] if flat.numel() > LARGE else flat).contiguous()
        moved = max((final[t] - state[t]).abs().max().item() for t in final)
        print(f"{name:60} losses {losses[0]:.5f} -> {losses[-1]:.5f}, largest move {moved:.4f}")
        cases.append(
            {"name": name}
            | case
            | {
                "trained": list(final),
                "losses": losses,
                "largest-move": moved,
                "logits": line(case["network"], final, images),
            }
        )
    reference = {
        "pairs": PAIRS,
        "classes": CLASSES,
        "steps": STEPS,
        "stride": STRIDE,
        "large": LARGE,
        "alphas": ALPHAS,
        "weights-seed": WEIGHTS_SEED,
        "pictures-seed": PICTURES_SEED,
        "training-seed": TRAINING_SEED,
        "training": TRAINING,
        "weights-sums": {
            network: float(sum(v.double().sum() for v in starting_network(network)[1].values())) for network in NETWORKS
        },
        "originals-sum": int(originals.astype(np.int64).sum()),
        "modified-sum": int(modified.astype(np.int64).sum()),
        "masks-sum": int(masks().astype(np.int64).sum()),
        "cases": cases,
    }
    folder = pathlib.Path(folder)
    (folder / "edit-methods.json").write_text(json.dumps(reference, indent=1) + "\n")
    save_file(tensors, folder / "edit-methods.safetensors")


if __name__ == "__main__":
    main(sys.argv[1])
