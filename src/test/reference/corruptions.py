"""Reference pictures for the corruptions of io.editrisk.shift.

Writes, below src/test/resources/reference/corruptions:
  input-SIZE.png             pictures one below the other, drawn here
  KIND-SIZE-SEVERITY.png     the same corrupted, as OpenCV, Pillow and NumPy do it after the published description
                             (Hendrycks and Dietterich 2019; parameters of the 32, 64 and 224 pixel data sets);
                             of the 224 pixel picture the upper 32 rows only
  uniform.u16, normal.i16    the draws, little-endian: uniform = u / 65536, normal = n / 8192; each picture
                             begins at the first and starts again behind the last

Run from the repository's root: python src/test/reference/corruptions.py
Made with NumPy 2, OpenCV 5.0, Pillow 12.3.
"""

import io
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

TARGET = Path("src/test/resources/reference/corruptions")
DRAWS = 4099  # a prime, so that no row or step of the algorithms sees the same draws again

NOISE = {32: (0.04, 0.06, 0.08, 0.09, 0.10), 64: (0.04, 0.08, 0.12, 0.15, 0.18), 224: (0.08, 0.12, 0.18, 0.26, 0.38)}
FOG = {
    32: ((0.2, 3), (0.5, 3), (0.75, 2.5), (1, 2), (1.5, 1.75)),
    64: ((0.4, 3), (0.7, 3), (1, 2.5), (1.5, 2), (2, 1.75)),
    224: ((1.5, 2), (2, 2), (2.5, 1.7), (2.5, 1.5), (3, 1.4)),
}
DEFOCUS = {
    32: ((0.3, 0.4), (0.4, 0.5), (0.5, 0.6), (1, 0.2), (1.5, 0.1)),
    64: ((0.5, 0.6), (1, 0.1), (1.5, 0.1), (2.5, 0.01), (3, 0.1)),
    224: ((3, 0.1), (4, 0.5), (6, 0.5), (8, 0.5), (10, 0.5)),
}
JPEG = {32: (80, 65, 58, 50, 40), 64: (65, 58, 50, 40, 25), 224: (25, 18, 15, 10, 7)}
MAP_SIZE = {32: 32, 64: 64, 224: 256}


class Draws:
    def __init__(self, values):
        self.values = values
        self.next = 0

    def take(self, shape):
        count = int(np.prod(shape))
        at = (self.next + np.arange(count)) % len(self.values)
        self.next += count
        return self.values[at].reshape(shape)


def picture(size, index, random):
    """Smooth colour, hard edges, fine texture, a saturated and a flat patch."""
    y, x = np.mgrid[0:size, 0:size] / size
    phase = random.uniform(0, 6.28, 3)
    rgb = np.stack([0.5 + 0.5 * np.sin(6 * (x * np.cos(p) + y * np.sin(p)) + p) for p in phase], axis=2)
    for _ in range(5):
        cx, cy, radius = random.uniform(0, 1, 3) * (1, 1, 0.3)
        rgb[(x - cx) ** 2 + (y - cy) ** 2 < radius**2] = random.uniform(0, 1, 3)
    rgb += random.normal(0, 0.06, (size, size, 1)) * (x > 0.5)[..., None]
    rgb[: size // 4, : size // 4] = (index % 2, 1, index % 3 / 2)
    return np.uint8(np.clip(rgb, 0, 1) * 255)


def truncated(fractions):
    return np.uint8(np.clip(fractions, 0, 1) * 255)


def gaussian_noise(rgb, severity, size, uniform, normal):
    return truncated(rgb / 255.0 + NOISE[size][severity] * normal.take(rgb.shape))


def defocus_blur(rgb, severity, size, uniform, normal):
    radius, alias = DEFOCUS[size][severity]
    reach, smooth = (8, 3) if radius <= 8 else (int(radius), 5)
    axis = np.arange(-reach, reach + 1)
    disc = ((axis[None, :] ** 2 + axis[:, None] ** 2) <= radius**2).astype(np.float32)
    disc /= disc.sum()
    disc = cv2.GaussianBlur(disc, (smooth, smooth), sigmaX=alias)
    return truncated(np.dstack([cv2.filter2D(rgb[:, :, c] / 255.0, -1, disc) for c in range(3)]))


def plasma(side, decay, uniform):
    heights = np.zeros((side, side))
    wibble, step = 100.0, side

    def moved(total):
        return total / 4 + wibble * (-wibble + 2 * wibble * uniform.take(total.shape))

    def below(a):
        return np.roll(a, -1, axis=0)

    def right(a):
        return np.roll(a, -1, axis=1)

    while step >= 2:
        half = step // 2
        corners = heights[::step, ::step]
        heights[half::step, half::step] = moved(corners + below(corners) + right(corners + below(corners)))
        centres = heights[half::step, half::step]
        corners = heights[::step, ::step].copy()
        heights[::step, half::step] = moved((centres + np.roll(centres, 1, axis=0)) + (corners + right(corners)))
        heights[half::step, ::step] = moved((centres + np.roll(centres, 1, axis=1)) + (corners + below(corners)))
        step, wibble = half, wibble / decay
    heights -= heights.min()
    return heights / heights.max()


def fog(rgb, severity, size, uniform, normal):
    strength, decay = FOG[size][severity]
    fractions = rgb / 255.0
    brightest = fractions.max()
    fractions = fractions + strength * plasma(MAP_SIZE[size], decay, uniform)[:size, :size, None]
    return truncated(fractions * brightest / (brightest + strength))


def jpeg_compression(rgb, severity, size, uniform, normal):
    encoded = io.BytesIO()
    Image.fromarray(rgb).save(encoded, "JPEG", quality=JPEG[size][severity])
    return np.asarray(Image.open(encoded).convert("RGB"))


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(20261124)
    uniforms = random.integers(0, 65536, DRAWS).astype("<u2")
    normals = np.clip(np.rint(random.normal(size=DRAWS) * 8192), -32768, 32767).astype("<i2")
    (TARGET / "uniform.u16").write_bytes(uniforms.tobytes())
    (TARGET / "normal.i16").write_bytes(normals.tobytes())
    for size, count in ((32, 8), (64, 3), (224, 1)):
        pictures = [picture(size, index, random) for index in range(count)]
        Image.fromarray(np.concatenate(pictures)).save(TARGET / f"input-{size}.png", optimize=True)
        for corruption in (gaussian_noise, defocus_blur, fog, jpeg_compression):
            for severity in range(5):
                corrupted = [
                    corruption(rgb, severity, size, Draws(uniforms / 65536.0), Draws(normals / 8192.0))
                    for rgb in pictures
                ]
                rows = 32 if size == 224 else size * count
                name = f"{corruption.__name__}-{size}-{severity + 1}.png"
                Image.fromarray(np.concatenate(corrupted)[:rows]).save(TARGET / name, optimize=True)


main()
