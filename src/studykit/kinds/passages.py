"""Running text and its paragraphs: each that cites carries the mark of the best source it cites."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, assert_never

from msgspec.structs import replace

from studykit.kinds.marks import mark
from studykit.kinds.phrases import phrase
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
from studykit.model.source import Provenance
from studykit.model.text import Citation, Text, citations

Support: TypeAlias = Callable[[Sequence[Citation]], Provenance]
"""What a text rests on that cites these."""


def marked(text: Text, support: Support) -> Text:
    """The text with a mark at its end where it cites and nothing that it cites is official."""
    cited = citations(text)
    tail = mark(support(cited).standing) if cited else ()
    return phrase(text, " ", tail) if tail else text


def marked_blocks(blocks: Sequence[Block], support: Support) -> tuple[Block, ...]:
    """The blocks with a mark at the end of each paragraph that cites nothing official."""
    return each_paragraph(blocks, lambda paragraph: Paragraph(marked(paragraph.text, support)))


def each_paragraph(blocks: Sequence[Block], change: Callable[[Paragraph], Paragraph]) -> tuple[Block, ...]:
    """The blocks with every paragraph changed, wherever it stands."""
    return tuple(_changed(block, change) for block in blocks)


def paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Every paragraph of the blocks, in reading order."""
    found: list[Paragraph] = []

    def note(paragraph: Paragraph) -> Paragraph:
        found.append(paragraph)
        return paragraph

    each_paragraph(blocks, note)
    return tuple(found)


def _changed(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    match block:
        case Paragraph():
            return change(block)
        case ItemList(items):
            return replace(block, items=tuple(each_paragraph(item, change) for item in items))
        case Callout(_, _, body):
            return replace(block, body=each_paragraph(body, change))
        case Together(inner):
            return Together(each_paragraph(inner, change))
        case DefinitionList(items):
            return DefinitionList(tuple(replace(item, body=each_paragraph(item.body, change)) for item in items))
        case Heading() | Table() | Figure():
            return block
        case _:
            assert_never(block)
