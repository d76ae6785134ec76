"""A plate: a figure, or the part of it that one page holds, with a place for each box, each word and each line.

Lengths are in points, x from the left edge of the plate, y downwards from its top edge.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from studykit.model.text import Text


class Manner(StrEnum):
    """How a text of a figure is set."""

    PLAIN = "plain"
    STRONG = "strong"
    NOTE = "note"
    LABEL = "label"


class Copy(NamedTuple):
    """A text broken into lines; `lines` are the typesetter's own."""

    width: float
    height: float
    lines: Any


class Typesetter(Protocol):
    """Who breaks texts into lines; `em` is the size of the type in the boxes."""

    @property
    def em(self) -> float:
        """The size of the type in the boxes."""

    def extent(self, text: Text, manner: Manner) -> tuple[float, float]:
        """The width of the text on one line, and that of its longest word."""

    def copy(self, text: Text, manner: Manner, width: float) -> Copy:
        """The text broken to a width."""


class Shape(StrEnum):
    """What a box is."""

    QUESTION = "question"
    ENDING = "ending"
    UNIT = "unit"
    POINTER = "pointer"


class Said(NamedTuple):
    """A text at its place: `x` and `y` of its top left corner. A `centred` one has its lines centred on `x`."""

    copy: Copy
    manner: Manner
    x: float
    y: float
    centred: bool = False

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        left = self.x - self.copy.width / 2 if self.centred else self.x
        return left, self.y, left + self.copy.width, self.y + self.copy.height


class Box(Struct, frozen=True):
    """A box with its texts, the label on the line that leads to it, and the boxes that hang on it, in reading order."""

    shape: Shape
    x: float
    y: float
    width: float
    height: float
    said: tuple[Said, ...]
    label: Said | None = None
    children: "tuple[Box, ...]" = ()

    @property
    def all(self) -> "Iterator[Box]":
        """The box and all that hang on it, each before its own."""
        yield self
        for child in self.children:
            yield from child.all

    def moved(self, x: float, y: float) -> "Box":
        """The box and all that hangs on it, elsewhere."""
        return replace(
            self,
            x=self.x + x,
            y=self.y + y,
            said=tuple(_moved(said, x, y) for said in self.said),
            label=_moved(self.label, x, y) if self.label else None,
            children=tuple(child.moved(x, y) for child in self.children),
        )


class Line(NamedTuple):
    """A line through points; with `arrow` it ends in the head of one."""

    points: tuple[tuple[float, float], ...]
    arrow: bool = False

    def moved(self, x: float, y: float) -> "Line":
        """The line, elsewhere."""
        return Line(tuple((px + x, py + y) for px, py in self.points), self.arrow)


class Plate(Struct, frozen=True):
    """The boxes at the top of the plate and all lines."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

    @property
    def all(self) -> Iterator[Box]:
        """Every box, in reading order."""
        for box in self.boxes:
            yield from box.all


def _moved(said: Said, x: float, y: float) -> Said:
    return said._replace(x=said.x + x, y=said.y + y)
