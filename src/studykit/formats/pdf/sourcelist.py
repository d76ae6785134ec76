"""The list of sources, under the numbers by which the text cites them."""

from collections.abc import Iterator, Sequence
from typing import Final

from studykit.formats.pdf import wording
from studykit.formats.pdf.blocks.heading import heading_slabs
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.runs import REFERENCE
from studykit.formats.pdf.slab import Label, Slab, TextSlab
from studykit.formats.pdf.style import Style
from studykit.formats.pdf.tagging import NUMBERED, Element
from studykit.model.document import Heading, Reference, words

# No anchor of an author's begins with a slash.
SOURCES_ANCHOR: Final = "/sources"
COMPANY: Final = 4
"""So many sources at the end of the list go over to a new page together, where they are not too high."""

SPARSE: Final = 0.16
"""A page that is filled by no more than this part is worth a closer list that needs no such page."""

CLOSER: Final = (0.85, 0.7, 0.55)
"""How close the sources may stand, in parts of the space between them."""


def sources_heading(anchors: set[str]) -> Heading:
    """The heading of the list; its anchor is none of those given, which the document has already."""
    anchor = SOURCES_ANCHOR
    while anchor in anchors:
        anchor += "/list"
    return Heading(1, words(wording.SOURCES), anchor)


def source_slabs(heading: Heading, references: tuple[Reference, ...], desk: Desk, place: Place) -> Iterator[Slab]:
    """The heading and a row for each source; the last few of them stay together."""
    style = desk.style
    yield from heading_slabs(heading, desk, place)
    whole = Element("L", place.parent, NUMBERED)
    suite = desk.sans(style.reference.size)
    labels = [f"[{reference.number}]" for reference in references]
    indent = max([style.reference_indent, *(suite.regular.width(label) + style.item_label for label in labels)])
    rows: list[Slab] = []
    for reference, label in zip(references, labels, strict=True):
        entry = Element("LI", whole)
        tag, body = Element("Lbl", entry), Element("LBody", entry)
        line = Line(suite.regular.width(label), suite.regular.show(label + " "))
        lines = desk.lines(reference.text, suite, place.width - indent)
        rows.append(
            TextSlab(
                body,
                lines,
                style.reference,
                place.x + indent,
                place.width - indent,
                below=style.reference.below,
                solid=True,
                label=Label(tag, place.x, line),
                anchors=[f"{REFERENCE}{reference.number}"],
            )
        )
    _keep_company(rows, style)
    yield from rows


def fit_sources(slabs: Sequence[Slab], room: float, capacity: float, style: Style) -> None:
    """Set the sources closer where that saves a last page with almost nothing on it.

    `room` is what is left of the page, `capacity` what a whole one has.
    """
    pages, used = _pages(slabs, room, capacity)
    if not pages or used > SPARSE * capacity:
        return
    for share in CLOSER:
        below = share * style.reference.below
        if _pages(slabs, room, capacity, below)[0] < pages:
            for slab in slabs[1:]:
                slab.below = below
            return


def _keep_company(rows: Sequence[Slab], style: Style) -> None:
    company = rows[-COMPANY:]
    while sum(slab.height for slab in company) > style.kept:
        company = company[1:]
    for slab in company[:-1]:
        slab.keep = True


def _pages(slabs: Sequence[Slab], room: float, capacity: float, below: float | None = None) -> tuple[int, float]:
    """How many pages are begun for the heading and its rows, and how much of the last one they take up."""
    heading, first, *rows = slabs
    needs = [(heading.above, heading.height + max(heading.below, first.above) + first.height)]
    needs += [(first.below if below is None else below, row.height) for row in rows]
    pages, left = 0, room
    for above, height in needs:
        if above + height > left:
            pages, left = pages + 1, capacity - height
        else:
            left -= above + height
    return pages, capacity - left
