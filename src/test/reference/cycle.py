"""Ten steps of torch.optim.SGD with Nesterov momentum and weight decay under OneCycleLR: cycle.csv.

A line a step: rate, momentum, the three gradients, the three parameters after the step.

usage: python cycle.py > ../resources/reference/cycle.csv     (PyTorch 2.13)
"""

import torch

GRADIENTS = [
    [0.5, -0.25, 1.0], [-0.5, 0.75, 0.125], [1.0, 1.0, -2.0], [0.0, 0.5, 0.5], [0.25, -1.0, 1.5],
    [-0.75, 0.5, 0.0], [1.0, -0.5, 0.25], [0.5, 0.5, 0.5], [-1.0, 0.0, 1.0], [0.125, 0.25, -0.5],
]

parameter = torch.nn.Parameter(torch.tensor([1.0, -2.0, 3.0]))
sgd = torch.optim.SGD([parameter], lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4)
cycle = torch.optim.lr_scheduler.OneCycleLR(sgd, max_lr=0.1, total_steps=10, pct_start=0.2)
for step, gradient in enumerate(GRADIENTS):
    if step:
        cycle.step()
    group = sgd.param_groups[0]
    parameter.grad = torch.tensor(gradient)
    sgd.step()
    print(",".join(repr(x) for x in [group["lr"], group["momentum"], *gradient, *parameter.tolist()]))
