"""The bundles of a packet: which pieces each reader gets, in which order, and how many copies there are."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from studykit.assemble.course import Course
from studykit.assemble.packet_office import certificates, name_tents, sign_in
from studykit.assemble.packet_reading import (
    agenda,
    annotated_guides,
    cards,
    cover,
    evaluation,
    guides,
    objectives,
    test,
    test_key,
)
from studykit.assemble.packet_sheets import cornell, guided
from studykit.assemble.packet_teaching import coverage, keys, lesson_plan
from studykit.model.bundle import Bundle, Copy, Piece
from studykit.model.lead import titled
from studykit.model.packet import ADMIN, POST, PRE, STUDENT, TEST
from studykit.model.roster import Person
from studykit.model.text import plain

MAKERS: Final[Mapping[str, Callable[[Course, str], Iterator[Piece]]]] = {
    "cover": cover,
    "objectives": objectives,
    "agenda": agenda,
    "guide": guides,
    "guide+notes": annotated_guides,
    "guided-notes": guided,
    "cornell-notes": cornell,
    "cards": cards,
    "test:pre": lambda course, _: test(course, PRE),
    "test:post": lambda course, _: test(course, POST),
    "evaluation": evaluation,
    "lesson-plan": lesson_plan,
    "keys": keys,
    "coverage": coverage,
    "sign-in": sign_in,
    "name-tents": name_tents,
    "certificates": certificates,
}
"""What makes the pieces of each part of `model.packet.PARTS`."""

EACH: Final = ("name-tents", "certificates")
"""Parts of which everybody has one of their own, one after the other."""

TITLES: Final = {"student": "participant packet", "instructor": "instructor packet", "admin": "class sheets"}


def bundle(course: Course, audience: str) -> Bundle:
    """What one kind of reader gets, ready to be laid out."""
    packet = course.packet
    made = {part: tuple(MAKERS[part](course, audience)) for part in packet.parts[audience]}
    copies = _named(course, made) if audience == STUDENT else _common(course, made)
    office = audience == ADMIN
    return Bundle(
        language=course.kit.language,
        series=course.kit.title,
        author=course.kit.publisher,
        title=titled(plain(packet.title), TITLES[audience]),
        subject=f"Class {packet.facts.number}",
        pieces=tuple(piece for pieces in made.values() for piece in pieces),
        copies=copies,
        # What the office hands out has nothing on its back.
        odd=packet.print.odd and not office,
        outer=packet.print.outer and packet.print.duplex != "none" and not office,
        duplex="none" if office else packet.print.duplex,
    )


def _named(course: Course, made: Mapping[str, tuple[Piece, ...]]) -> tuple[Copy, ...]:
    """A copy for each person; without a roster, one of each version with lines for the name."""
    if course.people:
        return tuple(
            Copy(person.id, person.name, _pieces(course, made, person), (("name", person.name), ("id", person.id)))
            for person in course.people
        )
    letters = max((len(quiz.forms) for quiz in course.quizzes.values()), default=1)
    blank = [Person(f"{number}", "", "", course.packet.roster_span) for number in range(letters)]
    names = [f"Version {chr(ord('A') + number)}" if letters > 1 else "" for number in range(letters)]
    return tuple(
        Copy(name, name, _pieces(course, made, person, number))
        for number, (person, name) in enumerate(zip(blank, names, strict=True))
    )


def _pieces(course: Course, made: Mapping[str, tuple[Piece, ...]], person: Person, number: int = 0) -> tuple[str, ...]:
    keys: list[str] = []
    for part, pieces in made.items():
        name = part.removeprefix(TEST)
        if part.startswith(TEST):
            forms = {form.version: form for form in course.quizzes[name].forms}
            usual = list(forms)[number % len(forms)]
            keys.append(test_key(name, forms[course.versions[name].get(person.id, usual)]))
        else:
            keys.extend(piece.key for piece in pieces)
    return tuple(keys)


def _common(course: Course, made: Mapping[str, tuple[Piece, ...]]) -> tuple[Copy, ...]:
    """One copy of what is common to all, then of each part of which everybody has one, all of them."""
    common = tuple(piece.key for part, pieces in made.items() if part not in EACH for piece in pieces)
    copies = [Copy("", "Class" if any(part in made for part in EACH) else "", common)] if common else []
    for part in (part for part in made if part in EACH):
        (piece,) = made[part]
        people = course.people or (Person("blank", "", "", course.packet.roster_span),)
        copies += [
            Copy(
                f"{piece.name.lower()} {person.id}",
                f"{piece.name}: {person.name}" if person.name else piece.name,
                (piece.key,),
                (("name", person.name), ("id", person.id)),
            )
            for person in people
        ]
    return tuple(copies)
