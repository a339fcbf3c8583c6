"""What io.editrisk.image's resizing and cropping and io.editrisk.network.Preprocessing must agree with: Pillow,
torchvision, timm and open_clip.

    python src/test/reference/preprocessing.py

from the repository's root writes, below src/test/resources/reference/preprocessing,

    photograph.jpg    333 x 217 pixels; the other pictures are hashed ones, which the tests make themselves
    resized.csv       Image.resize: filter, size, box, size asked for, CRC-32 of the RGB bytes
    fitted.csv        Resize and CenterCrop, the same; a resize to 0 x N is of the shorter side to N
    normalised.csv    the published networks' own transforms: CRC-32 of the float32 values [3, size, size]
    crops.csv         what RandomResizedCrop chooses, for uniform numbers that are hashed too

Made with NumPy 2.4, Pillow 12.3, PyTorch 2.13 (CPU), torchvision 0.28, timm 1.0.29, open_clip 3.3.
"""

import csv
import zlib
from functools import cache
from pathlib import Path

import numpy as np
import open_clip
import timm
import timm.data
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import InterpolationMode

TARGET = Path("src/test/resources/reference/preprocessing")
FILTERS = {
    "NEAREST": (Image.Resampling.NEAREST, InterpolationMode.NEAREST),
    "BOX": (Image.Resampling.BOX, InterpolationMode.BOX),
    "BILINEAR": (Image.Resampling.BILINEAR, InterpolationMode.BILINEAR),
    "BICUBIC": (Image.Resampling.BICUBIC, InterpolationMode.BICUBIC),
}
SIZES = [(1, 1), (1, 50), (50, 1), (2, 3), (32, 32), (61, 47), (47, 61), (333, 217), (500, 375)]


@cache
def hashed(width, height):
    """Byte i is bits 24 to 31 of i * 2654435761."""
    i = np.arange(width * height * 3, dtype=np.uint64)
    values = ((i * np.uint64(2654435761)) >> np.uint64(24)) & np.uint64(255)
    return Image.fromarray(values.astype(np.uint8).reshape(height, width, 3))


def photograph(width, height):
    """Noise with a photograph's spectrum."""
    random = np.random.default_rng(20261204)
    frequency = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None])
    frequency[0, 0] = 1 / width
    channels = []
    for _ in range(3):
        spectrum = random.normal(size=frequency.shape) + 1j * random.normal(size=frequency.shape)
        values = np.fft.irfft2(spectrum / frequency**1.6, s=(height, width))
        channels.append(values / values.std())
    light = channels[0] * 45
    rgb = 118 + light[..., None] + np.stack(channels, axis=2) * 20
    return Image.fromarray(np.uint8(np.clip(rgb, 0, 255)))


def crc(values):
    return zlib.crc32(np.ascontiguousarray(values).tobytes())


def write(name, header, rows):
    with open(TARGET / name, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header.split(","), *rows])


def resized():
    targets = [(1, 1), (5, 7), (32, 32), (61, 47), (100, 30), (224, 224), (20, 400)]
    for name, (pillow, _) in FILTERS.items():
        for width, height in SIZES:
            boxes = [(0, 0, width, height)]
            if min(width, height) > 40:
                boxes += [(3.25, 1.5, width - 10.25, height - 0.875), (7, 5, 39, 37), (0, 4, width, 20.5)]
            for box in boxes:
                for target in targets:
                    yield [name, width, height, *box, *target, crc(hashed(width, height).resize(target, pillow, box))]


def fitted():
    resizes = [(0, 256), (0, 224), (0, 31), (0, 40), (232, 232), (60, 41), (30, 20)]
    for name, (_, mode) in FILTERS.items():
        for width, height in SIZES:
            for across, down in resizes:
                for crop in (224, 32):
                    fit = transforms.Compose(
                        [
                            transforms.Resize(down if across == 0 else (down, across), mode),
                            transforms.CenterCrop(crop),
                        ]
                    )
                    yield [name, width, height, across, down, crop, crc(fit(hashed(width, height)))]


def normalised(picture):
    mean, std = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
    augreg = timm.get_pretrained_cfg("vit_base_patch16_224.augreg_in21k_ft_in1k").to_dict()
    networks = {
        "torchvision": transforms.Compose(
            [
                transforms.Resize(256),
                transforms.CenterCrop(224),
                transforms.ToTensor(),
                transforms.Normalize(mean, std),
            ]
        ),
        "timm-augreg": timm.data.create_transform(**timm.data.resolve_data_config(pretrained_cfg=augreg)),
        "hugging-face-vit": transforms.Compose(
            [transforms.Resize((224, 224)), transforms.ToTensor(), transforms.Normalize((0.5,) * 3, (0.5,) * 3)]
        ),
        "clip-224": open_clip.image_transform(224, is_train=False),
        "clip-336": open_clip.image_transform(336, is_train=False),
    }
    for name, transform in networks.items():
        yield [name, *picture.size, crc(transform(picture).numpy())]


class Hashes:
    """Stands in for torch's generator: number i is (i * 2654435761 mod 2^32) / 2^32."""

    def __init__(self):
        self.i = 0

    def next(self):
        self.i += 1
        return (self.i * 2654435761 % 2**32) / 2**32

    def uniform_(self, tensor, low, high):
        return tensor.double().fill_(float(low) + (float(high) - float(low)) * self.next())

    def randint(self, low, high, size):
        return torch.tensor([low + int(self.next() * (high - low))])


def crops():
    hashes = Hashes()
    torch.Tensor.uniform_, torch.randint = lambda *a: hashes.uniform_(*a), hashes.randint
    for area in [(0.08, 1.0), (0.9, 1.0), (0.5, 0.5), (1.0, 1.0)]:
        for ratio in [(3 / 4, 4 / 3), (1.0, 1.0)]:
            for width, height in SIZES + [(10, 300), (300, 10)]:
                for _ in range(4):
                    begin = hashes.i
                    chosen = transforms.RandomResizedCrop.get_params(hashed(width, height), area, ratio)
                    top, left, h, w = chosen
                    yield [begin, *area, *ratio, width, height, left, top, w, h]


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    picture = TARGET / "photograph.jpg"
    photograph(333, 217).save(picture, quality=75)
    write("resized.csv", "filter,width,height,left,top,right,bottom,to width,to height,crc", resized())
    write("fitted.csv", "filter,width,height,across,down,crop,crc", fitted())
    write("normalised.csv", "network,width,height,crc", normalised(Image.open(picture).convert("RGB")))
    write("crops.csv", "begin,area low,area high,ratio low,ratio high,width,height,left,top,w,h", crops())


main()
