"""Texts and blocks without their pointers, for what has no list of sources and no links: cards on paper."""

from collections.abc import Callable, Iterable
from typing import Final, assert_never

from msgspec.structs import replace

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
from studykit.model.figure import Figure, changed_figure
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text

_CLOSING: Final = (" ", ".", ",", ";", ":", "!", "?", ")", "]", "”", "’")


def bare(text: Text) -> Text:
    """The text without citations and marks (nor the space before them), its links and gaps as their words."""
    if _has_no_pointer(text):
        return text
    kept: list[Inline] = []
    dropped = False
    for inline in text:
        if isinstance(inline, (Citation, Mark)):
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


def unlinked(text: Text) -> Text:
    """The text with its links as their words; citations and marks stay."""
    if _has_no_pointer(text):
        return text
    kept: list[Inline] = []
    for inline in text:
        match inline:
            case Plain() | Code() | Citation() | Mark():
                kept.append(inline)
            case Link(children):
                kept.extend(unlinked(children))
            case Strong(children) | Emphasis(children) | Gap(_, children):
                kept.append(replace(inline, children=unlinked(children)))
            case _:
                assert_never(inline)
    return tuple(kept)


def bare_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, each of their texts `bare`."""
    return changed(blocks, bare)


def changed(blocks: Iterable[Block], change: Callable[[Text], Text]) -> tuple[Block, ...]:
    """The blocks with each of their texts changed."""
    return tuple(_block(block, change) for block in blocks)


def _has_no_pointer(text: Text) -> bool:
    if len(text) == 1:  # as most texts have
        return isinstance(text[0], (Plain, Code))
    return all(isinstance(inline, (Plain, Code)) for inline in text)


def _plainer(inline: Inline) -> Text:
    match inline:
        case Plain() | Code() | Citation() | Mark():
            return (inline,)
        case Link(children) | Gap(_, children):
            return bare(children)
        case Strong(children):
            return (Strong(bare(children)),)
        case Emphasis(children):
            return (Emphasis(bare(children)),)
        case _:
            assert_never(inline)


def _trim(kept: list[Inline], *, closed: bool) -> None:
    if closed and kept and isinstance(last := kept[-1], Plain):
        kept[-1] = Plain(last.text.rstrip(" "))


def _block(block: Block, change: Callable[[Text], Text]) -> Block:
    match block:
        case Paragraph(text):
            return Paragraph(change(text))
        case Heading(level, text, anchor):
            return Heading(level, change(text), anchor)
        case ItemList(items, ordered):
            return ItemList(tuple(changed(item, change) for item in items), ordered)
        case DefinitionList(items):
            return DefinitionList(
                tuple(Definition(change(item.term), changed(item.body, change), item.anchor) for item in items)
            )
        case Table(columns, rows, caption):
            heads = tuple(Column(change(column.heading), column.align, column.header) for column in columns)
            return Table(heads, tuple(tuple(map(change, row)) for row in rows), change(caption))
        case Figure():
            return changed_figure(block, change)
        case Callout(tone, title, body):
            return Callout(tone, change(title), changed(body, change))
        case Together(inner):
            return Together(changed(inner, change))
        case _:
            assert_never(block)
