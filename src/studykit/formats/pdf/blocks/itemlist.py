"""Lists: items with a bullet or a number beside their first line."""

from collections.abc import Iterator

from studykit.formats.pdf import wording
from studykit.formats.pdf.blocks.composer import Composer
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.slab import Label, Slab, TextSlab
from studykit.formats.pdf.style import Style
from studykit.formats.pdf.tagging import BULLETED, NUMBERED, Element
from studykit.model.document import Block, ItemList, Paragraph


def list_slabs(block: ItemList, desk: Desk, place: Place, compose: Composer) -> Iterator[Slab]:
    """The items one under the other, each as near to the next as its paragraphs are long."""
    style = desk.style
    font = desk.serif(style.body.size).regular
    whole = Element("L", place.parent, NUMBERED if block.ordered else BULLETED)
    labels = [f"{number}." if block.ordered else wording.BULLET for number in range(1, len(block.items) + 1)]
    indent = max([style.item_indent, *(font.width(label) + style.item_label for label in labels)])
    for number, (item, label) in enumerate(zip(block.items, labels, strict=True), 1):
        entry = Element("LI", whole)
        tag = Element("Lbl", entry)
        body = place.inside(Element("LBody", entry), indent)
        width = font.width(label)
        line = Line(width, font.show(label + " "))
        slabs = [slab for part in item for slab in compose(part, desk, body)]
        labelled = _labelled(slabs, Label(tag, body.x - style.item_label - width, line), desk, body)
        _close(labelled, style.list_after if number == len(labels) else style.item_gap, item, style)
        yield from labelled


def _labelled(slabs: list[Slab], label: Label, desk: Desk, place: Place) -> list[Slab]:
    first = slabs[0] if slabs else None
    if isinstance(first, TextSlab) and first.lines and first.label is None:
        first.label = label
        return slabs
    # What begins with a table or another list has its label on a line above.
    alone = TextSlab(
        label.element,
        [label.line],
        desk.style.body,
        label.x,
        place.width,
        keep=bool(slabs),
        frames=place.frames,
    )
    return [alone, *slabs]


def _close(slabs: list[Slab], below: float, item: tuple[Block, ...], style: Style) -> None:
    """Set an item's paragraphs close where it has but one, before a nested list or the next item."""
    if sum(isinstance(part, Paragraph) for part in item) == 1 and isinstance(item[0], Paragraph):
        slabs[0].below = style.item_gap
    slabs[-1].below = below
