"""Booklets and several pages to a sheet: every page in its place, legible, the same bytes each time."""

import io

import pikepdf
import pypdfium2
import pytest

from pdf.guides import rendered
from studykit.formats.pdf.imposed import impose

EDGE = 18


def pages_of(content: bytes) -> list[list[int]]:
    """The numbers of the pages on each side, from left to right and from the top down, as their feet say."""
    found = []
    for side in pypdfium2.PdfDocument(content):
        width, height = side.get_size()
        text = side.get_textpage()
        columns, rows = (2, 1) if width > height else (2, 2)
        cells = []
        for row in range(rows):
            for column in range(columns):
                left, top = column * width / columns, height - row * height / rows
                said = text.get_text_bounded(left, top - height / rows, left + width / columns, top)
                cells.append(_foot(said.split()))
        found.append(cells)
    return found


def _foot(words: list[str]) -> int:
    """The number after the last `Page`; 0 for a place without a page."""
    at = [index for index, word in enumerate(words) if word == "Page"]
    return int(words[at[-1] + 1]) if at else 0


@pytest.mark.parametrize("name", ["everything", "no_headings", "many_headings"])
def test_a_booklet_reads_in_order_when_it_is_folded(name: str) -> None:
    content = rendered(name)
    count = len(pypdfium2.PdfDocument(content))
    sides = pages_of(impose(content, "booklet", "letter", "normal"))
    assert len(sides) % 2 == 0
    leaves = [sides[at : at + 2] for at in range(0, len(sides), 2)]
    # Opened leaf by leaf from the outside in: right of the front, left of the back; then from the inside out.
    read = [page for front, back in leaves for page in (front[1], back[0])]
    read += [page for front, back in reversed(leaves) for page in (back[1], front[0])]
    assert read == [*range(1, count + 1), *[0] * (len(read) - count)]


@pytest.mark.parametrize(("how", "each"), [("2", 2), ("4", 4)])
def test_several_pages_to_a_sheet_go_row_by_row(how: str, each: int) -> None:
    content = rendered("many_headings", "a4")
    count = len(pypdfium2.PdfDocument(content))
    sides = pages_of(impose(content, how, "a4", "normal"))
    assert [page for side in sides for page in side][:count] == list(range(1, count + 1))
    assert len(sides) == -(-count // each)


@pytest.mark.parametrize("how", ["booklet", "2", "4"])
@pytest.mark.parametrize("scale", ["normal", "large"])
def test_the_sheets_are_for_print_and_say_so(how: str, scale: str) -> None:
    content = impose(rendered("everything", "letter", scale), how, "letter", scale)
    assert content == impose(rendered("everything", "letter", scale), how, "letter", scale)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert str(pdf.docinfo["/Subject"]).startswith("For print only")
        assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"
        flip = "Long" if how == "4" else "Short"
        assert str(pdf.Root.ViewerPreferences.Duplex) == f"/DuplexFlip{flip}Edge"
        assert b"pdfuaid" not in content
    for page in pypdfium2.PdfDocument(content):
        ink = page.render(scale=2, grayscale=True).to_numpy().squeeze() < 250
        margin = EDGE * 2
        assert ink.sum() == ink[margin:-margin, margin:-margin].sum()
