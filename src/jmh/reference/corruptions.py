"""What CorruptionsBenchmark does, by bethgelab's imagecorruptions 1.1.2 with numba, on one thread.

    python corruptions.py make                      writes target/corruptions.png, 224 x 224 pixels of noise with a
                                                    photograph's spectrum
    python corruptions.py measure SEVERITY ROUNDS   prints kind, NAME and milliseconds a picture: the mean over a tenth
                                                    of a second, the best of ROUNDS

from the project's root; PEER in the environment is NAME. Needs imagecorruptions, which Debian 12's python3-numba,
python3-skimage, python3-opencv, python3-scipy and python3-pkg-resources run as it is.
"""

import os
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from PIL import Image

PICTURE = Path("target/corruptions.png")
SIDE = 224


def make():
    PICTURE.parent.mkdir(exist_ok=True)
    random = np.random.default_rng(1)
    frequency = np.hypot(np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE)[None])
    frequency[0, 0] = 1 / SIDE

    def noise(slope):
        spectrum = random.normal(size=frequency.shape) + 1j * random.normal(size=frequency.shape)
        values = np.fft.irfft2(spectrum / frequency**slope, s=(SIDE, SIDE))
        return values / values.std()

    light = noise(1.5)
    rgb = 118 + 55 * np.stack([light + 0.4 * noise(1.9) for _ in range(3)], axis=2)
    Image.fromarray(np.uint8(np.clip(rgb, 0, 255))).save(PICTURE)


def measure(severity, rounds):
    warnings.simplefilter("ignore")
    import cv2
    import imagecorruptions

    cv2.setNumThreads(1)
    picture = np.asarray(Image.open(PICTURE))
    for kind in imagecorruptions.get_corruption_names("all"):

        def a_picture(seconds):
            start, count = time.perf_counter(), 0
            while time.perf_counter() - start < seconds:
                imagecorruptions.corrupt(picture, severity, kind)
                count += 1
            return (time.perf_counter() - start) / count * 1000

        a_picture(0.5)
        best = min(a_picture(0.1) for _ in range(rounds))
        print(kind, os.environ.get("PEER", "peer"), f"{best:.3f}", flush=True)


if sys.argv[1] == "make":
    make()
else:
    measure(int(sys.argv[2]), int(sys.argv[3]))
