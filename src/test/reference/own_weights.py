"""Weights as people have them, and photographs of odd sizes: do the logits come out that their publishers' code gives?

    python own_weights.py make FOLDER       files under torchvision's, timm's and open_clip's names, weights drawn by a
                                            hash of their names; FOLDER/photographs; their logits in FOLDER/publishers.npz
    ... ./editrisk logits --architecture A --weights FOLDER/A.safetensors --images FOLDER/photographs -o FOLDER/A.csv
    python own_weights.py compare FOLDER    the largest difference of each A.csv, relative to the largest logit

Needs PyTorch, torchvision, timm, open_clip, safetensors and Pillow; tried with 2.13.0 (CPU), 0.28.0, 1.0.29 and 3.3.0.
"""

import contextlib
import csv
import pathlib
import sys

import numpy as np

SIZES = [(500, 375, "jpg"), (333, 501, "JPEG"), (225, 224, "png"), (1024, 300, "jpg"), (60, 90, "png")]


def photographs(folder):
    """Noise with a photograph's spectrum: most of it coarse, some of it fine."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(3)
    for i, (width, height, ending) in enumerate(SIZES):
        frequency = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None])
        frequency[0, 0] = 1 / width
        channels = []
        for _ in range(3):
            spectrum = random.normal(size=frequency.shape) + 1j * random.normal(size=frequency.shape)
            channel = np.fft.irfft2(spectrum / frequency**1.2, s=(height, width))
            channels.append((channel - channel.mean()) / channel.std())
        pixels = np.clip(128 + 50 * np.stack(channels, -1), 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"{i}.{ending}")
    return sorted(folder.iterdir(), key=lambda file: file.name)


def make(folder):
    with contextlib.suppress(ImportError):  # where torchvision's own operators cannot be loaded
        import torchvision_stub  # noqa: F401
    import open_clip
    import timm
    import torch
    import torchvision
    from architectures import draw
    from PIL import Image
    from safetensors.torch import save_file

    torch.set_grad_enabled(False)
    files = photographs(folder / "photographs")
    mean, deviation = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
    clip_pictures = open_clip.image_transform(224, is_train=False, mean=mean, std=deviation)
    logits = {}

    def run(name, model, transform, forward):
        save_file({key: tensor.contiguous() for key, tensor in model.state_dict().items()}, folder / f"{name}.safetensors")
        pictures = [transform(Image.open(file).convert("RGB"))[None] for file in files]
        logits[name] = torch.cat([forward(picture) for picture in pictures]).numpy()

    for name, weights in {
        "vgg16": torchvision.models.VGG16_Weights,
        "vgg16-bn": torchvision.models.VGG16_BN_Weights,
        "resnet-50": torchvision.models.ResNet50_Weights,
        "vit-b-16": torchvision.models.ViT_B_16_Weights,
    }.items():
        model = draw(torchvision.models.get_model(name.replace("resnet-50", "resnet50").replace("-", "_"), weights=None))
        run(name, model, weights.IMAGENET1K_V1.transforms(), model)
    model = draw(timm.create_model("vit_base_patch16_224"))
    config = timm.data.resolve_data_config({}, model=model)
    run("vit-b-16-timm", model, timm.data.create_transform(**config), model)
    model = draw(open_clip.create_model("ViT-B-32-quickgelu"))
    run("clip-vit-b-32", model, clip_pictures, model.encode_image)
    np.savez(folder / "publishers.npz", **logits)


def compare(folder):
    published = np.load(folder / "publishers.npz")
    worst = 0
    for name in published.files:
        if not (folder / f"{name}.csv").exists():
            continue
        rows = list(csv.reader((folder / f"{name}.csv").open()))[1:]
        ours = np.array([[float(cell) for cell in row[1:]] for row in rows])
        theirs = published[name]
        largest = np.abs(theirs).max()
        difference = np.abs(ours - theirs).max() / largest
        between = np.abs(theirs[0] - theirs[1]).max() / largest
        print(f"{name}: {difference:.1e} of the largest logit; two photographs differ by {between:.2f} of it")
        worst = max(worst, difference)
    sys.exit(0 if worst < 1e-4 else 1)


if __name__ == "__main__":
    {"make": make, "compare": compare}[sys.argv[1]](pathlib.Path(sys.argv[2]))
