"""Breaks: where the lines of a text end so that they are, taken together, as even as they can be.

The method is that of Knuth and Plass (Breaking paragraphs into lines, 1981) for ragged setting: of all ways to end the
lines, the one with the least sum of squared gaps at the right, where a division costs as much as a gap of its own. The
lines are no more than if each took all it can.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from operator import mul, sub
from typing import Any, Final, TypeAlias

from msgspec import Struct

from studykit.formats.pdf.division import Divider, Division
from studykit.formats.pdf.style import Style
from studykit.formats.pdf.words import Words

SLACK: Final = 1e-6
# Gaps that are all narrower than this part of the measure need not be made more even.
EVEN: Final = 0.045
# What a hyphen, a compound parted at its own hyphen and a lonely last word cost, in squares of the gap that is wide
# enough for a hyphen (`Style.rag`).
_HYPHEN: Final = 1.3
_JOINT: Final = 0.2
_RUNT: Final = 4.5
# No more than this part of the measure is left empty for the sake of a lonely word.
_COMPANY: Final = 0.45
# A line of nothing but citations costs so many times as much.
_WORDLESS: Final = 3.0
# In parts of that gap: what is narrower is not worth a division.
_TRIED: Final = 0.4


class Break(Struct, frozen=True):
    """The end of a line: the first piece that is not on it, or of which only the head is."""

    stop: int
    division: Division | None = None


# A way to a break: what it costs, where on the endless line the next line begins, the break, and the way before it.
_Way: TypeAlias = "tuple[float, float, Break, _Way | None]"
_Ways: TypeAlias = dict[float, _Way]


class Pieces(Struct, frozen=True):
    """The pieces of a text on one endless line: where each begins, and where it ends without its space.

    `final` is where the last word begins; citations may follow it.
    """

    words: Words
    ends: list[float]
    rights: list[float]
    measure: float
    style: Style
    final: float


def even_breaks(words: Words, measure: float, divider: Divider, style: Style, even: float = EVEN) -> list[Break] | None:
    """The ends of the lines; None where a line cannot end between two words.

    Gaps of no more than `even`, a part of the measure, are even enough. Words are divided only where a gap would be too
    wide otherwise, and not on two lines running.
    """
    ends = list(accumulate(words.widths, initial=0.0))
    pieces = Pieces(words, ends, list(map(sub, ends[1:], words.spaces)), measure, style, ends[_final(words)])
    latest = _latest(pieces)
    if latest is None:
        return None
    if len(latest) < 2:
        return [Break(stop) for stop in latest]
    gaps, lonely = _gaps(pieces, latest), _lonely(pieces, ends[latest[-2]])
    if not lonely and max(gaps) <= even * measure:
        return [Break(stop) for stop in latest]
    earliest = _earliest(pieces, len(latest))
    whole = _whole(pieces, earliest, _squares(gaps) + lonely)
    gaps = _gaps(pieces, whole)
    if max(gaps) <= style.rag:
        return [Break(stop) for stop in whole]
    return _best(pieces, earliest, divider, _squares(gaps) + _lonely(pieces, ends[whole[-2]]))


def _final(words: Words) -> int:
    """The last piece that has letters and is no citation."""
    for at in range(len(words.texts) - 1, 0, -1):
        spot = words.stretches[at].spot
        if (spot is None or not spot.solid) and words.texts[at].strip(".,;:)"):
            return at
    return 0


def _latest(pieces: Pieces) -> list[int] | None:
    """The end of each line where each takes all it can."""
    words, ends, rights, measure = pieces.words, pieces.ends, pieces.rights, pieces.measure
    count, start, stops, glued = len(rights), 0, [], words.glued
    while start < count:
        stop = bisect_right(rights, ends[start] + measure + SLACK, start)
        if stop < count and stop in glued:
            stop = words.unglued(stop, start)
        if stop == start or stop in glued:
            return None
        stops.append(stop)
        start = stop
    return stops


def _gaps(pieces: Pieces, stops: list[int]) -> list[float]:
    """The gaps at the right of all lines but the last."""
    ends, rights, measure = pieces.ends, pieces.rights, pieces.measure
    return [ends[start] + measure - rights[stop - 1] for start, stop in zip([0, *stops], stops[:-1], strict=False)]


def _lonely(pieces: Pieces, offset: float) -> float:
    """What a last line from an offset on costs for being short, or a single word that is not long."""
    style, measure = pieces.style, pieces.measure
    width = pieces.rights[-1] - offset
    if width >= style.runt * measure and (width >= style.word * measure or offset < pieces.final - SLACK):
        return 0.0
    cost = min(_RUNT * style.rag**2, (_COMPANY * measure) ** 2)
    return cost if offset <= pieces.final + SLACK else _WORDLESS * cost


def _squares(gaps: list[float]) -> float:
    squares: float = sum(map(mul, gaps, gaps))
    return squares


def _earliest(pieces: Pieces, count: int) -> list[int]:
    """The first piece at which each of some lines may end so that the lines after it hold all the rest."""
    stop = len(pieces.rights)
    stops = [stop]
    for _ in range(count - 1):
        # Where ties cost a line, so few lines may hold all the rest that the first of them need hold nothing.
        stop = bisect_left(pieces.ends, pieces.rights[stop - 1] - pieces.measure - SLACK) if stop else 0
        stops.append(stop)
    return stops[::-1]


def _whole(pieces: Pieces, earliest: list[int], bound: float) -> list[int]:
    """The most even ends at whole words; one way to them costs `bound`."""
    ends, rights, measure = pieces.ends, pieces.rights, pieces.measure
    glued, bound = pieces.words.glued, bound + SLACK
    ways: dict[int, tuple[float, Any]] = {0: (0.0, None)}
    for least in earliest[:-1]:
        further: dict[int, tuple[float, Any]] = {}
        for start, way in ways.items():
            cost = way[0]
            room = ends[start] + measure
            for stop in range(bisect_right(rights, room + SLACK, start), max(least - 1, start), -1):
                gap = room - rights[stop - 1]
                total = cost + gap * gap
                if total > bound:
                    break
                if stop not in glued and (stop not in further or total < further[stop][0]):
                    further[stop] = total, (stop, way[1])
        ways = further
    best = min(ways, key=lambda stop: ways[stop][0] + _lonely(pieces, ends[stop]))
    stops, at = [len(rights)], ways[best][1]
    while at is not None:
        stops.append(at[0])
        at = at[1]
    return stops[::-1]


def _best(pieces: Pieces, earliest: list[int], divider: Divider, bound: float) -> list[Break]:
    """The most even ends with words divided, which may save a line; a way without costs `bound`."""
    ways: _Ways = {0.0: (0.0, 0.0, Break(0), None)}
    finished: list[_Way] = []
    for least in earliest[:-1]:
        further: _Ways = {}
        for way in ways.values():
            _go_on(pieces, way, least, bound + SLACK, further)
            if way[2].division is None:
                _divide(pieces, way, divider, further)
        ways = further
        finished.extend(way for way in map(partial(_finished, pieces), ways.values()) if way is not None)
    best = min(finished, key=lambda way: way[0])
    return [*list(_breaks(best))[::-1], Break(len(pieces.rights))]


def _go_on(pieces: Pieces, way: _Way, least: int, bound: float, further: _Ways) -> None:
    """Note every good end of the next line at a whole word."""
    glued, ends, rights = pieces.words.glued, pieces.ends, pieces.rights
    cost, offset, before, _ = way
    room = offset + pieces.measure
    last = min(bisect_right(rights, room + SLACK, before.stop), len(rights) - 1)
    for stop in range(last, max(least - 1, before.stop), -1):
        gap = room - rights[stop - 1]
        total = cost + gap * gap
        if total > bound:
            return
        if stop not in glued:
            _note(further, (total, ends[stop], Break(stop), way))


def _divide(pieces: Pieces, way: _Way, divider: Divider, further: _Ways) -> None:
    """Note the longest end of the next line inside a word; the last word of a text stays whole."""
    words, ends, rights, measure, style = pieces.words, pieces.ends, pieces.rights, pieces.measure, pieces.style
    cost, offset, before, _ = way
    at = bisect_right(rights, offset + measure + SLACK, before.stop)
    if at >= len(rights) - 1:
        return
    font, spot = words.stretches[at].font, words.stretches[at].spot
    short = offset + measure - rights[at - 1] if at > before.stop else measure
    if short < _TRIED * style.rag or (spot is not None and spot.solid):
        return
    room = offset + measure - ends[at]
    # A hyphen costs more than the gap that it would fill.
    soft = short > style.rag
    division = divider.divide(font, words.texts[at], room, soft=soft, hard=False)
    if division is None:
        return
    gap = room - (font[division.head] - font.space)
    tail = font[division.tail] - font.space + words.spaces[at]
    price = _HYPHEN if division.hyphenated else _JOINT
    total = cost + gap * gap + price * style.rag**2
    _note(further, (total, ends[at + 1] - tail, Break(at, division), way))


def _note(ways: _Ways, way: _Way) -> None:
    known = ways.get(way[1])
    if known is None or way[0] < known[0]:
        ways[way[1]] = way


def _finished(pieces: Pieces, way: _Way) -> "_Way | None":
    """A way with the rest of the text on one more line, or None where it does not fit."""
    if pieces.rights[-1] - way[1] > pieces.measure + SLACK:
        return None
    return way[0] + _lonely(pieces, way[1]), *way[1:]


def _breaks(way: _Way) -> Iterator[Break]:
    at: _Way | None = way
    while at is not None and at[3] is not None:
        yield at[2]
        at = at[3]
