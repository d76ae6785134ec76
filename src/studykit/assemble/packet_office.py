"""The parts of a packet that the office needs: sign-in sheets, name tents, certificates."""

from collections.abc import Iterator
from typing import Final

from studykit.assemble.course import Course
from studykit.assemble.packet_reading import by_day, day_title
from studykit.model.bundle import Certificate, Leaflet, NameTent, Piece
from studykit.model.document import words
from studykit.model.handout import Grid, Part
from studykit.model.text import plain

SPARE: Final = 3
"""Empty lines on a sign-in sheet, for those who are on no list."""

UNLISTED: Final = 24
"""Lines on a sign-in sheet without a roster."""


def sign_in(course: Course, _audience: str) -> Iterator[Piece]:
    """A sheet for each day, with a line a person."""
    columns = (("No.", 0.7), ("Name", 3.2), ("ID", 1.5), ("Signature, in", 2.6), ("Signature, out", 2.6))
    listed = [(str(number), one.name, one.id, "", "") for number, one in enumerate(course.people, 1)]
    empty = SPARE if listed else UNLISTED
    rows = (*listed, *((str(len(listed) + number), "", "", "", "") for number in range(1, empty + 1)))
    for number in by_day(course):
        title = f"Sign-in sheet, {day_title(course, number)}"
        part = Part(f"sign-in-{number}", title, words(title), course.facts, (Grid(columns, rows),))
        yield Piece(f"sign-in/{number}", title, Leaflet(part), course.mark)


def name_tents(course: Course, _audience: str) -> Iterator[Piece]:
    """A name tent."""
    yield Piece("name-tents", "Name tent", NameTent(f"{plain(course.packet.title)} · {course.packet.facts.number}"))


def certificates(course: Course, _audience: str) -> Iterator[Piece]:
    """A certificate."""
    facts = course.packet.facts
    when = f"{course.dates}" + (f" · {facts.place}" if facts.place else "")
    body = Certificate(
        series=course.kit.title,
        title="Certificate of completion",
        above="This certifies that",
        below=tuple(
            line for line in (f"has completed “{plain(course.packet.title)}”", when, f"Class {facts.number}") if line
        ),
        signed=(facts.instructors[0] if facts.instructors else "Instructor", "Date"),
    )
    yield Piece("certificates", "Certificate", body)
