"""The tests of a packet: what each asks, and what they do not give."""

from collections.abc import Mapping, Sequence

from studykit.assemble.candidates import Drawable, Pool
from studykit.assemble.draw import drawn
from studykit.diagnostics import Diagnostics
from studykit.model.covering import covers
from studykit.model.kit import Kit
from studykit.model.packet import Enabling, Packet, TestPlan
from studykit.model.quiz import QuizPlan


def plan_of(test: TestPlan) -> QuizPlan:
    """What the test is to be, as a quiz."""
    return QuizPlan(test.items, test.choices, test.versions, test.seed)


def drawn_tests(kit: Kit, packet: Packet, sink: Diagnostics, pool: Pool) -> dict[str, tuple[Drawable, ...]]:
    """What each test asks, by its name; a test that is too short, and an objective that none asks for, are noted."""
    known = {topic.id: topic for topic in kit.topics}
    asked: dict[str, tuple[Drawable, ...]] = {}
    for test in packet.tests:
        asked[test.name] = drawn([known[name] for name in test.topics], plan_of(test), pool)
        count = len(asked[test.name])
        if count < test.items:
            message = f"the test `{test.name}` asks {test.items} items, and only {count} can be drawn"
            sink.error(test.span, "B125", message, "ask for fewer, or draw from more topics")
    _note_unasked(packet, asked, sink)
    return asked


def asks(objective: Enabling, key: str) -> bool:
    """Whether the item of this identity asks for what the objective covers."""
    return any(covers(path, key) for path in objective.covers)


def _note_unasked(packet: Packet, asked: Mapping[str, Sequence[Drawable]], sink: Diagnostics) -> None:
    keys = [one.key for test in asked.values() for one in test]
    for objective in packet.enabling if keys else ():
        if not any(asks(objective, key) for key in keys):
            message = f"no item of a test asks for the objective `{objective.id}`"
            sink.warning(objective.span, "B126", message, "ask more items, try another `seed:`, or let it cover more")
