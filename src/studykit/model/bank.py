"""The neutral question bank: what an export says, before it is a file of some other system.

Everything is plain text by now: a stem is its paragraphs, an answer is one line. Items stand in the author's order; the
answers of an item in the order in which they are to be shown.
"""

from typing import TypeAlias

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.model.kit import Status
from studykit.model.placed import Placed
from studykit.model.text import Standing


class Item(Placed, frozen=True, kw_only=True):
    """What all items share. `key` is the identity of the question in the kit, `topic` and `section` are ids.

    `why`, one paragraph a line, is said after the answer; `sources` name what the item rests on. `state` is that of the
    topic, and `notice` the sentence that every item of a superseded or draft one has to say, or empty.
    """

    key: str
    topic: str
    section: str
    stem: tuple[str, ...]
    why: tuple[str, ...]
    sources: tuple[str, ...]
    standing: Standing
    state: Status = Status.CURRENT
    notice: str = ""
    span: Span = Span("")


class Answer(Struct, frozen=True):
    """An answer to choose; `why` says what is wrong with it, or is empty."""

    text: str
    right: bool
    why: str = ""


class Choice(Item, frozen=True, kw_only=True):
    """One answer of several is right. `fixed` answers have an order of their own, and are not to be shuffled."""

    answers: tuple[Answer, ...]
    fixed: bool = False

    @property
    def right(self) -> Answer:
        """The right answer."""
        return next(answer for answer in self.answers if answer.right)


class Several(Item, frozen=True, kw_only=True):
    """Several answers of more are right, and all of them have to be chosen."""

    answers: tuple[Answer, ...]


class Written(Item, frozen=True, kw_only=True):
    """The learner writes the answer; a `brief` one can be compared letter by letter, any other needs a reader."""

    answer: str
    brief: bool


class Pairing(Item, frozen=True, kw_only=True):
    """Each term has its value; `shown` is the order in which the values are offered."""

    terms: tuple[str, ...]
    values: tuple[str, ...]
    shown: tuple[str, ...]


class Steps(Item, frozen=True, kw_only=True):
    """Things to be put in order: `steps` in the right one, `shown` as they are offered."""

    steps: tuple[str, ...]
    shown: tuple[str, ...]


BankItem: TypeAlias = Choice | Several | Written | Pairing | Steps


class Shelf(Struct, frozen=True):
    """The items of one topic, under its title."""

    topic: str
    title: str
    items: tuple[BankItem, ...]


class Bank(Struct, frozen=True):
    """The items of some topics of the kit `kit`; `language` is a BCP 47 tag."""

    kit: str
    title: str
    language: str
    edition: str
    shelves: tuple[Shelf, ...]

    @property
    def items(self) -> tuple[BankItem, ...]:
        """All items, in teaching order."""
        return tuple(item for shelf in self.shelves for item in shelf.items)
