"""Weights files that cross the border between Java and the safetensors library.

    python weights_files.py ../resources/reference

writes written-by-python.safetensors, which SafetensorsTest reads, and reads written-by-java.safetensors, the bytes that
SafetensorsTest holds Java's writing against. Writes types.safetensors for TypesTest: F16, BF16 and F64 beside what
PyTorch's .float() makes of them, and the same in sharded/, split over two files with an index for ShardsTest. Made with
safetensors 0.8.0, NumPy 2.4.6 and PyTorch 2.13.0.
"""

import json
import pathlib
import sys

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from safetensors.torch import save_file as save_torch_file


def ramp(*shape):
    return (np.arange(np.prod(shape, dtype=int), dtype=np.float32) / 8 - 1).reshape(shape)


TENSORS = {
    "features.0.weight": ramp(2, 3, 1, 2),
    "features.0.bias": ramp(2),
    "edges": np.array([0.0, -0.0, 1.4e-45, -3.4028235e38, 3.4028235e38, 1.1754944e-38], dtype=np.float32),
    "scalar": np.array(2.5, dtype=np.float32),
    "nothing": ramp(0, 3),
    "name with \u00fcmlaut": ramp(1, 1),
}

folder = pathlib.Path(sys.argv[1])
save_file(TENSORS, folder / "written-by-python.safetensors", metadata={"format": "np", "made by": "a test"})

read = load_file(folder / "written-by-java.safetensors")
assert read.keys() == TENSORS.keys(), read.keys()
for name, values in TENSORS.items():
    assert read[name].dtype == np.float32 and read[name].shape == values.shape, name
    assert read[name].tobytes() == values.tobytes(), name
print("Python reads what Java wrote")


def bits(dtype, values):
    """Every special value of a 16-bit type and some of its others, all finite."""
    tensor = torch.tensor(values, dtype=torch.int32).to(torch.int16).view(dtype)
    return tensor[torch.isfinite(tensor)]


def both_signs(values):
    return [value | sign for value in values for sign in (0, 0x8000)]


MANY = [(i * 40503) & 0xFFFF for i in range(1000)]
STORED = {
    # zero, the first, second and last subnormal, the first normal number, one, the largest
    "half": bits(torch.float16, both_signs([0, 1, 2, 0x200, 0x3FF, 0x400, 0x3C00, 0x7BFF]) + MANY),
    "brain": bits(torch.bfloat16, both_signs([0, 1, 2, 0x40, 0x7F, 0x80, 0x3F80, 0x7F7F]) + MANY),
    "double": torch.tensor(
        [0.0, -0.0, 1.0, -1 / 3, 3.4028234663852886e38, -3.4028235677973362e38, 1.401298464324817e-45, 7e-46, -7.1e-46]
        # halfway between two floats, and just beside it; the largest that is rounded down to a subnormal
        + [1 + 2**-24, 1 + 2**-24 + 2**-52, 1 + 3 * 2**-24, 2**-126 - 2**-150, 5e-324, -5e-324]
        + [(i * 40503 % 65536 - 32768) * 2.0 ** (i % 250 - 140) / 3 for i in range(1000)],
        dtype=torch.float64,
    ),
    "half scalar": torch.tensor(0.1, dtype=torch.float16),
    "brain matrix": torch.linspace(-1, 1, 21).to(torch.bfloat16).reshape(3, 7),
    "norm.num_batches_tracked": torch.tensor(1234567890123, dtype=torch.int64),
    "mask": torch.tensor([True, False, True]),
}
FLOATS = {
    name + ".float": tensor.float() for name, tensor in STORED.items() if torch.is_floating_point(tensor)
}
assert all(torch.isfinite(tensor).all() for tensor in FLOATS.values())
save_torch_file({**STORED, **FLOATS}, folder / "types.safetensors")

shards = folder / "sharded"
shards.mkdir(exist_ok=True)
weight_map = {}
for number, tensors in enumerate((STORED, FLOATS), 1):
    shard = f"model-0000{number}-of-00002.safetensors"
    save_torch_file(tensors, shards / shard, metadata={"format": "pt"})
    weight_map.update(dict.fromkeys(tensors, shard))
size = sum(tensor.nbytes for tensor in (STORED | FLOATS).values())
index = {"metadata": {"total_size": size}, "weight_map": dict(sorted(weight_map.items()))}
(shards / "model.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n")
