"""Copy: what is to be set on a card, measured once at size 1.

At size s a line holds what has a width of `measure / s`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import sub
from typing import Final

from studykit.formats.pdf.font import Font
from studykit.formats.pdf.passages import Passage
from studykit.formats.pdf.runs import References, runs
from studykit.formats.pdf.suite import Fonts, Suite
from studykit.formats.pdf.ties import tied
from studykit.formats.pdf.words import Words, gather, split
from studykit.model.text import Plain

SLACK: Final = 1e-6
NO_REFERENCES: Final = References({})
_HALVINGS: Final = 4
# A last line that fills this part of the measure needs no company.
_FULL: Final = 0.75
# A last line of one word gets company from a line of at least so many.
_RICH: Final = 3


class Copy:
    """A passage to be set, measured at size 1.

    Most are of one font, with a space after every word: they need neither the codes nor the stretches of their words.
    """

    __slots__ = (
        *("_ends", "_font", "_fonts", "_glued", "_rights", "_texts", "_words"),
        *("longest", "passage", "smallest", "space", "whole"),
    )

    def __init__(self, passage: Passage, suite: Suite) -> None:
        self.passage = passage
        self._fonts: Fonts = suite.fonts
        # The smallest font, as a part of the size.
        self.smallest = 1.0
        self._words: Words | None = None
        match passage.text:
            case (Plain(said),):
                texts = split(said)
                self._measure(texts, suite.regular, set(tied(texts)))
            case text:
                words = gather(runs(text, suite, NO_REFERENCES))
                if words.uniform:
                    font = words.stretches[0].font if words.stretches else suite.regular
                    self._measure(words.texts, font, words.glued)
                else:
                    self._measure_mixed(words)

    def _measure(self, texts: list[str], font: Font, glued: set[int]) -> None:
        self._texts, self._font, self._glued = texts, font, glued
        widths, space = list(map(font.__getitem__, texts)), font.space
        self._ends = ends = list(accumulate(widths, initial=0.0))
        self._rights = [end - space for end in ends[1:]]
        # The width of all on one line, of a space, and of the longest that cannot be broken.
        self.whole: float = self._rights[-1] if texts else 0.0
        self.space: float = space if len(texts) > 1 else 0.0
        self.longest: float = max(widths) - space if texts else 0.0

    def _measure_mixed(self, words: Words) -> None:
        self._words, self._texts, self._glued = words, words.texts, words.glued
        self._ends = ends = list(accumulate(words.widths, initial=0.0))
        self._rights = list(map(sub, ends[1:], words.spaces))
        self.whole, self.longest = words.extent
        self.space = max(words.spaces, default=0.0)
        self.smallest = min((stretch.font.size for stretch in words.stretches), default=1.0)

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self._texts)

    def stops(self, measure: float) -> list[int]:
        """Where the lines of a measure end; a word that is too long stands alone on its line, and sticks out."""
        rights, ends, room = self._rights, self._ends, measure + SLACK
        if self._glued or self.longest > measure:
            return self._careful_stops(room)
        count, stop, found = len(rights), 0, []
        while stop < count:
            stop = bisect_right(rights, ends[stop] + room, stop)
            found.append(stop)
        return found

    def _careful_stops(self, room: float) -> list[int]:
        rights, ends, glued = self._rights, self._ends, self._glued
        count, start, found = len(rights), 0, []
        while start < count:
            stop = bisect_right(rights, ends[start] + room, start)
            if stop < count and glued:
                stop = self._unglued(stop, start)
            if stop == start:
                stop += 1
                while stop in glued:
                    stop += 1
            found.append(stop)
            start = stop
        return found

    def _unglued(self, at: int, start: int) -> int:
        """The last place from `start` to `at` where a line may end before a piece; ties hold where they can."""
        if self._words is not None:
            return self._words.unglued(at, start)
        place = at
        while place in self._glued and place > start:
            place -= 1
        return place if place > start else at

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
        low, high = max(self.whole / lines, self.longest), measure
        for _ in range(_HALVINGS if low < high else 0):
            middle = (low + high) / 2
            narrower = self.stops(middle)
            if len(narrower) == lines:
                high, stops = middle, narrower
            else:
                low = middle
        return self._accompanied(stops, measure)

    def _accompanied(self, stops: list[int], measure: float) -> list[int]:
        border, end = stops[-2], stops[-1]
        if end - border > 1 or border - (stops[-3] if len(stops) > 2 else 0) < _RICH:
            return stops
        if self._glued & {border - 1, border}:
            return stops
        if self._rights[end - 1] - self._ends[border - 1] <= measure:
            stops[-2] = border - 1
        return stops

    def width(self, start: int, stop: int) -> float:
        """The width of a line at size 1."""
        width: float = self._rights[stop - 1] - self._ends[start]
        return width

    def shown(self, stops: Sequence[int], size: float) -> str:
        """The operators that show the lines at a size, one under the other."""
        words = self._words
        if words is not None:
            starts = (0, *stops)
            codes = self._sized(words.codes, [stretch.font for stretch in words.stretches], size)
            return " T* ".join(
                [" ".join(_shown(words, codes, size, *line)) for line in zip(starts, stops, strict=False)]
            )
        font, texts = self._font, self._texts
        codes = list(map(font.texts.__getitem__, texts))
        if font.borrows:
            codes = self._sized(codes, [font] * len(codes), size)
        # A line begins after the space that ends the one before it and extracts.
        for stop in stops[:-1]:
            codes[stop] = f")]TJ T*[({codes[stop]}"
        return f"{font.selected(size)}[({' '.join(codes)})]TJ"

    def _sized(self, codes: list[str], units: Sequence[Font], size: float) -> list[str]:
        """The codes, of which those that borrow a character from another face name the size themselves."""
        if not any(unit.borrows for unit in units) or "]TJ" not in "".join(codes):
            return codes
        sized = [self._fonts.font(unit.face.name, round(unit.size * size, 2)) for unit in units]
        return [font.codes(word) for font, word in zip(sized, self._texts, strict=True)]


def _shown(words: Words, codes: Sequence[str], size: float, start: int, stop: int) -> Iterator[str]:
    """The stretches of a line, each of one font."""
    at = start
    while at < stop:
        stretch = words.stretches[at]
        end = min(stretch.end, stop)
        yield f"{stretch.font.selected(size)}[({' '.join(codes[at:end])}{words.blank(end - 1)})]TJ"
        at = end
