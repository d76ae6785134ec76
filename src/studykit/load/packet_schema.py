"""The schema of a packet's file."""

import re
from typing import Annotated, Final, TypeAlias

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from studykit.kinds.schema import Authored, OneOrMany, Schema, Slug, none_given
from studykit.load.schema import Day
from studykit.model.authored import Scalar
from studykit.model.packet import Do

CLOCK: Final = re.compile(r"(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)\Z")
SPELL: Final = re.compile(r"(?=\d)(?:(?P<hours>\d{1,2})\s*h)?\s*(?:(?P<minutes>\d{1,3})\s*(?:m|min))?\Z")


def _clock(written: Scalar) -> Scalar:
    if not CLOCK.match(written):
        raise PydanticCustomError(
            "B120", "`{at}` is no time of day", {"at": str(written), "hint": "write it as `08:15`"}
        )
    return written


def _spell(written: Scalar) -> Scalar:
    if not minutes_in(written):
        told = {"spell": str(written), "hint": "write `50m`, `1h` or `1h30m`"}
        raise PydanticCustomError("B121", "`{spell}` is no length of time", told)
    return written


def _count(low: int, high: int) -> AfterValidator:
    def check(written: Scalar) -> Scalar:
        if not re.fullmatch(r"\d{1,4}", written) or not low <= int(written) <= high:
            told = {"count": str(written), "hint": f"write a number from {low} to {high}"}
            raise PydanticCustomError("B122", "`{count}` is not a number that can be used here", told)
        return written

    return AfterValidator(check)


def minutes_in(written: str) -> int:
    """The minutes of `1h30m`; 0 where it is no length of time."""
    match = SPELL.match(written)
    return 60 * int(match["hours"] or 0) + int(match["minutes"] or 0) if match else 0


Clock: TypeAlias = Annotated[Authored, AfterValidator(_clock)]
"""A time of day: `08:15`."""

Spell: TypeAlias = Annotated[Authored, AfterValidator(_spell)]
"""A length of time: `50m`."""


class ClassSchema(Schema):
    """Which class it is."""

    number: Annotated[Authored, Field(description="The number of the class, as it is printed.")]
    dates: Annotated[
        OneOrMany[Day], Field(default_factory=none_given, description="The days of the class: 2027-01-11.")
    ]
    place: Annotated[Authored | None, Field(description="Where the class meets.")] = None
    instructors: Annotated[OneOrMany[Authored], Field(default_factory=none_given, description="Who teaches.")]


class TerminalSchema(Schema):
    """What learners can do at the end."""

    given: Annotated[Authored, Field(description="The conditions: what the learner has at hand.")]
    task: Annotated[Authored, Field(description="What the learner does.")]
    standard: Annotated[Authored, Field(description="How well.")]


class EnablingSchema(Schema):
    """A step on the way there."""

    id: Annotated[Slug, Field(description="The identity of the objective.")]
    do: Annotated[Authored, Field(description="What the learner does.")]
    covers: Annotated[
        OneOrMany[Authored],
        Field(description="What it rests on: `topic`, `topic/section`, or `topic/section/` and an entry or a field."),
    ]


class ObjectivesSchema(Schema):
    """The objectives of the class."""

    terminal: Annotated[TerminalSchema | None, Field(description="Task, conditions and standard at the end.")] = None
    enabling: Annotated[
        list[EnablingSchema], Field(default_factory=none_given, description="The steps on the way there.")
    ]


class SessionSchema(Schema):
    """A row of the agenda."""

    day: Annotated[Authored | None, _count(1, 99), Field(description="The day of the class, from 1.")] = None
    at: Annotated[Clock, Field(description="When it begins: 08:15.")]
    for_: Annotated[Spell, Field(description="How long it takes: 50m, 1h30m.")]
    do: Annotated[Do, Field(description="What is done.")]
    title: Annotated[Authored | None, Field(description="What it is called, where no topic or test says.")] = None
    topic: Annotated[Slug | None, Field(description="The topic that is taught.")] = None
    test: Annotated[Authored | None, Field(description="The test that is taken: pre or post.")] = None
    covers: Annotated[
        OneOrMany[Authored], Field(default_factory=none_given, description="The enabling objectives that it serves.")
    ]
    method: Annotated[Authored | None, Field(description="How it is taught.")] = None
    notes: Annotated[Authored | None, Field(description="What the instructor has to know; Markdown.")] = None


class DrawSchema(Schema):
    """A test: drawn from topics, or like another."""

    from_: Annotated[
        OneOrMany[Slug], Field(default_factory=none_given, description="The topics from which items are drawn.")
    ]
    like: Annotated[Authored | None, Field(description="The test that it is made like.")] = None
    items: Annotated[Authored | None, _count(1, 200), Field(description="How many items it asks.")] = None
    choices: Annotated[Authored | None, _count(2, 6), Field(description="How many answers to choose from.")] = None
    versions: Annotated[Authored | None, _count(1, 26), Field(description="How many versions there are.")] = None
    seed: Annotated[Authored | None, Field(description="Another seed draws and shuffles another test.")] = None


class TestsSchema(Schema):
    """The tests of the class."""

    pre: Annotated[DrawSchema | None, Field(description="The test before the class.")] = None
    post: Annotated[DrawSchema | None, Field(description="The test after the class.")] = None


class PartsSchema(Schema):
    """What each reader gets."""

    student: Annotated[list[Authored] | None, Field(min_length=1, description="What each participant gets.")] = None
    instructor: Annotated[list[Authored] | None, Field(description="What the instructor gets; [] is nothing.")] = None
    admin: Annotated[list[Authored] | None, Field(description="What the office gets; [] is nothing.")] = None


class PrintSchema(Schema):
    """How it is printed."""

    duplex: Annotated[
        Authored | None, Field(description="The edge over which sheets are turned: long, short, none.")
    ] = None
    parts_start_on: Annotated[Authored | None, Field(description="odd (the front of a sheet), or next.")] = None
    numbers: Annotated[Authored | None, Field(description="Where page numbers stand: outer, or right.")] = None
    ink: Annotated[Authored | None, Field(description="normal, save (black, no tints), or grey.")] = None


class PacketSchema(Schema):
    """A packet's file."""

    packet: Annotated[Slug, Field(description="The identity of the packet, the same as the file's name.")]
    title: Authored
    class_: Annotated[ClassSchema, Field(description="The class: its number, days, place and instructors.")]
    roster: Annotated[Authored | None, Field(description="The table of the people, beside this file.")] = None
    objectives: Annotated[ObjectivesSchema | None, Field(description="What the class is for.")] = None
    agenda: Annotated[list[SessionSchema], Field(min_length=1, description="What happens when, in order.")]
    tests: Annotated[TestsSchema | None, Field(description="The tests.")] = None
    parts: Annotated[PartsSchema | None, Field(description="What each reader gets; left out, the usual.")] = None
    print: Annotated[PrintSchema | None, Field(description="How it is printed.")] = None
