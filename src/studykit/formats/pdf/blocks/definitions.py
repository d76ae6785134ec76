"""Definition lists: a term on a line of its own, and under it what is said of it."""

from collections.abc import Iterator

from studykit.formats.pdf.blocks.composer import Composer
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab, TextSlab, close
from studykit.formats.pdf.tagging import Element
from studykit.model.document import DefinitionList


def definition_slabs(block: DefinitionList, desk: Desk, place: Place, compose: Composer) -> Iterator[Slab]:
    """The terms, each kept with the beginning of its definition."""
    style = desk.style
    whole = Element("L", place.parent)
    for item in block.items:
        entry = Element("LI", whole)
        lines = desk.display_lines(item.term, desk.label(style.term.size), place.width)
        yield TextSlab(
            Element("Lbl", entry),
            lines,
            style.term,
            place.x,
            place.width,
            above=style.term.above,
            below=style.term.below,
            keep=bool(item.body),
            solid=True,
            frames=place.frames,
            anchors=[item.anchor] if item.anchor else [],
        )
        body = place.inside(Element("LBody", entry), style.definition_indent)
        slabs = [slab for part in item.body for slab in compose(part, desk, body)]
        close(slabs, style)
        # What a definition ends with, such as its sources, does not begin a page alone.
        if len(slabs) > 1 and slabs[-1].height <= style.widows * style.body.leading:
            slabs[-2].keep = True
        yield from slabs
