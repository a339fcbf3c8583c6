"""Files of EditingClassifiers in small, as torch.save writes them, and what its operations make of them.

    python concept_style.py ../resources/reference/concept-style

snow.tar.gz is data/snow with two training images, a texture and test photographs; synthetic.tar.gz is data/synthetic with
one concept, one ready-made style and one style's pictures. pixels.json holds the SHA-256 of the pixels (rows from the top,
RGB) of each picture that PyTorch, torchvision and Pillow make of them; split.json the splits by NumPy. Made with PyTorch
2.13.0, torchvision 0.28.0, NumPy 2.4.6 and Pillow 12.3.0.
"""

import gzip
import hashlib
import io
import json
import pathlib
import sys
import tarfile
import tempfile
from collections import Counter

import numpy as np
import torch
from PIL import Image
from torchvision import transforms

target = pathlib.Path(sys.argv[1])
folder = pathlib.Path(tempfile.mkdtemp())
rng = np.random.RandomState(5)
expected = {}


def photograph(height, width, seed):
    """Smooth colours, some edges, little noise."""
    draw = np.random.RandomState(seed)
    y, x = np.mgrid[0:height, 0:width]
    planes = [
        128 + 90 * np.sin(x / draw.uniform(9, 30) + draw.uniform(0, 6)) * np.cos(y / draw.uniform(9, 30)) for _ in range(3)
    ]
    picture = np.stack(planes, -1) + 40 * ((x + y) // 37 % 2)[..., None]
    return Image.fromarray(picture.clip(0, 255).astype(np.uint8))


# vehicles on snow
snow = folder / "snow"
(snow / "train").mkdir(parents=True, exist_ok=True)
transform = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor()])
photograph(120, 130, 1).save(snow / "train" / "snow_texture.jpg", quality=60)
levels = torch.from_numpy(rng.randint(0, 256, (2, 3, 28, 28)).astype(np.uint8)).repeat_interleave(8, 2).repeat_interleave(8, 3)
imgs = levels.float() / 255
masks = torch.zeros(2, 1, 224, 224)
masks[0, :, 100:] = 1
masks[1, :, 50:200, 30:90] = 1
masks[1, :, 200:, :] = 0.25
masks = masks.expand(2, 3, 224, 224)
torch.save(
    {"imgs": imgs.to(torch.float16).float(), "masks": masks, "labels": torch.tensor([751, 864])},
    snow / "train" / "road.pt",
)
imgs = imgs.to(torch.float16).float()
pattern = transform(Image.open(snow / "train" / "snow_texture.jpg"))[:3, :, :]
expected["snow"] = ((imgs * (1 - masks) + pattern.unsqueeze(0) * masks) * 255).round().to(torch.uint8)
for name, size, seed in (("firetruck", (90, 140), 2), ("armytank", (110, 80), 3)):
    (snow / "test" / name).mkdir(parents=True, exist_ok=True)
    path = snow / "test" / name / "1_c.jpg"
    photograph(*size, seed).save(path, quality=60)
    expected[name] = (transform(Image.open(path).convert("RGB"))[:3, :, :] * 255).round().to(torch.uint8)

# concept and style
synthetic = folder / "synthetic"
(synthetic / "segmentations" / "COCO").mkdir(parents=True, exist_ok=True)
labels = torch.tensor(rng.permutation([7] * 21 + [3] * 20 + [5] * 4))
count = len(labels)
idx = torch.tensor(sorted(rng.choice(500, count, replace=False)))
small = np.stack([np.asarray(photograph(16, 16, 100 + i)) for i in range(count)]).transpose(0, 3, 1, 2)
concept = {
    "imgs": torch.from_numpy(small.copy()),
    "masks": torch.from_numpy(rng.randint(0, 2, (count, 1, 4, 4)).astype(np.uint8))
    .repeat_interleave(4, 2)
    .repeat_interleave(4, 3),
    "labels": labels,
    "idx": idx,
}
torch.save(concept, synthetic / "segmentations" / "COCO" / "concept_ImageNet_COCO_wall-concrete.pt")
(synthetic / "styles").mkdir(exist_ok=True)
style = torch.from_numpy(np.stack([np.asarray(photograph(48, 48, 7 + i)) for i in range(2)]).transpose(0, 3, 1, 2).copy())
torch.save({"imgs": style.float() / 255}, synthetic / "styles" / "gravel.pt")
stylised = {}
for variant in range(3):
    out = synthetic / "stylized" / "ImageNet" / "fall_trees" / str(variant)
    out.mkdir(parents=True, exist_ok=True)
    for i, place in enumerate(idx.tolist()):
        picture = (small[i].transpose(1, 2, 0) * 0.6 + 30 * variant + 20).astype(np.uint8)
        name = f"img_{place:05d}.png" if variant == 1 else f"img_{place}.png"
        Image.fromarray(picture).save(out / name, optimize=True)
        stylised[variant, i] = transforms.ToTensor()(Image.open(out / name))
# as in obtain_train_test_splits: imgs in 0..1, masks as uint8, interpolate
x = concept["imgs"].to(torch.float32) / 255.0
m = concept["masks"].to(torch.uint8)
for variant in range(3):
    t = torch.stack([stylised[variant, i] for i in range(count)])
    expected[f"fall_trees_{variant}"] = ((x * (1 - m) + t * m) * 255).round().to(torch.uint8)
pixels = {}
for name, pictures in expected.items():
    for i, picture in enumerate(pictures if pictures.ndim == 4 else [pictures]):
        pixels[f"{name}/{i}"] = hashlib.sha256(picture.permute(1, 2, 0).contiguous().numpy().tobytes()).hexdigest()
(target / "pixels.json").write_text(json.dumps(pixels, indent=0) + "\n")


def pack(name):
    """Without times and owners."""
    tar_bytes = io.BytesIO()
    with tarfile.open(fileobj=tar_bytes, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file():
                info = tarfile.TarInfo(f"{name}/{path.relative_to(folder / name)}")
                info.size = path.stat().st_size
                tar.addfile(info, path.open("rb"))
    (target / f"{name}.tar.gz").write_bytes(gzip.compress(tar_bytes.getvalue(), mtime=0))


pack("snow")
pack("synthetic")


def split(labels, variants, seed, remaining="triples", rare=False, ntrain=10, least=20, strain=1):
    """The paper's, with the draws of obtain_train_test_splits in its order."""
    rng = np.random.RandomState(seed)
    label_counter = Counter(labels.tolist())
    allowed_labels = [k for k, v in label_counter.items() if v >= least]
    idx_train = []
    for target_label in allowed_labels:
        rel_idx = np.where(labels.numpy() == target_label)[0]
        idx_train += rel_idx[rng.choice(len(rel_idx), ntrain, replace=False)].tolist()
    train_styles = rng.choice(variants, strain, replace=False).tolist()
    train = [(i, s) for i in idx_train for s in train_styles]
    val = [
        (i, s)
        for i in range(len(labels))
        for s in range(variants)
        if (i, s) not in set(train)
        and (rare or labels[i] in allowed_labels)
        and (remaining == "triples" or i not in idx_train)
    ]
    return {"seed": seed, "variants": variants, "remaining": remaining, "rare": rare, "train": train, "validation": val}


many = torch.from_numpy(np.random.RandomState(9).randint(0, 6, 130))
cases = []
for case in (
    dict(labels=labels, variants=3, seed=0),
    dict(labels=labels, variants=3, seed=7, remaining="images"),
    dict(labels=many, variants=5, seed=123),
    dict(labels=many, variants=3, seed=4, rare=True, remaining="images"),
):
    cases.append({"labels": case["labels"].tolist(), **split(**case)})
(target / "split.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")
