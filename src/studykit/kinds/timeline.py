"""The kind `timeline`: the entries of a table with dates, along a line."""

from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.marks import doubts, printed
from studykit.kinds.passages import paragraphs
from studykit.kinds.phrases import joined, uncited
from studykit.kinds.resolution import key_text, resolved
from studykit.kinds.schema import Authored, SectionSchema, Slug
from studykit.model.authored import Scalar
from studykit.model.facts import Entry, FieldType
from studykit.model.figure import Event, Figure, Timeline
from studykit.model.text import Text, plain
from studykit.spelling import listed


class TimelineSchema(SectionSchema, frozen=True, kw_only=True):
    """A timeline as the author writes it: the field that says what happened, and the one that says when."""

    id: Slug = field(name="timeline")
    of: Authored
    by: Authored


class Dated(Struct, frozen=True):
    """The fields, as references."""

    title: Text
    of: Scalar
    by: Scalar
    span: Span


def read(written: TimelineSchema, reader: Reader) -> Dated:
    """The timeline."""
    return Dated(reader.text(written.title), written.of, written.by, written.id.span)


def derive(body: Dated, scope: Scope) -> Derived:
    """The entries that have a date, in the order of their dates."""
    told, when = scope.field(body.of), scope.field(body.by)
    if told is None or when is None:
        return Derived(())
    table, field, dates = resolved(told[0], scope), told[1], when[1]
    if when[0].path != table.path or table.fields[dates].type is not FieldType.DATE:
        hint = f"name a field of type date in `{table.path}`"
        scope.error(body.by.span, "K190", f"`{body.by}` does not say when", hint)
        return Derived(())
    entries = [entry for entry in table.entries.values() if field in entry.values]
    lacking = [entry.id for entry in entries if dates not in entry.values]
    if lacking:
        scope.error(body.by.span, "K191", f"`{dates}` is empty in {listed(lacking)}", "give them a date")
        return Derived(())
    events = tuple(sorted((_event(entry, field, dates) for entry in entries), key=lambda event: event.day))
    if not events:
        return Derived(())
    doubtful = [block for entry in entries for block in doubts(entry.provenance, plain(key_text(table, entry)))]
    return Derived((Figure(Timeline(events), plain(body.title), body.span), *doubtful))


def _event(entry: Entry, field: str, dates: str) -> Event:
    """What happened with its sources and, in small letters, the entry's note."""
    value, when = entry.values[field], entry.values[dates]
    text = printed(value.text, value.provenance or entry.provenance)
    note = joined([paragraph.text for paragraph in paragraphs(entry.note)], " ")
    return Event(uncited(when.text), text, when.number or 0.0, note)
