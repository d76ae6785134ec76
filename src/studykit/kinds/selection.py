"""The members of a list that come from a table: chosen by values, sorted by one."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from studykit.kinds.enumeration_cards import Member
from studykit.kinds.kind import Scope
from studykit.kinds.phrases import identity, uncited
from studykit.kinds.resolution import shown
from studykit.kinds.values import measure
from studykit.model.authored import Scalar
from studykit.model.facts import Entry, FactTable, Field, FieldType, Value
from studykit.model.text import Text, plain
from studykit.spelling import listed, suggestion


class Condition(Struct, frozen=True):
    """A field and the value an entry must have in it: text, a number, a date, or the identity a reference names."""

    field: Scalar
    written: Scalar
    text: Text


class Selection(Struct, frozen=True):
    """What the author wrote: the field whose values are the members, the field to sort by, the conditions."""

    of: Scalar
    order: Scalar | None
    where: tuple[Condition, ...]


def select(selection: Selection, scope: Scope, *, in_order: bool) -> tuple[Member, ...]:
    """The members; with `in_order`, two that tie are noted, for nobody could say which of them comes next."""
    found = scope.field(selection.of)
    if found is None:
        return ()
    table, field = found
    entries = [entry for entry in table.entries.values() if field in entry.values]
    for condition in selection.where:
        name = condition.field
        if name not in table.fields:
            scope.error(name.span, "K104", f"no field `{name}` in `{table.path}`", suggestion(name, table.fields))
            return ()
        entries = [entry for entry in entries if fulfils(entry.values.get(name), table.fields[name], condition)]
    if not entries:
        scope.error(
            selection.of.span, "K132", "this list has no members", "look at `where:` and at the table it takes from"
        )
    if selection.order is not None:
        entries = _sorted(entries, table, selection.order, scope, in_order=in_order)
    return tuple(_member(table, field, entry, scope, selection.order) for entry in entries)


def fulfils(value: Value | None, field: Field, condition: Condition) -> bool:
    """Whether an entry that says this in the field fulfils the condition; one that says nothing does not."""
    if value is None:
        return False
    if value.target is not None:
        return value.target == condition.written
    if value.number is not None:
        return value.number == measure(field.type, plain(condition.text))
    return any(identity(uncited(saying)) == identity(condition.text) for saying in value.items or (value.text,))


def _sorted(entries: Sequence[Entry], table: FactTable, order: Scalar, scope: Scope, *, in_order: bool) -> list[Entry]:
    found = scope.field(order)
    if found is None:
        return list(entries)
    other, field = found
    if other.path != table.path or other.fields[field].type not in (FieldType.NUMBER, FieldType.DATE):
        hint = f"name a field of type number or date in `{table.path}`"
        scope.error(order.span, "K131", f"`{order}` cannot put these members in order", hint)
        return list(entries)
    sizes = {entry.id: value.number or 0.0 for entry in entries if (value := entry.values.get(field))}
    lacking = [entry.id for entry in entries if entry.id not in sizes]
    if lacking:
        scope.error(order.span, "K134", f"`{field}` is empty in {listed(lacking)}", "give them a value to be sorted by")
    arranged = sorted((entry for entry in entries if entry.id in sizes), key=lambda entry: sizes[entry.id])
    ties = [after.id for before, after in pairwise(arranged) if sizes[before.id] == sizes[after.id]]
    if in_order and ties:
        hint = "choose `cards: one` or `cards: each`, or order by a field without ties"
        scope.warning(order.span, "K133", f"{listed(ties)} could as well come one place earlier", hint)
    return arranged


def _member(table: FactTable, field: str, entry: Entry, scope: Scope, order: Scalar | None) -> Member:
    value = shown(table, field, entry.values[field], scope)
    place = entry.values.get(order.rpartition(".")[2]) if order is not None else None
    size = place.number if place is not None else None
    return Member(entry.id, uncited(value.text), value.provenance or entry.provenance, value.span, size)
