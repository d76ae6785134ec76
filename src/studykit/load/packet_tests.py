"""The tests of a packet: what each is drawn from, and how, where need be like the other one."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from studykit.diagnostics import Diagnostics
from studykit.load.packet_schema import DrawSchema, PacketSchema
from studykit.model.authored import Scalar
from studykit.model.packet import POST, PRE, TestPlan
from studykit.spelling import suggestion

ITEMS: Final = 20
CHOICES: Final = 3


class Tests:
    """Reads the tests of a packet in a kit of these topics, and notes whatever is wrong with them."""

    def __init__(self, topics: Collection[str], sink: Diagnostics) -> None:
        self._topics = topics
        self._sink = sink

    def read(self, written: PacketSchema) -> Iterator[TestPlan]:
        """The tests, the one before the class first."""
        drawn = {PRE: written.tests.pre, POST: written.tests.post} if written.tests else {}
        known = {name: one for name, one in drawn.items() if one is not None}
        for name, one in known.items():
            model = self._model(name, one, known)
            yield self._test(name, one, model, written.packet)

    def _model(self, name: str, one: DrawSchema, known: Mapping[str, DrawSchema]) -> DrawSchema | None:
        if one.like is None:
            return None
        other = known.get(str(one.like))
        if other is None or other is one or other.like is not None:
            hint = "name the other test, one that says what it is drawn from"
            self._sink.error(one.like.span, "B103", f"`{name}` cannot be like `{one.like}`", hint)
            return None
        return other

    def _test(self, name: str, one: DrawSchema, model: DrawSchema | None, packet: Scalar) -> TestPlan:
        topics = one.from_ or (model.from_ if model else [])
        for topic in one.from_:
            check_topic(topic, self._topics, self._sink)
        if not topics and one.like is None:
            place = next((value for value in (one.items, one.seed, one.choices, one.versions) if value), packet)
            hint = "add `from: [topic]`, or `like: pre`"
            self._sink.error(place.span, "B104", f"the test `{name}` does not say what it is drawn from", hint)

        def number(own: Scalar | None, others: Scalar | None, usual: int) -> int:
            return int(own or others or usual)

        return TestPlan(
            name=name,
            topics=tuple(map(str, topics)),
            items=number(one.items, model.items if model else None, ITEMS),
            choices=number(one.choices, model.choices if model else None, CHOICES),
            versions=number(one.versions, model.versions if model else None, 1),
            # Never by chance the other test's: the same items would be drawn.
            seed=str(one.seed or f"{packet}-{name}"),
            span=(one.items or (model.items if model else None) or packet).span,
        )


def check_topic(topic: Scalar, topics: Collection[str], sink: Diagnostics) -> None:
    """Note a topic that the kit does not have."""
    if topic not in topics:
        sink.error(topic.span, "R102", f"no topic `{topic}` in this kit", suggestion(topic, topics))
