"""How a guide shows a table of facts: as a table, entry by entry, or under a heading for each value of a field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from studykit.kinds.marks import attribution, doubt_words, doubts, printed, printed_blocks
from studykit.kinds.phrases import identity, phrase, strong, uncited
from studykit.kinds.resolution import key_text
from studykit.model.document import (
    Align,
    Block,
    Column,
    Definition,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    words,
)
from studykit.model.facts import Entry, FactTable, Field, FieldType, Value
from studykit.model.text import Citation, Strong, Text, citations

_NOTHING = words("–")


class Show(StrEnum):
    """A way of showing the entries."""

    TABLE = "table"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a guide shows of a table: in which ways, which columns, and by which field grouped (empty: not grouped)."""

    show: tuple[Show, ...]
    columns: tuple[str, ...]
    group: str


def blocks(table: FactTable, layout: Layout) -> tuple[Block, ...]:
    """The blocks of the section: where both ways are asked for, the table comes first, and whole."""
    everything = tuple(table.entries.values())
    shown: list[Block] = []
    for show in sorted(layout.show, key=list(Show).index):
        if layout.group and not (show is Show.TABLE and Show.ENTRIES in layout.show):
            shown.extend(_grouped(table, layout, show))
        else:
            shown.extend(_shown(table, everything, layout.columns, show))
    if Show.ENTRIES not in layout.show:
        shown.extend(_doubts_below(table, everything))
    return tuple(shown)


def _shown(
    table: FactTable, entries: Sequence[Entry], columns: Sequence[str], show: Show, group: str = ""
) -> tuple[Block, ...]:
    match show:
        case Show.TABLE:
            return (_table(table, entries, columns),)
        case Show.ENTRIES:
            fields = [field for field in table.fields.values() if not field.key and field.id != group]
            return (DefinitionList(tuple(_definition(table, entry, fields) for entry in entries)),)
        case _:
            assert_never(show)


def _grouped(table: FactTable, layout: Layout, show: Show) -> Iterable[Block]:
    groups: dict[str, list[Entry]] = {}
    for entry in table.entries.values():
        if value := entry.values.get(layout.group):
            groups.setdefault(value.target or identity(value.text), []).append(entry)
    columns = [name for name in layout.columns if name != layout.group]
    for entries in groups.values():
        yield _group_heading(table, table.fields[layout.group], entries[0])
        yield from _shown(table, entries, columns, show, layout.group)


def _group_heading(table: FactTable, field: Field, first: Entry) -> Heading:
    """A group's heading; its anchor holds the entry referred to, or else the group's first, never the wording."""
    value = first.values[field.id]
    section = table.path.partition("/")[2]
    says_itself = field.type in (FieldType.REF, FieldType.TEXT)
    text = uncited(value.text) if says_itself else phrase(f"{field.label}: ", uncited(value.text))
    return Heading(2, text, f"{section}/{field.id}/{value.target or first.id}")


def _table(table: FactTable, entries: Sequence[Entry], columns: Sequence[str]) -> Table:
    fields = [table.fields[name] for name in columns]
    rows = [(*(_cell(entry.values.get(field.id)) for field in fields), _sources(entry, fields)) for entry in entries]
    heads = [*(_column(field) for field in fields), Column(words("Source"))]
    if not any(sources for *_, sources in rows):
        return Table(tuple(heads[:-1]), tuple(row[:-1] for row in rows))
    return Table(tuple(heads), tuple(rows))


def _sources(entry: Entry, fields: Sequence[Field], already: Sequence[Citation] = ()) -> Text:
    """The entry's citations and mark, unless every value shown names its own."""
    shown = [entry.values[field.id] for field in fields if not field.key and field.id in entry.values]
    if shown and all(value.provenance for value in shown) and not entry.provenance.doubt:
        return ()
    return attribution(entry.provenance, already)


def _column(field: Field) -> Column:
    align = Align.END if field.type is FieldType.NUMBER else Align.START
    return Column(words(field.label), align, header=field.key)


def _cell(value: Value | None) -> Text:
    return _NOTHING if value is None else _printed(value)


def _printed(value: Value) -> Text:
    return printed(value.text, value.provenance) if value.provenance else value.text


def _definition(table: FactTable, entry: Entry, fields: Sequence[Field]) -> Definition:
    section = table.path.partition("/")[2]
    stated = [(field, entry.values[field.id]) for field in fields if field.id in entry.values]
    lines = [block for field, value in stated for block in _field(field, value, alone=len(fields) == 1)]
    doubtful = (block for field, value in stated if value.provenance for block in doubts(value.provenance, field.label))
    own_end = bool(stated) and stated[-1][1].provenance is not None
    if _cited(entry.note):
        # a note with citations of its own does not rest on the entry's, so these stand before it
        body = (*printed_blocks(lines, _sources(entry, fields, _cited(lines)), apart=own_end), *entry.note)
    else:
        tail = _sources(entry, fields, _cited(lines))
        body = printed_blocks((*lines, *entry.note), tail, apart=own_end and not entry.note)
    return Definition(key_text(table, entry), (*body, *doubtful, *doubts(entry.provenance)), f"{section}/{entry.id}")


def _field(field: Field, value: Value, *, alone: bool) -> tuple[Block, ...]:
    """A line of an entry; the only field of a table needs no label."""
    label = Strong(words(f"{field.label}:"))
    if field.type is FieldType.LIST:
        tail = attribution(value.provenance, citations(value.text)) if value.provenance else ()
        items = ItemList(tuple((Paragraph(item),) for item in value.items))
        listed = printed_blocks((items,), tail)
        return listed if alone else (Paragraph((label,)), *listed)
    return (Paragraph(_printed(value) if alone else phrase((label,), " ", _printed(value))),)


def _cited(body: Sequence[Block]) -> tuple[Citation, ...]:
    return tuple(citation for block in body if isinstance(block, Paragraph) for citation in citations(block.text))


def _doubts_below(table: FactTable, entries: Sequence[Entry]) -> Iterable[Block]:
    """Under a table without entries, each doubt finds its place in a paragraph."""
    for entry in entries:
        own = {table.fields[slug].label: value.provenance for slug, value in entry.values.items() if value.provenance}
        said = (doubt_words(entry.provenance), *(doubt_words(rests_on, label) for label, rests_on in own.items()))
        for doubt in filter(None, said):
            yield Paragraph(phrase(strong(phrase(key_text(table, entry), ".")), " ", doubt))
