"""The entries of one table, side by side, with what each says in the fields by which they are compared."""

from collections.abc import Sequence

from msgspec import Struct

from studykit.kinds.kind import Scope
from studykit.kinds.phrases import joined, opened
from studykit.kinds.resolution import option_name, shown
from studykit.kinds.values import saying
from studykit.model.authored import Scalar
from studykit.model.facts import Entry, FactTable, Field, Value
from studykit.model.text import Text
from studykit.spelling import suggestion


class Compared(Struct, frozen=True):
    """A field and what each of the entries says in it, in their order; None where an entry says nothing."""

    field: Field
    values: tuple[Value | None, ...]

    @property
    def sayings(self) -> tuple[str | None, ...]:
        """What the entries say, for comparing."""
        return tuple(None if value is None else saying(value) for value in self.values)


class Sides(Struct, frozen=True):
    """The entries of one table that are compared, and the fields by which they are."""

    table: FactTable
    entries: tuple[Entry, ...]
    compared: tuple[Compared, ...]

    @property
    def names(self) -> tuple[Text, ...]:
        """What the entries are called."""
        return tuple(option_name(self.table, entry) for entry in self.entries)

    @property
    def question(self) -> Text:
        """The keys at the end of a question: `CP, CPS or XP`."""
        return joined([opened(name) for name in self.names], last=" or ")

    @property
    def all(self) -> Text:
        """The keys inside a sentence about all of them: `CP, CPS and XP`."""
        return joined([opened(name) for name in self.names], last=" and ")


def side_by_side(of: Sequence[Scalar], by: Sequence[Scalar], scope: Scope) -> Sides | None:
    """The entries and fields that the references name, or None where they cannot be compared."""
    found = [scope.entry(reference) for reference in of]
    named = [one for one in found if one is not None]
    if len(named) < len(of):
        return None
    table, fair = named[0][0], True
    for place, (reference, (other, entry)) in enumerate(zip(of, named, strict=True)):
        if other.path != table.path:
            scope.error(
                reference.span, "K150", f"`{reference}` is not of the table `{table.path}`", "compare like with like"
            )
            fair = False
        elif any(entry.id == earlier.id for _, earlier in named[:place]):
            scope.error(reference.span, "K150", f"`{reference}` is compared with itself", "name each entry once")
            fair = False
    fields = _fields(by, table, scope)
    if not fair or fields is None:
        return None
    entries = tuple(entry for _, entry in named)
    return Sides(table, entries, tuple(_compared(table, field, entries, scope) for field in fields))


def _fields(by: Sequence[Scalar], table: FactTable, scope: Scope) -> tuple[Field, ...] | None:
    for name in by:
        if name not in table.fields:
            scope.error(name.span, "K104", f"no field `{name}` in `{table.path}`", suggestion(name, table.fields))
        elif name == table.key:
            hint = "the key stands above the columns already"
            scope.error(name.span, "K151", f"`{name}` is what the entries are called", hint)
    known = dict.fromkeys(str(name) for name in by if name in table.fields and name != table.key)
    return tuple(table.fields[name] for name in known) if known else None


def _compared(table: FactTable, field: Field, entries: Sequence[Entry], scope: Scope) -> Compared:
    values = (entry.values.get(field.id) for entry in entries)
    return Compared(field, tuple(None if value is None else shown(table, field.id, value, scope) for value in values))
