"""Texts and blocks without their pointers, for what has no list of sources and no links: cards on paper."""

from collections.abc import Iterable
from typing import Final, assert_never

from studykit.model.document import (
    Block,
    Callout,
    Column,
    Definition,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
)
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text

_CLOSING: Final = (" ", ".", ",", ";", ":", "!", "?", ")", "]", "”", "’")


def bare(text: Text) -> Text:
    """The text without citations and marks (nor the space before them), its links and gaps as their words."""
    kept: list[Inline] = []
    dropped = False
    for inline in text:
        if isinstance(inline, Citation | Mark):
            dropped = True
            continue
        for part in _plainer(inline):
            if dropped and (not isinstance(part, Plain) or part.text.startswith(_CLOSING)):
                _trim(kept, closed=isinstance(part, Plain))
            kept.append(part)
            dropped = False
    if dropped:
        _trim(kept, closed=True)
    return tuple(kept)


def bare_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, each of their texts `bare`."""
    return tuple(map(_block, blocks))


def _plainer(inline: Inline) -> Text:
    match inline:
        case Link(children) | Gap(_, children):
            return bare(children)
        case Strong(children):
            return (Strong(bare(children)),)
        case Emphasis(children):
            return (Emphasis(bare(children)),)
        case Plain() | Code() | Citation() | Mark():
            return (inline,)
        case _:
            assert_never(inline)


def _trim(kept: list[Inline], *, closed: bool) -> None:
    if closed and kept and isinstance(last := kept[-1], Plain):
        kept[-1] = Plain(last.text.rstrip(" "))


def _block(block: Block) -> Block:
    match block:
        case Heading(level, text, anchor):
            return Heading(level, bare(text), anchor)
        case Paragraph(text):
            return Paragraph(bare(text))
        case ItemList(items, ordered):
            return ItemList(tuple(map(bare_blocks, items)), ordered)
        case DefinitionList(items):
            return DefinitionList(
                tuple(Definition(bare(item.term), bare_blocks(item.body), item.anchor) for item in items)
            )
        case Table(columns, rows, caption):
            heads = tuple(Column(bare(column.heading), column.align, column.header) for column in columns)
            return Table(heads, tuple(tuple(map(bare, row)) for row in rows), bare(caption))
        case Callout(tone, title, body):
            return Callout(tone, bare(title), bare_blocks(body))
        case Together(inner):
            return Together(bare_blocks(inner))
        case _:
            assert_never(block)
