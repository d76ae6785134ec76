"""Lines to write on: whole ones for an answer, and short ones beside a label."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.slab import Frame, Slab
from studykit.formats.pdf.style import QUIET, Measure
from studykit.formats.pdf.tagging import Element
from studykit.model.handout import AnswerLines, FillIn

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

RULING: Final = 1.7
"""From one written line to the next, in lines of the text: about 9 mm, wide ruled paper."""

WEIGHT: Final = 0.5
FIRST_SHARE: Final = 2.2
"""How much longer the line beside the first label is than the others."""

LABEL_GAP: Final = 0.35
FIELD_GAP: Final = 1.2


@dataclass(slots=True, eq=False, repr=False)
class RuleSlab:
    """One line to write on, decoration to a screen reader."""

    x: float
    width: float
    height: float
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    solid: bool = True
    frames: tuple[Frame, ...] = ()

    @property
    def least(self) -> float:
        """The room to write in."""
        return self.height

    def place(self, flow: "Flow") -> None:
        """Draw the line at the foot of its room."""
        flow.advance(self.height, self.frames)
        flow.page.rule(self.x, flow.y, self.width, WEIGHT, QUIET)


@dataclass(slots=True, eq=False, repr=False)
class FieldsSlab:
    """Labels in one row, each with a line beside it: where it stands, and from where to where its line goes."""

    fields: list[tuple[Element, Line, float, float, float]]
    measure: Measure
    height: float
    below: float
    above: float = 0.0
    keep: bool = False
    solid: bool = True
    frames: tuple[Frame, ...] = ()

    @property
    def least(self) -> float:
        """The row."""
        return self.height

    def place(self, flow: "Flow") -> None:
        """Draw the labels and their lines."""
        flow.advance(self.height, self.frames)
        baseline = flow.y + self.measure.leading - self.measure.drop
        for element, line, x, start, end in self.fields:
            set_lines(flow.page, element, [line], x, baseline, self.measure.leading)
            flow.page.rule(start, baseline - 1.0, end - start, WEIGHT, QUIET)


def ruled_slabs(block: AnswerLines, desk: Desk, place: Place) -> Iterator[Slab]:
    """The lines, the first of them with room above it."""
    height = RULING * desk.style.body.leading
    for _ in range(block.count):
        yield RuleSlab(place.x, place.width, height, frames=place.frames)


def fill_in_slabs(block: FillIn, desk: Desk, place: Place) -> Iterator[Slab]:
    """The labels from the outer edge on; what they leave of the row is shared out among their lines."""
    style = desk.style
    font = desk.label(style.facts.size).regular
    outer, right = place.outer, place.x + place.width
    gaps = (len(block.labels) - 1) * FIELD_GAP * style.body.size
    widths = [font.width(label) + LABEL_GAP * style.body.size for label in block.labels]
    share = (right - outer - gaps - sum(widths)) / (len(block.labels) - 1 + FIRST_SHARE)
    fields = []
    x = outer
    for at, (label, width) in enumerate(zip(block.labels, widths, strict=True)):
        end = x + width + share * (FIRST_SHARE if at == 0 else 1.0)
        line = Line(font.width(label), font.show(label + " "))
        fields.append((Element("P", place.parent), line, x, x + width, end))
        x = end + FIELD_GAP * style.body.size
    height = RULING * style.body.leading
    yield FieldsSlab(fields, style.facts, height, style.body.leading, frames=place.frames)
