"""How a guide shows a table of facts: as a table, entry by entry, or under a heading for each value of a field."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from msgspec import Struct

from studykit.kinds.fact_entries import definitions, remarks, sources
from studykit.kinds.marks import printed
from studykit.kinds.phrases import identity, phrase, uncited
from studykit.model.document import Align, Block, Column, DefinitionList, Heading, Table, words
from studykit.model.facts import Entry, FactTable, Field, FieldType, Value
from studykit.model.lead import lead
from studykit.model.text import Text

_NOTHING = words("–")


class Show(StrEnum):
    """A way of showing the entries."""

    TABLE = "table"
    ENTRIES = "entries"
    NONE = "none"


class Layout(Struct, frozen=True):
    """What a guide shows of a table: in which ways, which columns, and by which field grouped (empty: not grouped)."""

    show: tuple[Show, ...]
    columns: tuple[str, ...]
    group: str


def blocks(table: FactTable, layout: Layout) -> tuple[Block, ...]:
    """The blocks of the section: where both ways are asked for, the table comes first, whole, and the rest below it."""
    everything = tuple(table.entries.values())
    match frozenset(layout.show):
        case both if both >= {Show.TABLE, Show.ENTRIES}:
            below = _parts(table, layout, lambda entries: _entries(table, layout, entries, beside=layout.columns))
            return (_table(table, everything, layout.columns), *below)
        case one if Show.TABLE in one:
            return _parts(table, layout, lambda entries: _with_remarks(table, layout, entries))
        case one if Show.ENTRIES in one:
            return _parts(table, layout, lambda entries: _entries(table, layout, entries))
        case _:
            return ()


def _with_remarks(table: FactTable, layout: Layout, entries: Sequence[Entry]) -> tuple[Block, ...]:
    columns = [name for name in layout.columns if name != layout.group]
    fields = [field for field in table.fields.values() if field.id in layout.columns or field.id == layout.group]
    return (_table(table, entries, columns), *remarks(table, entries, fields))


def _entries(
    table: FactTable, layout: Layout, entries: Sequence[Entry], beside: Sequence[str] = ()
) -> tuple[Block, ...]:
    """The entries without what stands in the columns `beside` them; there, one with nothing left is not repeated."""
    said = {layout.group, *beside}
    fields = [field for field in table.fields.values() if not field.key and field.id not in said]
    items = definitions(table, entries, fields)
    shown = tuple(item for item in items if item.body) if beside else items
    return (DefinitionList(shown),) if shown else ()


def _parts(
    table: FactTable, layout: Layout, shown: Callable[[Sequence[Entry]], tuple[Block, ...]]
) -> tuple[Block, ...]:
    """All the entries as they are shown, or those of each group under its heading; a group with nothing has none."""
    if not layout.group:
        return shown(tuple(table.entries.values()))
    groups: dict[str, list[Entry]] = {}
    for entry in table.entries.values():
        if value := entry.values.get(layout.group):
            groups.setdefault(value.target or identity(value.text), []).append(entry)
    parts: list[Block] = []
    for entries in groups.values():
        if body := shown(entries):
            parts += (_group_heading(table, table.fields[layout.group], entries[0]), *body)
    return tuple(parts)


def _group_heading(table: FactTable, field: Field, first: Entry) -> Heading:
    """A group's heading; its anchor holds the entry referred to, or else the group's first, never the wording."""
    value = first.values[field.id]
    section = table.path.partition("/")[2]
    says_itself = field.type in (FieldType.REF, FieldType.TEXT)
    text = uncited(value.text) if says_itself else phrase(lead(words(field.label)), uncited(value.text))
    return Heading(2, text, f"{section}/{field.id}/{value.target or first.id}")


def _table(table: FactTable, entries: Sequence[Entry], columns: Sequence[str]) -> Table:
    fields = [table.fields[name] for name in columns]
    rows = [(*(_cell(entry.values.get(field.id)) for field in fields), sources(entry, fields)) for entry in entries]
    heads = [*(_column(field) for field in fields), Column(words("Source"))]
    if not any(tail for *_, tail in rows):
        return Table(tuple(heads[:-1]), tuple(row[:-1] for row in rows))
    return Table(tuple(heads), tuple(rows))


def _column(field: Field) -> Column:
    align = Align.END if field.type is FieldType.NUMBER else Align.START
    return Column(words(field.label), align, header=field.key)


def _cell(value: Value | None) -> Text:
    if value is None:
        return _NOTHING
    return printed(value.text, value.provenance) if value.provenance else value.text
