"""Walks over blocks, for whoever needs every text of a document and not its shape."""

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
from studykit.model.text import Mark, Text


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every text of the blocks, in reading order."""
    for block in blocks:
        match block:
            case Heading(_, text) | Paragraph(text):
                yield text
            case ItemList(items):
                for item in items:
                    yield from texts(item)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield definition.term
                    yield from texts(definition.body)
            case Table(columns, rows, caption):
                yield caption
                yield from (column.heading for column in columns)
                for row in rows:
                    yield from row
            case Callout(_, title, body):
                yield title
                yield from texts(body)
            case Together(inner):
                yield from texts(inner)
            case _:
                assert_never(block)


def marked(blocks: Iterable[Block]) -> bool:
    """Whether any fact among the blocks carries the mark of a secondary or unverified source."""
    return any(isinstance(inline, Mark) for text in texts(blocks) for inline in text)
