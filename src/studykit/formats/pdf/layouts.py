"""Layouts: how the cards lie on a sheet, for card stock as it is sold and for plain paper to cut.

The grids of the stock are those of gLabels' templates (avery-us, avery-iso); lengths run from the top left corner of
the sheet to that of the first card, and from card to card.
"""

from typing import Final

from msgspec import Struct

from studykit.formats.pdf.paper import PAPERS, Paper
from studykit.units import INCH, MM

LETTER: Final = PAPERS["letter"]
A4: Final = PAPERS["a4"]


class Layout(Struct, frozen=True):
    """A grid of cards on a sheet. `stock` is perforated, so that nothing is drawn to cut along.

    With `halves`, a place holds the front and beside it, as large, the back: fold between them, and glue.
    """

    paper: Paper
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float
    stock: bool = False
    halves: bool = False

    @property
    def places(self) -> int:
        """The cards on one sheet."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The bottom left corner of the card at a place, from 0, row by row."""
        row, column = divmod(place, self.columns)
        return self.left + column * self.across, self.paper.height - self.top - row * self.down - self.height

    def behind(self, place: int) -> tuple[float, float]:
        """The bottom left corner of what lies behind that card once the sheet is turned over on its long edge."""
        x, y = self.corner(place)
        return self.paper.width - x - self.width, y


Papers = dict[str, Layout]
DEFAULTS: Final = {"normal": "plain-2x4", "large": "index-5x7"}
"""What is printed on unless something is asked for, by scale."""
FOLD: Final = "fold"

_INDEX: Final = (5 * INCH, 3 * INCH)
_POSTCARD: Final = (6 * INCH, 4 * INCH)
_BUSINESS: Final = (3.5 * INCH, 2 * INCH)
_ID_1: Final = (85 * MM, 54 * MM)

STOCKS: Final[dict[str, Layout]] = {
    "avery-5388": Layout(LETTER, 1, 3, *_INDEX, 1.75 * INCH, 1 * INCH, 5 * INCH, 3 * INCH, stock=True),
    "avery-5371": Layout(LETTER, 2, 5, *_BUSINESS, 0.75 * INCH, 0.5 * INCH, 3.5 * INCH, 2 * INCH, stock=True),
    "avery-8373": Layout(LETTER, 2, 4, *_BUSINESS, 0.5 * INCH, 0.75 * INCH, 4 * INCH, 2.5 * INCH, stock=True),
    "avery-5389": Layout(LETTER, 1, 2, *_POSTCARD, 1.25 * INCH, 1.25 * INCH, 6 * INCH, 4.5 * INCH, stock=True),
    "avery-c32011": Layout(A4, 2, 5, *_ID_1, 15 * MM, 13.5 * MM, 95 * MM, 54 * MM, stock=True),
    "avery-c32015": Layout(A4, 2, 4, *_ID_1, 17 * MM, 31.5 * MM, 91 * MM, 60 * MM, stock=True),
}
"""Card stock: its paper is what it is sold on."""

PLAIN: Final[dict[str, Papers]] = {
    "plain-2x4": {
        "letter": Layout(LETTER, 2, 4, 3.75 * INCH, 2.55 * INCH, 0.5 * INCH, 0.4 * INCH, 3.75 * INCH, 2.55 * INCH),
        "a4": Layout(A4, 2, 4, 95 * MM, 68 * MM, 10 * MM, 12.5 * MM, 95 * MM, 68 * MM),
    },
    "plain-3x3": {
        "letter": Layout(LETTER, 3, 3, 2.5 * INCH, 3.25 * INCH, 0.5 * INCH, 0.625 * INCH, 2.5 * INCH, 3.25 * INCH),
        "a4": Layout(A4, 3, 3, 63 * MM, 88 * MM, 10.5 * MM, 16.5 * MM, 63 * MM, 88 * MM),
    },
    "index-3x5": {
        "letter": Layout(LETTER, 1, 3, *_INDEX, 1.75 * INCH, 1 * INCH, 5 * INCH, 3 * INCH),
        "a4": Layout(A4, 1, 3, *_INDEX, 41.5 * MM, 34.2 * MM, 5 * INCH, 3 * INCH),
    },
    "index-4x6": {
        "letter": Layout(LETTER, 1, 2, *_POSTCARD, 1.25 * INCH, 1.5 * INCH, 6 * INCH, 4 * INCH),
        "a4": Layout(A4, 1, 2, *_POSTCARD, 28.8 * MM, 46.9 * MM, 6 * INCH, 4 * INCH),
    },
    "index-5x7": {
        "letter": Layout(LETTER, 1, 2, 7 * INCH, 5 * INCH, 0.75 * INCH, 0.5 * INCH, 7 * INCH, 5 * INCH),
        "a4": Layout(A4, 1, 2, 7 * INCH, 5 * INCH, 16.1 * MM, 21.5 * MM, 7 * INCH, 5 * INCH),
    },
    FOLD: {
        "letter": Layout(LETTER, 1, 4, 3.75 * INCH, 2.55 * INCH, 0.5 * INCH, 0.4 * INCH, 0, 2.55 * INCH, halves=True),
        "a4": Layout(A4, 1, 4, 95 * MM, 68 * MM, 10 * MM, 12.5 * MM, 0, 68 * MM, halves=True),
    },
}
"""Plain paper: the same grid on either paper."""

LAYOUTS: Final = (*STOCKS, *PLAIN)
"""The names of all layouts."""


def larger(name: str, paper: str) -> str:
    """The name of the grid for plain paper whose cards are the next larger ones; empty where there is none."""
    here = layout(name, paper)
    size = here.width * here.height
    grids = {other: papers[paper] for other, papers in PLAIN.items() if not papers[paper].halves}
    roomier = {other: grid.width * grid.height for other, grid in grids.items() if grid.width * grid.height > size}
    return min(roomier, key=lambda other: roomier[other], default="")


def layout(name: str, paper: str) -> Layout:
    """The layout of that name; `paper` is a name of PAPERS and counts for plain paper alone. KeyError for others."""
    return STOCKS[name] if name in STOCKS else PLAIN[name][paper]
