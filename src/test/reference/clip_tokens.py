"""10,000 odd strings and the tokens that open_clip gives them, for io.editrisk.text.

Writes src/test/resources/reference/clip-tokens.jsonl.gz: a line a string, ["string", [ids]], the ids without the start token,
the end token and the padding of the 77. A surrogate without its other half stands there as an escape.

Run from the repository's root: python src/test/reference/clip_tokens.py [COUNT SEED TARGET]
Made with open_clip 3.3.0, ftfy 6.3.1, regex 2026.9.29 and Python 3.11 (Unicode 14).
"""

import gzip
import html.entities
import json
import random
import re
import sys
import unicodedata
from pathlib import Path

from ftfy.badness import MOJIBAKE_CATEGORIES
from ftfy.chardata import CHARMAP_ENCODINGS, LIGATURES, UTF8_CLUES
from open_clip.tokenizer import SimpleTokenizer
from open_clip.zero_shot_metadata import IMAGENET_CLASSNAMES, OPENAI_IMAGENET_TEMPLATES

COUNT, SEED = (int(a) for a in (sys.argv[1:3] or ("10000", "16")))
TARGET = Path(sys.argv[3] if len(sys.argv) > 3 else "src/test/resources/reference/clip-tokens.jsonl.gz")
random = random.Random(SEED)

SENTENCES = """
Ein schöner Straßenköter läuft über die Brücke – für 5 € pro Tag.
Voilà, le garçon a mangé à la crème brûlée… près d'un œuf à Noël
El niño comió piñas ¿por qué? ¡Así es!  Não há coração às avessas, àquela hora
Příliš žluťoučký kůň úpěl ďábelské ódy; zażółć gęślą jaźń
Съешь ещё этих мягких французских булок, да выпей же чаю. Їжак ґанок
Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. ΟΔΥΣΣΕΥΣ ΚΑΙ ΣΊΣΥΦΟΣ, ΆΣ' ΤΟ
İstanbul'da ILIK ışık, ÇİĞ köfte; Ąžuolas šūdas įėjo, ļoti skaisti ķēde
الخيول العربية الأصيلة، ٣٤٥ يومًا  شكراً
שלום עולם, חתול שחור עַל־הַגַּג
नमस्ते दुनिया, एक काला घोड़ा ১২৩ বাংলা தமிழ் ภาษาไทย ลาว ខ្មែរ བོད
今日は良い天気ですね。猫が寝ている、ＴＯＫＹＯ　ﾄｳｷｮｳ 고양이가 자고 있다 中文字符
the “quick” brown fox — isn’t it? — jumped; it’d, we’ll, they’ve, I’m, you’re, cat’s, don’t
© 2021 Acme® Corp™ · §5 ¶2 ±3° ×2 ÷4 ½ ¼ ¾ µm ² ³ ¹ ª º
→ ← ✓ ✔ ★ ☃ ♥ ∞ ≠ ≤ ≥ ∑ √ ∂ Ω ° fiﬁ flﬂ ffi ﬃ ﬆ ĳ ǆ ŉ
😀😂🤣👍🏽👩‍👩‍👧‍👦🏳️‍🌈🇩🇪🧑🏿‍🚀 𝒥𝓸𝔥𝕟 𐐀𐐨 𞤀𞤢
┌─┐│└┘ ▀▄█▌░▒▓ (╯°□°)╯︵ ┻━┻ ¯\\_(ツ)_/¯
a photo of a cat. 3.14159 1,000,000 42% #tag @user https://example.org/?q=1&b=2 C:\\path
""".strip().split("\n")
WORDS = [word for sentence in SENTENCES for word in sentence.split()]
BLOCKS = [
    (0x20, 0x7E), (0x80, 0xFF), (0x100, 0x17F), (0x180, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x52F), (0x530, 0x58F), (0x590, 0x5FF), (0x600, 0x6FF), (0x700, 0x7FF), (0x900, 0x97F), (0x980, 0xDFF),
    (0xE00, 0xEFF), (0xF00, 0xFFF), (0x1000, 0x109F), (0x10A0, 0x10FF), (0x1100, 0x11FF), (0x1200, 0x137F),
    (0x13A0, 0x13FF), (0x1400, 0x167F), (0x1780, 0x18AF), (0x1C80, 0x1CBF), (0x1D00, 0x1DFF), (0x1E00, 0x1FFF),
    (0x2000, 0x206F), (0x2070, 0x20CF), (0x20D0, 0x20FF), (0x2100, 0x218F), (0x2190, 0x22FF), (0x2300, 0x24FF),
    (0x2500, 0x25FF), (0x2600, 0x27BF), (0x2C00, 0x2DFF), (0x2E00, 0x2FFF), (0x3000, 0x30FF), (0x3100, 0x33FF),
    (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA640, 0xA7FF), (0xA800, 0xABFF), (0xAC00, 0xD7A3), (0xE000, 0xF8FF),
    (0xF900, 0xFAFF), (0xFB00, 0xFB4F), (0xFB50, 0xFEFF), (0xFF00, 0xFFFF), (0x10000, 0x100FF), (0x10300, 0x104FF),
    (0x10A00, 0x10FFF), (0x11000, 0x11FFF), (0x12000, 0x123FF), (0x16E40, 0x16E9F), (0x1D000, 0x1D1FF),
    (0x1D400, 0x1D7FF), (0x1E900, 0x1E95F), (0x1F000, 0x1F2FF), (0x1F300, 0x1FAFF), (0x20000, 0x2A6DF), (0xE0000, 0xE01EF),
]  # fmt: skip
CLUES = {name: [chr(c) for c in range(0x10000) if re.match(f"[{members}]", chr(c))]
         for name, members in (MOJIBAKE_CATEGORIES | UTF8_CLUES).items()}  # fmt: skip
ENTITIES = sorted(html.entities.html5)


def pick(*choices):
    return random.choice(choices)


def some(low, high, of, between=""):
    return between.join(of() for _ in range(random.randint(low, high)))


def words(low=1, high=6):
    return some(low, high, lambda: random.choice(WORDS), " ")


def any_character():
    c = random.randrange(0x110000)
    return "" if 0xD800 <= c <= 0xDFFF else chr(c)


def block():
    low, high = random.choice(BLOCKS)
    return lambda: chr(random.randint(low, high))


def prompt():
    return random.choice(OPENAI_IMAGENET_TEMPLATES)(random.choice(IMAGENET_CLASSNAMES))


def scripts():
    return some(1, 4, lambda: some(1, 6, block()), pick(" ", "", ", "))


def anything():
    return some(1, 10, any_character)


def emoji():
    joined = lambda: pick("", "\u200d", "\ufe0f", "\U0001f3fd", " ") + chr(random.randint(0x1F300, 0x1FAFF))
    return pick("", words(1, 2) + " ") + some(1, 6, joined)


def misread(text):
    """The text's UTF-8 in another encoding."""
    encoding = random.choice(CHARMAP_ENCODINGS)
    variant = random.random()
    if variant < 0.1:
        data = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass").encode("utf-8", "surrogatepass")
        data = re.sub(b"\xf0...", lambda m: cesu(m.group(0)), data, flags=re.DOTALL)
    elif variant < 0.13:
        data = text.encode("utf-8") + b"\xc0\x80"
    else:
        data = text.encode("utf-8")
    return data.decode(encoding)


def cesu(utf8):
    try:
        c = ord(utf8.decode("utf-8")) - 0x10000
    except UnicodeDecodeError:
        return utf8
    return (chr(0xD800 + (c >> 10)) + chr(0xDC00 + (c & 0x3FF))).encode("utf-8", "surrogatepass")


def damaged(text):
    """What else happens to such text on its way."""
    if not text:
        return text
    i = random.randrange(len(text))
    return pick(
        lambda: text.replace("\xa0", " "),
        lambda: re.sub("[\x80-\x9f]", pick("", "?", "\ufffd", "\x1a"), text),
        lambda: text[:i] + pick("?", "\ufffd", " ", "\x1a", "\x81", "\n", "'", "Ã", "\u0434") + text[i + 1 :],
        lambda: text[:i] + text[i + 1 :],
        lambda: text[:i],
        lambda: text[i:],
        lambda: text.upper(),
        lambda: text.lower(),
        lambda: unicodedata.normalize("NFD", text),
        lambda: text.replace("&", "&amp;").replace("Ã", "&Atilde;"),
        lambda: " ".join(text.split()),
    )()


def mojibake():
    text = words(1, 4)
    for _ in range(pick(1, 1, 1, 1, 2, 2, 3)):
        text = misread(text)
    while random.random() < 0.4:
        text = damaged(text)
    return text


def embedded():
    return pick(words(1, 3) + " ", "", "plain ") + mojibake()[:60] + pick(" " + words(1, 3), "", "€ “x”")


def clues():
    return some(2, 9, lambda: random.choice(random.choice(list(CLUES.values()))) if random.random() < 0.75 else pick(*"aZ .,?3\n"))


def entity():
    name = random.choice(ENTITIES)
    number = pick(random.randrange(0x180), random.randrange(0x3000), random.randrange(0x120000), random.randrange(0xD7F0, 0xE010))
    return pick(
        lambda: "&" + name,
        lambda: "&" + name.rstrip(";"),
        lambda: "&" + name.upper(),
        lambda: "&" + name[: random.randint(1, len(name))] + pick("", "x", ";"),
        lambda: "&amp;" + name,
        lambda: "&amp;amp;#" + str(number) + ";",
        lambda: f"&#{number}" + pick(";", "", "z;"),
        lambda: f"&#{pick('x', 'X')}{number:x}" + pick(";", "", "g;"),
        lambda: pick("&;", "&#;", "&#x;", "& ", "&&", "&#xZ;", "&#99999999999;", "&lt;b&gt;", "&nbsp;", "&#x1b;[31m", "&#10;"),
    )()


def entities():
    return some(1, 5, lambda: pick("", random.choice(WORDS), " ", "x", "<", "\n") + entity())


def controls():
    odd = lambda: pick(chr(random.randrange(0x20)), chr(random.randrange(0x7F, 0xA0)), "\r\n", "\n", "\u2028", "\u2029", "\x85",
                       "\x1b[31m", "\x1b[0;1;44m", "\x1b[", "\x1b[;m", "\x1b[٣m", "\ufeff", "\ufffc", "\ufff9", "\u206a", "\u200b",
                       "\u200d", "\u200e", "\u202e", "\u00ad", "\u180e", chr(random.randint(0xD800, 0xDBFF)) + "x",
                       chr(random.randint(0xDC00, 0xDFFF)), "\ufffd", "\ufffe", "\U000e0067")  # fmt: skip
    return some(1, 6, lambda: pick("", random.choice(WORDS), "a", "Z", " ") + odd()) + pick("", "end")


def punctuation():
    quote = lambda: pick(*"‘’‚‛“”„‟ʼ'\"`´′″«»‹›…–—―‐-!?.,;:()[]{}<>/\\|@#$%^*_+=~¡¿§¶†‡•°№")
    ligature = lambda: chr(pick(*LIGATURES))
    wide = lambda: chr(random.randint(0xFF01, 0xFFEF))
    return some(1, 8, lambda: pick(quote, quote, ligature, wide, lambda: random.choice(WORDS), lambda: " ")())


def contractions():
    return some(1, 5, lambda: pick("it", "we", "DOG", "ΑΣ", "", "5") + pick("'", "’", "''", "ʼ", "`")
                + pick(*"s S ſ t T re RE ve m LL ll d D x ſt R e v".split()), pick(" ", "", ".."))  # fmt: skip


def special():
    return some(1, 4, lambda: pick("<start_of_text>", "<end_of_text>", "<START_OF_TEXT>", "<ſtart_of_text>", "<end_of_text",
                                   "!<end_of_text>", "a<start_of_text>b", "<|endoftext|>", "</w>", "Ġ", "ĠaĊ"), pick(" ", ""))  # fmt: skip


def numbers():
    return some(1, 5, lambda: pick(str(random.randrange(10 ** random.randint(1, 9))), f"{random.uniform(-1e3, 1e3):.3f}", "½", "Ⅻ", "٣٤",
                                   "१२", "①", "𝟘𝟙", "²³", "1e-5", "0x1F", "1,000", "3rd", "㊿", "〇", "五"), pick(" ", "", "-"))  # fmt: skip


def combining():
    mark = lambda: chr(pick(random.randint(0x300, 0x36F), random.randint(0x300, 0x36F), random.randint(0x591, 0x5C7), random.randint(0x610, 0x65F),
                            random.randint(0x93C, 0x94D), 0x345, 0x3099, 0x309A, random.randint(0x1160, 0x11A7 + 20),
                            random.randint(0x20D0, 0x20F0), random.randint(0x1D165, 0x1D172), random.randint(0x1AB0, 0x1ACE)))  # fmt: skip
    base = lambda: pick("a", "E", "o", "S", "ε", "И", "か", "ᄀ", "가", "ا", "ש", "क", "", "İ", "Ω", "\u212b", "\U0001d158", "Σ")
    return some(1, 5, lambda: base() + some(0, 4, mark), pick("", " "))


def casing():
    return some(2, 8, lambda: pick("Σ", "Σ", "Α", "σ", "'", ".", "\u00ad", "\u0301", " ", "İ", "I", "ß", "ẞ", "Ǆ", "ⅷ", "Ⓐ", "K", "Å", "ſ", "𐐀", "Ა",
                                   "Ꭰ", "ꭰ", "ʰ", "1", "\u0345", block()()))  # fmt: skip


def spaces():
    return some(0, 6, lambda: pick(" ", "\t", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\xa0", "\u1680", "\u2003", "\u2028", "\u202f", "\u3000",
                                   "\u200b", "", "a"))  # fmt: skip


def long():
    kind = pick(lambda: words(30, 60), lambda: some(80, 300, block()), lambda: some(60, 120, lambda: pick("a", "1", "!", " ")),
                lambda: " ".join(prompt() for _ in range(8)), lambda: some(100, 200, lambda: pick(*"abcdefgh")))  # fmt: skip
    return kind()[: random.randint(60, 300)]


def mixed():
    kinds = [prompt, scripts, anything, emoji, embedded, entities, controls, punctuation, contractions, numbers, combining, casing]
    text = some(2, 4, lambda: random.choice(kinds)()[:40], pick(" ", "", "\n"))
    return damaged(text) if random.random() < 0.3 else text


def every_entity():
    """Each of HTML's names once for ftfy and once, behind a tag, for html.unescape; with and without its end."""
    for i in range(0, len(ENTITIES), 9):
        few = ENTITIES[i : i + 9]
        yield "".join("&" + name for name in few)
        yield "<" + " ".join("&" + name.rstrip(";") for name in few)
        yield " ".join("&" + name.upper() for name in few)


SHARES = {
    prompt: 8, scripts: 11, anything: 6, emoji: 4, mojibake: 14, embedded: 9, clues: 9, entities: 8, controls: 6, punctuation: 6,
    contractions: 3, special: 1, numbers: 2, combining: 4, casing: 3, spaces: 1, long: 2, mixed: 6,
}  # fmt: skip


def strings():
    yield ""
    yield from every_entity()
    while True:
        yield random.choices(list(SHARES), list(SHARES.values()))[0]()


def main():
    tokenizer = SimpleTokenizer()
    seen = {}
    for text in strings():
        if len(seen) == COUNT:
            break
        # as Java has text: two surrogates that fit are one character
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        if text not in seen:
            ids = tokenizer(text)[0].tolist()
            last = len(ids) - 1 - ids[::-1].index(tokenizer.eot_token_id)
            seen[text] = ids[1:last]
    with gzip.GzipFile(TARGET, "wb", 9, mtime=0) as target:
        for text, ids in seen.items():
            line = json.dumps([text, ids], ensure_ascii=False, separators=(",", ":"))
            target.write(re.sub("[\ud800-\udfff]", lambda m: f"\\u{ord(m.group(0)):x}", line).encode("utf-8") + b"\n")


main()
