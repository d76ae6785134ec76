"""Backs behind their fronts, held against each other as a printer turns the sheet: all measured from pixels."""

import numpy as np
import pypdfium2
import pytest
from msgspec.structs import replace

from pdf.cards import numbered
from studykit.formats.pdf.layouts import LAYOUTS, PLAIN, STOCKS, layout
from studykit.formats.pdf.sheets import render_cards
from studykit.model.printing import Printing, in_millimetres
from studykit.units import INCH, MM

PER_POINT = 3
EDGE = 18
# The corner of the first card and the pitch, as the boxes of the stock say; from the top left of the sheet.
BOXES = {
    "avery-5388": (1.75 * INCH, 1 * INCH, 5 * INCH, 3 * INCH, 5 * INCH, 3 * INCH),
    "avery-5371": (0.75 * INCH, 0.5 * INCH, 3.5 * INCH, 2 * INCH, 3.5 * INCH, 2 * INCH),
    "avery-8373": (0.5 * INCH, 0.75 * INCH, 3.5 * INCH, 2 * INCH, 4 * INCH, 2.5 * INCH),
    "avery-5389": (1.25 * INCH, 1.25 * INCH, 6 * INCH, 4 * INCH, 6 * INCH, 4.5 * INCH),
    "avery-c32011": (15 * MM, 13.5 * MM, 85 * MM, 54 * MM, 95 * MM, 54 * MM),
    "avery-c32015": (17 * MM, 31.5 * MM, 85 * MM, 54 * MM, 91 * MM, 60 * MM),
}
FLIPS = [
    (name, paper, duplex)
    for name in LAYOUTS
    for paper in (("letter", "a4") if name in PLAIN else ("letter",))
    for duplex in (("fold",) if name == "fold" else ("long", "short", "none"))
]


def inks(content: bytes) -> list[np.ndarray]:
    pages = pypdfium2.PdfDocument(content)
    return [page.render(scale=PER_POINT, grayscale=True).to_numpy().squeeze() < 160 for page in pages]


def box(ink: np.ndarray) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is inked, in points."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return (
        columns[0] / PER_POINT,
        rows[0] / PER_POINT,
        (columns[-1] + 1) / PER_POINT,
        (rows[-1] + 1) / PER_POINT,
    )


def turned(back: np.ndarray, duplex: str) -> np.ndarray:
    """A back page seen through the sheet from its front, after the printer has turned the sheet over."""
    return back[::-1, :] if duplex == "short" else back[:, ::-1]


def changes(printing: Printing) -> list[tuple[np.ndarray, np.ndarray]]:
    """What of a card can be seen on the front and on the back, for each: all ink that its number decides."""
    grid = layout(printing.layout, printing.paper)
    whole = numbered(grid.places)
    blank = replace(whole, cards=tuple(replace(card, number=1) for card in whole.cards))
    pages = inks(render_cards(blank, printing))
    found = []
    for at in range(grid.places):
        cards = list(blank.cards)
        cards[at] = replace(cards[at], number=8)
        found.append(
            [
                page ^ other
                for page, other in zip(
                    pages, inks(render_cards(replace(blank, cards=tuple(cards)), printing)), strict=True
                )
            ]
        )
    return found


@pytest.mark.parametrize(("name", "paper", "duplex"), [row for row in FLIPS if row[2] != "fold"])
def test_each_back_lies_behind_its_front(name: str, paper: str, duplex: str) -> None:
    printing = Printing(paper=paper, layout=name, duplex=duplex)
    grid = layout(name, paper)
    for place, (front, back) in enumerate(changes(printing)):
        left, top, right, bottom = box(front)
        mirrored = box(turned(back, duplex))
        # The number is at the right of the band on both sides: at opposite ends, at the same height.
        assert mirrored[1] == pytest.approx(top, abs=0.5)
        assert mirrored[3] == pytest.approx(bottom, abs=0.5)
        row, column = divmod(place, grid.columns)
        x, y, width, height, across, down = BOXES.get(name) or cut_out(grid.places, printing)
        centre = x + column * across + width / 2
        assert (right + mirrored[0]) / 2 == pytest.approx(centre, abs=0.6)
        assert y + row * down < top < bottom < y + row * down + height
        assert x + column * across < mirrored[0] < left < right < x + column * across + width


def cut_out(places: int, printing: Printing) -> tuple[float, float, float, float, float, float]:
    """Where the first card lies and how large it is, read off the crop marks of a printed sheet."""
    page = inks(render_cards(numbered(places), printing))[0]
    # Crop marks alone stand in the strip that a printer just reaches.
    strip = EDGE * PER_POINT + PER_POINT
    uprights, levels = (centres(line) for line in (page[strip], page[:, strip]))
    width, height = uprights[1] - uprights[0], levels[1] - levels[0]
    return uprights[0], levels[0], width, height, width, height


def centres(line: np.ndarray) -> list[float]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], line.astype(int), [0]))))
    return [(start + end) / 2 / PER_POINT for start, end in zip(edges[::2], edges[1::2], strict=True)]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_folded_card_has_its_back_behind_its_front(paper: str) -> None:
    printing = Printing(paper=paper, layout="fold", duplex="fold")
    (page,) = inks(render_cards(numbered(4), printing))
    uprights = centres(page[EDGE * PER_POINT + PER_POINT])
    fold = (uprights[0] + uprights[-1]) / 2
    for (change,) in changes(printing):
        middle = round(fold * PER_POINT)
        front, back = change[:, :middle], change[:, middle:]
        assert box(front)[1::2] == pytest.approx(box(back)[1::2], abs=0.4)
        # Folded over, the left half of the sheet's back comes to lie behind its right half.
        distance = fold - box(front)[2]
        assert uprights[-1] - fold - box(back)[2] == pytest.approx(distance, abs=0.5)


@pytest.mark.parametrize("duplex", ["long", "short"])
def test_the_back_moves_against_the_printer(duplex: str) -> None:
    across, up = 3.0, -2.0
    straight = Printing(duplex=duplex)
    moved = replace(straight, offset=in_millimetres(across, up))
    before, after = (inks(render_cards(numbered(8), each)) for each in (straight, moved))
    assert (before[0] == after[0]).all()
    was, now = (box(turned(page, duplex)) for page in (before[1], after[1]))
    # The printer shifts it to the right and down, so it is printed further to the left and up.
    assert now[0] - was[0] == pytest.approx(-across * MM, abs=0.5)
    assert now[1] - was[1] == pytest.approx(up * MM, abs=0.5)


@pytest.mark.parametrize("scale", ["normal", "large"])
@pytest.mark.parametrize(("name", "paper", "duplex"), FLIPS)
def test_nothing_is_printed_where_no_printer_reaches(name: str, paper: str, duplex: str, scale: str) -> None:
    for ink in inks(render_cards(numbered(11), Printing(paper=paper, layout=name, duplex=duplex, scale=scale))):
        margin = EDGE * PER_POINT - 1
        assert ink.sum() == ink[margin:-margin, margin:-margin].sum() > 0


def test_stock_has_no_guides_and_plain_paper_has_them_from_edge_to_edge() -> None:
    for name in LAYOUTS:
        duplex = "fold" if name == "fold" else "long"
        grid = layout(name, "letter")
        page = pypdfium2.PdfDocument(render_cards(numbered(1), Printing(layout=name, duplex=duplex)))[0]
        ink = page.render(scale=PER_POINT, grayscale=True).to_numpy().squeeze() < 250
        lowest = round((grid.paper.height - EDGE - 2) * PER_POINT)
        assert ink[lowest:].any() == (name not in STOCKS)
