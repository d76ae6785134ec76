"""Blocks and texts as plain words on a terminal, with citations and marks in brackets."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from studykit.cli.glyphs import cells, visible
from studykit.model.document import (
    Align,
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
from studykit.model.outline import outline
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text
from studykit.model.walk import texts

_INDENT: Final = "  "
_GAP: Final = "  "
_NARROWEST: Final = 30
"""Cells in which text is wrapped at least, however deep it is nested."""


def line(text: Text) -> str:
    """A text on one line: a citation is `[id, § 2]`, a mark `(secondary)`, a gap shows what it hides in brackets."""
    return visible(" ".join("".join(map(_inline, text)).split()))


def headline(blocks: Iterable[Block]) -> str:
    """The words of some blocks on one line."""
    return " / ".join(part for text in texts(blocks) if (part := line(text)))


def lines(blocks: Iterable[Block], width: int) -> Iterator[str]:
    """The blocks as lines of at most `width` cells, as far as their words and tables allow."""
    for block in blocks:
        match block:
            case Heading(level, text):
                yield f"{'#' * level} {line(text)}"
            case Paragraph(text):
                yield from wrapped(line(text), width)
            case ItemList(items, ordered):
                for number, item in enumerate(items, 1):
                    yield from _item(f"{number}." if ordered else "-", item, width)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield line(definition.term)
                    yield from _indented(definition.body, width)
            case Table():
                yield from _table(block, width)
            case Figure():
                yield from lines(outline(block), width)
            case Callout(tone, title, body):
                yield f"[{line(title) or tone.value}]"
                yield from _indented(body, width)
            case Together(inner):
                yield from lines(inner, width)
            case _:
                assert_never(block)


def wrapped(words: str, width: int) -> list[str]:
    """Words in lines of at most `width` cells, unless one word is longer."""
    return textwrap.wrap(words, max(width, _NARROWEST), break_long_words=False, break_on_hyphens=False)


def columns(rows: Sequence[Sequence[str]], right: Sequence[bool] = ()) -> Iterator[str]:
    """Rows of cells with their columns aligned, those in `right` at their end; the last column is not padded."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = [
            " " * (width - cells(cell)) + cell if ends else cell + " " * (width - cells(cell))
            for cell, width, ends in zip(row, widths, right or [False] * len(row), strict=True)
        ]
        yield _GAP.join(padded).rstrip()


def _inline(inline: Inline) -> str:
    match inline:
        case Plain(text) | Code(text):
            return text
        case Strong(children) | Emphasis(children):
            return "".join(map(_inline, children))
        case Link(children, target):
            words = "".join(map(_inline, children))
            return words if target.startswith("#") or words == target else f"{words} <{target}>"
        case Citation(source, locator):
            return f"[{source}, {locator}]" if locator else f"[{source}]"
        case Gap(number, children, hint):
            return f"{{{number}: {''.join(map(_inline, children))}{f' ({hint})' if hint else ''}}}"
        case Mark(standing):
            return f"({standing})"
        case _:
            assert_never(inline)


def _item(marker: str, item: tuple[Block, ...], width: int) -> Iterator[str]:
    indent = " " * (len(marker) + 1)
    for number, text in enumerate(lines(item, width - len(indent))):
        yield f"{indent if number else marker + ' '}{text}"


def _indented(blocks: Iterable[Block], width: int) -> Iterator[str]:
    return (_INDENT + text for text in lines(blocks, width - len(_INDENT)))


def _table(table: Table, width: int) -> Iterator[str]:
    if caption := line(table.caption):
        yield caption
    headings = [line(column.heading) for column in table.columns]
    body = [[line(cell) for cell in row] for row in table.rows]
    right = [column.align is Align.END for column in table.columns]
    aligned = list(columns([headings, ["-" * cells(heading) for heading in headings], *body], right))
    if max(map(cells, aligned)) <= width:
        yield from aligned
    else:
        yield from _records(headings, body, width)


def _records(headings: Sequence[str], body: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """A table too wide for the lines: its rows one below the other, each cell behind its heading."""
    label = max(map(cells, headings))
    for number, row in enumerate(body):
        if number:
            yield ""
        for heading, cell in zip(headings, row, strict=True):
            first, *rest = wrapped(cell, width - label - len(_GAP)) or [""]
            yield f"{heading}{' ' * (label - cells(heading))}{_GAP}{first}".rstrip()
            yield from (" " * label + _GAP + words for words in rest)
