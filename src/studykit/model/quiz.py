"""A quiz: the same items in several versions, and the key to all of them."""

from enum import StrEnum
from string import ascii_uppercase

from msgspec import Struct

from studykit.model.document import Block, Callout, Reference
from studykit.model.question import Distractor
from studykit.model.source import Provenance
from studykit.model.text import Text


class QuizPlan(Struct, frozen=True):
    """What a quiz is to be: how many items and versions, how many options a choice, and the seed of the shuffle."""

    items: int = 20
    choices: int = 3
    versions: int = 2
    seed: str = "1"


class Task(StrEnum):
    """What an item asks for; a form prints its items by task, in this order."""

    CHOICE = "choice"
    SELECT = "select"
    MATCH = "match"
    ORDER = "order"
    WRITE = "write"


class Row(Struct, frozen=True):
    """One answer to mark: what it is for (empty where the item has but one), and the positions of the right options.

    `label` stands on the answer sheet: `7`, or `7.2` for the second term of item 7.
    """

    label: str
    prompt: Text
    right: tuple[int, ...]

    @property
    def letters(self) -> str:
        """The right answer as it is marked: `B`, or `A C`."""
        return " ".join(letter(position) for position in self.right)


class FormItem(Struct, frozen=True):
    """An item as one version prints it; `key` is its identity. An item to be answered in writing has no rows.

    `heads` are the headings above the prompts and the options of a matching item. `lines` is how many to write on.
    """

    number: int
    key: str
    task: Task
    points: int
    stem: tuple[Block, ...]
    options: tuple[Text, ...] = ()
    rows: tuple[Row, ...] = ()
    heads: tuple[str, str] = ("", "")
    lines: int = 0


class Form(Struct, frozen=True):
    """One version (`A`, `B`, …): its items in the order of their numbers."""

    version: str
    items: tuple[FormItem, ...]


class Answer(Struct, frozen=True):
    """The key to one item of every version: `answer` in words, why, and what each wrong answer confuses.

    The answer is a line a row of the item, or one line.
    """

    key: str
    task: Task
    points: int
    stem: tuple[Block, ...]
    answer: tuple[Text, ...]
    why: tuple[Block, ...]
    wrong: tuple[Distractor, ...]
    provenance: Provenance


class Quiz(Struct, frozen=True):
    """A quiz on a topic. `code` is a short digest of all the rest: it stands on every page of the forms and the key.

    `answers` are in the order of the first version; `references` are the sources that they cite, numbered.
    """

    topic: str
    title: Text
    series: str
    edition: str
    language: str
    author: str
    seed: str
    forms: tuple[Form, ...]
    answers: tuple[Answer, ...]
    references: tuple[Reference, ...]
    banner: Callout | None = None
    code: str = ""

    @property
    def points(self) -> int:
        """The points of a whole form."""
        return sum(answer.points for answer in self.answers)


def letter(position: int) -> str:
    """The letter of an option, from A for position 0; raises IndexError beyond Z."""
    return ascii_uppercase[position]
