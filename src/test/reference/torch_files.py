"""Files of torch.save and Python 2's pickles, as they are published, for the tests of io.editrisk.dataset.pickle.

    python torch_files.py ../resources/reference/torch

writes tensors.pt (every type that is read, views, tensors of other strides, NumPy's arrays), what is in it as
tensors.json, before-1.6.pt in the format before zips, and data_batch_1 as CIFAR-10's: what Python 2's cPickle writes in
protocol 2, which Python's own pickle module reads back here. Made with PyTorch 2.13.0 and NumPy 2.4.6.
"""

import json
import pathlib
import pickle
import struct
import sys
from collections import OrderedDict

import numpy as np
import torch

folder = pathlib.Path(sys.argv[1])

ramp = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4) / 8 - 1
halves = torch.tensor([0.0, -0.0, 1.0, -1.5, 65504.0, 2.0**-24, 2.0**-14, -(2.0**-15), float("inf")]).half()
content = OrderedDict(
    uint8=torch.arange(250, 256, dtype=torch.uint8).reshape(2, 3),
    int32=torch.tensor([-(2**31), -1, 0, 2**31 - 1], dtype=torch.int32),
    int64=torch.tensor([-(2**63), -1, 0, 2**63 - 1]),
    float16=halves,
    float32=ramp,
    float64=torch.tensor([1 / 3, -1e300, 1e-300], dtype=torch.float64),
    bool=torch.tensor([True, False, True]),
    scalar=torch.tensor(2.5),
    nothing=torch.empty(0, 3),
    view=ramp[1],
    inner=ramp[:, 1:3, ::2],
    transposed=ramp.permute(2, 0, 1),
    expanded=torch.tensor([[1, 2]], dtype=torch.uint8)[:, None].expand(1, 3, 2),
    numpy=np.arange(300, 306).reshape(2, 3),
    fortran=np.asfortranarray(np.arange(6, dtype=np.float32).reshape(2, 3)),
    note="a word, \u00fcber",
    names=["eins", "zwei"],
    numbers=[1, 255, 65536, -1, 2**40],
)
torch.save(content, folder / "tensors.pt")
torch.save({"imgs": ramp}, folder / "before-1.6.pt", _use_new_zipfile_serialization=False)

expected = {
    name: {"shape": list(value.shape), "values": [float(v) for v in np.asarray(value, dtype=np.float64).ravel()]}
    for name, value in content.items()
    if hasattr(value, "shape") and name not in ("int64", "float64")
}
expected["float16"]["values"][-1] = "Infinity"
(folder / "tensors.json").write_text(json.dumps(expected) + "\n")


class Python2:
    """Writes as Python 2's cPickle does in protocol 2: strings without a character set, BINPUT behind each value."""

    def __init__(self):
        self.bytes = bytearray(b"\x80\x02")
        self.memo = 0

    def put(self, opcodes):
        self.bytes += opcodes
        self.memo += 1
        self.bytes += b"q" + bytes([self.memo]) if self.memo < 256 else b"r" + struct.pack("<I", self.memo)

    def string(self, text):
        self.put(b"U" + bytes([len(text)]) + text if len(text) < 256 else b"T" + struct.pack("<i", len(text)) + text)

    def number(self, n):
        self.bytes += b"K" + bytes([n]) if n < 256 else b"M" + struct.pack("<H", n)

    def array(self, array):
        self.put(b"cnumpy.core.multiarray\n_reconstruct\n")
        self.put(b"cnumpy\nndarray\n")
        self.put(b"K\x00\x85")
        self.string(b"b")
        self.put(b"\x87")
        self.put(b"R")
        self.bytes += b"(K\x01"
        for extent in array.shape:
            self.number(extent)
        self.put(b"\x86")
        self.put(b"cnumpy\ndtype\n")
        self.string(b"u1")
        self.put(b"K\x00K\x01\x87")
        self.put(b"R")
        self.bytes += b"(K\x03"
        self.string(b"|")
        self.put(b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00t")
        self.bytes += b"b\x89"
        self.string(array.tobytes())
        self.put(b"t")
        self.bytes += b"b"

    def list(self, values, write):
        self.put(b"]")
        self.bytes += b"("
        for value in values:
            write(value)
        self.bytes += b"e"


batch = Python2()
pictures = (np.arange(2 * 3072) * 7 % 251).astype(np.uint8).reshape(2, 3072)
batch.put(b"}")
batch.bytes += b"("
batch.string(b"batch_label")
batch.string(b"training batch 1 of 5")
batch.string(b"labels")
batch.list([6, 9], batch.number)
batch.string(b"data")
batch.array(pictures)
batch.string(b"filenames")
batch.list([b"leptodactylus_pentadactylus_s_000004.png", b"camion_s_000148.png"], batch.string)
batch.bytes += b"u."
read = pickle.loads(bytes(batch.bytes), encoding="bytes")
assert (read[b"data"] == pictures).all() and read[b"labels"] == [6, 9], read
(folder / "data_batch_1").write_bytes(batch.bytes)
