"""small-vgg in PyTorch: what NetworkTest and GradientsTest must agree with.

    python network.py ../resources/reference

writes network.safetensors: seeded weights of realistic scale, four inputs, the logits, the features of two layers, and the
gradients of the mean cross-entropy for three tensors. Made with PyTorch 2.13.0 (CPU).
"""

import pathlib
import sys

import torch
from safetensors.torch import save_file
from small_vgg import SmallVgg
from torch import nn
from torch.nn import functional as F

torch.manual_seed(46)
torch.set_num_threads(1)

network = SmallVgg()
features, classifier = network.features, network.classifier[0]
for module in features:
    if isinstance(module, nn.Conv2d):
        nn.init.kaiming_normal_(module.weight)
    if isinstance(module, nn.BatchNorm2d):
        nn.init.uniform_(module.weight, 0.5, 1.5)
        nn.init.normal_(module.bias, 0, 0.2)
        nn.init.normal_(module.running_mean, 0, 0.2)
        nn.init.uniform_(module.running_var, 0.5, 2)
nn.init.normal_(classifier.weight, 0, 0.3)
features.eval()

x = torch.randn(4, 3, 32, 32)
labels = torch.tensor([3, 1, 4, 1])
deep = features(x)
logits = classifier(deep.mean((2, 3)))
assert logits.std(0).min() > 0.05, "the logits must differ between images"
F.cross_entropy(logits, labels).backward()

out = {"weights.features." + k: v for k, v in features.state_dict().items() if "num_batches" not in k}
out |= {"weights.classifier.0." + k: v for k, v in classifier.state_dict().items()}
out |= {
    "input": x,
    "logits": logits,
    "features.11": features[:14](x),  # convolution 11, its batch norm and ReLU, before the next convolution
    "features.18": features[:21](x),
    "gradient.features.18.bias": features[18].bias.grad,
    "gradient.features.1.weight": features[1].weight.grad,
    "gradient.classifier.0.weight": classifier.weight.grad,
    "gradient.features.0.weight": features[0].weight.grad,
}
save_file({k: v.detach().contiguous().float() for k, v in out.items()}, pathlib.Path(sys.argv[1]) / "network.safetensors")
