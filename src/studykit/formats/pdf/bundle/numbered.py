"""Numbered objects: PDF objects whose numbers are relative, so that a run of them can be written again and again."""

import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

WIDTH: Final = 8
"""Every relative number is padded with spaces to this width, so that a run of objects has the same length in any place.

Space before a number means nothing in PDF (ISO 32000-1, 7.2.3), and compresses away.
"""

SPOT: Final = f"%{WIDTH}d"
LEVEL: Final = 4
"""Two thirds of the time of level 6, for a fifteenth more."""


class Numbered(NamedTuple):
    """An object as a pattern with spots, and the relative numbers that go there; `length` is 0 until it is counted."""

    pattern: str
    numbers: tuple[int, ...] = ()
    length: int = 0


class Run(NamedTuple):
    """Objects with consecutive numbers from `first` on, relative to a base, as the content of one object stream."""

    first: int
    length: int
    start: int
    pattern: bytes
    numbers: tuple[int, ...]

    def packed(self, base: int) -> bytes:
        """The compressed content, the numbers counted from the base."""
        return zlib.compress(self.pattern % tuple(map(base.__add__, self.numbers)), LEVEL)


def escaped(text: str) -> str:
    """Text that goes into a pattern as it is."""
    return text.replace("%", "%%")


def run(first: int, objects: Sequence[Numbered]) -> Run:
    """The run of these objects (ISO 32000-1, 7.5.7: the number and the place of each, then the objects)."""
    index: list[str] = []
    place = 0
    for one in objects:
        index.append(f"{SPOT} {place}")
        place += (one.length or len(one.pattern % one.numbers)) + 1
    head = " ".join(index) + "\n"
    numbers = [first + at for at in range(len(objects))]
    pattern = (head + "\n".join(one.pattern for one in objects)).encode("latin-1")
    start = len(head % tuple(numbers))
    return Run(first, len(objects), start, pattern, (*numbers, *(n for one in objects for n in one.numbers)))
