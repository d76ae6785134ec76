"""Words: runs taken apart into the pieces between which a line may break."""

from operator import sub
from typing import Final

from msgspec import Struct

from studykit.formats.pdf.font import Font
from studykit.formats.pdf.runs import Run, Spot
from studykit.formats.pdf.style import BADGE_GAP, BADGE_NEAR, BADGE_PAD
from studykit.formats.pdf.ties import tied

BLANKS: Final = " \t\n\r"


class Stretch(Struct, frozen=True):
    """A run of which some pieces are; `end` is where they end among all pieces."""

    font: Font
    spot: Spot | None
    end: int


class Words:
    """Pieces of text in parallel lists; `widths` include the space after a piece, whose width is in `spaces`.

    A break is allowed before every piece but the `glued` ones, which continue a word begun in another run or, after a
    space, are tied to the word before them. `uniform`
    says that all are of one font and every one but the last has a space after it; `spotted` that some are links or
    labels.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.codes: list[str] = []
        self.widths: list[float] = []
        self.spaces: list[float] = []
        self.stretches: list[Stretch] = []
        self.glued: set[int] = set()
        self.uniform = True
        self.spotted = False
        self._extent: tuple[float, float] | None = None

    def unglued(self, at: int, start: int) -> int:
        """The last place from `start` to `at` where a line may end before a piece; ties hold where they can."""
        place = at
        while place in self.glued and place > start:
            place -= 1
        if place > start:
            return place
        while at in self.glued and at > start and not self.spaces[at - 1]:
            at -= 1
        return at

    def keep(self, at: int, tail: str) -> float:
        """Put what is left of a divided word in its place and give back its width."""
        font = self.stretches[at].font
        self.texts[at] = tail
        width = self.widths[at] = font[tail] - font.space + self.spaces[at]
        self.codes[at] = font.texts[tail]
        self.glued.discard(at)
        self._extent = None
        return width

    def blank(self, at: int) -> str:
        """The codes of the space after a piece, which may be another than the font's own."""
        width, font = self.spaces[at], self.stretches[at].font
        if width == font.space:
            return " "
        return f" ){(font.space - width) * 1000 / font.size:.0f}(" if width else ""

    @property
    def extent(self) -> tuple[float, float]:
        """The width of all on one line, and the width of the longest that cannot be broken without division."""
        extent = self._extent
        if extent is None:
            extent = self._extent = self._measured()
        return extent

    @property
    def whole(self) -> float:
        """The width of all on one line."""
        return sum(self.widths) if self._extent is None else self._extent[0]

    def _measured(self) -> tuple[float, float]:
        if not self.glued:
            return sum(self.widths), max(map(sub, self.widths, self.spaces), default=0.0)
        longest, word = 0.0, 0.0
        for at, (width, space) in enumerate(zip(self.widths, self.spaces, strict=True)):
            word = word + width - space if at in self.glued and not self.spaces[at - 1] else width - space
            longest = max(longest, word)
        return sum(self.widths), longest


def gather(runs: list[Run]) -> Words:
    """The pieces of some runs."""
    words = Words()
    space: float | None = None
    for font, text, spot in runs:
        texts = split(text)
        if space is None and text and text[0] in BLANKS:
            space = font.space
        if not texts:
            continue
        if words.texts:
            words.uniform = words.uniform and font is words.stretches[0].font and space == font.space
            if space is None:
                words.glued.add(len(words.texts))
            else:
                words.spaces[-1] = space
                words.widths[-1] += space
        if spot is not None:
            words.uniform, words.spotted = False, True
        first = len(words.texts)
        if spot is not None and spot.boxed:
            _add_box(words, font, texts, spot)
        else:
            _add(words, font, texts, spot)
        if first in words.glued:
            _hand_on_room(words, first)
        space = font.space if text[-1] in BLANKS else None
    words.glued.update(tied(words.texts))
    return words


def split(text: str) -> list[str]:
    """The words of a text; a no-break space parts none."""
    # str.split() would part at no-break spaces, too.
    if text.isascii():
        return text.split()
    spaced = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return [word for word in spaced.split(" ") if word]


def _add(words: Words, font: Font, texts: list[str], spot: Spot | None) -> None:
    count, space = len(texts), font.space
    words.widths += map(font.__getitem__, texts)
    words.widths[-1] -= space
    words.codes += map(font.texts.__getitem__, texts)
    words.texts += texts
    words.stretches += [Stretch(font, spot, len(words.texts))] * count
    words.spaces += [space] * count
    words.spaces[-1] = 0.0


def _hand_on_room(words: Words, at: int) -> None:
    """Let the piece begin with the room that the box before it ends with: PDFium leaves out what a string ends with."""
    box, after = words.stretches[at - 1], words.stretches[at].font
    if box.spot is not None and box.spot.boxed:
        words.codes[at - 1], _, room = words.codes[at - 1].rpartition(")")
        words.codes[at] = f"){float(room.rstrip('(')) * box.font.size / after.size:g}({words.codes[at]}"


def _add_box(words: Words, font: Font, texts: list[str], spot: Spot) -> None:
    label = " ".join(texts)
    width = font.width(label)
    before, after = BADGE_PAD + BADGE_GAP, BADGE_PAD + (BADGE_NEAR if spot.closed else BADGE_GAP)
    words.stretches.append(Stretch(font, spot, len(words.texts) + 1))
    words.texts.append(label)
    words.codes.append(f"){-before * 1000:g}({' '.join(map(font.texts.__getitem__, texts))}){-after * 1000:g}(")
    words.widths.append(width + (before + after) * font.size)
    words.spaces.append(0.0)
