"""What PreprocessingBenchmark does, by Pillow and torchvision's transforms: JPEGs of 500 x 375 pixels, quality 85, on one
thread.

    python preprocess.py make            writes target/photographs, 16 pictures of noise with a photograph's spectrum
    python preprocess.py measure ROUNDS  prints the time a picture in milliseconds (the mean over a tenth of a second,
                                         the best of ROUNDS), whole and only decoded

from the project's root. Needs torch, torchvision, Pillow and numpy.
"""

import contextlib
import io
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path("target/photographs")
WIDTH, HEIGHT, PICTURES = 500, 375, 16


def make():
    FOLDER.mkdir(parents=True, exist_ok=True)
    frequency = np.hypot(np.fft.fftfreq(HEIGHT)[:, None], np.fft.rfftfreq(WIDTH)[None])
    frequency[0, 0] = 1 / WIDTH
    for picture in range(PICTURES):
        random = np.random.default_rng(picture)

        def noise(slope):
            spectrum = random.normal(size=frequency.shape) + 1j * random.normal(size=frequency.shape)
            values = np.fft.irfft2(spectrum / frequency**slope, s=(HEIGHT, WIDTH))
            return values / values.std()

        light = noise(1.5)
        rgb = 118 + 55 * np.stack([light + 0.4 * noise(1.9) for _ in range(3)], axis=2)
        Image.fromarray(np.uint8(np.clip(rgb, 0, 255))).save(FOLDER / f"{picture:02}.jpg", quality=85)


def milliseconds(run, jpegs):
    def a_picture(seconds):
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            for jpeg in jpegs:
                run(jpeg)
            count += len(jpegs)
        return (time.perf_counter() - start) / count * 1000

    a_picture(1.0)
    return min(a_picture(0.1) for _ in range(int(sys.argv[2])))


def measure():
    import torch
    with contextlib.suppress(ImportError):  # where torchvision's own operators cannot be loaded
        import torchvision_stub  # noqa: F401
    from torchvision import transforms

    torch.set_num_threads(1)
    jpegs = [file.read_bytes() for file in sorted(FOLDER.iterdir())]
    transform = transforms.Compose(
        [
            transforms.Resize(256),
            transforms.CenterCrop(224),
            transforms.ToTensor(),
            transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
        ]
    )

    def decoded(jpeg):
        return Image.open(io.BytesIO(jpeg)).convert("RGB")

    print(f"whole pillow {milliseconds(lambda jpeg: transform(decoded(jpeg)), jpegs):.3f}")
    print(f"decoding pillow {milliseconds(decoded, jpegs):.3f}")


{"make": make, "measure": measure}[sys.argv[1]]()
