"""Reference pictures for io.editrisk.shift.PictureFrame.

Writes, below src/test/resources/reference/frames:
  source.jpg          a picture of 330 by 270 pixels, drawn here
  FRAME.jpg           its part that the published data sets have, by torchvision's transforms of Pillow's pictures, saved
                      as they were: quality 85, optimize
  published-299-odd.jpg   the same of its first 279 by 263 pixels, whose margins are no whole numbers
  FRAME-jpeg-3.jpg    the same corrupted by jpeg_compression of severity 3 in between

Run from the repository's root: python src/test/reference/frames.py
Made with torchvision 0.28, Pillow 12.3, NumPy 2.
"""

import io
from pathlib import Path

import numpy as np
from PIL import Image
from torchvision import transforms

TARGET = Path("src/test/resources/reference/frames")
FRAMES = {
    "published": (transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224)]), 15),
    "published-64": (transforms.Resize((64, 64)), 50),
    "published-299": (lambda image: middle(image).resize((299, 299), Image.BILINEAR), 13),
}


def middle(image):
    """87.5% of either side, as make_imagenet_c_inception.py of hendrycks/robustness cuts."""
    width, height = (int(side * 0.875) for side in image.size)
    left, top = (int(round((side - part) / 2)) for side, part in zip(image.size, (width, height)))
    return image.crop((left, top, left + width, top + height))


def drawn():
    random = np.random.default_rng(20261125)
    y, x = np.mgrid[0:270, 0:330] / 300
    rgb = np.stack([0.5 + 0.5 * np.sin(9 * (x * np.cos(p) + y * np.sin(p)) + p) for p in (0.3, 1.9, 4.4)], axis=2)
    for _ in range(9):
        cx, cy, radius = random.uniform(0, 1, 3) * (1.1, 0.9, 0.2)
        rgb[(x - cx) ** 2 + (y - cy) ** 2 < radius**2] = random.uniform(0, 1, 3)
    rgb += random.normal(0, 0.02, (270, 330, 1)) * (x > 0.6)[..., None]
    return Image.fromarray(np.uint8(np.clip(rgb, 0, 1) * 255))


def jpeg_compression(image, quality):
    output = io.BytesIO()
    image.save(output, "JPEG", quality=quality)
    return Image.open(output)


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    drawn().save(TARGET / "source.jpg", quality=80)
    source = Image.open(TARGET / "source.jpg").convert("RGB")
    for name, (frame, quality) in FRAMES.items():
        seen = frame(source)
        seen.save(TARGET / f"{name}.jpg", quality=85, optimize=True)
        worse = Image.fromarray(np.uint8(jpeg_compression(seen, quality)))
        worse.save(TARGET / f"{name}-jpeg-3.jpg", quality=85, optimize=True)
    odd = FRAMES["published-299"][0](source.crop((0, 0, 279, 263)))
    odd.save(TARGET / "published-299-odd.jpg", quality=85, optimize=True)


if __name__ == "__main__":
    main()
