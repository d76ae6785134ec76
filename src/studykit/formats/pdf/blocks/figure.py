"""Figures: boxes and lines as one picture with alternative text, and their words as lists that are read in order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, assert_never

from studykit.diagnostics import Diagnostic, Severity
from studykit.drawing.parts import TooLargeError, plates
from studykit.drawing.plate import Box, Line, Plate, Said, Shape
from studykit.formats.pdf.blocks.lettering import FigureType
from studykit.formats.pdf.blocks.timeline import timeline_slabs
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.setting import rounded, set_lines
from studykit.formats.pdf.slab import Slab, Whole
from studykit.formats.pdf.style import ACCENT, INK, TINT, Style, fill, stroke
from studykit.formats.pdf.tagging import Element, text_string
from studykit.model.figure import Figure, FlowChart, Hierarchy, Timeline
from studykit.model.figure_words import summary

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

MISFIT: Final = "P102"
LOWEST_PAPER: Final = 792.0
"""The height of letter paper: a part of a figure that fits it stands on a page of any paper."""

WEIGHT: Final = 0.9
HEAVY: Final = 1.7
ROUND: Final = 0.45
HEAD_LENGTH: Final = 0.62
HEAD_WIDTH: Final = 0.34
"""The corners of boxes and the heads of arrows, in ems."""

DASHES: Final = "[3 2] 0 d"
UNLISTED: Final = b"/A<</O/List/ListNumbering/None>>"


def figure_slabs(figure: Figure, desk: Desk, place: Place) -> Iterator[Slab]:
    """The figure over the whole live area, in as many parts as it needs. Raises TooLargeError."""
    match figure.drawing:
        case Timeline():
            yield from timeline_slabs(figure, figure.drawing, desk, place)
        case FlowChart() | Hierarchy():
            width = place.width + place.x - place.outer
            made = plates(figure.drawing, FigureType(desk), width, _height(desk.style))
            for number, plate in enumerate(made, 1):
                part = f" Part {number} of {len(made)}." if len(made) > 1 else ""
                alternative = f"{summary(figure)}{part} Its words follow as a list."
                # Made here, not when it is placed: what comes after the figure may be composed before that.
                picture, listed = Element("Figure", place.parent), Element("L", place.parent, UNLISTED)
                yield FigureSlab(
                    picture,
                    listed,
                    plate,
                    alternative,
                    desk,
                    place,
                    width,
                    above=desk.style.table_before,
                    below=desk.style.table_after,
                    frames=place.frames,
                )
        case _:
            assert_never(figure.drawing)


def _height(style: Style) -> float:
    """What a page of any paper holds under the heading of a section, to which every part of a figure keeps."""
    heading = style.headings[0]
    return LOWEST_PAPER - style.top - style.bottom - heading.leading - max(heading.below, style.table_before)


def figure_problem(figure: Figure, desk: Desk, place: Place) -> Diagnostic | None:
    """What is wrong with a figure that cannot be drawn, at the author's place; nothing is drawn."""
    try:
        list(figure_slabs(figure, desk, place))
    except TooLargeError:
        message = "this figure is too large to be read, even over several pages"
        hint = "shorten its texts, or part it into figures of their own"
        return Diagnostic(figure.span, MISFIT, Severity.ERROR, message, hint)
    return None


class FigureSlab(Whole, eq=False):
    """One part of a figure, never parted further."""

    picture: Element
    listed: Element
    plate: Plate
    alternative: str
    desk: Desk
    where: Place
    width: float

    @property
    def height(self) -> float:
        """The plate."""
        return self.plate.height

    def place(self, flow: "Flow") -> None:
        """Draw the picture, then the words."""
        left = self.where.outer + (self.width - self.plate.width) / 2
        top = flow.y
        area = (left, top - self.plate.height, left + self.plate.width, top)
        self.picture.attributes = _attributes(self.alternative, area)
        em = self.desk.style.cell.size
        drawn = [f"{stroke(ACCENT)} {WEIGHT:g} w"]
        drawn += [_line(line, left, top, em) for line in self.plate.lines]
        drawn += [_box(box, left, top, em) for box in self.plate.all]
        flow.page.operators.append(f"{flow.page.mark(self.picture)} q {' '.join(drawn)} Q EMC")
        for box in self.plate.boxes:
            self._words(flow, box, Element("LI", self.listed), left, top)
        flow.advance(self.plate.height, self.frames)

    def _words(self, flow: "Flow", box: Box, item: Element, left: float, top: float) -> None:
        if box.label is not None:
            self._set(flow, Element("Lbl", item), box.label, left, top)
        body = Element("LBody", item)
        for said in box.said:
            self._set(flow, Element("P", body), said, left, top)
        inner = Element("L", body, UNLISTED) if box.children else body
        for child in box.children:
            self._words(flow, child, Element("LI", inner), left, top)

    def _set(self, flow: "Flow", element: Element, said: Said, left: float, top: float) -> None:
        measure = FigureType(self.desk).measure(said.manner)
        baseline = top - said.y - measure.drop
        if not said.centred:
            set_lines(flow.page, element, said.copy.lines, left + said.x, baseline, measure.leading)
            return
        for row, line in enumerate(said.copy.lines):
            x = left + said.x - line.width / 2
            set_lines(flow.page, element, [line], x, baseline - row * measure.leading, measure.leading)


def _attributes(alternative: str, area: tuple[float, float, float, float]) -> bytes:
    box = " ".join(f"{each:.2f}" for each in area)
    return b"/Alt" + text_string(alternative) + f"/A<</O/Layout/Placement/Block/BBox[{box}]>>".encode("ascii")


def _box(box: Box, left: float, top: float, em: float) -> str:
    x, y = left + box.x, top - box.y - box.height
    right, upper = x + box.width, y + box.height
    match box.shape:
        case Shape.QUESTION:
            return f"{fill(TINT)} {WEIGHT:g} w {rounded(x, y, right, upper, ROUND * em)} B"
        case Shape.UNIT:
            paint = f"{fill(TINT)} {{}} B" if box.children else "{} S"
            return f"{WEIGHT:g} w {paint.format(f'{x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re')}"
        case Shape.ENDING:
            return f"{HEAVY:g} w {x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re S"
        case Shape.POINTER:
            return f"q {WEIGHT:g} w {DASHES} {rounded(x, y, right, upper, box.height / 2)} S Q"
        case _:
            assert_never(box.shape)


def _line(line: Line, left: float, top: float, em: float) -> str:
    points = [(left + x, top - y) for x, y in line.points]
    *_, (px, py), (x, y) = points
    drawn = " ".join(f"{a:.2f} {b:.2f} {'l' if at else 'm'}" for at, (a, b) in enumerate(points))
    if not line.arrow:
        return f"{drawn} S"
    along, across = HEAD_LENGTH * em, HEAD_WIDTH * em
    length = max(abs(x - px), abs(y - py))
    dx, dy = (x - px) / length, (y - py) / length
    bx, by = x - dx * along, y - dy * along
    corners = ((x, y), (bx - dy * across, by + dx * across), (bx + dy * across, by - dx * across))
    head = " ".join(f"{a:.2f} {b:.2f} {'l' if at else 'm'}" for at, (a, b) in enumerate(corners))
    return f"{drawn} S {fill(ACCENT)} {head} f {fill(INK)}"
