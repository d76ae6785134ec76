"""Walks over blocks and cards, for whoever needs every text and not its shape."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
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
from studykit.model.figure import Figure, figure_texts
from studykit.model.text import Citation, Mark, Text, citations


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every text of the blocks, in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.text
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
            case Figure():
                yield from figure_texts(block)
            case Callout(_, title, body):
                yield title
                yield from texts(body)
            case Together(inner):
                yield from texts(inner)
            case _:
                assert_never(block)


def figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every figure among the blocks and in those within them."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case ItemList(items):
                for item in items:
                    yield from figures(item)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield from figures(definition.body)
            case Callout(body=inner) | Together(inner):
                yield from figures(inner)
            case Heading() | Paragraph() | Table():
                pass
            case _:
                assert_never(block)


def marked(blocks: Iterable[Block]) -> bool:
    """Whether any fact among the blocks carries the mark of a secondary or unverified source."""
    return any(isinstance(inline, Mark) for text in texts(blocks) for inline in text)


def cited(card: Card) -> tuple[Citation, ...]:
    """What a card cites, each place once: first what it rests on, then what its texts point at, in reading order."""
    inside = (citation for text in _card_texts(card) for citation in citations(text))
    return tuple(dict.fromkeys((*card.provenance.sources, *inside)))


def _card_texts(card: Card) -> Iterator[Text]:
    match card:
        case RecallCard():
            yield from texts(card.front + card.back + card.reverse)
            yield card.subject
        case ClozeCard():
            yield card.text
        case ChoiceCard():
            yield from texts(card.front)
            for option in card.options:
                yield from (option.text, option.why)
        case _:
            assert_never(card)
    yield from texts(card.extra)
