"""Blocks of a document: intentions (a heading, a table, a warning), never appearance."""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from studykit.model.figure import Figure
from studykit.model.text import Inline, Plain, Text


class Heading(Struct, frozen=True):
    """A heading; `level` from 1, below the document’s title; links point at `anchor`, unique in its document."""

    level: int
    text: Text
    anchor: str


class Paragraph(Struct, frozen=True):
    """A paragraph of running text."""

    text: Text


class ItemList(Struct, frozen=True):
    """A list whose items hold blocks; `ordered` lists count from 1."""

    items: "tuple[tuple[Block, ...], ...]"
    ordered: bool = False


class Definition(Struct, frozen=True):
    """A term and what is said of it; `anchor` is empty where nothing points at it."""

    term: Text
    body: "tuple[Block, ...]"
    anchor: str = ""


class DefinitionList(Struct, frozen=True):
    """Terms with their definitions, in the author's order."""

    items: tuple[Definition, ...]


class Align(StrEnum):
    """Where the text of a column stands."""

    START = "start"
    END = "end"


class Column(Struct, frozen=True):
    """A column of a table; `header` columns name their rows (a screen reader says them before each cell)."""

    heading: Text
    align: Align = Align.START
    header: bool = False


class Table(Struct, frozen=True):
    """A table: every row has a cell for every column. The caption may be empty."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: Text = ()


class Tone(StrEnum):
    """What a callout is for."""

    NOTE = "note"
    CAUTION = "caution"
    SUPERSEDED = "superseded"


class Callout(Struct, frozen=True):
    """A boxed remark; the title may be empty."""

    tone: Tone
    title: Text
    body: "tuple[Block, ...]"


class Together(Struct, frozen=True):
    """Blocks that stay on one page unless they are long; then at least the first two and the last two of them do."""

    blocks: "tuple[Block, ...]"


Block: TypeAlias = Heading | Paragraph | ItemList | DefinitionList | Table | Figure | Callout | Together


def words(*parts: Inline | str) -> Text:
    """A text from strings and inlines, for what the program itself says."""
    return tuple(Plain(part) if isinstance(part, str) else part for part in parts)


class Reference(Struct, frozen=True):
    """A source as a document lists it, under the number by which the document cites it (from 1)."""

    number: int
    source: str
    text: Text


class Guide(Struct, frozen=True):
    """A handout on one topic, complete: what a format draws, and nothing it would have to look up.

    `title` and `summary` stand in the title block, above `facts` (label, value): edition, date checked, and so on.
    `banner` is what a superseded topic says before anything else. `references` are in the order of their numbers;
    every citation in the blocks has one.
    """

    topic: str
    language: str
    series: str
    edition: str
    title: Text
    summary: Text
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    author: str = ""
    banner: Callout | None = None
