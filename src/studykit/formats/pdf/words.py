"""Words: runs taken apart into the pieces between which a line may break."""

from dataclasses import dataclass, field
from typing import Final

from studykit.formats.pdf.font import Font
from studykit.formats.pdf.runs import Run, Spot

BLANKS: Final = " \t\n\r"


@dataclass(slots=True, eq=False, repr=False)
class Words:
    """Pieces of text in parallel lists; `widths` include the space after a piece, whose width is in `spaces`.

    `ends` tells for a piece where the pieces of its run end. A break is allowed before every piece but the `glued`
    ones, which continue a word begun in another run. `uniform` says that all are of one font and every one but the
    last has a space after it; `spotted` that some are links or labels.
    """

    fonts: list[Font] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    spots: list[Spot | None] = field(default_factory=list)
    spaces: list[float] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    glued: set[int] = field(default_factory=set)
    uniform: bool = True
    spotted: bool = False

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
        self.codes[at] = font.texts[tail]
        self.glued.discard(at)
        return width

    def blank(self, at: int) -> str:
        """The codes of the space after a piece, which may be another than the font's own."""
        width, font = self.spaces[at], self.fonts[at]
        if width == font.space:
            return " "
        return f" ){(font.space - width) * 1000 / font.size:.0f}(" if width else ""

    @property
    def extent(self) -> tuple[float, float]:
        """The width of all on one line, and the width of the longest that cannot be broken without division."""
        if not self.glued:
            return sum(self.widths), max(map(float.__sub__, self.widths, self.spaces), default=0.0)
        longest, word = 0.0, 0.0
        for at, (width, space) in enumerate(zip(self.widths, self.spaces, strict=True)):
            word = word + width - space if at in self.glued else width - space
            longest = max(longest, word)
        return sum(self.widths), longest


def gather(runs: list[Run], pad: float, gap: float) -> Words:
    """The pieces of some runs; `pad` is the room left and right inside a boxed label, `gap` the room outside it."""
    words = Words()
    space: float | None = None
    for font, text, spot in runs:
        texts = _split(text)
        if space is None and text and text[0] in BLANKS:
            space = font.space
        if not texts:
            continue
        if words.texts:
            words.uniform = words.uniform and font is words.fonts[0] and space == font.space
            if space is None:
                words.glued.add(len(words.texts))
            else:
                words.spaces[-1] = space
                words.widths[-1] += space
        if spot is not None:
            words.uniform, words.spotted = False, True
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


def _add(words: Words, font: Font, texts: list[str], spot: Spot | None) -> None:
    count = len(texts)
    widths = list(map(font.__getitem__, texts))
    widths[-1] -= font.space
    words.ends.extend([len(words.texts) + count] * count)
    words.fonts.extend([font] * count)
    words.texts.extend(texts)
    words.codes.extend(map(font.texts.__getitem__, texts))
    words.widths.extend(widths)
    words.spots.extend([spot] * count)
    words.spaces.extend([font.space] * (count - 1))
    words.spaces.append(0.0)


def _add_box(words: Words, font: Font, texts: list[str], spot: Spot, pad: float, gap: float) -> None:
    label = " ".join(texts)
    width = font.width(label)
    room = f"{-(pad + gap) * 1000 / font.size:g}"
    words.ends.append(len(words.texts) + 1)
    words.fonts.append(font)
    words.texts.append(label)
    words.codes.append(f"){room}({' '.join(map(font.texts.__getitem__, texts))}){room}(")
    words.widths.append(width + 2 * (pad + gap))
    words.spots.append(spot)
    words.spaces.append(0.0)
