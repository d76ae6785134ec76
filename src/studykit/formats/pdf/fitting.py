"""Fitting: the largest type in which a text fits a card, and its lines, each about as long as the others.

Everything is measured once, at size 1: at size s a line holds what has a width of `measure / s`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import sqrt
from operator import sub
from typing import Final, NamedTuple

from studykit.formats.pdf.passages import Passage
from studykit.formats.pdf.runs import References, runs
from studykit.formats.pdf.suite import Fonts, Suite
from studykit.formats.pdf.words import Words, gather
from studykit.model.text import Plain

LEADING: Final = 1.24
SLACK: Final = 1e-6
NO_REFERENCES: Final = References({})
_HALVINGS: Final = 4
# What the bound of the size is raised by, so that nothing is lost to rounding.
_ROUGH: Final = 1e-4
# A last line that fills this part of the measure needs no company.
_FULL: Final = 0.75
# A last line of one word gets company from a line of at least so many.
_RICH: Final = 3


class Copy:
    """A passage to be set, measured at size 1."""

    __slots__ = ("_ends", "_fonts", "_rights", "longest", "passage", "space", "whole", "words")

    def __init__(self, passage: Passage, suite: Suite) -> None:
        self.passage = passage
        match passage.text:
            case (Plain(said),):
                self.words = words = gather([(suite.regular, said, None)])
            case text:
                self.words = words = gather(runs(text, suite, NO_REFERENCES))
        self._fonts: Fonts = suite.fonts
        self._ends = list(accumulate(words.widths, initial=0.0))
        self._rights = list(map(sub, self._ends[1:], words.spaces))
        # The width of all on one line, of a space, and of the longest that cannot be broken.
        self.whole: float = self._ends[-1]
        self.space: float = max(words.spaces, default=0.0)
        self.longest: float = _longest(words)

    @property
    def smallest(self) -> float:
        """The smallest font, as a part of the size."""
        words = self.words
        if words.uniform:
            return 1.0
        return min((stretch.font.size for stretch in words.stretches), default=1.0)

    def stops(self, measure: float) -> list[int]:
        """Where the lines of a measure end; a word that is too long stands alone on its line, and sticks out."""
        rights, ends, glued = self._rights, self._ends, self.words.glued
        count, start, found = len(rights), 0, []
        room = measure + SLACK
        while start < count:
            stop = bisect_right(rights, ends[start] + room, start)
            if stop < count and glued:
                stop = self.words.unglued(stop, start)
            if stop == start:
                stop += 1
                while stop in glued:
                    stop += 1
            found.append(stop)
            start = stop
        return found

    def balanced(self, measure: float, stops: list[int] | None = None) -> list[int]:
        """The same number of lines, in the narrowest measure that gives it, and no word alone on the last.

        `stops` are those of the measure, where they are known.
        """
        stops = self.stops(measure) if stops is None else stops
        lines = len(stops)
        if lines < 2:
            return stops
        if stops[-1] - stops[-2] > 1 and self.width(stops[-2], stops[-1]) > _FULL * measure:
            return stops
        low, high = max(self._ends[-1] / lines, self.longest), measure
        for _ in range(_HALVINGS if low < high else 0):
            middle = (low + high) / 2
            narrower = self.stops(middle)
            if len(narrower) == lines:
                high, stops = middle, narrower
            else:
                low = middle
        return self._accompanied(stops, measure)

    def _accompanied(self, stops: list[int], measure: float) -> list[int]:
        before = stops[-3] if len(stops) > 2 else 0
        border, end = stops[-2], stops[-1]
        lonely = end - border == 1 and border - before >= _RICH and not self.words.glued & {border - 1, border}
        if lonely and self._rights[end - 1] - self._ends[border - 1] <= measure:
            stops[-2] = border - 1
        return stops

    def width(self, start: int, stop: int) -> float:
        """The width of a line at size 1."""
        width: float = self._rights[stop - 1] - self._ends[start]
        return width

    def shown(self, stops: Sequence[int], size: float) -> str:
        """The operators that show the lines at a size, one under the other."""
        words, codes = self.words, self.words.codes
        fonts = words.stretches[:1] if words.uniform else words.stretches
        if any(stretch.font.borrows for stretch in fonts) and "]TJ" in "".join(codes):
            codes = [self._at_size(at, size) for at in range(len(codes))]
        starts = (0, *stops)
        if words.uniform:
            select = fonts[0].font.selected(size)
            lines = [" ".join(codes[start:stop]) for start, stop in zip(starts, stops, strict=False)]
            # Every line but the last ends with a space that extracts.
            return f"{select}[({' )]TJ T*[('.join(lines)})]TJ"
        return " T* ".join(
            " ".join(self._stretches(start, stop, size, codes)) for start, stop in zip(starts, stops, strict=False)
        )

    def _stretches(self, start: int, stop: int, size: float, codes: Sequence[str]) -> Iterator[str]:
        words, at = self.words, start
        while at < stop:
            font, _, end = words.stretches[at]
            end = min(end, stop)
            yield f"{font.selected(size)}[({' '.join(codes[at:end])}{words.blank(end - 1)})]TJ"
            at = end

    def _at_size(self, at: int, size: float) -> str:
        """The codes of a word that borrows a character from another face, and so names the size itself."""
        unit, word = self.words.stretches[at].font, self.words.texts[at]
        font = self._fonts.font(unit.face.name, round(unit.size * size, 2))
        font[word]
        return font.texts[word]


def _longest(words: Words) -> float:
    if words.glued or not words.uniform:
        return words.extent[1]
    return max(max(words.widths[:-1], default=0.0) - words.spaces[0], words.widths[-1]) if words.widths else 0.0


class Fit(NamedTuple):
    """Texts at a size: where the lines of each end, and how high they stand together."""

    size: float
    stops: list[list[int]]
    height: float


def fit(
    copies: Sequence[Copy], width: float, room: float, sizes: Sequence[float], leading: float = LEADING
) -> Fit | None:
    """The texts one under the other in the largest of the `sizes` (ascending) at which they fit, or None.

    The first of the sizes is the least that any font of theirs may have.
    """
    if not copies:
        return Fit(sizes[-1], [], 0.0)
    if room <= 0.0:  # what stands around them took it all
        return None
    lowest = sizes[0] / min(copy.smallest for copy in copies) - SLACK
    highest = _bound(copies, width, room, leading)
    for size in reversed(sizes[bisect_left(sizes, lowest) : bisect_right(sizes, highest)]):
        found = at_size(copies, width, size, leading)
        if found is not None and found.height <= room:
            stops = [
                copy.balanced(_measure(copy, width, size), stops)
                for copy, stops in zip(copies, found.stops, strict=True)
            ]
            return Fit(size, stops, found.height)
    return None


def _bound(copies: Sequence[Copy], width: float, room: float, leading: float) -> float:
    """A size above which the texts cannot fit, and little below which they mostly do.

    Above it a word would be longer than its line, or the texts higher than the room if each had but one line, or if
    all lines were full: at size s, lines of `width / s`, each with a space after it, must hold the `whole` width.
    """
    whole, space, word, height = 0.0, 0.0, 0.0, -copies[0].passage.gap
    for copy in copies:
        whole += copy.whole
        space = max(space, copy.space)
        word = max(word, copy.longest + copy.passage.indent)
        height += leading + copy.passage.gap
    half, full = room * space / 2, leading * (whole or SLACK)
    by_area = (half + sqrt(half * half + full * room * width)) / full
    return min(width / (word or SLACK), room / height, by_area) * (1 + _ROUGH)


def at_size(copies: Sequence[Copy], width: float, size: float, leading: float = LEADING) -> Fit | None:
    """The texts at a size; None where a word is longer than the line."""
    height, stops = 0.0, []
    for copy in copies:
        measure = _measure(copy, width, size)
        if copy.longest > measure:
            return None
        lines = copy.stops(measure)
        stops.append(lines)
        height += max(len(lines), 1) * leading + (copy.passage.gap if len(stops) > 1 else 0.0)
    return Fit(size, stops, height * size)


def _measure(copy: Copy, width: float, size: float) -> float:
    return width / size - copy.passage.indent
