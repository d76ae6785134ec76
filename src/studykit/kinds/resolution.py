"""References between tables, resolved: the entry that a value names, and how it is shown."""

from collections.abc import Mapping

from msgspec.structs import replace

from studykit.kinds.kind import Scope
from studykit.kinds.phrases import phrase, uncited
from studykit.model.authored import Scalar
from studykit.model.document import words
from studykit.model.facts import Entry, FactTable, FieldType, Value
from studykit.model.text import Text


def key_text(table: FactTable, entry: Entry) -> Text:
    """How an entry is called: what its key field says."""
    key = entry.values.get(table.key)
    return uncited(key.text) if key else words(entry.id)


def option_name(table: FactTable, entry: Entry) -> Text:
    """What an entry is called among options, which have letters of their own: `step B` where the key is a letter."""
    name = key_text(table, entry)
    return phrase(table.noun, " ", name) if table.lettered else name


def target_table(table: FactTable, field: str, scope: Scope) -> FactTable | None:
    """The table that a field of type ref points into; None where there is none, which is noted."""
    to = table.fields[field].to
    return None if to is None else scope.table(_absolute(table, to, to))


def shown(table: FactTable, field: str, value: Value, scope: Scope) -> Value:
    """The value as it reads: a reference by the key of the entry it names."""
    to = table.fields[field].to
    if value.target is None or to is None:
        return value
    found = scope.entry(_absolute(table, Scalar.of(f"{to}.{value.target}", value.target.span), value.target))
    return replace(value, text=key_text(*found)) if found else value


def resolved(table: FactTable, scope: Scope) -> FactTable:
    """The table with every reference as it reads."""
    refs = {slug for slug, field in table.fields.items() if field.type is FieldType.REF}
    if not refs:
        return table

    def values(entry: Entry) -> Mapping[str, Value]:
        return {
            slug: shown(table, slug, value, scope) if slug in refs else value for slug, value in entry.values.items()
        }

    return replace(table, entries={slug: replace(entry, values=values(entry)) for slug, entry in table.entries.items()})


def _absolute(table: FactTable, reference: Scalar, place: Scalar) -> Scalar:
    """A reference from within the table's own topic, as it reads from any topic."""
    if "/" in reference:
        return reference
    return Scalar.of(f"{table.path.partition('/')[0]}/{reference}", place.span)
