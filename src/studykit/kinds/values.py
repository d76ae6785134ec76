"""The values of an entry: text, numbers, dates, lists and references, as they are written and as they read."""

import re
from datetime import date
from typing import Final, assert_never

from msgspec import field

from studykit.diagnostics import Span
from studykit.kinds.kind import Reader
from studykit.kinds.marks import doubted
from studykit.kinds.phrases import identity, joined, phrase, uncited
from studykit.kinds.schema import Authored, OneOrMany, Schema
from studykit.model.authored import Scalar
from studykit.model.dates import MONTHS
from studykit.model.document import words
from studykit.model.facts import Field, FieldType, Value
from studykit.model.source import Provenance
from studykit.model.text import Text, citations, plain

_NUMBER: Final = re.compile(r"(?P<sign>[-−+]?)\$?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?%?")
_DATE: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


class ValueSchema(Schema, frozen=True, kw_only=True):
    """A value with a source or a doubt of its own; a text or a list alone is the short way of writing it."""

    text: Authored | None = None
    items: list[Authored] | None = None
    source: OneOrMany[Authored] = field(default_factory=list)
    unverified: Authored | None = None


def read_value(written: ValueSchema, field: Field, at: Span, entry: Provenance, reader: Reader) -> Value | None:
    """The value of a field; None, and a problem noted, where the field cannot hold what is written.

    `at` is the place of the field's name in the entry, `entry` what the entry rests on.
    """
    parts = written.items if written.items is not None else [written.text] if written.text is not None else []
    if not parts or not all(parts) or (written.text is not None and written.items is not None):
        hint = "it may be left out" if field.optional else "write it as text, or with `text:` and its own source"
        reader.error(at, "K106", f"`{field.id}` says nothing that can be read", hint)
        return None
    if written.items is not None and field.type is not FieldType.LIST:
        hint = f"a field of type {field.type} holds one value; give it `type: list` for more"
        reader.error(at, "K106", f"`{field.id}` is not a list", hint)
        return None
    return _value(parts, written, field, entry, reader)


def measure(held: FieldType, written: str) -> float | None:
    """What orders numbers and dates: the number itself, the day's ordinal; None where it is neither."""
    match held:
        case FieldType.NUMBER:
            return _number(written)
        case FieldType.DATE:
            day = _day(_DATE.fullmatch(written))
            return day.toordinal() if day else None
        case FieldType.TEXT | FieldType.LIST | FieldType.REF:
            return None
        case _:
            assert_never(held)


def _value(parts: list[Scalar], written: ValueSchema, field: Field, entry: Provenance, reader: Reader) -> Value | None:
    first = parts[0]
    if field.type is FieldType.REF:
        return Value(words(first), target=first, provenance=_own((), written, entry, reader), span=first.span)
    texts = tuple(reader.text(part) for part in parts)
    whole = texts[0] if len(texts) == 1 else joined(texts, "; ")
    own = _own(whole, written, entry, reader)
    match field.type:
        case FieldType.TEXT:
            return Value(whole, provenance=own, span=first.span)
        case FieldType.LIST:
            return Value(whole, items=texts, provenance=own, span=first.span)
        case FieldType.NUMBER:
            number = measure(field.type, plain(whole))
            if number is None:
                reader.error(
                    first.span, "K107", f"`{first}` is not a number", "write the number alone: `10`, `1,250.50`"
                )
                return None
            return Value(whole, number=number, provenance=own, span=first.span)
        case FieldType.DATE:
            return _dated(whole, own, first, reader)
        case _:
            assert_never(field.type)


def _own(text: Text, written: ValueSchema, entry: Provenance, reader: Reader) -> Provenance | None:
    cited = citations(text)
    if not written.source and not cited and written.unverified is None:
        return None
    inherited = reader.support(cited) if cited else entry
    rests_on = reader.provenance(written.source) if written.source else inherited
    return rests_on if written.unverified is None else doubted(rests_on, reader.text(written.unverified))


def _number(written: str) -> float | None:
    match = _NUMBER.fullmatch(written)
    if match is None:
        return None
    size = float(match["digits"].replace(",", "") + (match["fraction"] or ""))
    return -size if match["sign"] in ("-", "−") else size


def _dated(text: Text, own: Provenance | None, first: Scalar, reader: Reader) -> Value | None:
    match = _DATE.fullmatch(plain(text))
    day = _day(match)
    if match is None or day is None:
        hint = "write year, month and day: `2026-09-02`; or `2026-09`, or `2026`"
        reader.error(first.span, "K108", f"`{first}` is not a date", hint)
        return None
    month = MONTHS[day.month - 1] if match["month"] else ""
    said = " ".join(part for part in (str(day.day) if match["day"] else "", month, str(day.year)) if part)
    cited = citations(text)
    return Value(phrase(said, " ", cited) if cited else words(said), (), None, day.toordinal(), own, first.span)


def _day(match: re.Match[str] | None) -> date | None:
    """The first day of what the match names, or None where the calendar has no such day."""
    try:
        return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)) if match else None
    except ValueError:
        return None


def saying(value: Value) -> str:
    """What a value says, for comparing: a number or a date by its size, all else by its words."""
    return identity(uncited(value.text)) if value.number is None else repr(value.number)
