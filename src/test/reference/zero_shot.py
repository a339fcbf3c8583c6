"""Zero-shot heads with drawn weights, in open_clip: what ZeroShotClassifierTest must agree with.

    python zero_shot.py ../resources/reference

writes zero_shot.safetensors: for three of ImageNet's classes in its 80 templates, and for MNIST's ten in PAINT's one, the
head [classes, width] times the learnt scale, and the logits of two drawn pictures. Weights and pictures are drawn as
architectures.py does. Made with PyTorch 2.13.0 (CPU) and open_clip 3.3.0.
"""

import contextlib
import pathlib
import sys

import torch
from architectures import draw, pictures
from safetensors.torch import save_file

torch.set_grad_enabled(False)


def main(folder):
    with contextlib.suppress(ImportError):  # where torchvision's own operators cannot be loaded
        import torchvision_stub  # noqa: F401
    import open_clip

    model = draw(open_clip.create_model("ViT-B-32-quickgelu"))
    tokenizer = open_clip.get_tokenizer("ViT-B-32-quickgelu")
    features = model.encode_image(pictures(224), normalize=True)
    out = {}
    for name, classes, templates in (
        ("imagenet", ["tench", "goldfish", "great white shark"], open_clip.OPENAI_IMAGENET_TEMPLATES),
        ("mnist", [str(digit) for digit in range(10)], ['a photo of the number: "{}".']),
    ):
        head = open_clip.build_zero_shot_classifier(model, tokenizer, classes, templates, device="cpu")
        head = head.T * model.logit_scale.exp()
        out[name + ".head"] = head.contiguous()
        out[name + ".logits"] = features @ head.T
        print(name, head.shape, out[name + ".logits"])
    save_file(out, folder / "zero_shot.safetensors")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
