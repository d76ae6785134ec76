"""Definition lists: a term on a line of its own, and under it what is said of it."""

from collections.abc import Iterator

from studykit.formats.pdf.blocks.composer import Composer
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab, TextSlab, accompany, close, keep_entry
from studykit.formats.pdf.tagging import Element
from studykit.model.document import DefinitionList


def definition_slabs(block: DefinitionList, desk: Desk, place: Place, compose: Composer) -> Iterator[Slab]:
    """The terms, each kept with the beginning of its definition."""
    style = desk.style
    whole = Element("L", place.parent)
    groups: list[list[Slab]] = []
    for item in block.items:
        entry = Element("LI", whole)
        lines = desk.display_lines(item.term, desk.label(style.term.size), place.width)
        term = TextSlab(
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
        groups.append([term, *slabs])
        keep_entry(groups[-1], style)
    accompany(groups, style)
    for group in groups:
        yield from group
