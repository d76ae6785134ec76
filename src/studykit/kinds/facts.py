"""The kind `facts`: a table of entries, from which the guide's table, the cards and the questions are derived."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct, field

from studykit.kinds import fact_blocks, fact_cards
from studykit.kinds.fact_blocks import Layout, Show
from studykit.kinds.fields import RESERVED, Fields, FieldSchema, Templates, read_fields
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.marks import union, unsourced
from studykit.kinds.matching import matchings
from studykit.kinds.membership import memberships
from studykit.kinds.passages import marked_blocks
from studykit.kinds.phrases import lettered
from studykit.kinds.prompts import prompts
from studykit.kinds.repetition import note_repeated
from studykit.kinds.resolution import resolved
from studykit.kinds.schema import AtLeastOne, Authored, OneOrMany, SectionSchema, Shorthand, Slug
from studykit.kinds.values import ValueSchema, read_value
from studykit.model.authored import Scalar
from studykit.model.document import Block
from studykit.model.facts import Entry, FactTable, Value
from studykit.model.text import Text
from studykit.spelling import listed, nearest, suggestion

Written = Annotated[ValueSchema, Shorthand(text="text", items="items")]

_ALLOWANCES = {"allow": {"type": "object", "additionalProperties": {"type": "string"}}}
"""What an editor is told of the one key of an entry whose value is of no field: the loader takes it out beforehand."""

_SEVERAL = ("source", "was")
"""What an entry says of itself that may be a list."""


class FactsSchema(SectionSchema, frozen=True, kw_only=True):
    """A table of facts as the author writes it; an entry also holds `source`, `note`, `unverified` and `was`."""

    id: Slug = field(name="facts")
    noun: Authored
    fields: Annotated[dict[Slug, FieldSchema], AtLeastOne]
    show: OneOrMany[Show] = field(default_factory=lambda: [Show.TABLE])
    columns: list[Authored] | None = None
    group: Authored | None = None
    entries: Annotated[
        dict[Slug, Annotated[dict[Authored, Written], Meta(extra_json_schema={"properties": _ALLOWANCES})]],
        AtLeastOne,
    ]


class Facts(Struct, frozen=True):
    """A table of facts with what is asked about it and how a guide shows it."""

    table: FactTable
    templates: Mapping[str, Templates]
    layout: Layout
    title: Text


def read(written: FactsSchema, reader: Reader) -> Facts:
    """The table; every problem in its fields, its entries and its layout is noted."""
    fields = read_fields(written.fields, written.id.span, reader)
    entries = {str(slug): _entry(slug, values, fields, reader) for slug, values in written.entries.items()}
    named = {slug: entry.values[fields.key] for slug, entry in entries.items() if fields.key in entry.values}
    note_repeated(reader, [(slug, value.text, value.span) for slug, value in named.items()])
    letters = any(lettered(value.text) for value in named.values())
    table = FactTable(reader.path, str(written.noun), fields.key, fields.fields, entries, letters)
    return Facts(table, fields.templates, _layout(written, table, reader), reader.text(written.title))


def derive(facts: Facts, scope: Scope) -> Derived:
    """The guide's tables and entries, a card for each value asked for, and questions both ways."""
    table = resolved(facts.table, scope)
    asked = prompts(table, facts.templates, scope)
    return Derived(
        fact_blocks.blocks(table, facts.layout),
        (*fact_cards.cards(table, asked), *fact_cards.members(table, facts.templates, scope)),
        (
            *fact_cards.questions(table, asked, scope),
            *matchings(table, asked, facts.title),
            *memberships(table, facts.templates, scope),
        ),
    )


def _entry(slug: Scalar, written: Mapping[Scalar, ValueSchema], fields: Fields, reader: Reader) -> Entry:
    about = {name: value for name, value in written.items() if name in RESERVED}
    _note_misplaced(about, reader)
    said = _text(about.get(Scalar("unverified")))
    doubt = reader.text(said) if said is not None else ()
    rests_on = reader.provenance(_parts(about.get(Scalar("source"))), doubt)
    values: dict[str, Value] = {}
    meant: set[str | None] = set()
    for name, value in written.items():
        if name in RESERVED:
            continue
        if name not in fields.fields:
            meant.add(nearest(name, fields.fields))
            reader.error(name.span, "K104", f"no field `{name}` in this table", suggestion(name, fields.fields))
        elif read_ := read_value(value, fields.fields[name], name.span, rests_on, reader):
            values[str(name)] = read_
    for one in fields.fields.values():
        if not one.optional and one.id not in written and one.id not in meant:
            hint = "give it a value, or make the field `optional: yes`"
            reader.error(slug.span, "K105", f"`{slug}` says nothing about `{one.id}`", hint)
    own = [value.provenance for name, value in values.items() if name != fields.key and value.provenance]
    if not rests_on.sources and not doubt:
        if own and len(own) == len(values) - (fields.key in values):
            rests_on = union(own)
        else:
            unsourced(reader, slug.span)
    return Entry(str(slug), values, rests_on, _note(about.get(Scalar("note")), reader), slug.span)


def _note_misplaced(about: Mapping[Scalar, ValueSchema], reader: Reader) -> None:
    """Note where what an entry says of itself is written in the way of a value."""
    for name, value in about.items():
        alone = value.text or (value.items if name in _SEVERAL else None)
        if not alone or value.source or value.unverified is not None:
            form = "an identity, or a list of them" if name in _SEVERAL else "text"
            reader.error(name.span, "K106", f"`{name}` is not written as {form}")


def _parts(value: ValueSchema | None) -> list[Scalar]:
    if value is None:
        return []
    return [value.text] if value.text is not None else list(value.items or ())


def _text(value: ValueSchema | None) -> Scalar | None:
    return value.text if value else None


def _note(value: ValueSchema | None, reader: Reader) -> tuple[Block, ...]:
    text = _text(value)
    return () if text is None else marked_blocks(reader.blocks(text), reader.support)


def _layout(written: FactsSchema, table: FactTable, reader: Reader) -> Layout:
    columns = written.columns if written.columns is not None else list(table.fields)
    chosen = [*(written.columns or ()), *([written.group] if written.group is not None else [])]
    for name in (name for name in chosen if name not in table.fields):
        reader.error(name.span, "K104", f"no field `{name}` in this table", suggestion(name, table.fields))
    if written.columns and table.key and table.key not in written.columns:
        hint = "without it nobody can tell which entry a row is about"
        reader.error(written.columns[0].span, "K115", f"the key field `{table.key}` is not among the columns", hint)
    if written.group is not None and written.group in table.fields:
        outside = [slug for slug, entry in table.entries.items() if written.group not in entry.values]
        if outside:
            hint = f"give every entry a value for `{written.group}`"
            reader.error(written.group.span, "K116", f"{listed(outside)} would stand in no group", hint)
    if Show.NONE in written.show and len(written.show) > 1:
        hint = "write `show: none`, or leave `none` out"
        reader.error(written.id.span, "K117", "`show` says `none` and something else", hint)
    known = tuple(dict.fromkeys(str(name) for name in columns if name in table.fields))
    group = str(written.group) if written.group is not None and written.group in table.fields else ""
    return Layout(tuple(dict.fromkeys(written.show)), known, group)
