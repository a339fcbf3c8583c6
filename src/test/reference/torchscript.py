"""A small network as TorchScript: what ScriptModuleTest must agree with.

    python torchscript.py ../resources/reference/torchscript

writes net.pt, weights drawn as architectures.py does, and net.safetensors: a drawn input [2, 3, 32, 32] and its logits;
and ten.pt, the same with ten classes.
Made with PyTorch 2.7.1 or later (CPU).
"""

import pathlib
import sys

import torch
from architectures import draw, pictures
from safetensors.torch import save_file


class Net(torch.nn.Module):
    def __init__(self, classes=5):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 8, 3, stride=2, padding=1)
        self.norm = torch.nn.BatchNorm2d(8)
        self.head = torch.nn.Linear(8, classes)

    def forward(self, x):
        return self.head(torch.relu(self.norm(self.conv(x))).mean((2, 3)))


def main(folder):
    torch.set_grad_enabled(False)
    net = draw(Net())
    x = pictures(32)
    torch.jit.script(net).save(folder / "net.pt")
    torch.jit.script(draw(Net(10))).save(folder / "ten.pt")
    save_file({"x": x, "logits": net(x)}, folder / "net.safetensors")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
