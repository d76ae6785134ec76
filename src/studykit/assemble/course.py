"""A course: a packet with its class, its tests drawn and handed out, and everything looked up that its parts say."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from studykit.assemble.candidates import Pool
from studykit.assemble.packet_tests import asks, drawn_tests, plan_of
from studykit.assemble.quiz import exam
from studykit.assemble.rank import rank
from studykit.diagnostics import Diagnostics
from studykit.model.bundle import Pages
from studykit.model.dates import day
from studykit.model.document import words
from studykit.model.kit import Kit, Topic
from studykit.model.packet import Do, Enabling, Packet, Session
from studykit.model.quiz import Quiz
from studykit.model.roster import Person
from studykit.model.text import Text, plain

_NUMBER: Final = re.compile(r"[0-9]{1,15}\Z")
"""The number at the end of an id, or as much of it as can count on."""


class Course(Struct, frozen=True):
    """A packet and its class. `versions` is, by test and person's id, the version that the person gets.

    `pages` are by topic; they are empty until the participants' packet is laid out.
    """

    kit: Kit
    packet: Packet
    people: tuple[Person, ...]
    quizzes: Mapping[str, Quiz]
    versions: Mapping[str, Mapping[str, str]]
    pages: Mapping[str, Pages] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """What stands at the foot of pages that have no code."""
        return f"{self.packet.facts.number} · edition {self.kit.edition}"

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that are taught, in the order of the agenda."""
        known = {topic.id: topic for topic in self.kit.topics}
        return tuple(known[name] for name in self.packet.topics)

    @property
    def dates(self) -> str:
        """The days of the class as a reader says them."""
        return ", ".join(map(day, self.packet.facts.dates))

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Which class it is, as it stands under a title."""
        facts = self.packet.facts
        days = "Days" if len(facts.dates) > 1 else "Day"
        told = (("Class", facts.number), (days, self.dates), ("Place", facts.place))
        return tuple(row for row in (*told, ("Instructors", ", ".join(facts.instructors))) if row[1])

    def session_title(self, session: Session) -> Text:
        """What a session is called."""
        if session.title:
            return session.title
        if session.do is Do.TEST:
            return words(self.packet.test_title(session.subject))
        return next((topic.title for topic in self.kit.topics if topic.id == session.subject), words("Break"))

    def items(self, objective: Enabling, quiz: Quiz) -> tuple[str, ...]:
        """The identities of a test's items that ask for what an objective covers."""
        return tuple(answer.key for answer in quiz.answers if asks(objective, answer.key))


def course(kit: Kit, packet: Packet, people: Sequence[Person], sink: Diagnostics) -> Course:
    """The course, its tests drawn; what they do not give is noted."""
    known = {topic.id: topic for topic in kit.topics}
    quizzes: dict[str, Quiz] = {}
    asked = drawn_tests(kit, packet, sink, Pool())
    for test in packet.tests:
        topics = [known[name] for name in test.topics]
        quiz = exam(kit, topics, f"{packet.id}/{test.name}", packet.title, plan_of(test), asked[test.name])
        if quiz is not None:
            quizzes[test.name] = quiz
    taken = {name: versions(quiz, people) for name, quiz in quizzes.items()}
    return Course(kit, packet, tuple(people), quizzes, taken)


def versions(quiz: Quiz, people: Sequence[Person]) -> dict[str, str]:
    """By the person's id, the version each gets: it rests on that id alone, so who comes or goes changes no other's.

    Ids that count on (1001, 1002 …) are dealt out in rounds, a version each, so that neighbours in such a list differ
    and a class with numbers has as many of one version as of another. Other ids are dealt out by rank.
    """
    names = [form.version for form in quiz.forms]
    return {person.id: names[_turn(quiz.seed, person.id, len(names))] for person in people}


def _turn(seed: str, id_: str, count: int) -> int:
    """A number below `count`."""
    told = _NUMBER.search(id_)
    head, number = (id_[: told.start()], int(told[0])) if told else (id_, 0)
    # What counts on by tens, or is odd throughout, is dealt out by the rank of its round.
    round_, place = divmod(number, count)
    return (place + int(rank(seed, head, str(round_)), 16)) % count


def joined(texts: Sequence[Text]) -> str:
    """Texts as words in a row."""
    return ", ".join(map(plain, texts))
