"""Cards about an enumeration: the whole of it, the member missing from it, or the member that comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from studykit.diagnostics import Span
from studykit.kinds.marks import doubts, union
from studykit.kinds.phrases import closed, joined, phrase, uncited
from studykit.model.card import RecallCard
from studykit.model.document import Block, ItemList, Paragraph, words
from studykit.model.source import Provenance
from studykit.model.text import Text, plain

WINDOW: Final = 2
_OPEN: Final = words("[…]")


class Cards(StrEnum):
    """What is asked about a list."""

    ONE = "one"
    EACH = "each"
    WINDOW = "window"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a list; `size` is what it was sorted by, or None."""

    id: str
    text: Text
    provenance: Provenance
    span: Span
    size: float | None = None


def cards(choice: Cards, ask: Text, members: Sequence[Member], path: str, *, ordered: bool) -> tuple[RecallCard, ...]:
    """The cards that the author chose, in the order of the members."""
    if not members:
        return ()
    match choice:
        case Cards.ONE:
            return (_whole(ask, members, path, ordered=ordered),)
        case Cards.EACH:
            return tuple(_each(ask, members, path, ordered=ordered))
        case Cards.WINDOW:
            return tuple(_next(ask, members, path))
        case Cards.NONE:
            return ()
        case _:
            assert_never(choice)


def _whole(ask: Text, members: Sequence[Member], path: str, *, ordered: bool) -> RecallCard:
    rests_on = union([member.provenance for member in members])
    back = ItemList(tuple((Paragraph(uncited(member.text)),) for member in members), ordered)
    return RecallCard(
        key=f"{path}/all",
        front=(Paragraph(ask),),
        back=(back,),
        provenance=rests_on,
        extra=tuple(block for one in members for block in doubts(one.provenance, plain(one.text))),
        span=members[0].span,
    )


def _each(ask: Text, members: Sequence[Member], path: str, *, ordered: bool) -> Iterator[RecallCard]:
    texts = [uncited(member.text) for member in members]
    for place, member in enumerate(members):
        lines = (*texts[:place], _OPEN, *texts[place + 1 :])
        shown = ItemList(tuple((Paragraph(line),) for line in lines), ordered)
        yield _card(member, "each", (Paragraph(phrase(closed(ask), " Which one is missing?")), shown), path)


def _next(ask: Text, members: Sequence[Member], path: str) -> Iterator[RecallCard]:
    for place, member in enumerate(members):
        if place == 0:
            question = words("Which one comes first?")
        else:
            start = max(place - WINDOW, 0)
            before = joined([uncited(earlier.text) for earlier in members[start:place]])
            question = phrase("… " if start else "", before, " — what comes next?")
        yield _card(member, "next", (Paragraph(ask), Paragraph(question)), path)


def _card(member: Member, asks: str, front: tuple[Block, ...], path: str) -> RecallCard:
    return RecallCard(
        key=f"{path}/{member.id}/{asks}",
        front=front,
        back=(Paragraph(uncited(member.text)),),
        provenance=member.provenance,
        extra=doubts(member.provenance),
        span=member.span,
    )
