"""The fields of a table of facts: how they are written, and what may not be said together."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.kinds.kind import Reader
from studykit.kinds.schema import Authored, NamedSchema, Slug, YesNo
from studykit.kinds.templates import read_template
from studykit.model.authored import Scalar
from studykit.model.facts import Field, FieldType
from studykit.model.text import Text

RESERVED = ("source", "note", "unverified", "was")


class FieldSchema(NamedSchema, frozen=True, kw_only=True):
    """A field as the author writes it."""

    label: Authored
    type: FieldType = FieldType.TEXT
    key: YesNo = False
    optional: YesNo = False
    ask: Authored | None = None
    reverse: Authored | None = None
    members: Authored | None = None
    to: Authored | None = None


class Templates(Struct, frozen=True):
    """A field's templates as texts, their placeholders still in them; None where the author asks nothing."""

    ask: Text | None = None
    reverse: Text | None = None
    members: Text | None = None


class Fields(Struct, frozen=True):
    """The fields in the author's order, their templates, and the one that names an entry (or empty)."""

    fields: Mapping[str, Field]
    templates: Mapping[str, Templates] = field(default_factory=dict)
    key: str = ""


def read_fields(written: Mapping[Slug, FieldSchema], at: Span, reader: Reader) -> Fields:
    """The fields of a table; what does not fit together in them is noted."""
    fields = {str(slug): _field(slug, schema) for slug, schema in written.items()}
    for fault in (fault for one in fields.values() for fault in _faults(one)):
        reader.error(*fault)
    keys = [one for one in fields.values() if one.key]
    if not keys:
        reader.error(at, "K101", "no field is the key of this table", "give `key: yes` to the one that names an entry")
    for extra in keys[1:]:
        reader.error(extra.span, "K101", f"`{keys[0].id}` is the key of this table already", "a table has one key")
    templates = {slug: _templates(one, fields, reader) for slug, one in fields.items()}
    return Fields(fields, templates, keys[0].id if keys else "")


def _field(slug: Scalar, schema: FieldSchema) -> Field:
    return Field(
        id=str(slug),
        label=str(schema.label),
        type=schema.type,
        key=schema.key,
        optional=schema.optional,
        ask=schema.ask,
        reverse=schema.reverse,
        members=schema.members,
        to=schema.to,
        span=slug.span,
    )


def _faults(one: Field) -> Iterator[tuple[Span, str, str, str]]:
    """Places, codes, messages and hints of what does not fit together in one field."""
    if one.id in RESERVED:
        yield one.span, "K103", f"`{one.id}` cannot name a field", "it already has a meaning in every entry"
    asked = {"ask": one.ask, "reverse": one.reverse, "members": one.members}
    if one.key:
        for name, template in asked.items():
            if template is not None:
                yield template.span, "K102", f"`{name}` on the key field", "ask for another field of the entry"
        if one.optional:
            yield one.span, "K102", "the key field cannot be optional", ""
        if one.type in (FieldType.LIST, FieldType.REF):
            yield one.span, "K102", f"a field of type {one.type} cannot be the key", ""
    elif one.reverse is not None and one.ask is None:
        yield (
            one.reverse.span,
            "K102",
            "`reverse` without `ask`",
            "a reverse question belongs to a card that has a front",
        )
    if one.type is FieldType.REF and one.to is None:
        yield one.span, "K102", f"`{one.id}` refers to no table", "name the table: `to: section` or `to: topic/section`"
    if one.type is not FieldType.REF:
        for name, setting in {"to": one.to, "members": one.members}.items():
            if setting is not None:
                yield (
                    setting.span,
                    "K102",
                    f"`{name}` belongs to a field of type ref",
                    f"`{one.id}` is of type {one.type}",
                )


def _templates(one: Field, fields: Mapping[str, Field], reader: Reader) -> Templates:
    def read(written: Scalar | None, known: Mapping[str, Field]) -> Text | None:
        return None if written is None else read_template(written, known, reader)

    return Templates(read(one.ask, fields), read(one.reverse, fields), read(one.members, {one.id: one}))
