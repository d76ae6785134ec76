"""A class packet as its instructor wrote it: objectives, agenda, tests, and what each of its readers gets."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.model.document import Block
from studykit.model.placed import Placed
from studykit.model.text import Text

STUDENT: Final = "student"
INSTRUCTOR: Final = "instructor"
ADMIN: Final = "admin"
AUDIENCES: Final = (STUDENT, INSTRUCTOR, ADMIN)
"""Who gets a file of a packet."""

PRE: Final = "pre"
POST: Final = "post"
TEST: Final = "test:"
"""What stands before the name of a test where it is a part."""


class Do(StrEnum):
    """What is done in a session."""

    TEACH = "teach"
    TEST = "test"
    EXERCISE = "exercise"
    BREAK = "break"


class PartKind(Struct, frozen=True):
    """What a part is called in print, and who may get it."""

    title: str
    audiences: tuple[str, ...]


PARTS: Final[Mapping[str, PartKind]] = {
    "cover": PartKind("Cover", AUDIENCES),
    "objectives": PartKind("Objectives", AUDIENCES),
    "agenda": PartKind("Agenda", AUDIENCES),
    "guide": PartKind("Participant guide", (STUDENT, INSTRUCTOR)),
    "guide+notes": PartKind("Participant guide with instructor notes", (INSTRUCTOR,)),
    "guided-notes": PartKind("Guided notes", (STUDENT, INSTRUCTOR)),
    "cornell-notes": PartKind("Cornell notes", (STUDENT, INSTRUCTOR)),
    "cards": PartKind("Cards", (STUDENT, INSTRUCTOR)),
    "test:pre": PartKind("Pre-test", (STUDENT, INSTRUCTOR)),
    "test:post": PartKind("Post-test", (STUDENT, INSTRUCTOR)),
    "evaluation": PartKind("Course evaluation", (STUDENT, ADMIN)),
    "lesson-plan": PartKind("Lesson plan", (INSTRUCTOR,)),
    "keys": PartKind("Keys", (INSTRUCTOR,)),
    "coverage": PartKind("Coverage", (INSTRUCTOR, ADMIN)),
    "sign-in": PartKind("Sign-in sheet", (INSTRUCTOR, ADMIN)),
    "name-tents": PartKind("Name tents", (ADMIN,)),
    "certificates": PartKind("Certificates", (ADMIN,)),
}
"""Every part that a packet may have."""

ALONE: Final[Mapping[str, str]] = {PRE: "Opening test", POST: "Closing test"}
"""What a test is called that is the only one of its packet."""

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    STUDENT: ("cover", "agenda", "objectives", "guide", "cards", "evaluation"),
    INSTRUCTOR: ("cover", "lesson-plan", "guide+notes", "coverage"),
    ADMIN: ("sign-in", "name-tents", "certificates"),
}
"""What each gets of a packet that does not say; tests and their keys are added where there are tests."""


class ClassFacts(Struct, frozen=True):
    """Which class it is: its number, days (ISO), place and teachers; all but the number may be empty."""

    number: str
    dates: tuple[str, ...] = ()
    place: str = ""
    instructors: tuple[str, ...] = ()


class Terminal(Struct, frozen=True):
    """What learners can do at the end: with what at hand, what, and how well."""

    given: Text
    task: Text
    standard: Text


class Enabling(Placed, frozen=True):
    """A step on the way there; `covers` are the identities of what it rests on."""

    id: str
    do: Text
    covers: tuple[str, ...]
    span: Span = Span("")


class Session(Placed, frozen=True):
    """A row of the agenda: `at` is in minutes after midnight of day `day` (from 1), `minutes` how long it takes.

    `subject` is a topic or a test, or empty; `covers` are the enabling objectives it serves. `title` may be empty where
    the subject has one.
    """

    day: int
    at: int
    minutes: int
    do: Do
    title: Text = ()
    subject: str = ""
    covers: tuple[str, ...] = ()
    method: Text = ()
    notes: tuple[Block, ...] = ()
    span: Span = Span("")


class TestPlan(Placed, frozen=True):
    """A test: the topics that its items are drawn from, how many, how many options each, in how many versions."""

    __test__ = False  # no test of pytest's

    name: str
    topics: tuple[str, ...]
    items: int
    choices: int
    versions: int
    seed: str
    span: Span = Span("")


class PrintPlan(Struct, frozen=True):
    """How a packet is printed; `odd` begins each part on the front of a sheet, `outer` numbers pages at its edge."""

    duplex: str = "long"
    ink: str = "normal"
    odd: bool = True
    outer: bool = True


class Packet(Placed, frozen=True):
    """A packet. `topics` are those that it teaches, in the order of the agenda; `parts` by audience.

    `roster` is the path of the roster below the folder of packets, or empty.
    """

    id: str
    title: Text
    facts: ClassFacts
    roster: str
    terminal: Terminal | None
    enabling: tuple[Enabling, ...]
    agenda: tuple[Session, ...]
    tests: tuple[TestPlan, ...]
    parts: Mapping[str, tuple[str, ...]]
    topics: tuple[str, ...]
    print: PrintPlan
    span: Span = Span("")
    roster_span: Span = Span("")

    def test(self, name: str) -> TestPlan | None:
        """The test of that name."""
        return next((test for test in self.tests if test.name == name), None)

    def test_title(self, name: str) -> str:
        """What the test of that name is called in print: nothing is before or after where there is no other."""
        return PARTS[TEST + name].title if len(self.tests) > 1 else ALONE[name]


def clock(minutes: int) -> str:
    """A time of day, in minutes after midnight, as it is printed: `08:15`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
