"""Words: runs taken apart into the pieces between which a line may break."""

from dataclasses import dataclass, field

from studykit.formats.pdf.font import Font
from studykit.formats.pdf.runs import Run, Spot


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
    spaced: list[bool] = field(default_factory=list)
    glued: set[int] = field(default_factory=set)
    uniform: bool = True

    def space(self, at: int) -> float:
        """The width of the space after a piece."""
        return self.fonts[at].space if self.spaced[at] else 0.0

    def unglued(self, at: int, start: int) -> int:
        """The last place from `start` to `at` where a line may end before a piece."""
        while at in self.glued and at > start:
            at -= 1
        return at

    def keep(self, at: int, tail: str) -> float:
        """Put what is left of a divided word in its place and give back its width."""
        font = self.fonts[at]
        self.texts[at] = tail
        width = self.widths[at] = font[tail] - font.space + self.space(at)
        self.codes[at] = font.texts[tail] + (" " if self.spaced[at] else "")
        self.glued.discard(at)
        return width


def gather(runs: list[Run], pad: float) -> Words:
    """The pieces of some runs; `pad` is the room left and right inside a boxed label."""
    words = Words()
    glue = False
    for font, text, spot in runs:
        texts = _split(text)
        if not texts:
            glue = glue and not text
            continue
        if words.texts and (not glue or text[0] in " \n\t\r"):
            _space(words)
        elif words.texts:
            words.glued.add(len(words.texts))
        words.uniform = words.uniform and spot is None and (not words.fonts or font is words.fonts[0])
        _add(words, font, texts, spot, pad)
        glue = text[-1] not in " \n\t\r"
    return words


def _split(text: str) -> list[str]:
    # str.split() would part at no-break spaces, too.
    if text.isascii():
        return text.split()
    return [word for word in text.replace("\n", " ").replace("\t", " ").replace("\r", " ").split(" ") if word]


def _space(words: Words) -> None:
    """Put a space after the last piece, if it has none."""
    if not words.spaced[-1]:
        words.spaced[-1] = True
        words.widths[-1] += words.fonts[-1].space
        words.codes[-1] += " "


def _add(words: Words, font: Font, texts: list[str], spot: Spot | None, pad: float) -> None:
    count = len(texts)
    widths = list(map(font.__getitem__, texts))
    widths[-1] -= font.space
    codes = [f"{code} " for code in map(font.texts.__getitem__, texts)]
    codes[-1] = codes[-1][:-1]
    if spot is not None and spot.boxed:
        room = f"{-pad * 1000 / font.size:g}"
        codes = [f"){room}({' '.join(map(font.texts.__getitem__, texts))}){room}("]
        widths, texts, count = [sum(widths) + 2 * pad], [" ".join(texts)], 1
    words.fonts.extend([font] * count)
    words.texts.extend(texts)
    words.codes.extend(codes)
    words.widths.extend(widths)
    words.spots.extend([spot] * count)
    words.spaced.extend([True] * (count - 1) + [False])
