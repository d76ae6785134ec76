"""The source field: what a card rests on, and how well, said on the back of every card."""

from collections.abc import Iterable, Mapping
from typing import Final, assert_never

from studykit.formats.apkg.escape import escape
from studykit.formats.apkg.markup import link_html
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.document import Block, Callout, DefinitionList, Heading, ItemList, Paragraph, Table, Together
from studykit.model.source import Source
from studykit.model.text import Citation, Standing, Text, citations

_MARKS: Final = {Standing.OFFICIAL: "", Standing.SECONDARY: "Secondary source only", Standing.UNVERIFIED: "Unverified"}
# Some official texts are still to be had at such addresses only.
_SCHEMES: Final = ("https:", "http:")
_UNSOURCED: Final = "No source named."


def source_html(card: Card, registry: Mapping[str, Source]) -> str:
    """The mark and the doubt, where there are any, then each source once, in the order in which the card cites them.

    Raises ValueError when the registry lacks a source.
    """
    mark, doubt = _MARKS[card.provenance.standing], escape(card.provenance.doubt)
    lines = [f'<span class="mark">{mark}</span> {doubt}'.strip()] if mark else []
    cited = dict.fromkeys((*card.provenance.sources, *_cited(card)))
    lines.extend(_reference(citation, registry) for citation in cited)
    return "<br>".join(lines if cited else [*lines, _UNSOURCED])


def _reference(citation: Citation, registry: Mapping[str, Source]) -> str:
    source = registry.get(citation.source)
    if source is None:
        raise ValueError(f"no source `{citation.source}` in the deck")
    title = ", ".join(filter(None, (source.title, citation.locator)))
    details = ", ".join(filter(None, (source.publisher, source.date)))
    link = link_html(escape(title), source.url, _SCHEMES)
    return f"{link}{'' if title.endswith('.') else '.'} {escape(details)}" if details else link


def _cited(card: Card) -> Iterable[Citation]:
    match card:
        case RecallCard():
            yield from _in_blocks(card.front + card.back + card.reverse)
            yield from citations(card.subject)
        case ClozeCard():
            yield from citations(card.text)
        case ChoiceCard():
            yield from _in_blocks(card.front)
            for option in card.options:
                yield from citations(option.text + option.why)
        case _:
            assert_never(card)
    yield from _in_blocks(card.extra)


def _in_blocks(blocks: tuple[Block, ...]) -> Iterable[Citation]:
    for block in blocks:
        match block:
            case Heading(_, text) | Paragraph(text):
                yield from citations(text)
            case ItemList(items):
                for item in items:
                    yield from _in_blocks(item)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield from citations(definition.term)
                    yield from _in_blocks(definition.body)
            case Table(columns, rows, caption):
                yield from _in_texts((*(column.heading for column in columns), *(cell for row in rows for cell in row)))
                yield from citations(caption)
            case Callout(_, title, body):
                yield from citations(title)
                yield from _in_blocks(body)
            case Together(inner):
                yield from _in_blocks(inner)
            case _:
                assert_never(block)


def _in_texts(texts: Iterable[Text]) -> Iterable[Citation]:
    for text in texts:
        yield from citations(text)
