"""What is printed to be written on, in parts that begin on a page of their own: blocks that only paper has."""

from dataclasses import dataclass
from typing import TypeAlias

from studykit.model.document import Block, Callout, Reference
from studykit.model.text import Text


@dataclass(frozen=True, slots=True)
class AnswerLines:
    """Ruled lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class FillIn:
    """Labels, each with a line to write on beside it, all in one row; the first has the longest line."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What there is to choose from, lettered from A; the heading may be empty."""

    items: tuple[Text, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Prompts:
    """Labelled lines, each with room for a letter beside its label; the heading may be empty."""

    rows: tuple[tuple[str, Text], ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class BubbleRow:
    """A row of an answer sheet: a circle for each of `count` letters, those at the positions `filled` filled in."""

    label: str
    count: int
    filled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BubbleSheet:
    """The rows of an answer sheet, in as many columns as there is room for, down the first column first."""

    rows: tuple[BubbleRow, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """Blocks under a label, kept on one page where they fit on one."""

    label: str
    blocks: "tuple[FormBlock, ...]"


@dataclass(frozen=True, slots=True)
class Exercises:
    """Tasks one after the other, their labels in the margin, below what is said of all of them (or nothing)."""

    items: tuple[Exercise, ...]
    directions: Text = ()


@dataclass(frozen=True, slots=True)
class Personal:
    """Labels in one row, beside each what the owner of the copy has under a field (label, field); else a line."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with room to write in. Each column has a heading and its share of the width."""

    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PieceList:
    """The names of all pieces of the copy that this stands in, with the pages on which they begin.

    The rows (anchor, name) are filled in when the copy is put together.
    """

    rows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


FormBlock: TypeAlias = (
    Block | AnswerLines | FillIn | Options | Prompts | BubbleSheet | Exercises | Personal | Grid | PieceList | PageBreak
)


@dataclass(frozen=True, slots=True)
class Part:
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


@dataclass(frozen=True, slots=True)
class Handout:
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
