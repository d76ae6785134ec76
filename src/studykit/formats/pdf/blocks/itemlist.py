"""Lists: items with a bullet or a number beside their first line."""

from collections.abc import Iterator

from studykit.formats.pdf import wording
from studykit.formats.pdf.blocks.composer import Composer
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.slab import Label, Slab, TextSlab, accompany, close, keep_entry
from studykit.formats.pdf.tagging import BULLETED, NUMBERED, Element
from studykit.model.document import Block, ItemList, Together


def list_slabs(block: ItemList, desk: Desk, place: Place, compose: Composer) -> Iterator[Slab]:
    """The items one under the other; what belongs to one item stands closer than what belongs to the next."""
    style = desk.style
    font = desk.serif(style.body.size).regular
    whole = Element("L", place.parent, NUMBERED if block.ordered else BULLETED)
    labels = [f"{number}." if block.ordered else wording.BULLET for number in range(1, len(block.items) + 1)]
    indent = max([style.item_indent, *(font.width(label) + style.item_label for label in labels)])
    groups: list[list[Slab]] = []
    for number, (item, label) in enumerate(zip(block.items, labels, strict=True), 1):
        entry = Element("LI", whole)
        tag = Element("Lbl", entry)
        body = place.inside(Element("LBody", entry), indent)
        width = font.width(label)
        line = Line(width, font.show(label + " "))
        slabs = [slab for part in item for slab in compose(part, desk, body)]
        labelled = _labelled(slabs, Label(tag, body.x - style.item_label - width, line), desk, body)
        last = number == len(labels) or len(_parts(item)) > 1
        close(labelled, style)
        labelled[-1].below = style.list_after if last else style.item_gap
        keep_entry(labelled, style)
        groups.append(labelled)
    accompany(groups, style)
    for group in groups:
        yield from group


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


def _parts(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks, those that are only kept together one by one."""
    return [part for block in blocks for part in (_parts(block.blocks) if isinstance(block, Together) else [block])]
