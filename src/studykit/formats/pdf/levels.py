"""Heading levels without gaps: nobody must wonder which heading was left out (ISO 14289-1, 7.4.2)."""

from typing import assert_never

from msgspec.structs import replace

from studykit.model.document import Block, Callout, DefinitionList, Heading, ItemList, Paragraph, Table, Together
from studykit.model.figure import Figure


def levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with every heading at most one level deeper than the one before it; the first has level 1."""
    return _levelled(blocks, [0])


def _levelled(blocks: tuple[Block, ...], last: list[int]) -> tuple[Block, ...]:
    return tuple(_block(block, last) for block in blocks)


def _block(block: Block, last: list[int]) -> Block:
    match block:
        case Heading(level):
            last[0] = min(level, last[0] + 1)
            return block if level == last[0] else replace(block, level=last[0])
        case Callout():
            return replace(block, body=_levelled(block.body, last))
        case Together(inner):
            return Together(_levelled(inner, last))
        case ItemList():
            return replace(block, items=tuple(_levelled(item, last) for item in block.items))
        case DefinitionList(items):
            return DefinitionList(tuple(replace(item, body=_levelled(item.body, last)) for item in items))
        case Paragraph() | Table() | Figure():
            return block
        case _:
            assert_never(block)
