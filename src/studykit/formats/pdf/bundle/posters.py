"""Sheets that are looked at rather than read: certificates and name tents, one a page, across the paper."""

from typing import Final

from msgspec.structs import replace

from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.page import Page, Slot
from studykit.formats.pdf.paper import Paper
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.style import ACCENT, HAIR, QUIET, Colour, stroke
from studykit.formats.pdf.tagging import Element
from studykit.model.bundle import Certificate, NameTent
from studykit.units import INCH

NAME: Final = "name"
MARGIN: Final = 0.6 * INCH
FRAME: Final = 2.2
INNER: Final = 7.0
THIN: Final = 0.6
TEXT: Final = 0.68
"""The part of the width over which the text of a certificate goes."""

LEADING: Final = 1.4


def draw_certificate(body: Certificate, desk: Desk, paper: Paper, root: Element) -> Page:
    """A page with a frame, the text in its middle and the lines to sign at its foot."""
    page = Page(0)
    _frame(page, paper)
    y = paper.height - 2.0 * MARGIN - 34.0
    y = _centred(page, root, "P", body.series, desk.label(_size(desk, 15.0)).regular, y, paper, QUIET) - 34.0
    y = _centred(page, root, "H1", body.title, desk.serif(42.0).regular, y, paper, ACCENT) - 24.0
    y = _centred(page, root, "P", body.above, desk.serif(_size(desk, 15.0)).regular, y, paper) - 34.0
    width = paper.width * TEXT
    left = (paper.width - width) / 2
    page.leave(Slot(NAME, None, "", left, y, width, 34.0, _size(desk, 12.0), 42.0, centred=True), Element("P", root))
    page.rule(left, y - 12.0, width, THIN, ACCENT)
    y -= 46.0
    for line in body.below:
        y = _centred(page, root, "P", line, desk.serif(_size(desk, 14.0)).regular, y, paper) - 8.0
    _signatures(page, root, body.signed, desk, paper)
    return page


def draw_tent(body: NameTent, desk: Desk, paper: Paper, root: Element) -> Page:
    """A page to fold along its middle: the name upright on the lower half, and upside down on the upper."""
    page = Page(0)
    middle = paper.height / 2
    dashes = f"[2 4] 0 d {MARGIN:.2f} {middle:.2f} m {paper.width - MARGIN:.2f} {middle:.2f} l S [] 0 d"
    page.operators.append(f"/Artifact BMC q {stroke(HAIR)} {THIN:g} w {dashes} Q EMC")
    width = paper.width - 4 * MARGIN
    y = middle * 0.52
    slot = Slot(NAME, None, "", 2 * MARGIN, y, width, 84.0, _size(desk, 20.0), middle - y - MARGIN, centred=True)
    page.leave(slot, Element("P", root))
    page.leave(replace(slot, x=paper.width - 2 * MARGIN, y=paper.height - y, turned=True), None)
    font = desk.label(_size(desk, 16.0)).regular
    _centred(page, root, "P", body.line, font, middle * 0.24, paper, QUIET)
    x = (paper.width + font.width(body.line)) / 2
    shown = f"BT -1 0 0 -1 {x:.2f} {paper.height - middle * 0.24:.2f} Tm {font.show(body.line)} ET"
    page.operators.append(f"/Artifact BMC {QUIET[0]:g} {QUIET[1]:g} {QUIET[2]:g} rg {shown} 0 0 0 rg EMC")
    return page


def _size(desk: Desk, usual: float) -> float:
    """The size of type, no smaller than the scale allows."""
    return max(usual, desk.style.label)


def _frame(page: Page, paper: Paper) -> None:
    boxes = []
    for inset, weight in ((MARGIN, FRAME), (MARGIN + INNER, THIN)):
        box = f"{inset:.2f} {inset:.2f} {paper.width - 2 * inset:.2f} {paper.height - 2 * inset:.2f} re S"
        boxes.append(f"{weight:g} w {box}")
    page.operators.append(f"/Artifact BMC q {stroke(ACCENT)} {' '.join(boxes)} Q EMC")


def _centred(
    page: Page, root: Element, tag: str, text: str, font: Font, y: float, paper: Paper, colour: Colour | None = None
) -> float:
    """The text in centred lines from the baseline `y` down; gives the baseline under the last."""
    element = Element(tag, root)
    for line in _lines(text, font, paper.width * TEXT):
        x = (paper.width - line.width) / 2
        set_lines(page, element, [line], x, y, font.size * LEADING, colour=colour)
        y -= font.size * LEADING
    return y


def _lines(text: str, font: Font, width: float) -> list[Line]:
    """The text in as few lines as it needs, every one but the last with a space that is heard and not seen."""
    rows: list[list[str]] = [[]]
    for word in text.split():
        if rows[-1] and font.width(" ".join([*rows[-1], word])) > width:
            rows.append([])
        rows[-1].append(word)
    said = [" ".join(row) for row in rows]
    return [Line(font.width(row), font.show(row + " " if row is not said[-1] else row)) for row in said]


def _signatures(page: Page, root: Element, signed: tuple[str, ...], desk: Desk, paper: Paper) -> None:
    if not signed:
        return
    font = desk.sans(_size(desk, 11.0)).regular
    inner = paper.width - 4 * MARGIN
    width = min(220.0, inner / len(signed) - 30.0)
    pitch = inner / len(signed)
    y = 2.1 * MARGIN + 16.0
    for at, label in enumerate(signed):
        middle = 2 * MARGIN + pitch * (at + 0.5)
        page.rule(middle - width / 2, y + 16.0, width, THIN, QUIET)
        line = Line(font.width(label), font.show(label))
        set_lines(page, Element("P", root), [line], middle - line.width / 2, y, font.size * LEADING, colour=QUIET)
