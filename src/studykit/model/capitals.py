"""Capitals: what stands by itself, as a cell of a table or the paragraph under a term, begins with one."""

import re
from collections.abc import Iterable
from typing import Final, assert_never

from msgspec.structs import replace

from studykit.model.document import (
    Block,
    Callout,
    Definition,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
)
from studykit.model.figure import Figure
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text, plain

# No address, file or abbreviation, no name such as e-mail, no quantity such as x². Compiled when first matched, as few
# documents need it.
_WORD: Final = r"[^\W\d_]+(?:[’'/–-][^\W\d_]+)*[,;:)!?…]?"
_NAME: Final = r"[^\W\d_]-"
_QUANTITY: Final = r"[^\W\d_](?:[²³¹]|\s?[=<>≤≥≠≈≡±+−×÷·→])"
_UNITS: Final = frozenset(
    ["g", "kg", "mg", "t", "lb", "oz", "mm", "cm", "m", "km", "in", "ft", "yd", "mi", "s", "ms", "min", "h", "pt"]
)


def capital(text: Text) -> Text:
    """The text with a capital at its start, where it starts with a plain word in small letters."""
    if plain(text) in _UNITS:
        return text
    match text:
        case (first, *rest):
            return (_inline(first), *rest)
        case _:
            return text


def capitalised(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with a capital at the start of each cell of a table and of each paragraph under a term."""
    return tuple(_block(block) for block in blocks)


def _inline(inline: Inline) -> Inline:
    match inline:
        case Plain(run):
            head = run.split(maxsplit=1)[:1]
            begins = head and not run[:1].isspace() and _begins(head[0]) and re.match(_QUANTITY, run) is None
            return Plain(_raised(run)) if begins else inline
        case Strong(children) | Emphasis(children) | Link(children):
            return replace(inline, children=capital(children))
        case Code() | Citation() | Gap() | Mark():
            return inline
        case _:
            assert_never(inline)


def _begins(word: str) -> bool:
    return word.islower() and re.fullmatch(_WORD, word) is not None and re.match(_NAME, word) is None


def _raised(run: str) -> str:
    return run[:1].upper() + run[1:]


def _block(block: Block) -> Block:
    match block:
        case Table(rows=rows):
            return replace(block, rows=tuple(tuple(map(capital, row)) for row in rows))
        case DefinitionList(items):
            return DefinitionList(tuple(Definition(item.term, _body(item.body), item.anchor) for item in items))
        case ItemList(items):
            return replace(block, items=tuple(map(capitalised, items)))
        case Callout(body=body):
            return replace(block, body=capitalised(body))
        case Together(inner):
            return Together(capitalised(inner))
        case Heading() | Paragraph() | Figure():
            return block
        case _:
            assert_never(block)


def _body(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(Paragraph(capital(each.text)) if isinstance(each, Paragraph) else _block(each) for each in blocks)
