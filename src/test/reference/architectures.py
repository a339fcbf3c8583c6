"""Published networks with drawn weights, in torchvision and timm: what ArchitecturesReferenceTest must agree with.

    python architectures.py ../resources/reference

writes architectures.safetensors: for each network the logits of two drawn pictures. Weights and pictures are drawn by a
hash of their name and index, so that any language draws the same: see drawn(). Made with PyTorch 2.13.0 (CPU),
torchvision 0.28.0, timm 1.0.29 and open_clip 3.3.0.
"""

import contextlib
import pathlib
import sys
import zlib

import numpy as np
import torch
from safetensors.torch import save_file

torch.set_grad_enabled(False)

PICTURES = 2


def uniform(name, count):
    """Float64 in [0, 1): splitmix64 of the name's CRC-32 and the index."""
    z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z += np.uint64(zlib.crc32(name.encode())) << np.uint64(32)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return (z >> np.uint64(40)).astype(np.float64) / (1 << 24)


def drawn(name, shape):
    """A tensor of realistic scale: what it is is told from its name and its shape."""
    u = uniform(name, int(np.prod(shape, dtype=np.int64)))
    if name.endswith("running_var"):
        values = 0.5 + u
    elif len(shape) > 1 and not any(part in name for part in ("token", "pos", "embedding")):
        fan_in = np.prod(shape[1:])
        values = (2 * u - 1) * np.sqrt(6 / fan_in)
    elif name.endswith("weight") and len(shape) == 1:
        # what a residual block of convolutions adds must not outgrow what goes round it
        values = (0.75 + u / 2) * (0.3 if name.endswith("bn3.weight") else 1)
    else:
        values = (2 * u - 1) * 0.2
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def draw(model):
    state = {
        name: drawn(name, tuple(tensor.shape)) if tensor.is_floating_point() else tensor
        for name, tensor in model.state_dict().items()
    }
    model.load_state_dict(state)
    return model.eval()


def pictures(size):
    """Preprocessed pictures: coarse blocks of colour with fine noise, between about -2 and 2."""
    coarse = uniform("coarse", PICTURES * 3 * 8 * 8).reshape(PICTURES, 3, 8, 8)
    fine = uniform("fine", PICTURES * 3 * size * size).reshape(PICTURES, 3, size, size)
    of = np.arange(size) * 8 // size
    return torch.from_numpy(((coarse[:, :, of][:, :, :, of] * 3 + fine) - 2).astype(np.float32))


def texts():
    """Two rows of 77 token ids: a beginning, drawn ones, an end, zeros."""
    ids = np.zeros((2, 77), np.int64)
    for row, length in enumerate((9, 77)):
        ids[row, :length] = (uniform(f"text {row}", length) * 49000).astype(np.int64)
        ids[row, 0], ids[row, length - 1] = 49406, 49407
    return torch.from_numpy(ids)


def main(folder):
    with contextlib.suppress(ImportError):  # where torchvision's own operators cannot be loaded
        import torchvision_stub  # noqa: F401
    import open_clip
    import timm
    import torchvision

    out = {}
    for name, make in {
        "vgg16": torchvision.models.vgg16,
        "vgg16-bn": torchvision.models.vgg16_bn,
        "resnet-50": torchvision.models.resnet50,
        "vit-b-16": torchvision.models.vit_b_16,
        "vit-b-32": torchvision.models.vit_b_32,
        "vit-l-16": torchvision.models.vit_l_16,
    }.items():
        out[name] = draw(make(weights=None))(pictures(224))
    out["vgg16.at-160"] = draw(torchvision.models.vgg16(weights=None))(pictures(160))
    timm_vit = draw(timm.create_model("vit_base_patch16_224"))
    out["vit-b-16-timm"] = timm_vit(pictures(224))
    resized = timm.create_model("vit_base_patch16_224", img_size=160)
    resized.load_state_dict(timm.models.vision_transformer.checkpoint_filter_fn(timm_vit.state_dict(), resized))
    out["vit-b-16-timm.at-160"] = resized.eval()(pictures(160))
    for name, published in {
        "clip-vit-b-32": "ViT-B-32-quickgelu",
        "clip-vit-b-16": "ViT-B-16-quickgelu",
        "clip-vit-l-14": "ViT-L-14-quickgelu",
        "clip-vit-b-32-gelu": "ViT-B-32",
    }.items():
        clip = draw(open_clip.create_model(published))
        out[name] = clip.encode_image(pictures(224))
        out[name + ".text"] = clip.encode_text(texts())
    for name, logits in out.items():
        print(f"{name}: {logits.abs().max():.3f}, between pictures {(logits[0] - logits[1]).abs().max():.3f}")
    save_file({name: logits.contiguous() for name, logits in out.items()}, folder / "architectures.safetensors")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
