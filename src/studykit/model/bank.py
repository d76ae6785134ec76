"""The neutral question bank: what an export says, before it is a file of some other system.

Everything is plain text by now: a stem is its paragraphs, an answer is one line. Items stand in the author's order; the
answers of an item in the order in which they are to be shown.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from studykit.diagnostics import Span
from studykit.model.kit import Status
from studykit.model.text import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
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
    span: Span = field(default=Span(""), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose; `why` says what is wrong with it, or is empty."""

    text: str
    right: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Item):
    """One answer of several is right. `fixed` answers have an order of their own, and are not to be shuffled."""

    answers: tuple[Answer, ...]
    fixed: bool = False

    @property
    def right(self) -> Answer:
        """The right answer."""
        return next(answer for answer in self.answers if answer.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Item):
    """Several answers of more are right, and all of them have to be chosen."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Item):
    """The learner writes the answer; a `brief` one can be compared letter by letter, any other needs a reader."""

    answer: str
    brief: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing(Item):
    """Each term has its value; `shown` is the order in which the values are offered."""

    terms: tuple[str, ...]
    values: tuple[str, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(Item):
    """Things to be put in order: `steps` in the right one, `shown` as they are offered."""

    steps: tuple[str, ...]
    shown: tuple[str, ...]


BankItem: TypeAlias = Choice | Several | Written | Pairing | Steps


@dataclass(frozen=True, slots=True)
class Shelf:
    """The items of one topic, under its title."""

    topic: str
    title: str
    items: tuple[BankItem, ...]


@dataclass(frozen=True, slots=True)
class Bank:
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
