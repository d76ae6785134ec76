"""Labels in a row, each with a line beside it: to be written on, or to be filled in with the owner's own words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from studykit.formats.pdf.blocks.ruled import RULING, WEIGHT
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.page import Slot
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.slab import Slab, Whole
from studykit.formats.pdf.style import QUIET
from studykit.formats.pdf.tagging import Element
from studykit.model.handout import FillIn, Personal

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

FIRST_SHARE: Final = 2.2
"""How much longer the line beside the first label is than the others."""

LABEL_GAP: Final = 0.35
FIELD_GAP: Final = 1.2
WRITTEN_DROP: Final = 1.0
"""How far a line to write on stands below the label's baseline."""

PRINTED_DROP: Final = 2.5
"""The same under words that are printed, so that it does not cross their descenders."""


class Field(Struct, frozen=True):
    """A label that begins at `x`, and its line; `owned` names what the owner has here, or is empty."""

    element: Element
    label: Line
    x: float
    start: float
    end: float
    owned: str = ""


class FieldsSlab(Whole, eq=False):
    """A row of fields."""

    fields: list[Field]
    desk: Desk
    height: float

    def place(self, flow: "Flow") -> None:
        """Draw the labels and the lines, and leave room for the owner's words."""
        style = self.desk.style
        flow.advance(self.height, self.frames)
        rise = style.facts.leading - style.facts.drop
        baseline = flow.y + rise
        for field in self.fields:
            set_lines(flow.page, field.element, [field.label], field.x, baseline, style.facts.leading)
            width = field.end - field.start
            if field.owned:
                room = Slot(field.owned, None, "", field.start, baseline, width, style.body.size)
                flow.page.leave(replace(room, least=style.label, height=self.height - rise), field.element)
            drop = PRINTED_DROP if field.owned else WRITTEN_DROP
            flow.page.rule(field.start, baseline - drop, width, WEIGHT, QUIET)


def fill_in_slabs(block: FillIn, desk: Desk, place: Place) -> Iterator[Slab]:
    """The labels with lines to write on."""
    fields = _row([(label, "") for label in block.labels], desk, place)
    yield _slab(fields, desk, place, desk.style.body.leading)


def personal_slabs(block: Personal, desk: Desk, place: Place) -> Iterator[Slab]:
    """The labels with what the owner has; in large print each has a row of its own."""
    rows = [[field] for field in block.fields] if desk.style.stacks else [list(block.fields)]
    for row in rows:
        yield _slab(_row(row, desk, place), desk, place, desk.style.body.leading / 2)


def _slab(fields: list[Field], desk: Desk, place: Place, below: float) -> FieldsSlab:
    return FieldsSlab(fields, desk, RULING * desk.style.body.leading, below=below, frames=place.frames)


def _row(labels: Sequence[tuple[str, str]], desk: Desk, place: Place) -> list[Field]:
    """The labels from the outer edge on; what they leave of the row is shared out among their lines."""
    style = desk.style
    font = desk.label(style.facts.size).regular
    outer, right = place.outer, place.x + place.width
    gaps = (len(labels) - 1) * FIELD_GAP * style.body.size
    widths = [font.width(label) + LABEL_GAP * style.body.size for label, _ in labels]
    share = (right - outer - gaps - sum(widths)) / (len(labels) - 1 + FIRST_SHARE)
    fields = []
    x = outer
    for at, ((label, owned), width) in enumerate(zip(labels, widths, strict=True)):
        end = x + width + share * (FIRST_SHARE if at == 0 else 1.0)
        line = Line(font.width(label), font.show(label + " "))
        fields.append(Field(Element("P", place.parent), line, x, x + width, end, owned))
        x = end + FIELD_GAP * style.body.size
    return fields
