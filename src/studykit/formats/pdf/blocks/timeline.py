"""Timelines: the dates at the left, the events at the right of one line, further apart where more time lies between."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.slab import INSIDE, Slab, Whole
from studykit.formats.pdf.style import ACCENT, INK, fill, stroke
from studykit.formats.pdf.tagging import Element, text_string
from studykit.model.figure import Figure, Timeline
from studykit.model.figure_words import summary

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

GUTTER: Final = 1.1
"""Between the line and the words on either side of it, in ems; the other lengths are in ems, too."""

DOT: Final = 0.36
APART: Final = 0.8
FURTHER: Final = 3.2
"""The room below an event: at the least, and how much more below the one after which most time goes by."""

DATES: Final = 0.36
"""The part of the width that dates may take up."""

WEIGHT: Final = 1.1
KAPPA: Final = 0.5523
UNLISTED: Final = b"/A<</O/List/ListNumbering/None>>"


class EventSlab(Whole, eq=False):
    """One event with its stretch of the line; `first` and `last` are those of the timeline."""

    picture: Element
    when: tuple[Element, list[Line]]
    told: tuple[Element, list[Line]]
    note: tuple[Element, list[Line]]
    x: float
    axis: float
    desk: Desk
    apart: float
    first: bool
    last: bool

    @property
    def height(self) -> float:
        """Its lines and the room below them."""
        words = max(len(self.when[1]), len(self.told[1])) * self.desk.style.cell.leading
        return words + len(self.note[1]) * self.desk.style.small.leading + self.apart

    def place(self, flow: "Flow") -> None:
        """Draw the line with its dot, then the date and the words."""
        measure = self.desk.style.cell
        em, top = measure.size, flow.y
        middle = top - measure.leading / 2
        upper = middle if self.first else top
        lower = middle if self.last else top - self.height
        line = f"{self.axis:.2f} {upper:.2f} m {self.axis:.2f} {lower:.2f} l S"
        dot = _circle(self.axis, middle, DOT * em)
        drawn = f"q {stroke(ACCENT)} {fill(ACCENT)} {WEIGHT:g} w {line} {dot} f Q {fill(INK)}"
        flow.page.operators.append(f"{flow.page.mark(self.picture)} {drawn} EMC")
        right = self.axis - GUTTER * em
        for row, date in enumerate(self.when[1]):
            x, y = right - date.width, top - measure.drop - row * measure.leading
            set_lines(flow.page, self.when[0], [date], x, y, measure.leading)
        left = self.axis + GUTTER * em
        set_lines(flow.page, self.told[0], self.told[1], left, top - measure.drop, measure.leading)
        if self.note[1]:
            small = self.desk.style.small
            y = top - len(self.told[1]) * measure.leading - small.drop
            set_lines(flow.page, self.note[0], self.note[1], left, y, small.leading)
        flow.advance(self.height, self.frames)


def timeline_slabs(figure: Figure, timeline: Timeline, desk: Desk, place: Place) -> Iterator[Slab]:
    """A slab for each event, so that a long timeline goes on over pages."""
    style = desk.style
    em = style.cell.size
    label, sans = desk.label(em), desk.sans(em)
    width = place.width + place.x - place.outer
    natural = max(desk.gathered(event.when, label).extent[0] for event in timeline.events)
    dates = min(natural + 0.5, DATES * width)
    axis = place.outer + dates + GUTTER * em
    alternative = b"/Alt" + text_string(f"{summary(figure)} Its words follow as a list.")
    picture = Element("Figure", place.parent, alternative + b"/A<</O/Layout/Placement/Block>>")
    listed = Element("L", place.parent, UNLISTED)
    gaps = _gaps([event.day for event in timeline.events], em)
    for at, (event, apart) in enumerate(zip(timeline.events, gaps, strict=True)):
        item = Element("LI", listed)
        when = Element("Lbl", item), desk.display_lines(event.when, label, dates)
        body = Element("LBody", item)
        room = place.outer + width - axis - GUTTER * em
        told = Element("P", body), desk.lines(event.text, sans, room)
        note = Element("P", body), desk.lines(event.note, desk.sans(desk.style.small.size), room) if event.note else []
        last = at == len(gaps) - 1
        yield EventSlab(
            picture, when, told, note, place.outer, axis, desk, apart, at == 0, last,
            above=style.table_before if at == 0 else 0.0,
            below=style.table_after if last else 0.0,
            keep=at == 0 and not last,
            soft=INSIDE,
            frames=place.frames,
        )  # fmt: skip


def _gaps(days: list[float], em: float) -> list[float]:
    """The room below each event."""
    between = [after - before for before, after in pairwise(days)]
    longest = max(between, default=0.0) or 1.0
    return [*((APART + FURTHER * each / longest) * em for each in between), 0.0]


def _circle(x: float, y: float, radius: float) -> str:
    quarters = ((1, 0), (0, 1), (-1, 0), (0, -1))
    path = [f"{x + radius:.2f} {y:.2f} m"]
    for (ax, ay), (bx, by) in zip(quarters, (*quarters[1:], quarters[0]), strict=True):
        points = ((ax + KAPPA * bx, ay + KAPPA * by), (bx + KAPPA * ax, by + KAPPA * ay), (bx, by))
        path.append(" ".join(f"{x + radius * px:.2f} {y + radius * py:.2f}" for px, py in points) + " c")
    return " ".join([*path, "h"])
