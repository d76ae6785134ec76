"""Lines: runs broken to a measure, ragged right, words divided only where a line would end too early."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import sub

from msgspec import Struct

from studykit.formats.pdf.breaks import EVEN, SLACK, even_breaks
from studykit.formats.pdf.division import Divider, Division
from studykit.formats.pdf.runs import Spot
from studykit.formats.pdf.style import Style
from studykit.formats.pdf.words import Words


class Segment(Struct, frozen=True):
    """A stretch of a line that one element owns: `x` from the line's start, and its width without a last space."""

    spot: Spot | None
    size: float
    operators: str
    x: float
    width: float


class Line(Struct, frozen=True):
    """A line set: text operators that begin by selecting a font, or `segments` where some stretch is a spot.

    A `hyphenated` one ends with a part of a word.
    """

    width: float
    operators: str
    segments: tuple[Segment, ...] = ()
    hyphenated: bool = False


def even_lines(words: Words, measure: float, divider: Divider, style: Style, even: float = EVEN) -> list[Line]:
    """The lines of a text, as even as they can be; like those of `break_lines`, which sees to narrow measures.

    Gaps of no more than `even`, a part of the measure, are even enough.
    """
    if words.texts and words.whole <= measure:
        return [_line(words, 0, len(words.texts), None)]
    breaks = even_breaks(words, measure, divider, style, even)
    if breaks is None:
        return break_lines(words, measure, divider, style)
    lines: list[Line] = []
    start = 0
    for end in breaks:
        lines.append(_line(words, start, end.stop, end.division))
        if end.division is not None:
            words.keep(end.stop, end.division.tail)
        start = end.stop
    return lines


def break_lines(words: Words, measure: float, divider: Divider, style: Style) -> list[Line]:
    """The lines of a text, each with all it can take; none is wider than the measure unless a single character is.

    Uses up the words. Every line ends with a space that extracts, but for the last and those that end inside a word or
    an address.
    """
    ends = list(accumulate(words.widths, initial=0.0))
    rights = list(map(sub, ends[1:], words.spaces))
    count, start, offset, divided = len(words.texts), 0, 0.0, False
    lines: list[Line] = []
    while start < count:
        stop = bisect_right(rights, offset + measure + SLACK, start)
        division = None
        if stop < count:
            whole = words.unglued(stop, start)
            short = offset + measure - ends[whole] if whole > start else measure
            soft = whole <= start or (short > style.rag and not divided and stop < count - 1)
            room = measure if stop == start else offset + measure - ends[stop]
            division = _divide(words, stop, room, divider, soft=soft, hard=stop == start)
            if division is None:
                stop = whole if whole > start else max(stop, start + 1)
        lines.append(_line(words, start, stop, division))
        divided = division is not None and division.hyphenated
        start, offset = stop, ends[stop]
        if division is not None:
            offset = ends[stop + 1] - words.keep(stop, division.tail)
    return lines


def _divide(words: Words, at: int, room: float, divider: Divider, *, soft: bool, hard: bool) -> Division | None:
    stretch = words.stretches[at]
    if stretch.spot is not None and stretch.spot.solid and not hard:
        return None
    return divider.divide(stretch.font, words.texts[at], room, soft=soft, hard=hard)


def _line(words: Words, start: int, stop: int, division: Division | None) -> Line:
    width = sum(words.widths[start:stop]) - words.spaces[stop - 1]
    head, hyphenated = "", False
    if division is not None:
        hyphenated = division.hyphenated
        font = words.stretches[stop].font
        width += font[division.head] - font.space + words.spaces[stop - 1]
        head = font.texts[division.head]
    if words.uniform:
        blank = " " if stop > start and (head or stop < len(words.texts)) else ""
        codes = " ".join(words.codes[start:stop])
        return Line(width, f"{words.stretches[start].font.select}[({codes}{blank}{head})]TJ", (), hyphenated)
    if words.spotted:
        segments = _segments(words, start, stop, division)
        if any(segment.spot for segment in segments):
            return Line(width, "", tuple(segments), hyphenated)
        return Line(width, " ".join([segment.operators for segment in segments]), (), hyphenated)
    operators = [text for _, _, text in _stretches(words, start, stop)]
    if head:
        operators.append(f"{words.stretches[stop].font.select}[({head})]TJ")
    return Line(width, " ".join(operators), (), hyphenated)


def _stretches(words: Words, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """The parts of a line that are of one run, with the operators that show them."""
    at = start
    while at < stop:
        stretch = words.stretches[at]
        end = min(stretch.end, stop)
        codes = " ".join(words.codes[at:end])
        yield at, end, f"{stretch.font.select}[({codes}{words.blank(end - 1)})]TJ"
        at = end


def _segments(words: Words, start: int, stop: int, division: Division | None) -> list[Segment]:
    segments: list[Segment] = []
    x = 0.0
    for at, end, operators in _stretches(words, start, stop):
        width = sum(words.widths[at:end])
        stretch = words.stretches[at]
        segments.append(Segment(stretch.spot, stretch.font.size, operators, x, width - words.spaces[end - 1]))
        x += width
    if division is not None:
        font = words.stretches[stop].font
        operators = f"{font.select}[({font.texts[division.head]})]TJ"
        spot = words.stretches[stop].spot
        segments.append(Segment(spot, font.size, operators, x, font[division.head] - font.space))
    return segments
