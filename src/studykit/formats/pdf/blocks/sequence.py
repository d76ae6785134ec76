"""A sequence of blocks: an introduction stays on the page of what it introduces, and a box with the table above it."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import APART, FIRM, Slab, TextSlab, hold
from studykit.formats.pdf.style import Style
from studykit.model.document import Callout, DefinitionList, Heading, ItemList, Paragraph, Table, Together
from studykit.model.figure import Figure
from studykit.model.handout import AnswerLines, FormBlock

BETWEEN: Final = 2
"""So many paragraphs between a table and the box, or the lines to write on, below it still belong to both."""

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
        elif box := _box(blocks, at):
            slabs = list(compose(block, desk, place))
            hold(slabs[-1:], FIRM if isinstance(box, Callout) else APART)
            yield from slabs
        else:
            yield from compose(block, desk, place)


def _box(blocks: tuple[_Block, ...], at: int) -> _Block | None:
    """The box, or the lines to write on, below the table that the block is, or below it and the table over it."""
    first = last = at
    while first > 0 and at - first < BETWEEN and isinstance(blocks[first], Paragraph):
        first -= 1
    if not isinstance(blocks[first], Table):
        return None
    while last + 1 < len(blocks) and last - first < BETWEEN and isinstance(blocks[last + 1], Paragraph):
        last += 1
    below = blocks[last + 1] if last + 1 < len(blocks) else None
    return below if isinstance(below, Callout | AnswerLines) else None


def _keep_introduction(slabs: list[Slab], after: FormBlock, style: Style) -> None:
    """Keep the only paragraph over a table, list, figure or box with it, and a single line with whatever it is over."""
    for slab in slabs:
        if not isinstance(slab, TextSlab):
            continue
        shown = isinstance(after, Table | ItemList | DefinitionList | Figure | Together | Callout)
        if len(slab.lines) <= (style.announcement if shown else 1) and not isinstance(after, Heading):
            slab.keep = True
