"""What NumPy, SciPy and scikit-image make of two small pictures, for the tests of io.editrisk.dataset.style.

    python style.py ../resources/reference/style

writes content.png and style.png, and into style.pt the content's CIELAB by scikit-image, the bands of
content's lightness by SciPy, and the colours of the content moved to the style's mean and covariance by the matrix
functions of SciPy. Made with PyTorch 2.13.0, NumPy 2.4.6, SciPy 1.17.1, scikit-image 0.26.0 and Pillow 12.3.0.
"""

import pathlib
import sys

import numpy as np
import torch
from PIL import Image
from scipy import linalg, ndimage
from skimage import color

folder = pathlib.Path(sys.argv[1])


def picture(seed, height, width, tint):
    draw = np.random.RandomState(seed)
    y, x = np.mgrid[0:height, 0:width]
    planes = [t + 80 * np.sin(x / draw.uniform(3, 9)) * np.cos(y / draw.uniform(3, 9)) for t in tint]
    return (np.stack(planes, -1) + draw.normal(0, 12, (height, width, 3))).clip(0, 255).astype(np.uint8)


content = picture(1, 24, 33, (120, 140, 100))
style = picture(2, 30, 30, (150, 90, 60))
Image.fromarray(content).save(folder / "content.png")
Image.fromarray(style).save(folder / "style.png")
lab = color.rgb2lab(content)
style_lab = color.rgb2lab(style)

taps = np.array([1, 4, 6, 4, 1]) / 16
bands = []
left = lab[..., 0]
for band in range(3):
    wide = np.zeros(4 * 2**band + 1)
    wide[:: 2**band] = taps
    blurred = ndimage.correlate1d(ndimage.correlate1d(left, wide, axis=1, mode="mirror"), wide, axis=0, mode="mirror")
    bands.append(left - blurred)
    left = blurred
bands.append(left)


def statistics(planes):
    values = planes.reshape(-1, 3)
    return values.mean(0), np.cov(values.T, bias=True) + 1e-3 * np.eye(3)


mean, covariance = statistics(lab)
to_mean, to_covariance = statistics(style_lab)
root = linalg.sqrtm(covariance).real
matrix = linalg.inv(root) @ linalg.sqrtm(root @ to_covariance @ root).real @ linalg.inv(root)
moved = (lab.reshape(-1, 3) - mean) @ matrix.T + to_mean
torch.save(
    {
        "lab": torch.from_numpy(lab.transpose(2, 0, 1).astype(np.float32)),
        "bands": torch.from_numpy(np.stack(bands).astype(np.float32)),
        "moved": torch.from_numpy(moved.T.astype(np.float32)),
    },
    folder / "style.pt",
)
