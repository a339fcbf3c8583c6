"""Operations that networks and losses are made of, in PyTorch: what OpsTest must agree with.

    python ops.py ../resources/reference

writes ops.safetensors: inputs, and what each operation made of them. Made with PyTorch 2.13.0 (CPU).
"""

import pathlib
import sys

import torch
from safetensors.torch import save_file
from torch.nn import functional as F

torch.manual_seed(5)
torch.set_num_threads(1)

x = torch.randn(3, 16, 7, 5)
kernel, bias = torch.randn(32, 16, 3, 3) / 12, torch.randn(32)
scale, shift, mean, variance = torch.rand(16) + 0.5, torch.randn(16), torch.randn(16), torch.rand(16) + 0.5
matrix, offset = torch.randn(2, 16), torch.randn(2)
logits = torch.randn(5, 3) * torch.tensor([[1], [10], [100], [1], [0]])  # confident, wrong, undecided
running_mean, running_variance = mean.clone(), variance.clone()

# channels that are no multiples of what a kernel takes at a time
many_x = torch.randn(3, 20, 6, 6, requires_grad=True)
many_kernel = (torch.randn(24, 20, 3, 3) / 12).requires_grad_()
many_bias = torch.randn(24)
many = F.conv2d(many_x, many_kernel, many_bias, padding=1)
many.square().sum().backward()

out = {
    "x": x,
    "kernel": kernel,
    "bias": bias,
    "scale": scale,
    "shift": shift,
    "mean": mean,
    "variance": variance,
    "matrix": matrix,
    "offset": offset,
    "logits": logits,
    "convolution.1.1": F.conv2d(x, kernel, bias, stride=1, padding=1),
    "convolution.2.0": F.conv2d(x, kernel, bias, stride=2, padding=0),
    "many.x": many_x.detach(),
    "many.kernel": many_kernel.detach(),
    "many.bias": many_bias,
    "many.convolution": many.detach(),
    "many.x.gradient": many_x.grad,
    "many.kernel.gradient": many_kernel.grad,
    "frozen-batch-norm": F.batch_norm(x, mean, variance, scale, shift, training=False),
    "training-batch-norm": F.batch_norm(x, running_mean, running_variance, scale, shift, training=True),
    "mean-after": running_mean,
    "variance-after": running_variance,
    "relu": F.relu(x),
    "max-pool": F.max_pool2d(x, 2),
    "spatial-mean": x.mean((2, 3)),
    "linear": F.linear(x.mean((2, 3)), matrix, offset),
    "cross-entropy": F.cross_entropy(logits, torch.tensor([0, 1, 2, 0, 1])),
    "mean-squared-error": F.mse_loss(x, x.flip(0)),
}
save_file({name: values.contiguous() for name, values in out.items()}, pathlib.Path(sys.argv[1]) / "ops.safetensors")
