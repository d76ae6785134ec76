"""Blocks and texts as plain lines, for outputs that hold no markup: a citation is its source’s title in brackets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, assert_never

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
from studykit.model.lead import lead
from studykit.model.outline import outline
from studykit.model.source import Source
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Standing, Strong, Text

MARKS: Final = {Standing.SECONDARY: "secondary source", Standing.UNVERIFIED: "unverified"}
"""The visible marks, in words."""

Registry: TypeAlias = Mapping[str, Source]
"""The sources by their ids."""

# A no-break space is not folded: it was written on purpose.
_FOLDED: Final = re.compile(r"[ \t\r\n]+")


def line(text: Text, registry: Registry) -> str:
    """A text on one line, with its citations as `[title of the source, § 2]` and its marks in round brackets.

    Raises ValueError when the registry lacks a source.
    """
    return _FOLDED.sub(" ", "".join(_inline(part, registry) for part in text)).strip()


def lines(blocks: Iterable[Block], registry: Registry) -> tuple[str, ...]:
    """The blocks as lines, a paragraph each; items of a list keep their number or get a dash, cells of a row a bar."""
    return tuple(said for said in _lines(blocks, registry) if said)


def reference(citation: Citation, registry: Registry) -> str:
    """A citation as a reader without a list of sources needs it: the title of the source, and where in it.

    Raises ValueError when the registry lacks the source.
    """
    source = registry.get(citation.source)
    if source is None:
        raise ValueError(f"no source `{citation.source}` in the registry")
    return f"{source.title}, {citation.locator}" if citation.locator else source.title


def _lines(blocks: Iterable[Block], registry: Registry) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, text) | Paragraph(text):
                yield line(text, registry)
            case ItemList(items, ordered):
                for number, item in enumerate(items, 1):
                    first, *rest = lines(item, registry) or ("",)
                    yield f"{number}. {first}" if ordered else f"– {first}"
                    yield from rest
            case DefinitionList(definitions):
                for definition in definitions:
                    yield line((*lead(definition.term), Plain(" ".join(lines(definition.body, registry)))), registry)
            case Table(columns, rows, caption):
                yield line(caption, registry)
                yield " | ".join(line(column.heading, registry) for column in columns)
                for row in rows:
                    yield " | ".join(line(cell, registry) for cell in row)
            case Figure():
                yield from _lines(outline(block), registry)
            case Callout(_, title, body):
                yield line(title, registry)
                yield from _lines(body, registry)
            case Together(inner):
                yield from _lines(inner, registry)
            case _:
                assert_never(block)


def _inline(inline: Inline, registry: Registry) -> str:
    match inline:
        case Plain(text) | Code(text):
            return text
        case Strong(children) | Emphasis(children) | Gap(_, children):
            return "".join(_inline(child, registry) for child in children)
        case Link(children, target):
            said = "".join(_inline(child, registry) for child in children)
            return said if target.startswith("#") or said == target else f"{said} ({target})"
        case Citation():
            return f"[{reference(inline, registry)}]"
        case Mark(standing):
            return f"({MARKS[standing]})"
        case _:
            assert_never(inline)
