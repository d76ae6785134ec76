"""The kind `list`: an enumeration, written out or taken from a table, asked for whole, member by member or in order."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.kinds.enumeration_cards import Asked, Cards, Member, cards
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.listing import Line, source_list
from studykit.kinds.marks import support
from studykit.kinds.membership import excluded
from studykit.kinds.ordering import ordering
from studykit.kinds.passages import marked_blocks
from studykit.kinds.repetition import note_repeated
from studykit.kinds.schema import Authored, NamedSchema, OneOrMany, SectionSchema, Shorthand, Slug, YesNo
from studykit.kinds.selection import Condition, Selection, select
from studykit.model.authored import Scalar
from studykit.model.document import Block, Paragraph
from studykit.model.question import Ordering, TrueSet
from studykit.model.text import Text


class MemberSchema(NamedSchema, frozen=True, kw_only=True):
    """A member as the author writes it; the text alone is the short way."""

    text: Authored
    source: OneOrMany[Authored] = field(default_factory=list)
    unverified: Authored | None = None


class ListSchema(SectionSchema, frozen=True, kw_only=True):
    """An enumeration as the author writes it: `items`, or `of` with what selects and orders."""

    id: Slug = field(name="list")
    ask: Authored
    note: Authored | None = None
    of: Authored | None = None
    items: dict[Slug, Annotated[MemberSchema, Shorthand(text="text")]] | None = None
    order: Authored | None = None
    where: dict[Authored, Authored] = field(default_factory=dict)
    ordered: YesNo = False
    cards: Cards = Cards.ONE
    print: YesNo = True


class Enumeration(Struct, frozen=True):
    """An enumeration whose members are written out, or selected from a table once that is known.

    The note is told after the answer, and in the guide below the list.
    """

    ask: Text
    note: tuple[Block, ...]
    members: tuple[Member, ...] | Selection
    ordered: bool
    cards: Cards
    printed: bool
    span: Span


def read(written: ListSchema, reader: Reader) -> Enumeration:
    """The enumeration; it is an error to write members out and take them from a table, or neither."""
    if (written.of is None) == (not written.items):
        hint = "write the members in `items:`, or take them from a table with `of:`"
        reader.error(written.id.span, "K130", "a list takes its members from one place", hint)
    for setting in (written.order, *written.where):
        if setting is not None and written.of is None:
            hint = "members written out stand in the order you give them"
            reader.error(setting.span, "K130", "`order` and `where` belong to a list with `of`", hint)
    members: tuple[Member, ...] | Selection
    if written.of is not None:
        where = tuple(Condition(name, wanted, reader.text(wanted)) for name, wanted in written.where.items())
        members = Selection(written.of, written.order, where)
    else:
        members = tuple(_member(slug, one, reader) for slug, one in (written.items or {}).items())
    note = marked_blocks(reader.blocks(written.note), reader.support) if written.note is not None else ()
    ask, ordered = reader.text(written.ask), written.ordered
    return Enumeration(ask, note, members, ordered, written.cards, written.print, written.id.span)


def derive(body: Enumeration, scope: Scope) -> Derived:
    """The list, and the cards its author chose."""
    match body.members:
        case Selection():
            # The members stand elsewhere, maybe in another topic: their list is here.
            members, at = select(body.members, scope, in_order=body.cards is Cards.WINDOW), body.span
        case _:
            members = body.members
            at = members[0].span if members else body.span
    note_repeated(scope, [(member.id, member.text, member.span) for member in members])
    return Derived(
        blocks(members, body.note, ordered=body.ordered) if body.printed else (),
        cards(body.cards, Asked(body.ask, body.note, body.ordered, at), members, scope.path),
        (*_ordering(body, members, scope.path), *_selection(body, members, scope)),
    )


def blocks(members: Sequence[Member], note: tuple[Block, ...] = (), *, ordered: bool) -> tuple[Block, ...]:
    """The members with their citations, and the note; a list that nothing was found for has none."""
    lines = [Line((Paragraph(member.text),), member.provenance) for member in members]
    return (*source_list(lines, ordered=ordered), *note) if lines else ()


def _ordering(body: Enumeration, members: Sequence[Member], path: str) -> tuple[Ordering, ...]:
    """The members to be put in order, unless some of them tie."""
    sizes = [member.size for member in members if member.size is not None]
    if not body.ordered or len(set(sizes)) < len(sizes):
        return ()
    return ordering(path, (Paragraph(body.ask),), [(one.text, one.provenance) for one in members], body.span)


def _selection(body: Enumeration, members: Sequence[Member], scope: Scope) -> tuple[TrueSet, ...]:
    match body.members:
        case Selection():
            return excluded(scope.path, body.ask, members, body.members, scope, body.span)
        case _:
            return ()


def _member(slug: Scalar, written: MemberSchema, reader: Reader) -> Member:
    text = reader.text(written.text)
    rests_on = support(reader, slug.span, text, written.source, written.unverified)
    return Member(str(slug), text, rests_on, slug.span)
