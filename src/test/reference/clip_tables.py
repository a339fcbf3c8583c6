"""The tables of io.editrisk.text, as Python, its regex package, ftfy and open_clip have them.

Writes, below src/main/resources/io/editrisk/text:
  bpe_simple_vocab_16e6.txt.gz   CLIP's merges, byte for byte as open_clip ships them
  characters.txt                 sets of characters, each a name and ranges in hex: the classes of the tokenizer's regular
                                 expression (ignoring case, as it does), what lower-casing and composition need, ftfy's
                                 categories of mojibake and its clues to UTF-8; then, for characters or ranges of them,
                                 what they become: "lower" one character, "decomposed" one or two; and
                                 "combining-class" the class
  code-pages.txt                 the single-byte encodings that ftfy tries, in its order: name and the characters of the
                                 bytes 80 to ff in hex
  html-entities.txt              HTML's named characters: name, with its semicolon where it needs one, and characters in hex
  imagenet-classes.txt           ImageNet's 1,000 names for CLIP, in the order of the labels
  imagenet-templates.txt         OpenAI's 80 templates, {} where the name goes

Run from the repository's root: python src/test/reference/clip_tables.py
Made with open_clip 3.3.0, ftfy 6.3.1, regex 2026.9.29 (Unicode 17) and Python 3.11 (Unicode 14).
"""

import html.entities
import re
import shutil
import sys
import unicodedata
from pathlib import Path

import regex
from ftfy.badness import MOJIBAKE_CATEGORIES
from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_CLUES
from open_clip.tokenizer import default_bpe
from open_clip.zero_shot_metadata import IMAGENET_CLASSNAMES, OPENAI_IMAGENET_TEMPLATES

TARGET = Path("src/main/resources/io/editrisk/text")
CHARACTERS = [chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF]


def matching(pattern):
    """The characters that the tokenizer's kind of pattern matches: its letters are not quite Unicode's for ignoring case."""
    compiled = regex.compile(pattern, regex.IGNORECASE)
    return {c for c in CHARACTERS if compiled.fullmatch(c)}


def casing():
    """What decides between the two small sigmas, found by asking: cased characters and those that are passed over."""
    after = {c: ("AΣ" + c).lower()[1] == "σ" for c in CHARACTERS}
    between = {c: ("AΣ" + c + "A").lower()[1] == "σ" for c in CHARACTERS}
    return {c for c in CHARACTERS if after[c]}, {c for c in CHARACTERS if between[c] and not after[c]}


def ranges(characters):
    codes = sorted(map(ord, characters))
    starts = [c for i, c in enumerate(codes) if i == 0 or codes[i - 1] != c - 1]
    ends = [c for i, c in enumerate(codes) if i == len(codes) - 1 or codes[i + 1] != c + 1]
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in zip(starts, ends))


def decomposed():
    """Hangul's syllables are left to arithmetic."""
    parts = {c: unicodedata.decomposition(c) for c in CHARACTERS}
    return " ".join(
        f"{ord(c):x}>" + "+".join(f"{int(part, 16):x}" for part in p.split()) for c, p in parts.items() if p and p[0] != "<"
    )


def combining_classes():
    members = {}
    for c in CHARACTERS:
        members.setdefault(unicodedata.combining(c), set()).add(c)
    return " ".join(f"{r}>{n:x}" for n in sorted(members) if n for r in ranges(members[n]).split())


def members(regex_class):
    compiled = re.compile(f"[{regex_class}]")
    return {c for c in CHARACTERS if compiled.match(c)}


def characters():
    cased, ignorable = casing()
    letters, numbers = matching(r"\p{L}"), matching(r"\p{N}")
    sets = {
        "letter": letters,
        "number": numbers,
        "space": {c for c in CHARACTERS if c.isspace()},
        "cased": cased,
        "case-ignorable": ignorable,
        "composition-excluded": {c for c in CHARACTERS if unicodedata.normalize("NFC", c) != c},
    }
    rest = set(CHARACTERS) - letters - numbers - matching(r"[^\s\p{L}\p{N}]")
    assert {c for c in rest if not c.isspace()} == {"\u0345"}, rest
    sets["skipped"] = rest
    for name, content in (MOJIBAKE_CATEGORIES | UTF8_CLUES).items():
        sets[name.replace("_", "-")] = members(content)
    lower = {c: c.lower() for c in CHARACTERS if c.lower() != c}
    assert [c for c in lower if len(lower[c]) > 1] == ["\u0130"]
    pairs = " ".join(f"{ord(c):x}>{ord(l):x}" for c, l in lower.items() if len(l) == 1)
    lines = [f"{name} {ranges(content)}" for name, content in sets.items()]
    lines += [f"lower {pairs}", f"decomposed {decomposed()}", f"combining-class {combining_classes()}"]
    (TARGET / "characters.txt").write_text("\n".join(lines) + "\n")


def code_pages():
    lines = []
    for name in CHARMAP_ENCODINGS:
        decoded = bytes(range(256)).decode(name)
        sloppy = "\ufffd" if name.startswith("sloppy") else "\x1a"
        assert decoded[:128] == "".join(map(chr, range(128))).replace("\x1a", sloppy) and len(set(decoded)) == 256
        lines.append(name + " " + " ".join(f"{ord(c):x}" for c in decoded[128:]))
    (TARGET / "code-pages.txt").write_text("\n".join(lines) + "\n")


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(default_bpe(), TARGET / "bpe_simple_vocab_16e6.txt.gz")
    characters()
    code_pages()
    entities = sorted(html.entities.html5.items())
    (TARGET / "html-entities.txt").write_text(
        "".join(f"{name} {' '.join(f'{ord(c):x}' for c in value)}\n" for name, value in entities)
    )
    (TARGET / "imagenet-classes.txt").write_text("".join(name + "\n" for name in IMAGENET_CLASSNAMES))
    (TARGET / "imagenet-templates.txt").write_text("".join(t("{}") + "\n" for t in OPENAI_IMAGENET_TEMPLATES))


main()
