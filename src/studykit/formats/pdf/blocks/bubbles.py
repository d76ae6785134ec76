"""Answer sheets: rows of circles with letters in them, in columns."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf import wording
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.setting import KAPPA
from studykit.formats.pdf.slab import Slab, Whole
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
DEEPEST: Final = 480.0
"""The height of a column in points, which any paper has below a heading."""

PAPER: Final[Colour] = (1.0, 1.0, 1.0)


class BubbleSlab(Whole, eq=False):
    """Columns of rows; a row is its label, its circles, and their elements."""

    columns: list[list[tuple[Element, Element, BubbleRow]]]
    x: float
    width: float
    size: float
    label: Font
    letters: Font

    @property
    def height(self) -> float:
        """The longest column."""
        return max(map(len, self.columns)) * ROW * self.size

    def place(self, flow: "Flow") -> None:
        """Draw the columns."""
        for at, column in enumerate(self.columns):
            for row, (tag, body, bubbles) in enumerate(column):
                middle = flow.y - (row + 0.5) * ROW * self.size
                self._row(flow.page, tag, body, bubbles, self.x + at * self.width, middle)
        flow.advance(self.height, self.frames)

    def _row(self, page: Page, tag: Element, body: Element, bubbles: BubbleRow, x: float, y: float) -> None:
        baseline = y - 0.34 * self.size
        right = x + LABEL * self.size - self.label.width(bubbles.label)
        page.operators.append(f"{page.mark(tag)} {_shown(self.label, bubbles.label + ' ', right, baseline)} EMC")
        for at in range(bubbles.count):
            centre = x + (LABEL + 1.2 + at * STEP) * self.size
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
    """The rows in columns, a page's worth at a time."""
    size = desk.style.body.size
    widest = max((row.count for row in block.rows), default=1)
    width = (LABEL + 1.2 + widest * STEP + COLUMN_GAP) * size
    room = place.x + place.width - place.outer + COLUMN_GAP * size
    most = max(1, int(room / width))
    # One column is parted wherever a page ends.
    page = most * int(DEEPEST / (ROW * size)) if most > 1 else 1
    whole = Element("L", place.parent, NUMBERED)
    for start in range(0, len(block.rows), page):
        rows = [(*_elements(whole, row), row) for row in block.rows[start : start + page]]
        depth = -(-len(rows) // most)
        columns = [rows[at : at + depth] for at in range(0, len(rows), depth)]
        letters = desk.label(max(desk.style.label, LETTER * size)).regular
        label = desk.label(size).regular
        below = desk.style.body.leading if start + page >= len(block.rows) else 0.0
        yield BubbleSlab(columns, place.outer, width, size, label, letters, below=below, frames=place.frames)


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
