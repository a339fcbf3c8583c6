"""Reference pictures for the corruptions of io.editrisk.shift, made by the published code itself.

Writes, below src/test/resources/reference/corruptions:
  input-SIZE.png             pictures one below the other, drawn here; that of 299 pixels is the one of 224, repeated
  uniform.u16, normal.i16    the draws, little-endian: uniform = u / 65536, normal = n / 8192; each picture
                             begins at the first and starts again behind the last
  frost/frost1.png ...       textures to take the place of the published ones, which nobody has licensed
  digests.txt                KIND SIZE SEVERITY SHA-256: of all pixels of the pictures corrupted, one behind the other

Whatever the code draws is taken from the stored draws: whole numbers as low + floor(u * (high - low)), Poisson numbers
as SciPy's quantile of u.

Run from the repository's root, with a checkout of hendrycks/robustness (8190fe3):

    python src/test/reference/corruptions.py ROBUSTNESS/ImageNet-C/create_c [FOLDER]

FOLDER takes these pixels as KIND-SIZE-SEVERITY.rgb. Made with Debian 12's NumPy 1.24.2, SciPy 1.10.1,
scikit-image 0.19.3, OpenCV 4.6.0, Pillow 9.4 and Wand 0.6.11 on ImageMagick 6.9.11, with which that code runs as it is.
"""

import hashlib
import os
import sys
import warnings
from pathlib import Path

# libm's exp, as with the NumPy of that time, rather than a faster one that is off by a bit where AVX-512 is there
os.environ["NPY_DISABLE_CPU_FEATURES"] = "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL"

import cv2
import numpy as np
import scipy.stats
from PIL import Image

warnings.simplefilter("ignore")

TARGET = Path("src/test/resources/reference/corruptions").absolute()
SCRIPTS = {
    32: "make_cifar_c.py",
    64: "make_imagenet_64_c.py",
    224: "make_imagenet_c.py",
    299: "make_imagenet_c_inception.py",
}
KINDS = (
    "gaussian_noise shot_noise impulse_noise defocus_blur glass_blur motion_blur zoom_blur snow frost fog brightness "
    "contrast elastic_transform pixelate jpeg_compression speckle_noise gaussian_blur spatter saturate"
).split()
DRAWS = 4099  # a prime, so that no row or step of the algorithms sees the same draws again


class Draws:
    """Stands in for numpy.random and for its generators."""

    def __init__(self, uniforms, normals):
        self.uniforms, self.normals = uniforms / 65536.0, normals / 8192.0
        self.begin()

    def begin(self):
        self.next = {"uniforms": 0, "normals": 0}

    def take(self, which, size):
        values = getattr(self, which)
        count = 1 if size is None else int(np.prod(size))
        taken = values[(self.next[which] + np.arange(count)) % len(values)]
        self.next[which] += count
        return taken[0] if size is None else taken.reshape(size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return loc + scale * self.take("normals", size)

    def uniform(self, low=0.0, high=1.0, size=None):
        return low + (high - low) * self.take("uniforms", size)

    def random(self, size=None):
        return self.take("uniforms", size)

    def randint(self, low, high=None, size=None):
        low, high = (0, low) if high is None else (low, high)
        numbers = low + np.floor(self.take("uniforms", size) * (high - low))
        return int(numbers) if size is None else numbers.astype(int)

    def poisson(self, lam):
        quantiles = scipy.stats.poisson.ppf(self.take("uniforms", lam.shape), lam)
        return np.where(lam == 0, 0, np.maximum(quantiles, 0))


def rounded_png(image):
    """What ImageMagick wrote as PNG when the data sets were made: 16 bits rounded to 8. Since 6.9.11 it cuts them off."""
    deep = np.array(image.export_pixels(channel_map="RGB", storage="short")).reshape(image.height, image.width, 3)
    rounded = (deep + 128 - (deep + 128 >> 8) >> 8).astype(np.uint8)
    grey = (rounded == rounded[..., :1]).all()
    return cv2.imencode(".png", rounded[..., 0] if grey else rounded[..., ::-1])[1].tobytes()


def published(script, draws):
    """The functions between the markers of a script that made one of the data sets."""
    source = script.read_text()
    first = source.index("# /////////////// Distortion Helpers ///////////////")
    last = source.index("# /////////////// End Distortions ///////////////")
    for name in ("normal", "uniform", "randint", "poisson"):
        setattr(np.random, name, getattr(draws, name))
    np.random.default_rng = lambda seed=None: draws
    names = {"np": np, "Image": Image}
    exec(compile(source[first:last], script.name, "exec"), names)
    names["MotionImage"].make_blob = rounded_png
    return names


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


def textures(random):
    """Blocks of colour, some of them with a transparency that is to be ignored; wider than high, none alike."""
    folder = TARGET / "frost"
    folder.mkdir(exist_ok=True)
    for number in range(1, 6):
        blocks = random.integers(0, 256, (20 + number, 24 - number, 3)).astype(np.uint8)
        whole = np.kron(blocks, np.ones((16, 17, 1), np.uint8))
        if number < 4:
            alpha = np.full((*whole.shape[:2], 1), 200, np.uint8)
            Image.fromarray(np.dstack([whole, alpha])).save(folder / f"frost{number}.png", optimize=True)
        else:
            Image.fromarray(whole).save(folder / f"frost{number}.jpg", quality=60, optimize=True)


def main(scripts, whole):
    TARGET.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(20261124)
    uniforms = random.integers(0, 65536, DRAWS).astype("<u2")
    normals = np.clip(np.rint(random.normal(size=DRAWS) * 8192), -32768, 32767).astype("<i2")
    (TARGET / "uniform.u16").write_bytes(uniforms.tobytes())
    (TARGET / "normal.i16").write_bytes(normals.tobytes())
    inputs = {size: [picture(size, index, random) for index in range(count)] for size, count in ((32, 8), (64, 3), (224, 1))}
    for size, pictures in inputs.items():
        Image.fromarray(np.concatenate(pictures)).save(TARGET / f"input-{size}.png", optimize=True)
    inputs[299] = [np.pad(inputs[224][0], ((0, 75), (0, 75), (0, 0)), mode="wrap")]
    textures(random)
    draws = Draws(uniforms, normals)
    os.chdir(TARGET / "frost")
    digests = []
    for size, pictures in inputs.items():
        functions = published(scripts / SCRIPTS[size], draws)
        for kind in KINDS:
            for severity in range(1, 6):
                corrupted = []
                for rgb in pictures:
                    draws.begin()
                    corrupted.append(np.uint8(functions[kind](Image.fromarray(rgb), severity)))
                every = np.concatenate(corrupted)
                digests.append(f"{kind} {size} {severity} {hashlib.sha256(every.tobytes()).hexdigest()}\n")
                if whole:
                    (whole / f"{kind}-{size}-{severity}.rgb").write_bytes(every.tobytes())
    (TARGET / "digests.txt").write_text("".join(sorted(digests)))


main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute() if len(sys.argv) > 2 else None)
