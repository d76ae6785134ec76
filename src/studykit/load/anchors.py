"""The anchors of blocks: what a link inside a topic may point at."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from studykit.model.document import (
    Block,
    Callout,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
)
from studykit.model.figure import Figure


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """Every anchor in the blocks and in those within them."""
    for block in blocks:
        match block:
            case Paragraph() | Table() | Figure():
                pass
            case Heading(_, _, anchor):
                yield anchor
            case DefinitionList(items):
                for item in items:
                    yield from (item.anchor,) if item.anchor else ()
                    yield from anchors(item.body)
            case ItemList(items):
                for inner in items:
                    yield from anchors(inner)
            case Callout(_, _, inner) | Together(inner):
                yield from anchors(inner)
            case _:
                assert_never(block)
