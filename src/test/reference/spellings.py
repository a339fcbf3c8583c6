"""Where other publishers put the tensors of the same networks: what SpellingTest must agree with.

    python spellings.py TRANSFORMERS ../resources/reference

TRANSFORMERS is a folder with two scripts of Hugging Face's transformers, whose own conversions are run:
convert_clip_original_pytorch_to_hf.py (src/transformers/models/clip) and convert_vit_timm_to_pytorch.py
(src/transformers/models/vit). The MLP's old names are told by torchvision's own reading of old files. Writes
spellings.csv: architecture, our name, the other's, which of how many blocks of rows of ours that is, T where transposed.
Made with PyTorch 2.13.0 (CPU), torchvision 0.28.0, timm 1.0.29 and open_clip 3.3.0.
"""

import contextlib
import importlib
import pathlib
import sys
import types

import torch

torch.set_grad_enabled(False)


class Named(types.SimpleNamespace):
    """A module tree that comes into being by being asked for."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = [Named() for _ in range(12)] if name == "layers" else Named()
        setattr(self, name, made)
        return made


def tensors(tree, prefix=""):
    for name, value in vars(tree).items():
        if isinstance(value, torch.Tensor):
            yield prefix.removesuffix(".") if name == "data" else prefix + name, value
        elif isinstance(value, list):
            for i, item in enumerate(value):
                yield from tensors(item, f"{prefix}{name}.{i}.")
        else:
            yield from tensors(value, f"{prefix}{name}.")


def numbered(state):
    """The same tensors with values that say where they are: row by row, a number for each element of the network."""
    at, made = 0, {}
    for name, tensor in state.items():
        made[name] = torch.arange(at, at + tensor.numel(), dtype=torch.float64).reshape(tensor.shape)
        at += tensor.numel()
    return made


def lines(architecture, ours, theirs):
    starts = {tensor.flatten()[0].item(): name for name, tensor in ours.items()}
    for name, tensor in theirs.items():
        first = tensor.flatten()[0].item()
        own = starts[max(start for start in starts if start <= first)]
        blocks = ours[own].numel() // tensor.numel()
        block = round((first - ours[own].flatten()[0].item()) / tensor.numel())
        rows = ours[own].flatten()[block * tensor.numel() : (block + 1) * tensor.numel()]
        same = torch.equal(tensor.flatten(), rows)
        assert same or torch.equal(tensor.T.flatten(), rows), name
        yield f"{architecture},{own},{name},{block},{blocks},{'' if same else 'T'}"


def vit(transformers):
    import timm

    ours = numbered(timm.create_model("vit_base_patch16_224").state_dict())
    theirs = dict(ours)
    config = types.SimpleNamespace(num_hidden_layers=12, hidden_size=768)
    for old, new in transformers.create_rename_keys(config):
        transformers.rename_key(theirs, old, new)
    transformers.read_in_q_k_v(theirs, config)
    return lines("vit-b-16-timm", ours, theirs)


def clip(transformers):
    import open_clip

    model = open_clip.create_model("ViT-B-32-quickgelu").double()
    ours = numbered(model.state_dict())
    model.load_state_dict(ours)
    theirs = Named()
    transformers.copy_text_model_and_projection(theirs, model)
    transformers.copy_vison_model_and_projection(theirs, model)
    theirs.logit_scale = model.logit_scale
    return lines("clip-vit-b-32", ours, dict(tensors(theirs)))


def old_torchvision():
    import torchvision

    model = torchvision.models.vit_b_16().double()
    old = {
        name.replace("mlp.0.", "mlp.linear_1.").replace("mlp.3.", "mlp.linear_2."): tensor
        for name, tensor in numbered(model.state_dict()).items()
    }
    # torchvision takes an old file by changing its names in its metadata's absence
    model.load_state_dict(dict(old))
    return lines("vit-b-16", model.state_dict(), old)


def main(scripts, folder):
    with contextlib.suppress(ImportError):  # where torchvision's own operators cannot be loaded
        import torchvision_stub  # noqa: F401
    import open_clip  # noqa: F401
    import timm  # noqa: F401

    for missing in ("clip", "transformers", "transformers.utils", "requests"):
        sys.modules.setdefault(missing, Named(__path__=[]))
    sys.path.insert(0, str(scripts))
    found = [
        *old_torchvision(),
        *vit(importlib.import_module("convert_vit_timm_to_pytorch")),
        *clip(importlib.import_module("convert_clip_original_pytorch_to_hf")),
    ]
    (folder / "spellings.csv").write_text("\n".join(found) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
