"""The owner's own words beside their labels: the room for them is left, and each copy fills it in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studykit.formats.pdf.blocks.ruled import FIELD_GAP, FIRST_SHARE, LABEL_GAP, RULING, WEIGHT
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.page import Slot
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.slab import Frame, Slab
from studykit.formats.pdf.style import QUIET, Measure
from studykit.formats.pdf.tagging import Element
from studykit.model.handout import Personal

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow


@dataclass(slots=True, eq=False, repr=False)
class PersonalSlab:
    """Labels in one row: where each stands, the field beside it, and from where to where its line goes."""

    fields: list[tuple[Element, Line, str, float, float, float]]
    measure: Measure
    size: float
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
        """Draw the labels and the lines, and leave the room above the lines."""
        flow.advance(self.height, self.frames)
        baseline = flow.y + self.measure.leading - self.measure.drop
        for element, line, field, x, start, end in self.fields:
            set_lines(flow.page, element, [line], x, baseline, self.measure.leading)
            flow.page.leave(Slot(field, None, "", start, baseline, end - start, self.size), element)
            flow.page.rule(start, baseline - 2.5, end - start, WEIGHT, QUIET)


def personal_slabs(block: Personal, desk: Desk, place: Place) -> Iterator[Slab]:
    """The row, from the outer edge on; the first field has the longest line."""
    style = desk.style
    font = desk.label(style.facts.size).regular
    outer, right = place.outer, place.x + place.width
    gaps = (len(block.fields) - 1) * FIELD_GAP * style.body.size
    widths = [font.width(label) + LABEL_GAP * style.body.size for label, _ in block.fields]
    share = (right - outer - gaps - sum(widths)) / (len(block.fields) - 1 + FIRST_SHARE)
    fields = []
    x = outer
    for at, ((label, field), width) in enumerate(zip(block.fields, widths, strict=True)):
        end = x + width + share * (FIRST_SHARE if at == 0 else 1.0)
        line = Line(font.width(label), font.show(label + " "))
        fields.append((Element("P", place.parent), line, field, x, x + width, end))
        x = end + FIELD_GAP * style.body.size
    height = RULING * style.body.leading
    below = style.body.leading / 2
    yield PersonalSlab(fields, style.facts, style.body.size, height, below, frames=place.frames)
