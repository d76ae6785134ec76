"""Words: runs taken apart into the pieces between which a line may break."""

from dataclasses import dataclass, field
from typing import Final

from studykit.formats.pdf.font import Font
from studykit.formats.pdf.runs import Run, Spot

BLANKS: Final = " \t\n\r"


@dataclass(slots=True)
class Words:
    """Pieces of text in parallel lists; `codes` and `widths` include the space after a piece where there is one.

    A break is allowed before every piece but the `glued` ones, which continue a word begun in another font.
    `uniform` says that all pieces are of one font and none is a spot.
    """

    fonts: list[Font] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    spots: list[Spot | None] = field(default_factory=list)
    spaces: list[float] = field(default_factory=list)
    glued: set[int] = field(default_factory=set)
    uniform: bool = True

    def unglued(self, at: int, start: int) -> int:
        """The last place from `start` to `at` where a line may end before a piece."""
        while at in self.glued and at > start:
            at -= 1
        return at

    def keep(self, at: int, tail: str) -> float:
        """Put what is left of a divided word in its place and give back its width."""
        font = self.fonts[at]
        self.texts[at] = tail
        width = self.widths[at] = font[tail] - font.space + self.spaces[at]
        self.codes[at] = font.texts[tail] + _blank(font, self.spaces[at])
        self.glued.discard(at)
        return width


def gather(runs: list[Run], pad: float, gap: float) -> Words:
    """The pieces of some runs; `pad` is the room left and right inside a boxed label, `gap` the room outside it."""
    words = Words()
    space: float | None = None
    for font, text, spot in runs:
        texts = _split(text)
        if words.texts and space is None and text and text[0] in BLANKS:
            space = font.space
        if not texts:
            continue
        if words.texts and space is not None:
            _space(words, space)
        elif words.texts:
            words.glued.add(len(words.texts))
        words.uniform = words.uniform and spot is None and (not words.fonts or font is words.fonts[0])
        if spot is not None and spot.boxed:
            _add_box(words, font, texts, spot, pad, gap)
        else:
            _add(words, font, texts, spot)
        space = font.space if text[-1] in BLANKS else None
    return words


def _split(text: str) -> list[str]:
    # str.split() would part at no-break spaces, too.
    if text.isascii():
        return text.split()
    return [word for word in text.replace("\n", " ").replace("\t", " ").replace("\r", " ").split(" ") if word]


def _space(words: Words, width: float) -> None:
    """Put a space after the last piece, as wide as that of the run it stands in."""
    words.spaces[-1] = width
    words.widths[-1] += width
    words.codes[-1] += _blank(words.fonts[-1], width)


def _blank(font: Font, width: float) -> str:
    """The codes of a space of a width, which may be another than the font's own."""
    if not width:
        return ""
    return " " if width == font.space else f" ){(font.space - width) * 1000 / font.size:.0f}("


def _add(words: Words, font: Font, texts: list[str], spot: Spot | None) -> None:
    count = len(texts)
    widths = list(map(font.__getitem__, texts))
    widths[-1] -= font.space
    codes = [f"{code} " for code in map(font.texts.__getitem__, texts)]
    codes[-1] = codes[-1][:-1]
    words.fonts.extend([font] * count)
    words.texts.extend(texts)
    words.codes.extend(codes)
    words.widths.extend(widths)
    words.spots.extend([spot] * count)
    words.spaces.extend([font.space] * (count - 1) + [0.0])


def _add_box(words: Words, font: Font, texts: list[str], spot: Spot, pad: float, gap: float) -> None:
    label = " ".join(texts)
    width = font.width(label)
    room = f"{-(pad + gap) * 1000 / font.size:g}"
    words.fonts.append(font)
    words.texts.append(label)
    words.codes.append(f"){room}({' '.join(map(font.texts.__getitem__, texts))}){room}(")
    words.widths.append(width + 2 * (pad + gap))
    words.spots.append(spot)
    words.spaces.append(0.0)
