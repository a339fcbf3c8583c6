"""small-vgg in PyTorch, for the scripts that make reference values and timings from it."""

from torch import nn


class SmallVgg(nn.Module):
    """The architecture with the published names: features.0 ... features.20, classifier.0."""

    def __init__(self, classes=10):
        super().__init__()
        layers, before = [], 3
        for width in [32, "pool", 48, 48, "pool", 96, 96, "pool", 128]:
            if width == "pool":
                layers.append(nn.MaxPool2d(2))
            else:
                layers += [nn.Conv2d(before, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
                before = width
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Linear(before, classes))

    def forward(self, x):
        return self.run_from(0, x)

    def run_from(self, layer, x):
        """Logits from the input of the layer with this number."""
        return self.classifier(self.features[layer:](x).mean((2, 3)))
