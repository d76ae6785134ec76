"""All that the kit prints, in every mode: no ink near the edge, no type too small or pale, no heading left behind."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from pdf.pixels import Stretch, stretches
from pdf.reader import Node, Reader, Show
from pdf.test_pdf_pages import contrast
from studykit.checker import shipped_content
from studykit.compiler import BuildRequest, build
from studykit.formats.pdf.calibration import render_calibration
from studykit.formats.pdf.inks import INKS
from studykit.model.printing import Printing

EDGE = 18
CONTRAST = 4.5
PRINTED = frozenset({"guides", "cards", "quizzes", "worksheets"})
HEADINGS = {f"/H{level}" for level in range(1, 7)}
WHITE = (1.0, 1.0, 1.0)
FLOORS = {"normal": (9.0, 9.0), "large": (18.0, 14.0)}
"""The smallest type of what is read, and of cards."""

MODES = [
    Printing(),
    Printing(paper="a4", ink="save"),
    Printing(paper="a4", ink="grey"),
    Printing(scale="large", ink="save"),
    Printing(paper="a4", scale="large", ink="grey"),
    Printing(scale="large"),
]


@pytest.mark.parametrize("printing", MODES, ids=lambda mode: f"{mode.paper}-{mode.scale}-{mode.ink}")
def test_everything_printed_is_legible_in_every_mode(printing: Printing, tmp_path: Path) -> None:
    outcome = build(
        BuildRequest(shipped_content(), tmp_path, only=PRINTED, printing=printing, now=1_800_000_000), no_report
    )
    assert outcome.diagnostics == ()
    files = sorted(tmp_path.glob("*/*.pdf"))
    assert {file.parent.name for file in files} == PRINTED
    assert len(files) == len(outcome.events)
    assert [fault for file in files for fault in faults(file, printing)] == []
    assert [heading for file in tmp_path.glob("guides/*.pdf") for heading in left_behind(file)] == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_sheet_that_measures_printers_is_legible(paper: str, tmp_path: Path) -> None:
    file = tmp_path / "calibrate.pdf"
    file.write_bytes(render_calibration(paper))
    assert list(faults(file, Printing(paper=paper))) == []


def no_report(_event: object) -> None:
    pass


def faults(file: Path, printing: Printing) -> Iterator[str]:
    read, cards = FLOORS[printing.scale]
    on_stock = file.parent.name == "cards"
    floor = cards if on_stock else read
    for number, page in enumerate(pypdfium2.PdfDocument(file), 1):
        width, height = page.get_size()
        for text in stretches(page):
            place = f"{file.parent.name}/{file.name}, page {number}, {text.box}"
            if text.size < floor - 0.001:
                yield f"{place}: {text.size} points"
            if min(contrast(text.colour, ground) for ground in grounds(page, text, printing.ink)) < CONTRAST:
                yield f"{place}: too pale"
            left, bottom, right, top = text.box
            if left < EDGE or bottom < EDGE or right > width - EDGE or top > height - EDGE:
                yield f"{place}: near the edge"
        # Marks to cut along go from edge to edge; of all else no ink is near one.
        if not on_stock:
            drawn = page.render(scale=0.5, grayscale=True).to_numpy().squeeze() < 235
            inner = EDGE // 2
            if drawn.sum() != drawn[inner:-inner, inner:-inner].sum() or not drawn.any():
                yield f"{file.parent.name}/{file.name}, page {number}: ink near the edge, or none"


def left_behind(file: Path) -> Iterator[str]:
    """The headings that end a page."""
    heading: Node | None = None
    for node in Reader(file.read_bytes()).document.all():
        shows = [part for part in node.parts if isinstance(part, Show)]
        if node.tag in HEADINGS:
            heading = node
        elif heading is not None and shows and node.parent is not heading:
            if shows[0].page != max(show.page for show in heading.shows()):
                yield f"{file.name}: {heading.text}"
            heading = None


def grounds(page: pypdfium2.PdfPage, text: Stretch, ink: str) -> list[tuple[float, ...]]:
    """What a stretch of text may stand on: paper and tints; white letters on the darkest that is there."""
    if text.colour != WHITE:
        return [WHITE, INKS[ink].tint, INKS[ink].warning_tint]
    left, bottom, right, top = text.box
    width, height = page.get_size()
    crop = (left, bottom, width - right, height - top)
    darkest = page.render(scale=2, crop=crop, grayscale=True).to_numpy().min()
    return [(darkest / 255,) * 3]
