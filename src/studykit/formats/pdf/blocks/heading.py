"""Headings: they stand out to the left of the text and stay with what follows."""

from collections.abc import Iterator
from typing import Final

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab, TextSlab
from studykit.formats.pdf.style import ACCENT
from studykit.formats.pdf.tagging import Element
from studykit.model.document import Heading

# Headings of the first two levels hang.
HANGING: Final = 2
DEEPEST: Final = 6


def heading_tag(level: int) -> str:
    """The structure type of a heading: the title of the document is H1, so its sections begin at H2."""
    return f"H{min(level + 1, DEEPEST)}"


def heading_slabs(heading: Heading, desk: Desk, place: Place) -> Iterator[Slab]:
    """The heading's lines."""
    style = desk.style
    measure = style.headings[min(heading.level, len(style.headings)) - 1]
    x = place.outer if heading.level <= HANGING else place.x
    width = place.width + place.x - x
    lines = desk.display_lines(heading.text, desk.label(measure.size), width)
    yield TextSlab(
        Element(heading_tag(heading.level), place.parent),
        lines,
        measure,
        x,
        width,
        above=measure.above,
        below=measure.below,
        keep=True,
        solid=True,
        frames=place.frames,
        colour=ACCENT,
        anchors=[heading.anchor],
    )
