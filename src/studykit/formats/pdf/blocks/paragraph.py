"""Paragraphs of running text."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab, TextSlab
from studykit.formats.pdf.tagging import Element
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
from studykit.model.text import Citation, Mark, Text, plain


def paragraph_slabs(paragraph: Paragraph, desk: Desk, place: Place) -> Iterator[Slab]:
    """The paragraph's lines; nothing for a paragraph without words."""
    style = desk.style
    lines = desk.lines(paragraph.text, desk.serif(style.body.size), place.width)
    announces = len(lines) <= style.announcement and _announces(paragraph.text)
    if lines:
        yield TextSlab(
            Element("P", place.parent),
            lines,
            style.body,
            place.x,
            place.width,
            below=style.body.below,
            keep=announces,
            frames=place.frames,
            orphans=style.orphans,
            widows=style.widows,
        )


def learn_paragraphs(blocks: Iterable[Block], desk: Desk) -> None:
    """Measure at once the words of all paragraphs among the blocks and in those within them."""
    desk.serif(desk.style.body.size).learn(_texts(blocks))


def _texts(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case ItemList(items):
                for item in items:
                    yield from _texts(item)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield from _texts(definition.body)
            case Callout(_, _, inner) | Together(inner):
                yield from _texts(inner)
            case Heading() | Table() | Figure():
                pass
            case _:
                assert_never(block)


def _announces(text: Text) -> bool:
    """Whether a text ends with a colon or asks; after the one of `Source:` stand the citations that it announces."""
    return plain(text).endswith((":", "?")) and not isinstance(text[-1], Citation | Mark)
