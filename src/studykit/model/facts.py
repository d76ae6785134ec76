"""A table of facts: entries with typed fields, the one thing from which tables, cards and questions are derived."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.model.authored import Scalar
from studykit.model.document import Block
from studykit.model.placed import Placed
from studykit.model.source import Provenance
from studykit.model.text import Text


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"
    REF = "ref"


class Field(Placed, frozen=True):
    """A column of the table. `ask`, `reverse` and `members` are templates: `{field}` stands for that field's value.

    `to` names the table a reference points into (`topic/section` or `section`), and is None for every other type.
    """

    id: str
    label: str
    type: FieldType
    key: bool = False
    optional: bool = False
    ask: Scalar | None = None
    reverse: Scalar | None = None
    members: Scalar | None = None
    to: Scalar | None = None
    span: Span = Span("")


class Value(Placed, frozen=True):
    """What an entry says in a field: text as it reads, and the parts of a list or the id that a reference names.

    `number` orders numbers and dates (a date as its ordinal). `provenance` is the value's own where it differs from
    the entry's.
    """

    text: Text
    items: tuple[Text, ...] = ()
    target: Scalar | None = None
    number: float | None = None
    provenance: Provenance | None = None
    span: Span = Span("")


class Entry(Placed, frozen=True):
    """A row of the table; `values` has every field but the optional ones left out."""

    id: str
    values: Mapping[str, Value]
    provenance: Provenance
    note: tuple[Block, ...] = ()
    span: Span = Span("")


class FactTable(Struct, frozen=True):
    """A table of facts; `path` is `topic/section`, unique in the kit. Fields and entries are in the author's order.

    `noun` is what one entry is called (`code`), in the singular. `key` is the id of the field that names an entry.
    `lettered` says that this is a lone letter for some, which among options of a question cannot do without the noun.
    """

    path: str
    noun: str
    key: str
    fields: Mapping[str, Field]
    entries: Mapping[str, Entry]
    lettered: bool = False
