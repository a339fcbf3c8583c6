"""What WeightsLoadingBenchmark does, by PyTorch's safetensors: a file of 480 MB in ten tensors that the system has in its
cache, loaded, widened to float32 and looked through for what is not finite; and read into fresh memory, nothing more.

    python weights.py ROUNDS

prints times in milliseconds, the best of ROUNDS. Needs torch and safetensors.
"""

import sys
import tempfile
import time
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

TENSORS, BYTES = 10, 48_000_000
TYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "F64": torch.float64}


def milliseconds(run):
    def once():
        start = time.perf_counter()
        run()
        return (time.perf_counter() - start) * 1000

    once()
    return min(once() for _ in range(int(sys.argv[1])))


def load(file):
    for tensor in load_file(file).values():
        if not torch.isfinite(tensor.float()).all():
            raise ValueError(file)


torch.set_num_threads(1)
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder, "weights.safetensors")
    for name, kind in TYPES.items():
        save_file({str(i): (torch.randn(BYTES // kind.itemsize) * 0.02).to(kind) for i in range(TENSORS)}, file)
        print(f"{name} pytorch {milliseconds(lambda: load(file)):.1f}")
        print(f"{name} reading {milliseconds(file.read_bytes):.1f}")
