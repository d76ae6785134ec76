"""A sequence of blocks: an introduction stays on the page of what it introduces."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab, TextSlab
from studykit.formats.pdf.style import Style
from studykit.model.document import DefinitionList, Heading, ItemList, Paragraph, Table, Together
from studykit.model.figure import Figure
from studykit.model.handout import FormBlock

_Block = TypeVar("_Block", bound=FormBlock)


def sequence_slabs(
    blocks: tuple[_Block, ...], desk: Desk, place: Place, compose: Callable[[_Block, Desk, Place], Iterator[Slab]]
) -> Iterator[Slab]:
    """The slabs of blocks one under the other, each composed when it is wanted."""
    for at, block in enumerate(blocks):
        before = blocks[at - 1] if at else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and isinstance(before, Heading) and after is not None:
            slabs = list(compose(block, desk, place))
            _keep_introduction(slabs, after, desk.style)
            yield from slabs
        else:
            yield from compose(block, desk, place)


def _keep_introduction(slabs: list[Slab], after: FormBlock, style: Style) -> None:
    """Keep the only paragraph over a table, list or figure with it, and a single line with whatever it is over."""
    for slab in slabs:
        if not isinstance(slab, TextSlab):
            continue
        shown = isinstance(after, Table | ItemList | DefinitionList | Figure | Together)
        if len(slab.lines) <= (style.announcement if shown else 1) and not isinstance(after, Heading):
            slab.keep = True
