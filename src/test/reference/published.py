"""Small files that have exactly the forms in which data sets are published, written by the publishers' own means
(scipy.io.savemat, numpy.save, tarfile, zipfile), and what their peers read out of them.

    python src/test/reference/published.py

from the repository's root writes them below src/test/resources/reference/published, with expected.json: what each holds.

Made with NumPy 2.4, SciPy 1.17, Pillow 12.3, torchvision 0.28.
"""

import contextlib
import gzip
import hashlib
import io
import json
import pathlib
import shutil
import struct
import tarfile
import tempfile
import zipfile

import numpy as np
import scipy.io
from PIL import Image

with contextlib.suppress(ImportError):  # where torchvision's own operators cannot be loaded
    import torchvision_stub  # noqa: F401
import torchvision
from torchvision.datasets import imagenet as devkit
from torchvision.datasets import mnist as idx

out = pathlib.Path("src/test/resources/reference/published")
RESOURCES = "src/main/resources/io/editrisk/dataset/published"
shutil.rmtree(out, ignore_errors=True)
out.mkdir(parents=True)
rng = np.random.default_rng(5)
cases = []


def part(data):
    return struct.pack(">Q", len(data)) + data


def pixels(image):
    """The digest of a decoded picture, as the Java side defines it."""
    rgb = np.asarray(image.convert("RGB"))
    size = struct.pack(">ii", rgb.shape[1], rgb.shape[0])
    return hashlib.sha256(part(size) + part(rgb.tobytes())).hexdigest()


def picture(width, height, form):
    image = Image.fromarray(rng.integers(0, 256, (height, width, 3), dtype=np.uint8))
    data = io.BytesIO()
    image.save(data, form)
    return data.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data))


def tar(name, files, mode="w"):
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(out / name, mode) as archive:
        for path, data in files:
            entry = tarfile.TarInfo(path)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


def case(kind, source, samples, split="", **more):
    cases.append({"kind": kind, "source": source, "split": split, "samples": samples, **more})


WNIDS = [line.strip() for line in open(f"{RESOURCES}/imagenet.txt")]


def image_folder():
    files = {
        "photos/cat/b.JPG": picture(9, 7, "JPEG"),
        "photos/cat/a.png": picture(5, 6, "PNG"),
        "photos/ant/only.jpeg": picture(8, 8, "JPEG"),
        "photos/notes.txt": b"not a picture",
    }
    tar("image-folder/photos.tar.gz", files.items(), "w:gz")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(out / "image-folder/photos.tar.gz") as archive:
            archive.extractall(folder, filter="data")
        peer = torchvision.datasets.ImageFolder(folder + "/photos")
        by_class = {}
        for path, label in peer.samples:
            by_class.setdefault(label, []).append([label, pixels(Image.open(path))])
        # one of each class in turn
        longest = max(map(len, by_class.values()))
        turns = [by_class[c][i] for i in range(longest) for c in sorted(by_class) if i < len(by_class[c])]
        case("image-folder", "image-folder/photos.tar.gz", [["sha256:" + p, l, p] for l, p in turns], classes=peer.classes)


def imagenet():
    """The devkit's numbers are not the order of the identifiers; a synset with children is no class."""
    chosen = ["n01440764", "n01443537", "n01484850", "n15075141"]
    numbers = {"n01440764": 4, "n01443537": 2, "n01484850": 1, "n15075141": 3}
    fields = "ILSVRC2012_ID WNID words gloss num_children children wordnet_height num_train_images".split()
    rows = [(numbers[w], w, "words", "gloss", 0, np.zeros((0, 0)), 0, 1300) for w in sorted(chosen, key=numbers.get)]
    rows.append((5, "n00001740", "entity", "what is", 2, np.array([1, 2]), 9, 0))
    synsets = np.array(rows, dtype=[(f, object) for f in fields]).reshape(-1, 1)
    mat = io.BytesIO()
    scipy.io.savemat(mat, {"synsets": synsets}, do_compression=True)
    truth = [3, 4, 1, 2, 3]
    root = "ILSVRC2012_devkit_t12/data/"
    tar(
        "imagenet/ILSVRC2012_devkit_t12.tar.gz",
        [
            (root + "meta.mat", mat.getvalue()),
            (root + "ILSVRC2012_validation_ground_truth.txt", "".join(f"{n}\n" for n in truth).encode()),
        ],
        "w:gz",
    )
    names = [f"ILSVRC2012_val_{i:08d}.JPEG" for i in range(1, 6)]
    files = [picture(10 + i, 9, "JPEG") for i in range(5)]
    tar("imagenet/ILSVRC2012_img_val.tar", zip(names, files))
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(out / "imagenet/ILSVRC2012_devkit_t12.tar.gz", folder)
        devkit._verify_archive = lambda *_: None  # it knows the real one's digest
        devkit.parse_devkit_archive(folder)
        _, wnids = devkit.load_meta_file(folder)
    tar("imagenet-folders/val.tar", [(f"val/{w}/{n}", f) for w, n, f in zip(wnids, names, files)])
    samples = [[f"imagenet/{n[:-5]}", WNIDS.index(w), pixels(opened(f))] for w, n, f in zip(wnids, names, files)]
    case("imagenet", "imagenet", samples)
    case("imagenet", "imagenet/ILSVRC2012_img_val.tar", samples)
    case("imagenet", "imagenet-folders/val.tar", samples)
    subset = [s for s in samples if s[1] in SUBSETS["imagenet_r_indices"]]
    case("imagenet", "imagenet-folders/val.tar", subset, options={"classes": "imagenet-r"}, subset=SUBSETS["imagenet_r_indices"])

    corrupted = [picture(24, 24, "JPEG") for _ in range(2)]
    paths = [f"fog/3/{w}/{n}" for w, n in zip(wnids[:2], names[:2])]
    tar("imagenet-c/weather.tar", zip(paths, corrupted))
    case(
        "imagenet-c",
        "imagenet-c",
        [[s[0], s[1], None] for s in samples[:2]],
        "fog/3",
        frame="resize-256-crop-224",
        corruption="fog",
        severity=3,
    )


SUBSETS = {
    f"imagenet_{k}_indices": [WNIDS.index(line.strip()) for line in open(f"{RESOURCES}/imagenet-{k}.txt")]
    for k in "ra"
}


def subsets():
    for letter, file in (("r", "art_0.jpg"), ("a", "0.000116_digital clock _ digital clock_0.865662.jpg")):
        indices = SUBSETS[f"imagenet_{letter}_indices"]
        wnids = [WNIDS[indices[i]] for i in (150, 3)]
        files = [(f"imagenet-{letter}/{w}/{file}", picture(12, 11, "JPEG")) for w in wnids]
        tar(f"imagenet-{letter}.tar", [(f"imagenet-{letter}/README.txt", b"read me"), *files])
        # a network's 200 logits are compared with the rank of the folder: the label among all is the index of that rank
        ranked = sorted(files)
        samples = [
            [p, indices[[3, 150][rank]], pixels(opened(d))] for rank, (p, d) in enumerate(ranked)
        ]
        case(f"imagenet-{letter}", f"imagenet-{letter}.tar", samples, subset=indices)


def imagenet_v2():
    folder = "imagenetv2-matched-frequency-format-val"
    files = [(f"{folder}/{label}/{label}ab.jpeg", picture(7, 7, "JPEG")) for label in (0, 10, 2, 999)]
    tar("imagenet-v2/" + folder + ".tar.gz", files, "w:gz")
    by_name = sorted(files, key=lambda f: f[0].split("/")[1])
    samples = []
    for path, data in by_name:
        label = int(path.split("/")[1])
        samples.append([f"imagenet-v2/{WNIDS[label]}/{path.split('/')[2]}", label, pixels(opened(data))])
    case("imagenet-v2", f"imagenet-v2/{folder}.tar.gz", samples)


def mnist():
    folder = out / "mnist"
    folder.mkdir()
    for split, stem, count in (("train", "train", 4), ("test", "t10k", 3)):
        images = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
        labels = rng.integers(0, 10, count).astype(np.uint8)
        image_file = folder / f"{stem}-images-idx3-ubyte.gz"
        label_file = folder / f"{stem}-labels-idx1-ubyte.gz"
        image_file.write_bytes(gzip.compress(struct.pack(">iiii", 2051, *images.shape) + images.tobytes(), mtime=0))
        label_file.write_bytes(gzip.compress(struct.pack(">ii", 2049, count) + labels.tobytes(), mtime=0))
        with tempfile.TemporaryDirectory() as plain:
            for file in (image_file, label_file):
                (pathlib.Path(plain) / file.stem).write_bytes(gzip.decompress(file.read_bytes()))
            read = idx.read_image_file(f"{plain}/{image_file.stem}").numpy()
            classes = idx.read_label_file(f"{plain}/{label_file.stem}").tolist()
        samples = [
            [f"mnist/{split}/{i:05d}", classes[i], pixels(Image.fromarray(read[i], mode="L"))] for i in range(count)
        ]
        case("mnist", "mnist", samples, split)


def svhn():
    (out / "svhn").mkdir()
    count = 12
    images = rng.integers(0, 256, (32, 32, 3, count), dtype=np.uint8)
    labels = np.array([10, *range(1, 10), 10, 3], dtype=np.uint8).reshape(-1, 1)
    file = out / "svhn/test_32x32.mat"
    scipy.io.savemat(file, {"X": images, "y": labels}, do_compression=True)

    class Peer(torchvision.datasets.SVHN):
        def _check_integrity(self):
            return True

    peer = Peer(str(out / "svhn"), split="test")
    samples = [[f"svhn/test/{i:06d}", int(peer[i][1]), pixels(peer[i][0])] for i in range(count)]
    case("svhn", "svhn", samples, "test")


def cifar():
    images = rng.integers(0, 256, (5, 2, 3, 32, 32), dtype=np.uint8)
    labels = rng.integers(0, 10, (5, 2))
    test = rng.integers(0, 256, (3, 3, 32, 32), dtype=np.uint8)
    test_labels = rng.integers(0, 10, 3)

    def batch(pictures, classes):
        return b"".join(bytes([c]) + p.tobytes() for p, c in zip(pictures, classes))

    root = "cifar-10-batches-bin/"
    files = [(f"{root}data_batch_{i + 1}.bin", batch(images[i], labels[i])) for i in range(5)]
    files.append((root + "test_batch.bin", batch(test, test_labels)))
    files.append((root + "batches.meta.txt", b"airplane\n"))
    tar("cifar-10-binary.tar.gz", files, "w:gz")

    def samples(split, pictures, classes):
        # as torchvision's CIFAR10 turns the rows into pictures
        rows = np.vstack(pictures).reshape(-1, 3, 32, 32).transpose((0, 2, 3, 1))
        return [
            [f"cifar-10/{split}/{i:05d}", int(c), pixels(Image.fromarray(rows[i]))] for i, c in enumerate(classes)
        ]

    case("cifar-10", "cifar-10-binary.tar.gz", samples("train", images.reshape(5, 2, -1), labels.ravel()), "train")
    case("cifar-10", "cifar-10-binary.tar.gz", samples("test", [test.reshape(3, -1)], test_labels), "test")

    corrupted = rng.integers(0, 256, (15, 32, 32, 3), dtype=np.uint8)
    arrays = []
    for name, values in (("fog", corrupted), ("labels", np.tile(test_labels, 5).astype(np.uint8))):
        data = io.BytesIO()
        np.save(data, values)
        arrays.append((f"CIFAR-10-C/{name}.npy", data.getvalue()))
    tar("CIFAR-10-C.tar", arrays)
    case(
        "cifar-10-c",
        "CIFAR-10-C.tar",
        [[f"cifar-10/test/{i:05d}", int(c), None] for i, c in enumerate(test_labels)],
        "fog/2",
        stored=[pixels(Image.fromarray(corrupted[3 + i])) for i in range(3)],
        corruption="fog",
        severity=2,
    )


def kitti():
    """The split and the thresholds as tensorflow_datasets and PAINT have them."""
    count, videos = 46, 23
    order = rng.permutation(count) + 1
    lines = [f"2011_09_26 2011_09_26_drive_{1 + i % videos:04d}_sync {i:010d}" for i in range(count)]
    depths = [8.0, 8.01, 20.0, 20.5, 75.2, 3.2]
    labels, expected = [], []
    for i in range(count):
        depth = depths[i % len(depths)]
        rows = [f"Pedestrian 0.00 0 -0.20 712.40 143.00 810.73 307.92 1.89 0.48 1.20 1.84 1.47 1.10 0.01"]
        if i % 7:
            kind = ("Car", "Van", "Truck")[i % 3]
            rows.append(f"{kind} 0.00 0 1.85 387.63 181.54 423.81 203.12 1.67 1.87 3.69 -16.53 2.39 {depth:.2f} 1.57")
            rows.append(f"{kind} 0.00 0 1.85 387.63 181.54 423.81 203.12 1.67 1.87 3.69 -16.53 2.39 99.00 1.57")
        rows.append("DontCare -1 -1 -10 503.89 169.71 590.61 190.13 -1 -1 -1 -1000 -1000 -1000 -10")
        labels.append("\n".join(rows) + "\n")
        nearest = min([10000] + [float(r.split()[13]) for r in rows if r.split()[0] in ("Car", "Van", "Truck")])
        expected.append(int(np.max(np.where(np.array([-100.0, 8.0, 20.0, 999.0]) < nearest))))
    by_video = {}
    for image, number in enumerate(order):
        by_video.setdefault(lines[number - 1].split(" ")[1], []).append(image)
    np.random.seed(123)
    drawn = max(1, 10 * len(by_video) // 100)
    test = set(np.random.choice(sorted(by_video), drawn, replace=False))
    validation = set(np.random.choice(sorted(set(by_video) - test), drawn, replace=False))
    files = [picture(6, 3, "PNG") for _ in range(count)]
    (out / "kitti").mkdir()

    def archive(name, members):
        with zipfile.ZipFile(out / "kitti" / name, "w", zipfile.ZIP_DEFLATED) as zipped:
            for path, data in members:
                zipped.writestr(zipfile.ZipInfo(path), data)

    archive("data_object_image_2.zip", [(f"training/image_2/{i:06d}.png", f) for i, f in enumerate(files)])
    archive("data_object_label_2.zip", [(f"training/label_2/{i:06d}.txt", l) for i, l in enumerate(labels)])
    mapping = [("mapping/train_rand.txt", ",".join(map(str, order))), ("mapping/train_mapping.txt", "\n".join(lines) + "\n")]
    archive("devkit_object.zip", mapping)
    for split in ("train", "validation", "test"):
        samples = []
        for i in range(count):
            video = lines[order[i] - 1].split(" ")[1]
            where = "test" if video in test else "validation" if video in validation else "train"
            if where == split:
                samples.append([f"kitti/training/{i:06d}", expected[i], pixels(opened(files[i]))])
        case("kitti-distance", "kitti", samples, split)


def web_dataset():
    samples = []
    for shard in range(2):
        files = []
        for i in range(3):
            data = picture(6, 5, "JPEG" if i else "PNG")
            label = (shard * 3 + i) % 4
            key = f"some/{shard}{i:03d}"
            files.append((f"{key}.{'jpg' if i else 'png'}", data))
            # one shard has labels of their own, the other among what else is known
            note = json.dumps({"label": label, "caption": "noise"}).encode()
            files.append((f"{key}.cls", str(label).encode()) if shard else (f"{key}.json", note))
            samples.append(["sha256:" + pixels(opened(data)), label, pixels(opened(data))])
        tar(f"web-dataset/some-{shard:06d}.tar", files)
    case("web-dataset", "web-dataset", samples)


image_folder()
imagenet()
subsets()
imagenet_v2()
mnist()
svhn()
cifar()
kitti()
web_dataset()
permutations = {}
for seed in (123, 0, 2**32 - 1):
    state = np.random.RandomState(seed)
    permutations[str(seed)] = [state.permutation(n).tolist() for n in (1, 2, 7, 150, 700)]
(out / "permutations.json").write_text(json.dumps(permutations))
(out / "expected.json").write_text(json.dumps(cases, indent=1))
