"""The schema of a packet's file."""

import re
from typing import Annotated, Final, TypeAlias

from msgspec import Meta, field

from studykit.kinds.schema import Authored, Form, OneOrMany, Schema, Slug
from studykit.load.schema import Day, FileSlug
from studykit.model.authored import Scalar
from studykit.model.packet import Do

CLOCK: Final = re.compile(r"(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)\Z")
SPELL: Final = re.compile(r"(?=\d)(?:(?P<hours>\d{1,2})\s*h)?\s*(?:(?P<minutes>\d{1,3})\s*(?:m|min))?\Z")


def _is_clock(written: Scalar) -> bool:
    return CLOCK.match(written) is not None


def _is_spell(written: Scalar) -> bool:
    return minutes_in(written) > 0


def _count(low: int, high: int) -> Form:
    def accepts(written: Scalar) -> bool:
        return re.fullmatch(r"\d{1,4}", written) is not None and low <= int(written) <= high

    hint = f"write a number from {low} to {high}"
    return Form(accepts, "B122", "`{0}` is not a number that can be used here", hint)


def minutes_in(written: str) -> int:
    """The minutes of `1h30m`; 0 where it is no length of time."""
    match = SPELL.match(written)
    return 60 * int(match["hours"] or 0) + int(match["minutes"] or 0) if match else 0


Clock: TypeAlias = Annotated[Authored, Form(_is_clock, "B120", "`{0}` is no time of day", "write it as `08:15`")]
"""A time of day: `08:15`."""

Spell: TypeAlias = Annotated[
    Authored, Form(_is_spell, "B121", "`{0}` is no length of time", "write `50m`, `1h` or `1h30m`")
]
"""A length of time: `50m`."""


class ClassSchema(Schema, frozen=True, kw_only=True):
    """Which class it is."""

    number: Annotated[Authored, Meta(description="The number of the class, as it is printed.")]
    dates: Annotated[OneOrMany[Day], Meta(description="The days of the class: 2027-01-11.")] = field(
        default_factory=list
    )
    place: Annotated[Authored | None, Meta(description="Where the class meets.")] = None
    instructors: Annotated[OneOrMany[Authored], Meta(description="Who teaches.")] = field(default_factory=list)


class TerminalSchema(Schema, frozen=True, kw_only=True):
    """What learners can do at the end."""

    given: Annotated[Authored, Meta(description="The conditions: what the learner has at hand.")]
    task: Annotated[Authored, Meta(description="What the learner does.")]
    standard: Annotated[Authored, Meta(description="How well.")]


class EnablingSchema(Schema, frozen=True, kw_only=True):
    """A step on the way there."""

    id: Annotated[Slug, Meta(description="The identity of the objective.")]
    do: Annotated[Authored, Meta(description="What the learner does.")]
    covers: Annotated[
        OneOrMany[Authored],
        Meta(description="What it rests on: `topic`, `topic/section`, or `topic/section/` and an entry or a field."),
    ]


class ObjectivesSchema(Schema, frozen=True, kw_only=True):
    """The objectives of the class."""

    terminal: Annotated[TerminalSchema | None, Meta(description="Task, conditions and standard at the end.")] = None
    enabling: Annotated[list[EnablingSchema], Meta(description="The steps on the way there.")] = field(
        default_factory=list
    )


class SessionSchema(Schema, frozen=True, kw_only=True):
    """A row of the agenda."""

    day: Annotated[Authored | None, _count(1, 99), Meta(description="The day of the class, from 1.")] = None
    at: Annotated[Clock, Meta(description="When it begins: 08:15.")]
    for_: Annotated[Spell, Meta(description="How long it takes: 50m, 1h30m.")]
    do: Annotated[Do, Meta(description="What is done.")]
    title: Annotated[Authored | None, Meta(description="What it is called, where no topic or test says.")] = None
    topic: Annotated[Slug | None, Meta(description="The topic that is taught.")] = None
    test: Annotated[Authored | None, Meta(description="The test that is taken: pre or post.")] = None
    covers: Annotated[OneOrMany[Authored], Meta(description="The enabling objectives that it serves.")] = field(
        default_factory=list
    )
    method: Annotated[Authored | None, Meta(description="How it is taught.")] = None
    notes: Annotated[Authored | None, Meta(description="What the instructor has to know; Markdown.")] = None


class DrawSchema(Schema, frozen=True, kw_only=True):
    """A test: drawn from topics, or like another."""

    from_: Annotated[OneOrMany[Slug], Meta(description="The topics from which items are drawn.")] = field(
        default_factory=list
    )
    like: Annotated[Authored | None, Meta(description="The test that it is made like.")] = None
    items: Annotated[Authored | None, _count(1, 200), Meta(description="How many items it asks.")] = None
    choices: Annotated[Authored | None, _count(2, 6), Meta(description="How many answers to choose from.")] = None
    versions: Annotated[Authored | None, _count(1, 26), Meta(description="How many versions there are.")] = None
    seed: Annotated[Authored | None, Meta(description="Another seed draws and shuffles another test.")] = None


class TestsSchema(Schema, frozen=True, kw_only=True):
    """The tests of the class."""

    pre: Annotated[DrawSchema | None, Meta(description="The test before the class.")] = None
    post: Annotated[DrawSchema | None, Meta(description="The test after the class.")] = None


class PartsSchema(Schema, frozen=True, kw_only=True):
    """What each reader gets."""

    student: Annotated[list[Authored] | None, Meta(min_length=1, description="What each participant gets.")] = None
    instructor: Annotated[list[Authored] | None, Meta(description="What the instructor gets; [] is nothing.")] = None
    admin: Annotated[list[Authored] | None, Meta(description="What the office gets; [] is nothing.")] = None


class PrintSchema(Schema, frozen=True, kw_only=True):
    """How it is printed."""

    duplex: Annotated[
        Authored | None, Meta(description="The edge over which sheets are turned: long, short, none.")
    ] = None
    parts_start_on: Annotated[Authored | None, Meta(description="odd (the front of a sheet), or next.")] = None
    numbers: Annotated[Authored | None, Meta(description="Where page numbers stand: outer, or right.")] = None
    ink: Annotated[Authored | None, Meta(description="normal, save (black, no tints), or grey.")] = None


class PacketSchema(Schema, frozen=True, kw_only=True):
    """A packet's file."""

    packet: Annotated[FileSlug, Meta(description="The identity of the packet, the same as the file's name.")]
    title: Authored
    class_: Annotated[ClassSchema, Meta(description="The class: its number, days, place and instructors.")]
    roster: Annotated[Authored | None, Meta(description="The table of the people, beside this file.")] = None
    objectives: Annotated[ObjectivesSchema | None, Meta(description="What the class is for.")] = None
    agenda: Annotated[list[SessionSchema], Meta(min_length=1, description="What happens when, in order.")]
    tests: Annotated[TestsSchema | None, Meta(description="The tests.")] = None
    parts: Annotated[PartsSchema | None, Meta(description="What each reader gets; left out, the usual.")] = None
    print: Annotated[PrintSchema | None, Meta(description="How it is printed.")] = None
