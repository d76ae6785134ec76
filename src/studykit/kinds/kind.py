"""What a section kind is: a schema, a reader, and what it derives; and what it is given to do so.

A section goes through two steps. `read` turns the validated mapping into a frozen body, while only this one section is
known. `derive` turns bodies into blocks, cards and questions, when every table of the kit is known. Both note problems
and go on.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.kinds.schema import SectionSchema
from studykit.model.authored import Scalar
from studykit.model.card import Card
from studykit.model.document import Block
from studykit.model.facts import Entry, FactTable
from studykit.model.question import Item
from studykit.model.source import Provenance
from studykit.model.text import Citation, Text


class Reader(Protocol):
    """What a kind may ask while it reads one section; `path` is `topic/section`."""

    @property
    def path(self) -> str:
        """The section's path."""

    def text(self, written: Scalar) -> Text:
        """Inline Markdown as a text; problems in it are noted with their place."""

    def cloze(self, written: Scalar) -> Text:
        """Inline Markdown with gaps as a text; anywhere else a gap is a problem."""

    def blocks(self, written: Scalar) -> tuple[Block, ...]:
        """Markdown paragraphs, lists and quotations as blocks."""

    def provenance(self, sources: Sequence[Scalar], doubt: Text = ()) -> Provenance:
        """What a fact rests on: its own sources (`id` or `id, § 2`), or the section's where it names none."""

    def support(self, cited: Sequence[Citation]) -> Provenance:
        """What a text rests on that cites these, or the section's sources where it cites none.

        A source that the registry lacks is passed over: it was noted when the text was read.
        """

    def error(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that stops the build."""

    def warning(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that the build survives."""


class Scope(Protocol):
    """What a kind may ask while it derives; `path` is `topic/section`. A dangling reference is noted and gives None.

    A reference is written `section` or `topic/section` for a table, with `.entry` or `.field` after it for its parts.
    """

    @property
    def path(self) -> str:
        """The section's path."""

    def table(self, written: Scalar) -> FactTable | None:
        """The table that a reference names."""

    def entry(self, written: Scalar) -> tuple[FactTable, Entry] | None:
        """The entry that a reference names, with its table."""

    def field(self, written: Scalar) -> tuple[FactTable, str] | None:
        """The table and the field's id that `section.field` names."""

    def error(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that stops the build."""

    def warning(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that the build survives."""


class Derived(Struct, frozen=True):
    """What a section gives: its blocks below its heading, its cards and its questions, in reading order."""

    blocks: tuple[Block, ...]
    cards: tuple[Card, ...] = ()
    questions: tuple[Item, ...] = ()


class Kind(Struct, frozen=True):
    """A row of the KINDS table. A body that is a `FactTable`, or has one as `table`, can be referred to."""

    schema: type[SectionSchema]
    read: Callable[[Any, Reader], Any]
    derive: Callable[[Any, Scope], Derived]
