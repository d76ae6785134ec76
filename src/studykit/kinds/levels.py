"""Levels of a chart: how many boxes stand above each one."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

DEEPEST: Final = 100
"""The levels below the first box of a chart; nobody could follow more from page to page."""

Place = TypeVar("Place")


def levels(tops: Iterable[Place], below: Callable[[Place], Iterable[Place]]) -> dict[Place, int]:
    """The places that the tops lead to, themselves included, each with its level on the shortest way."""
    found = dict.fromkeys(tops, 0)
    waiting = list(found)
    for place in waiting:
        for one in below(place):
            if one not in found:
                found[one] = found[place] + 1
                waiting.append(one)
    return found
