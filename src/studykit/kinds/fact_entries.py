"""A table of facts entry by entry: each under its key, what it says in short in one line, and its note."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from studykit.kinds.listing import kept, printed_blocks
from studykit.kinds.marks import attribution, doubt_words, doubts, printed
from studykit.kinds.phrases import joined, phrase, strong
from studykit.kinds.resolution import key_text
from studykit.model.capitals import capital
from studykit.model.document import Block, Definition, ItemList, Paragraph, words
from studykit.model.facts import Entry, FactTable, Field, FieldType, Value
from studykit.model.text import Strong, Text, citations, plain
from studykit.model.walk import texts

LONGEST_SHORT: Final = 40
"""Values of no more characters share a line with their neighbours."""


def definitions(table: FactTable, entries: Sequence[Entry], fields: Sequence[Field]) -> tuple[Definition, ...]:
    """Each entry with what it says in the fields; one that says nothing there and has no note or doubt has no body."""
    lead = _lead(table, fields, entries)
    return tuple(_definition(table, entry, fields, lead) for entry in entries)


def remarks(table: FactTable, entries: Sequence[Entry], fields: Sequence[Field]) -> Iterator[Block]:
    """Below a table without entries: the note and the doubts of each entry that has any, led in by its key."""
    for entry in entries:
        doubtful = [text for field in fields for text in _doubts(entry, field)]
        if said := doubt_words(entry.provenance):
            doubtful.insert(0, said)
        resting = entry.note and not _cites(entry.note)
        below = printed_blocks(entry.note, sources(entry, fields)) if resting else entry.note
        if below or doubtful:
            yield from _led_in(phrase(strong(_lead_in(key_text(table, entry)))), below, doubtful)


def sources(entry: Entry, fields: Sequence[Field]) -> Text:
    """The entry's citations and mark, unless every value shown names its own."""
    shown = [entry.values[field.id] for field in fields if not field.key and field.id in entry.values]
    if shown and all(value.provenance for value in shown) and not entry.provenance.doubt:
        return ()
    return attribution(entry.provenance)


class _Passage(Struct, frozen=True):
    """A paragraph or a list of an entry; whether its sources are its own, and not the entry's."""

    blocks: tuple[Block, ...]
    own: bool


def _lead(table: FactTable, fields: Sequence[Field], entries: Sequence[Entry]) -> Field | None:
    """The field that says what matters most, which needs no label: the table's only text, or the only long one.

    Where several have long values, it is the only one of these that is not optional. An optional one never leads where
    others are needed: these would stand with a label, and it without.
    """
    if len(table.fields) - 1 == len(fields) == 1:
        return fields[0] if fields[0].type in (FieldType.TEXT, FieldType.LIST) else None
    long = [one for one in fields if any(_long(entry.values.get(one.id)) for entry in entries)]
    needed = [one for one in long if not one.optional]
    match long, needed:
        case (_, [only]):
            return only
        case ([only], []) if all(field.optional for field in fields):
            return only
        case _:
            return None


def _long(value: Value | None) -> bool:
    return value is not None and len(plain(value.text)) > LONGEST_SHORT


def _short(value: Value) -> bool:
    """Whether the value may share a line: it is not long and has no citations, mark or doubt of its own."""
    return value.provenance is None and not _long(value)


def _definition(table: FactTable, entry: Entry, fields: Sequence[Field], lead: Field | None) -> Definition:
    passages = list(_passages(entry, fields, lead))
    tail = sources(entry, fields)
    doubtful = [text for field in table.fields.values() for text in _doubts(entry, field)]
    below = (*map(Paragraph, doubtful), *doubts(entry.provenance))
    anchor = f"{table.path.partition('/')[2]}/{entry.id}"
    if not passages and not entry.note:
        return Definition(capital(key_text(table, entry)), below, anchor)
    note = entry.note
    if not note or _cites(note):
        # a note with citations of its own does not rest on the entry's, so these stand before it
        resting = [place for place, passage in enumerate(passages) if not passage.own]
        if resting:
            last = passages[resting[-1]]
            passages[resting[-1]] = _Passage(printed_blocks(last.blocks, tail), own=False)
        elif tail and passages:
            passages.append(_Passage(printed_blocks((), tail), own=False))
        tail = ()
    body = tuple(block for passage in passages for block in passage.blocks)
    return Definition(capital(key_text(table, entry)), (*body, *printed_blocks(note, tail), *below), anchor)


def _passages(entry: Entry, fields: Sequence[Field], lead: Field | None) -> Iterator[_Passage]:
    """The leading field; then the others in their order, short values in one line."""
    if lead is not None and (value := entry.values.get(lead.id)):
        yield _Passage(_said(value, ()), own=value.provenance is not None)
    run: list[Text] = []
    for field in fields:
        value = entry.values.get(field.id)
        if value is None or field is lead:
            continue
        label = (Strong(words(_colon(field.label))),)
        if _short(value):
            run.append(phrase(label, " ", value.text))
            continue
        yield from _line(run)
        run = []
        yield _Passage(_said(value, label), own=value.provenance is not None)
    yield from _line(run)


def _line(run: Sequence[Text]) -> Iterator[_Passage]:
    if run:
        yield _Passage((Paragraph(joined(run, " · ")),), own=False)


def _said(value: Value, label: Text) -> tuple[Block, ...]:
    if len(value.items) > 1 and not _short(value):
        tail = attribution(value.provenance, citations(value.text)) if value.provenance else ()
        items = ItemList(tuple((Paragraph(item),) for item in value.items))
        return kept((*([Paragraph(label)] if label else []), *printed_blocks((items,), tail)))
    text = printed(value.text, value.provenance) if value.provenance else value.text
    return (Paragraph(phrase(label, " ", text) if label else text),)


def _doubts(entry: Entry, field: Field) -> tuple[Text, ...]:
    """The doubt about what the entry says in a field, if it is another than the entry's."""
    value = entry.values.get(field.id)
    said = doubt_words(value.provenance, field.label) if value is not None and value.provenance else ()
    return (said,) if said else ()


def _led_in(key: Text, below: Sequence[Block], doubtful: Sequence[Text]) -> tuple[Block, ...]:
    """The blocks and the doubts after the key: in one paragraph where they are paragraphs."""
    doubt = joined(doubtful, " ")
    match below:
        case [Paragraph(text), *rest]:
            first = phrase(key, " ", text)
        case _:
            first, rest = key, list(below)
    if not rest:
        return (Paragraph(phrase(first, " ", doubt) if doubt else first),)
    return kept((Paragraph(first), *rest, *([Paragraph(doubt)] if doubt else [])))


def _cites(blocks: Sequence[Block]) -> bool:
    return any(citations(text) for text in texts(blocks))


def _colon(label: str) -> str:
    return label if label.endswith(("?", ":")) else f"{label}:"


def _lead_in(key: Text) -> Text:
    """A key before what is said on it; one that is itself a sentence is quoted, as nobody says here that it is true."""
    return phrase("“", key, "”") if plain(key)[-1:] in "?!." else phrase(capital(key), ".")
