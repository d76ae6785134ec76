"""The kind `rating`: statements on a scale, to be rated with a pen."""

from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.kinds.enumeration import MemberSchema
from studykit.kinds.enumeration_cards import Member
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.marks import attribution, doubts, spaced, support, union
from studykit.kinds.phrases import phrase, uncited
from studykit.kinds.pictures import box_text, marked_alike
from studykit.kinds.repetition import note_repeated
from studykit.kinds.resolution import key_text, resolved
from studykit.kinds.schema import Authored, SectionSchema, Shorthand, Slug
from studykit.kinds.selection import Selection, select
from studykit.model.authored import Scalar
from studykit.model.document import Align, Block, Column, Paragraph, Table, words
from studykit.model.facts import FieldType
from studykit.model.source import Provenance
from studykit.model.text import Text
from studykit.spelling import suggestion

BOX: Final = "☐"
MOST_STEPS: Final = 7
"""A scale of more steps leaves no room beside it for the statements."""


class RatingSchema(SectionSchema, frozen=True, kw_only=True):
    """Statements on a scale as the author writes them: `items`, or `of`."""

    id: Slug = field(name="rating")
    scale: Authored
    of: Authored | None = None
    items: dict[Slug, Annotated[MemberSchema, Shorthand(text="text")]] | None = None
    columns: list[Authored] = field(default_factory=list)
    noun: Authored | None = None


class Rating(Struct, frozen=True):
    """The field of the scale that says what its steps mean, and the statements, written out or in a table.

    `columns` are the fields of that table that stand before each statement.
    """

    scale: Scalar
    statements: tuple[Member, ...] | Selection
    columns: tuple[Scalar, ...]
    noun: str
    span: Span


def read(written: RatingSchema, reader: Reader) -> Rating:
    """The statements; it is an error to write them out and take them from a table, or neither."""
    if (written.of is None) == (not written.items):
        hint = "write the statements in `items:`, or take them from a table with `of:`"
        reader.error(written.id.span, "K130", "the statements come from one place", hint)
    statements: tuple[Member, ...] | Selection
    if written.of is not None:
        statements = Selection(written.of, None, ())
    else:
        statements = tuple(_statement(slug, one, reader) for slug, one in (written.items or {}).items())
    if written.of is None and written.columns:
        hint = "only statements from a table have other fields"
        reader.error(written.columns[0].span, "K130", "`columns` belongs to statements with `of`", hint)
    return Rating(written.scale, statements, tuple(written.columns), str(written.noun or "Statement"), written.id.span)


def derive(body: Rating, scope: Scope) -> Derived:
    """The scale, and below it the statements with a box for each of its steps."""
    statements = body.statements
    members = select(statements, scope, in_order=False) if isinstance(statements, Selection) else statements
    note_repeated(scope, [(member.id, member.text, member.span) for member in members])
    steps, before = _steps(body, scope), _before(body, members, scope)
    if not members or not steps or before is None:
        return Derived(())
    noun = body.noun[:1].upper() + body.noun[1:]
    columns = (
        *(column for column, _ in before),
        Column(words(noun), header=not before),
        *(Column(name) for name, _, _ in steps),
    )
    rests_on = [member.provenance for member in members]
    alike = marked_alike(rests_on)
    rows = tuple(
        (
            *(cells[at] for _, cells in before),
            box_text(member.text, member.provenance, alike=alike),
            *(words(BOX) for _ in steps),
        )
        for at, member in enumerate(members)
    )
    return Derived((_explained(steps), Table(columns, rows), *_sources(rests_on, alike=alike)))


def _before(body: Rating, members: Sequence[Member], scope: Scope) -> list[tuple[Column, tuple[Text, ...]]] | None:
    """The columns before the statements; None, and a problem noted, where the table has no such field."""
    if not isinstance(body.statements, Selection) or not body.columns:
        return []
    found = scope.field(body.statements.of)
    if found is None:
        return None
    table = resolved(found[0], scope)
    for name in (name for name in body.columns if name not in table.fields):
        scope.error(name.span, "K104", f"no field `{name}` in `{table.path}`", suggestion(name, table.fields))
        return None
    columns: list[tuple[Column, tuple[Text, ...]]] = []
    for shown in (table.fields[name] for name in body.columns):
        values = [table.entries[member.id].values.get(shown.id) for member in members]
        align = Align.END if shown.type is FieldType.NUMBER else Align.START
        columns.append(
            (Column(words(shown.label), align, header=not columns), tuple(uncited(v.text) if v else () for v in values))
        )
    return columns


def _steps(body: Rating, scope: Scope) -> list[tuple[Text, Text, Provenance]]:
    found = scope.field(body.scale)
    if found is None:
        return []
    table, field = resolved(found[0], scope), found[1]
    entries = [entry for entry in table.entries.values() if field in entry.values]
    if not 1 < len(entries) <= MOST_STEPS or field == table.key:
        hint = f"name the field that says what a step means, in a table of two to {MOST_STEPS} steps"
        scope.error(body.scale.span, "K192", f"`{body.scale}` is no scale", hint)
        return []
    return [
        (key_text(table, entry), uncited(entry.values[field].text), entry.values[field].provenance or entry.provenance)
        for entry in entries
    ]


def _explained(steps: Sequence[tuple[Text, Text, Provenance]]) -> Block:
    """The steps and what they mean, each with its sources."""
    columns = (Column(words("Step"), header=True), Column(words("Meaning")), Column(words("Source")))
    shared = {provenance for _, _, provenance in steps}
    rows = [(name, said, attribution(provenance)) for name, said, provenance in steps]
    if len(shared) == 1:
        tail = attribution(steps[0][2])
        caption = phrase("The scale. Source: ", tail) if tail else words("The scale")
        return Table(columns[:2], tuple((name, said) for name, said, _ in rows), caption)
    return Table(columns, tuple(rows), words("The scale"))


def _sources(provenances: Sequence[Provenance], *, alike: bool) -> tuple[Block, ...]:
    whole = union(provenances)
    tail = attribution(whole) if alike else spaced(whole.sources)
    said = dict.fromkeys(block for provenance in provenances for block in doubts(provenance))
    return (*((Paragraph(phrase("Source: ", tail)),) if whole.sources else ()), *said)


def _statement(slug: Scalar, written: MemberSchema, reader: Reader) -> Member:
    text = reader.text(written.text)
    rests_on = support(reader, slug.span, text, written.source, written.unverified)
    return Member(str(slug), uncited(text), rests_on, slug.span)
