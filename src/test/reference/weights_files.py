"""Weights files that cross the border between Java and the safetensors library.

    python weights_files.py ../resources/reference

writes written-by-python.safetensors, which SafetensorsTest reads, and reads written-by-java.safetensors, the bytes that
SafetensorsTest holds Java's writing against. Made with safetensors 0.8.0 and NumPy 2.4.6.
"""

import pathlib
import sys

import numpy as np
from safetensors.numpy import load_file, save_file


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
