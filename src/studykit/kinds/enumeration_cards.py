"""Cards about an enumeration: the whole of it, the member missing from it, or the member that comes next."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.kinds.listing import answered
from studykit.kinds.marks import doubts, union
from studykit.kinds.phrases import closed, joined, opened, phrase, uncited
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


class Member(Struct, frozen=True):
    """A member of a list; `size` is what it was sorted by, or None."""

    id: str
    text: Text
    provenance: Provenance
    span: Span
    size: float | None = None


class Asked(Struct, frozen=True):
    """What every card of a list has in common: the question, and the note that is told after the answer.

    `at` is the place of the whole list.
    """

    question: Text
    note: tuple[Block, ...]
    ordered: bool
    at: Span


def cards(choice: Cards, asked: Asked, members: Sequence[Member], path: str) -> tuple[RecallCard, ...]:
    """The cards that the author chose, in the order of the members."""
    if not members:
        return ()
    match choice:
        case Cards.ONE:
            return (_whole(asked, members, path),)
        case Cards.EACH:
            return tuple(_each(asked, members, path))
        case Cards.WINDOW:
            return tuple(_next(asked, members, path))
        case Cards.NONE:
            return ()
        case _:
            assert_never(choice)


def _whole(asked: Asked, members: Sequence[Member], path: str) -> RecallCard:
    rests_on = union([member.provenance for member in members])
    back = answered([uncited(member.text) for member in members], ordered=asked.ordered)
    doubtful = (block for one in members for block in doubts(one.provenance, plain(one.text)))
    return RecallCard(
        key=f"{path}/all",
        front=(Paragraph(asked.question),),
        back=(back,),
        provenance=rests_on,
        extra=(*asked.note, *doubtful),
        span=asked.at,
    )


def _each(asked: Asked, members: Sequence[Member], path: str) -> Iterator[RecallCard]:
    texts = [uncited(member.text) for member in members]
    for place, member in enumerate(members):
        lines = (*texts[:place], _OPEN, *texts[place + 1 :])
        shown = ItemList(tuple((Paragraph(line),) for line in lines), asked.ordered)
        question = Paragraph(phrase(closed(asked.question), " Which one is missing?"))
        yield _card(member, f"{path}/{member.id}/each", (question, shown), asked.note)


def _next(asked: Asked, members: Sequence[Member], path: str) -> Iterator[RecallCard]:
    for place, member in enumerate(members):
        if place == 0:
            question = words("Which one comes first?")
        else:
            # A member may have commas of its own.
            before = joined([opened(uncited(one.text)) for one in members[max(place - WINDOW, 0) : place]], ", then ")
            question = phrase("After ", before, ": what comes next?")
        yield _card(member, f"{path}/{member.id}/next", (Paragraph(asked.question), Paragraph(question)), asked.note)


def _card(member: Member, key: str, front: tuple[Block, ...], note: tuple[Block, ...]) -> RecallCard:
    return RecallCard(
        key=key,
        front=front,
        back=(Paragraph(uncited(member.text)),),
        provenance=member.provenance,
        extra=(*note, *doubts(member.provenance)),
        span=member.span,
    )
