"""The title block: the series above the title, the summary under it, and a line of facts about the handout."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf.blocks.composer import Composer
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.runs import Run
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.slab import Slab, TextSlab, Whole
from studykit.formats.pdf.style import ACCENT, QUIET, Measure
from studykit.formats.pdf.tagging import Element
from studykit.model.document import Guide

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

# No anchor of an author's begins with a slash.
TITLE_ANCHOR: Final = "/title"


class FactsSlab(Whole, eq=False):
    """Labels with their values side by side, on as many rows as they need; a rule above and below."""

    rows: list[list[tuple[Element, float, Line]]]
    measure: Measure
    x: float
    width: float
    weight: float

    @property
    def height(self) -> float:
        """All rows, with room to the rules."""
        return (len(self.rows) + 1) * self.measure.leading

    def place(self, flow: "Flow") -> None:
        """Draw the rules and the facts."""
        flow.page.rule(self.x, flow.y, self.width, self.weight)
        flow.page.rule(self.x, flow.y - self.height, self.width, self.weight)
        y = flow.y - self.measure.leading * 1.2
        for row in self.rows:
            for element, x, line in row:
                set_lines(flow.page, element, [line], x, y, self.measure.leading)
            y -= self.measure.leading
        flow.advance(self.height, ())


def title_slabs(guide: Guide, desk: Desk, place: Place, compose: Composer) -> Iterator[Slab]:
    """What stands above everything else on the first page."""
    style = desk.style
    if guide.series:
        lines = desk.words(guide.series, desk.label(style.series.size).regular, place.width)
        yield TextSlab(
            Element("P", place.parent),
            lines,
            style.series,
            place.x,
            place.width,
            below=style.series.below,
            keep=True,
            colour=QUIET,
        )
    lines = desk.display_lines(guide.title, desk.label(style.title.size), place.width)
    yield TextSlab(
        Element("H1", place.parent),
        lines,
        style.title,
        place.x,
        place.width,
        below=style.title.below,
        keep=True,
        solid=True,
        colour=ACCENT,
        anchors=[TITLE_ANCHOR],
    )
    if guide.banner is not None:
        yield from compose(guide.banner, desk, place)
    yield from _summary(guide, desk, place)
    if guide.facts:
        yield _facts(guide, desk, place)


def _summary(guide: Guide, desk: Desk, place: Place) -> Iterator[Slab]:
    measure = desk.style.summary
    if guide.summary:
        lines = desk.lines(guide.summary, desk.serif(measure.size), place.width)
        yield TextSlab(Element("P", place.parent), lines, measure, place.x, place.width, below=measure.below)


def _facts(guide: Guide, desk: Desk, place: Place) -> FactsSlab:
    style = desk.style
    quiet, plain = desk.label(style.facts.size), desk.sans(style.facts.size)
    rows: list[list[tuple[Element, float, Line]]] = [[]]
    x = place.x
    for label, value in guide.facts:
        runs: list[Run] = [(quiet.regular, f"{label} ", None), (plain.regular, value, None)]
        lines = desk.run_lines(runs, place.width)
        if x + lines[0].width > place.x + place.width and rows[-1]:
            rows.append([])
            x = place.x
        element = Element("P", place.parent)
        rows[-1].append((element, x, lines[0]))
        rows.extend([(element, place.x, line)] for line in lines[1:])
        x += lines[-1].width + style.fact_gap
    return FactsSlab(rows, style.facts, place.x, place.width, style.thin, below=style.facts.below)
