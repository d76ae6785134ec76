"""Fitting: the largest type in which a text fits a card, and its lines, each about as long as the others."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import sqrt
from typing import Final

from msgspec import Struct

from studykit.formats.pdf.copies import SLACK, Copy

LEADING: Final = 1.24
# What the bound of the size is raised by, so that nothing is lost to rounding.
_ROUGH: Final = 1e-4


class Fit(Struct, frozen=True):
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
    lowest, highest = _bounds(copies, width, room, leading)
    first = bisect_left(sizes, sizes[0] / lowest - SLACK) if lowest < 1.0 else 0
    for at in range(bisect_right(sizes, highest) - 1, first - 1, -1):
        size = sizes[at]
        found = at_size(copies, width, size, leading)
        if found is not None and found.height <= room:
            stops = [
                copy.balanced(width / size - copy.passage.indent, stops)
                for copy, stops in zip(copies, found.stops, strict=True)
            ]
            return Fit(size, stops, found.height)
    return None


def _bounds(copies: Sequence[Copy], width: float, room: float, leading: float) -> tuple[float, float]:
    """The smallest font, as a part of the size; and a size above which the texts cannot fit.

    Little below it they mostly do. Above it a word would be longer than its line, or the texts higher than the room if
    each had but one line, or if all lines were full: at size s, lines of `width / s`, each with a space after it, must
    hold the `whole` width.
    """
    smallest, whole, space, word, height = 1.0, 0.0, 0.0, 0.0, -copies[0].passage.gap
    for copy in copies:
        passage = copy.passage
        smallest = min(smallest, copy.smallest)
        whole += copy.whole
        space = max(space, copy.space)
        word = max(word, copy.longest + passage.indent)
        height += leading + passage.gap
    half, full = room * space / 2, leading * (whole or SLACK)
    by_area = (half + sqrt(half * half + full * room * width)) / full
    return smallest, min(width / (word or SLACK), room / height, by_area) * (1 + _ROUGH)


def at_size(copies: Sequence[Copy], width: float, size: float, leading: float = LEADING) -> Fit | None:
    """The texts at a size; None where a word is longer than the line."""
    height = 0.0
    found: list[list[int]] = []
    for copy in copies:
        passage = copy.passage
        measure = width / size - passage.indent
        if copy.longest > measure:
            return None
        stops = copy.stops(measure)
        height += max(len(stops), 1) * leading + (passage.gap if found else 0.0)
        found.append(stops)
    return Fit(size, found, height * size)
