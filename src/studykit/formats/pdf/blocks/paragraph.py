"""Paragraphs of running text."""

from collections.abc import Iterator

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab, TextSlab
from studykit.formats.pdf.tagging import Element
from studykit.model.document import Paragraph
from studykit.model.text import Citation, Mark, Text, plain


def paragraph_slabs(paragraph: Paragraph, desk: Desk, place: Place) -> Iterator[Slab]:
    """The paragraph's lines; nothing for a paragraph without words."""
    style = desk.style
    lines = desk.lines(paragraph.text, desk.serif(style.body.size), place.width)
    announces = len(lines) <= style.announcement and _announces(paragraph.text)
    if lines:
        yield TextSlab(
            Element("P", place.parent),
            lines,
            style.body,
            place.x,
            place.width,
            below=style.body.below,
            keep=announces,
            frames=place.frames,
            orphans=style.orphans,
            widows=style.widows,
        )


def _announces(text: Text) -> bool:
    """Whether a text ends with a colon or asks; after the one of `Source:` stand the citations that it announces."""
    return plain(text).endswith((":", "?")) and not isinstance(text[-1], Citation | Mark)
