"""Imposition: the pages of a finished file put on larger sheets, as a booklet to fold and staple or several to a sheet.

For print only. The structure tree is lost on the way (a page that is drawn inside another has no tags of its own), so
the files do not call themselves PDF/UA, and the tagged file is always made beside them.
"""

from io import BytesIO
from itertools import pairwise
from typing import Final

import pikepdf
from msgspec import Struct
from pikepdf import Dictionary, Name

from studykit.formats.pdf.paper import PAPERS, Paper
from studykit.formats.pdf.style import SCALES

MARGIN: Final = 20.0
NOTE: Final = "For print only: the accessible file is the one without this arrangement."
# Room that is kept around what is printed when the margins of a page are trimmed away.
KEEP: Final = 8.0


class Imposition(Struct, frozen=True):
    """Columns and rows of pages on a sheet; a `turned` sheet lies on its long edge."""

    columns: int
    rows: int
    turned: bool
    duplex: str
    booklet: bool = False


IMPOSITIONS: Final = {
    "booklet": Imposition(2, 1, turned=True, duplex="DuplexFlipShortEdge", booklet=True),
    "2": Imposition(2, 1, turned=True, duplex="DuplexFlipShortEdge"),
    "4": Imposition(2, 2, turned=False, duplex="DuplexFlipLongEdge"),
}


def impose(
    content: bytes, how: str, paper: str, scale: str, margin: float | None = None, *, parted: bool = False
) -> bytes:
    """The pages of a file on sheets of the same paper; `how` is a name of IMPOSITIONS.

    `margin` is the white at the edges of its pages, where it is not that of a guide at this scale. `parted` begins a
    new sheet, and a booklet of its own, with every bookmark that stands on top.
    The same file gives the same bytes. The white around each page is trimmed, so that type stays as large as can be.
    """
    way, sheet, style = IMPOSITIONS[how], PAPERS[paper], SCALES[scale]
    white = (min(style.left, style.right), min(style.head, style.foot)) if margin is None else (margin, margin)
    trim = (white[0] - KEEP, white[1] - KEEP)
    with pikepdf.open(BytesIO(content)) as source, pikepdf.new() as made:
        pages = [made.copy_foreign(page.as_form_xobject()) for page in source.pages]
        starts = [*(_tops(source) if parted else [0]), len(pages)]
        for start, end in pairwise(starts):
            if len(made.pages) % 2:
                _add_sheet(made, [], way, sheet, trim)
            for places in _sheets(end - start, way):
                _add_sheet(made, [None if at is None else pages[start + at] for at in places], way, sheet, trim)
        made.docinfo[Name.Title] = source.docinfo[Name.Title]
        made.docinfo[Name.Subject] = NOTE
        made.docinfo[Name.Producer] = source.docinfo[Name.Producer]
        made.Root.Lang = source.Root.Lang
        made.Root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=Name(f"/{way.duplex}")
        )
        written = BytesIO()
        made.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()


def _tops(source: pikepdf.Pdf) -> list[int]:
    """The pages to which the bookmarks on top lead, from 0."""
    with source.open_outline() as outline:
        leads = [row.destination for row in outline.root]
    found = {pikepdf.Page(place[0]).index for place in leads if isinstance(place, pikepdf.Array)}
    return sorted({0, *found})


def _sheets(count: int, way: Imposition) -> list[list[int | None]]:
    """Which page stands in which place of each side of each sheet; None where no page is left."""
    if not way.booklet:
        each = way.columns * way.rows
        return [[at if at < count else None for at in range(first, first + each)] for first in range(0, count, each)]
    whole = -(-count // 4) * 4
    sides: list[list[int | None]] = []
    for leaf in range(whole // 4):
        outer, inner = (whole - 1 - 2 * leaf, 2 * leaf), (2 * leaf + 1, whole - 2 - 2 * leaf)
        sides += [[at if at < count else None for at in side] for side in (outer, inner)]
    return sides


def _add_sheet(
    made: pikepdf.Pdf, forms: list[pikepdf.Object | None], way: Imposition, paper: Paper, trim: tuple[float, float]
) -> None:
    width, height = (paper.height, paper.width) if way.turned else (paper.width, paper.height)
    cell = (width / way.columns, height / way.rows)
    live = (paper.width - 2 * trim[0], paper.height - 2 * trim[1])
    scale = min((cell[0] - 2 * MARGIN) / live[0], (cell[1] - 2 * MARGIN) / live[1])
    shown, drawn = Dictionary(), []
    for place, form in enumerate(forms):
        if form is not None:
            row, column = divmod(place, way.columns)
            x = column * cell[0] + (cell[0] - paper.width * scale) / 2
            y = height - (row + 1) * cell[1] + (cell[1] - paper.height * scale) / 2
            shown[f"/P{place}"] = form
            drawn.append(f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm /P{place} Do Q")
    page = made.add_blank_page(page_size=(width, height))
    page.Resources = Dictionary(XObject=shown)
    page.Contents = made.make_stream("\n".join(drawn).encode("ascii"))
