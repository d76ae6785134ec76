"""What is printed to be written on, in parts that begin on a page of their own: blocks that only paper has."""

from typing import TypeAlias

from msgspec import Struct

from studykit.model.document import Block, Callout, Reference
from studykit.model.text import Text


class AnswerLines(Struct, frozen=True):
    """Ruled lines to write on."""

    count: int


class FillIn(Struct, frozen=True):
    """Labels, each with a line to write on beside it, all in one row; the first has the longest line."""

    labels: tuple[str, ...]


class Options(Struct, frozen=True):
    """What there is to choose from, lettered from A; the heading may be empty."""

    items: tuple[Text, ...]
    heading: str = ""


class Prompts(Struct, frozen=True):
    """Labelled lines, each with room for a letter beside its label; the heading may be empty."""

    rows: tuple[tuple[str, Text], ...]
    heading: str = ""


class BubbleRow(Struct, frozen=True):
    """A row of an answer sheet: a circle for each of `count` letters, those at the positions `filled` filled in."""

    label: str
    count: int
    filled: tuple[int, ...] = ()


class BubbleSheet(Struct, frozen=True):
    """The rows of an answer sheet, in as many columns as there is room for, down the first column first."""

    rows: tuple[BubbleRow, ...]


class Exercise(Struct, frozen=True):
    """Blocks under a label, kept on one page where they fit on one."""

    label: str
    blocks: "tuple[FormBlock, ...]"


class Exercises(Struct, frozen=True):
    """Tasks one after the other, their labels in the margin, below what is said of all of them (or nothing)."""

    items: tuple[Exercise, ...]
    directions: Text = ()


class Personal(Struct, frozen=True):
    """Labels in one row, beside each what the owner of the copy has under a field (label, field); else a line."""

    fields: tuple[tuple[str, str], ...]


class Grid(Struct, frozen=True):
    """A table with room to write in. Each column has a heading and its share of the width."""

    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]


class PieceList(Struct, frozen=True):
    """The names of all pieces of the copy that this stands in, with the pages on which they begin.

    The rows (anchor, name) are filled in when the copy is put together.
    """

    rows: tuple[tuple[str, str], ...] = ()


class PageBreak(Struct, frozen=True):
    """What follows begins on a new page."""


FormBlock: TypeAlias = (
    Block | AnswerLines | FillIn | Options | Prompts | BubbleSheet | Exercises | Personal | Grid | PieceList | PageBreak
)


class Part(Struct, frozen=True):
    """A part with a title of its own, whose pages are counted by themselves; `name` stands in its running head.

    `anchor` is unique in the handout. `banner` is what has to be said before anything else; `facts` (label, value)
    stand under the title.
    """

    anchor: str
    name: str
    title: Text
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[FormBlock, ...]
    banner: Callout | None = None


class Handout(Struct, frozen=True):
    """Parts in one file. With `odd`, each begins on the front of a sheet when the file is printed on both sides.

    `mark` stands at the foot of every page: it tells one printing from another. Every citation in the blocks has a
    reference; the references are listed at the end of the last part.
    """

    language: str
    series: str
    author: str
    title: str
    subject: str
    mark: str
    parts: tuple[Part, ...]
    references: tuple[Reference, ...] = ()
    odd: bool = True
