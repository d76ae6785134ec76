"""Answer sheets: rows of circles with letters in them, in columns."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf import wording
from studykit.formats.pdf.breaks import SLACK
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.setting import KAPPA
from studykit.formats.pdf.slab import Bonded, Slab
from studykit.formats.pdf.style import INK, QUIET, Colour, fill, stroke
from studykit.formats.pdf.tagging import NUMBERED, Element, text_string
from studykit.model.handout import BubbleRow, BubbleSheet
from studykit.model.quiz import letter

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

RADIUS: Final = 0.62
"""In sizes of the text: about 5 mm across, what a pencil fills in a few strokes."""

STEP: Final = 1.75
ROW: Final = 1.85
LETTER: Final = 0.72
LABEL: Final = 2.6
COLUMN_GAP: Final = 2.2
LINE: Final = 0.8

NEAR: Final = 1.45
NEAR_GAP: Final = 1.6
"""From circle to circle, and between columns, where large type leaves room for a single column else."""

DEEPEST: Final = 380.0
"""The height of columns in points that any paper has below the head of an answer sheet: they are not parted."""

FEWEST: Final = 4
"""Rows of a deeper column that are worth beginning on a page."""

PAPER: Final[Colour] = (1.0, 1.0, 1.0)


class BubbleSlab(Bonded, eq=False):
    """Rows in so many columns on each page; a row is its elements, its label and its circles."""

    rows: list[tuple[Element, Element, BubbleRow]]
    columns: int
    x: float
    width: float
    step: float
    size: float
    label: Font
    letters: Font

    @property
    def height(self) -> float:
        """The longest column, if all stand on one page."""
        return -(-len(self.rows) // self.columns) * ROW * self.size

    @property
    def least(self) -> float:
        """All rows, or the first of very many."""
        return self.height if self.height <= DEEPEST else FEWEST * ROW * self.size

    def place(self, flow: "Flow") -> None:
        """Draw the columns, on each page as many rows as it can hold."""
        start = 0
        while start < len(self.rows):
            fitting = max(1, int((flow.room + SLACK) / (ROW * self.size)))
            taken = min(fitting * self.columns, len(self.rows) - start)
            # A last row does not stand alone.
            if taken + 1 == len(self.rows) - start and fitting > 1:
                taken -= self.columns
            self._draw(flow, self.rows[start : start + taken])
            start += taken
            if start < len(self.rows):
                flow.turn()

    def _draw(self, flow: "Flow", rows: Sequence[tuple[Element, Element, BubbleRow]]) -> None:
        depth = -(-len(rows) // self.columns)
        for at, (tag, body, bubbles) in enumerate(rows):
            column, row = divmod(at, depth)
            middle = flow.y - (row + 0.5) * ROW * self.size
            self._row(flow.page, tag, body, bubbles, self.x + column * self.width, middle)
        flow.advance(depth * ROW * self.size, self.frames)

    def _row(self, page: Page, tag: Element, body: Element, bubbles: BubbleRow, x: float, y: float) -> None:
        baseline = y - 0.34 * self.size
        right = x + LABEL * self.size - self.label.width(bubbles.label)
        page.operators.append(f"{page.mark(tag)} {_shown(self.label, bubbles.label + ' ', right, baseline)} EMC")
        for at in range(bubbles.count):
            centre = x + (LABEL + 1.2 + at * self.step) * self.size
            filled = at in bubbles.filled
            paint = f"{fill(INK)} {stroke(INK)}" if filled else stroke(QUIET)
            circle = _circle(centre, y, RADIUS * self.size)
            page.operators.append(f"/Artifact BMC q {paint} {LINE:g} w {circle} {'B' if filled else 'S'} Q EMC")
            said = letter(at)
            start = centre - self.letters.width(said) / 2
            ink = PAPER if filled else QUIET
            text = _shown(self.letters, said + " ", start, y - 0.24 * self.size)
            page.operators.append(f"{page.mark(body)} {fill(ink)} {text} {fill(INK)} EMC")


def bubble_slabs(block: BubbleSheet, desk: Desk, place: Place) -> Iterator[Slab]:
    """The rows in columns."""
    style = desk.style
    size = style.body.size
    widest = max((row.count for row in block.rows), default=1)
    room = place.x + place.width - place.outer
    for step, gap in ((STEP, COLUMN_GAP), (NEAR, NEAR_GAP)):
        width = (LABEL + 1.2 + widest * step + gap) * size
        columns = max(1, int((room + gap * size) / width))
        if columns > 1:
            break
    whole = Element("L", place.parent, NUMBERED)
    rows = [(*_elements(whole, row), row) for row in block.rows]
    letters, label = desk.label(max(style.label, LETTER * size)).regular, desk.label(size).regular
    below = style.body.leading
    yield BubbleSlab(rows, columns, place.outer, width, step, size, label, letters, below=below, frames=place.frames)


def _elements(whole: Element, row: BubbleRow) -> tuple[Element, Element]:
    entry = Element("LI", whole)
    return Element("Lbl", entry), Element("LBody", entry, _alternative(row.filled))


def _alternative(filled: Sequence[int]) -> bytes:
    """What a screen reader says in place of the letters, of which some are filled in."""
    return b"/Alt" + text_string(wording.filled(" ".join(map(letter, filled)))) if filled else b""


def _shown(font: Font, text: str, x: float, y: float) -> str:
    return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {font.show(text)} ET"


def _circle(x: float, y: float, radius: float) -> str:
    """The path of a circle, as four Bézier curves."""
    c = radius * KAPPA
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    return (
        f"{right:.2f} {y:.2f} m {right:.2f} {y + c:.2f} {x + c:.2f} {high:.2f} {x:.2f} {high:.2f} c "
        f"{x - c:.2f} {high:.2f} {left:.2f} {y + c:.2f} {left:.2f} {y:.2f} c "
        f"{left:.2f} {y - c:.2f} {x - c:.2f} {low:.2f} {x:.2f} {low:.2f} c "
        f"{x + c:.2f} {low:.2f} {right:.2f} {y - c:.2f} {right:.2f} {y:.2f} c h"
    )
