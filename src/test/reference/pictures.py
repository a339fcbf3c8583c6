"""Reference pictures for io.editrisk.image.ImageCodec.

Writes, below src/test/resources/reference/pictures, small pictures of every kind that a data set may hold, NAME.png or
NAME.jpg, each with the pixels that Pillow's convert("RGB") has for it, NAME.rgb: 8-bit RGB, row by row. Besides
encoded-QUALITY.jpg, what Pillow makes of colour.rgb at that quality, and optimized-QUALITY.jpg, the same with optimize.

Run from the repository's root: python src/test/reference/pictures.py
Made with NumPy 2, OpenCV 5.0, Pillow 12.3.
"""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

TARGET = Path("src/test/resources/reference/pictures")
WIDTH, HEIGHT = 21, 17


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(20261124)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    rgb = np.stack([x * 12, y * 15, (x + y) * 6], axis=2) + random.integers(-9, 9, (HEIGHT, WIDTH, 3))
    colour = Image.fromarray(np.uint8(np.clip(rgb, 0, 255)))
    grey = colour.convert("L")
    alpha = Image.fromarray(np.uint8(np.clip(x * 13, 0, 255)))
    turned = Image.Exif()
    turned[0x0112] = 6

    pngs = {
        "colour": colour,
        "grey": grey,
        "one-bit": colour.convert("1"),
        "palette": colour.quantize(40),
        "alpha": Image.merge("RGBA", (*colour.split(), alpha)),
        "grey-alpha": Image.merge("LA", (grey, alpha)),
    }
    for name, image in pngs.items():
        image.save(TARGET / f"{name}.png")
    deep = np.uint16(random.integers(0, 700, (HEIGHT, WIDTH)))
    Image.fromarray(deep).save(TARGET / "grey-deep.png")
    cv2.imwrite(str(TARGET / "colour-deep.png"), np.uint16(np.clip(rgb, 0, 255)[:, :, ::-1] * 256 + 77))

    jpegs = {
        "sampled-420": (colour, {}),
        "sampled-422": (colour, {"subsampling": 1}),
        "sampled-444": (colour, {"subsampling": 0}),
        "progressive": (colour, {"progressive": True}),
        "grey-jpeg": (grey, {}),
        "turned": (colour, {"exif": turned}),
    }
    for name, (image, options) in jpegs.items():
        image.save(TARGET / f"{name}.jpg", quality=80, **options)

    more(colour, alpha, random)
    for file in sorted(TARGET.glob("*.png")) + sorted(TARGET.glob("*.jpg")):
        if not file.name.startswith(("encoded", "optimized")):
            pixels = np.asarray(Image.open(file).convert("RGB"))
            file.with_suffix(".rgb").write_bytes(pixels.tobytes())
    for quality in (7, 40, 85, 100):
        colour.save(TARGET / f"encoded-{quality}.jpg", quality=quality)
        colour.save(TARGET / f"optimized-{quality}.jpg", quality=quality, optimize=True)


def more(colour, alpha, random):
    """What is rarer: inks, keys of transparency, one row or column."""
    deep = np.uint16(np.asarray(Image.merge("RGBA", (*colour.split(), alpha)))[:, :, [2, 1, 0, 3]]) * 256 + 99
    cv2.imwrite(str(TARGET / "alpha-deep.png"), deep)
    colour.quantize(4).save(TARGET / "palette-two-bit.png", bits=2)
    colour.quantize(40).save(TARGET / "palette-alpha.png", transparency=bytes(range(0, 240, 6)))
    colour.save(TARGET / "colour-key.png", transparency=colour.getpixel((3, 3)))
    for orientation in (3, 8):
        turned = Image.Exif()
        turned[0x0112] = orientation
        colour.save(TARGET / f"turned-{orientation}.png", exif=turned)

    inks = Image.fromarray(np.uint8(random.integers(0, 256, (HEIGHT, WIDTH, 4))), "CMYK")
    inks.save(TARGET / "cmyk.jpg", quality=90)
    colour.convert("CMYK").save(TARGET / "cmyk-progressive.jpg", quality=80, progressive=True)
    ycck = bytearray((TARGET / "cmyk.jpg").read_bytes())
    ycck[ycck.index(b"Adobe") + 11] = 2  # the same planes, said to be brightness and colour differences
    (TARGET / "ycck.jpg").write_bytes(ycck)

    for name, size in {"dot": (1, 1), "column": (1, 500), "row": (500, 1)}.items():
        small = colour.resize(size)
        small.save(TARGET / f"{name}.png")
        small.save(TARGET / f"{name}-jpeg.jpg", quality=80)


main()
