"""Lines: runs broken to a measure, ragged right, words divided only where a line would end too early."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from studykit.formats.pdf.division import Divider, Division
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.runs import Run, Spot
from studykit.formats.pdf.style import Style
from studykit.formats.pdf.words import Words, gather

SLACK: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line that one element owns: `x` from the line's start, and its width without a last space."""

    spot: Spot | None
    operators: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line set: text operators that begin by selecting a font. `segments` is empty where no stretch is a spot."""

    width: float
    operators: str
    segments: tuple[Segment, ...] = ()


def break_lines(runs: list[Run], measure: float, divider: Divider, style: Style) -> list[Line]:
    """The lines of a text; none is wider than the measure unless a single character is.

    Every line ends with a space that extracts, but for the last and those that end inside a word or an address.
    """
    words = gather(runs, style.badge_pad, style.badge_gap)
    ends = list(accumulate(words.widths, initial=0.0))
    count, start, offset, divided = len(words.texts), 0, 0.0, False
    lines: list[Line] = []
    while start < count:
        stop = bisect_right(ends, offset + measure + words.fonts[start].space + SLACK, start + 1) - 1
        division = None
        if stop < count:
            whole = words.unglued(stop, start)
            short = offset + measure - ends[max(whole, start)] if whole > start else measure
            soft = whole <= start or (short > style.rag * measure and not divided and stop < count - 1)
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
    spot = words.spots[at]
    if spot is not None and spot.solid and not hard:
        return None
    return divider.divide(words.fonts[at], words.texts[at], room, soft=soft, hard=hard)


def _line(words: Words, start: int, stop: int, division: Division | None) -> Line:
    head = "" if division is None else division.head
    if words.uniform:
        font = words.fonts[0]
        width = sum(words.widths[start:stop]) + (font[head] - font.space if head else -words.spaces[stop - 1])
        codes = "".join(words.codes[start:stop]) + (font.texts[head] if head else "")
        return Line(width, f"{font.select}[({codes})]TJ")
    segments = _segments(words, start, stop, division)
    last = segments[-1]
    operators = " ".join(segment.operators for segment in segments)
    plain = all(segment.spot is None for segment in segments)
    return Line(last.x + last.width, operators, () if plain else tuple(segments))


def _segments(words: Words, start: int, stop: int, division: Division | None) -> list[Segment]:
    pieces: list[tuple[Font, Spot | None, str, float, float]] = [
        (words.fonts[at], words.spots[at], words.codes[at], words.widths[at], words.spaces[at])
        for at in range(start, stop)
    ]
    if division is not None:
        font = words.fonts[stop]
        width = font[division.head] - font.space
        pieces.append((font, words.spots[stop], font.texts[division.head], width, 0.0))
    segments: list[Segment] = []
    x, at = 0.0, 0
    while at < len(pieces):
        font, spot, _, _, _ = pieces[at]
        end = at + 1
        while end < len(pieces) and pieces[end][0] is font and pieces[end][1] is spot:
            end += 1
        group = pieces[at:end]
        width = sum([piece[3] for piece in group])
        codes = "".join([piece[2] for piece in group])
        segments.append(Segment(spot, f"{font.select}[({codes})]TJ", x, width - group[-1][4]))
        x += width
        at = end
    return segments
