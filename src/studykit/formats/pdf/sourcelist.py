"""The list of sources, under the numbers by which the text cites them."""

from collections.abc import Iterator
from typing import Final

from studykit.formats.pdf import wording
from studykit.formats.pdf.blocks.heading import heading_slabs
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.runs import REFERENCE
from studykit.formats.pdf.slab import Label, Slab, TextSlab
from studykit.formats.pdf.tagging import NUMBERED, Element
from studykit.model.document import Heading, Reference, words

# No anchor of an author's begins with a slash.
SOURCES_ANCHOR: Final = "/sources"


def sources_heading(anchors: set[str]) -> Heading:
    """The heading of the list; its anchor is none of those given, which the document has already."""
    anchor = SOURCES_ANCHOR
    while anchor in anchors:
        anchor += "/list"
    return Heading(1, words(wording.SOURCES), anchor)


def source_slabs(heading: Heading, references: tuple[Reference, ...], desk: Desk, place: Place) -> Iterator[Slab]:
    """The heading and a row for each source."""
    style = desk.style
    yield from heading_slabs(heading, desk, place)
    whole = Element("L", place.parent, NUMBERED)
    suite = desk.sans(style.reference.size)
    labels = [f"[{reference.number}]" for reference in references]
    indent = max([style.reference_indent, *(suite.regular.width(label) + style.item_label for label in labels)])
    for reference, label in zip(references, labels, strict=True):
        entry = Element("LI", whole)
        tag, body = Element("Lbl", entry), Element("LBody", entry)
        line = Line(suite.regular.width(label), suite.regular.show(label + " "))
        lines = desk.lines(reference.text, suite, place.width - indent)
        yield TextSlab(
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
