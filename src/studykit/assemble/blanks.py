"""Blanks: key phrases of some blocks as rules of about their width, numbered, and the answers apart from them."""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from msgspec import Struct, field
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

LONGEST: Final = 8
"""Words: a longer phrase is not written into a blank."""

MARGIN: Final = 2
"""How many letters a blank is longer than what belongs there, so that handwriting has room."""

RULE: Final = "_"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_SOURCES: Final = "Source"
_NOTHING: Final = "–"


class Blanks(Struct):
    """The answers so far; blanks count from 1."""

    answers: list[str] = field(default_factory=list)

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with their gaps, their strong phrases and a cell of each row of their tables as blanks."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(text):
                return Paragraph(self._text(text))
            case ItemList(items):
                return replace(block, items=tuple(self.blocks(item) for item in items))
            case DefinitionList(items):
                return DefinitionList(tuple(Definition(i.term, self.blocks(i.body), i.anchor) for i in items))
            case Table():
                return replace(block, rows=tuple(self._row(block, row, at) for at, row in enumerate(block.rows)))
            case Callout(body=body):
                return replace(block, body=self.blocks(body))
            case Together(inner):
                return Together(self.blocks(inner))
            case Heading() | Figure():
                return block
            case _:
                assert_never(block)

    def _row(self, table: Table, row: tuple[Text, ...], number: int) -> tuple[Text, ...]:
        """The row with one cell blank, in each row another one."""
        may = [at for at, cell in enumerate(row) if _asks(table, at, cell)]
        if not may or plain(row[0]) == _SOURCES:
            return row
        chosen = may[number % len(may)]
        return tuple(self._cell(cell) if at == chosen else cell for at, cell in enumerate(row))

    def _cell(self, cell: Text) -> Text:
        """The cell as a blank; what it cites and its mark stay."""
        kept = [inline for inline in cell if isinstance(inline, Citation | Mark)]
        return (self._blank(plain(cell)), *(part for inline in kept for part in (Plain(" "), inline)))

    def _text(self, text: Text) -> Text:
        return tuple(self._inline(inline) for inline in text)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Gap(children=children):
                return self._blank(plain(children))
            case Strong(children):
                said = plain(children)
                return self._blank(said) if _is_phrase(said) else inline
            case Emphasis(children) | Link(children):
                return replace(inline, children=self._text(children))
            case Plain() | Code() | Citation() | Mark():
                return inline
            case _:
                assert_never(inline)

    def _blank(self, answer: str) -> Plain:
        self.answers.append(answer)
        rules = [RULE * (len(word) + (MARGIN if at == 0 else 0)) for at, word in enumerate(answer.split())]
        return Plain(f"({len(self.answers)}){NO_BREAK}{' '.join(rules)}")


def _asks(table: Table, at: int, cell: Text) -> bool:
    column = table.columns[at]
    named = column.header or plain(column.heading) == _SOURCES or (at == 0 and not any(_headers(table)))
    return not named and plain(cell) != _NOTHING and 0 < len(plain(cell).split()) <= LONGEST


def _headers(table: Table) -> Iterator[bool]:
    return (column.header for column in table.columns)


def _is_phrase(said: str) -> bool:
    """A label ends with a colon and names what follows; a sentence in strong words is a warning."""
    return not said.endswith((":", ".", "?", "!")) and 0 < len(said.split()) <= LONGEST
