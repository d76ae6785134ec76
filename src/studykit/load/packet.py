"""The packets of a kit: each file read, checked against the kit and in itself, with every problem in its place."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from studykit.diagnostics import Diagnostics
from studykit.load.covered import Covered
from studykit.load.files import PACKETS_FOLDER, read_file
from studykit.load.findings import Findings
from studykit.load.markdown import read_blocks, read_text
from studykit.load.nearest import suggestion
from studykit.load.packet_schema import (
    CLOCK,
    DrawSchema,
    PacketSchema,
    PartsSchema,
    PrintSchema,
    SessionSchema,
    minutes_in,
)
from studykit.load.tree import read_tree
from studykit.load.validate import validated
from studykit.model.authored import Scalar
from studykit.model.kit import Kit
from studykit.model.packet import (
    AUDIENCES,
    INSTRUCTOR,
    PARTS,
    POST,
    PRE,
    STUDENT,
    TEST,
    USUAL,
    ClassFacts,
    Do,
    Enabling,
    Packet,
    PrintPlan,
    Session,
    Terminal,
    TestPlan,
    clock,
)

ITEMS: Final = 20
CHOICES: Final = 3
MIDNIGHT: Final = 24 * 60

_PRINT: Final[Mapping[str, tuple[str, ...]]] = {
    "duplex": ("long", "short", "none"),
    "parts-start-on": ("odd", "next"),
    "numbers": ("outer", "right"),
    "ink": ("normal", "save", "grey"),
}


def load_packet(
    content: Path, name: str, kit: Kit, sink: Diagnostics, characters: frozenset[str] | None = None
) -> Packet | None:
    """The packet of that name, or None and what is wrong with it noted. Its roster is not read."""
    file = read_file(content, f"{PACKETS_FOLDER}/{name}.yaml", sink)
    tree = read_tree(file, sink, characters) if file is not None else None
    if tree is None:
        return None
    found = Diagnostics()
    written = validated(PacketSchema, tree, tree.span, "the packet", found)
    packet = _Reading(name, kit, found).packet(written) if written is not None else None
    sink.extend(found)
    return None if found.failed else packet


class _Reading:
    """Reads one packet and notes whatever is wrong with it."""

    def __init__(self, name: str, kit: Kit, sink: Diagnostics) -> None:
        self._name = name
        self._kit = kit
        self._sink = sink
        self._topics = {topic.id: topic for topic in kit.topics}
        self._findings = Findings(sink)
        self._covered = Covered(kit, sink)

    def packet(self, written: PacketSchema) -> Packet:
        """The packet, as far as it can be understood."""
        if str(written.packet) != self._name:
            hint = f"write `packet: {self._name}`, or rename the file to {written.packet}.yaml"
            message = f"the packet is called `{written.packet}`, and its file {self._name}.yaml"
            self._sink.error(written.packet.span, "B101", message, hint)
        tests = tuple(self._tests(written))
        enabling = tuple(self._enabling(written))
        agenda = tuple(self._agenda(written, tests, enabling))
        self._check_times(agenda)
        self._check_days(written, agenda)
        taught = dict.fromkeys(one.subject for one in agenda if one.do is not Do.TEST and one.subject)
        return Packet(
            id=str(written.packet),
            title=read_text(written.title, self._findings),
            facts=ClassFacts(
                str(written.class_.number),
                tuple(map(str, written.class_.dates)),
                str(written.class_.place or ""),
                tuple(map(str, written.class_.instructors)),
            ),
            roster=self._roster(written),
            terminal=self._terminal(written),
            enabling=enabling,
            agenda=agenda,
            tests=tests,
            parts=self._parts(written.parts, tests),
            topics=tuple(taught),
            print=self._print(written.print),
            span=written.packet.span,
            roster_span=written.roster.span if written.roster else written.packet.span,
        )

    def _terminal(self, written: PacketSchema) -> Terminal | None:
        said = written.objectives.terminal if written.objectives else None
        if said is None:
            return None
        return Terminal(*(read_text(text, self._findings) for text in (said.given, said.task, said.standard)))

    def _roster(self, written: PacketSchema) -> str:
        if written.roster is None:
            return ""
        path = Path(written.roster)
        if path.is_absolute() or ".." in path.parts or "\\" in written.roster or ":" in written.roster:
            hint = "put it beside this file, or name another place with `--roster FILE`"
            self._sink.error(written.roster.span, "B102", f"the roster `{written.roster}` lies elsewhere", hint)
        return str(written.roster)

    def _tests(self, written: PacketSchema) -> Iterator[TestPlan]:
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
            self._check_topic(topic)
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

    def _enabling(self, written: PacketSchema) -> Iterator[Enabling]:
        seen: dict[str, Scalar] = {}
        for row in written.objectives.enabling if written.objectives else []:
            if row.id in seen:
                hint = f"the first is on line {seen[row.id].line}"
                self._sink.error(row.id.span, "B105", f"the objective `{row.id}` is here twice", hint)
            seen.setdefault(row.id, row.id)
            for path in row.covers:
                self._covered.check(path)
            yield Enabling(str(row.id), read_text(row.do, self._findings), tuple(map(str, row.covers)), row.id.span)

    def _agenda(
        self, written: PacketSchema, tests: Sequence[TestPlan], enabling: Sequence[Enabling]
    ) -> Iterator[Session]:
        taken: dict[str, Scalar] = {}
        objectives = {one.id: one for one in enabling}
        for row in written.agenda:
            for path in row.covers:
                if path not in objectives:
                    hint = suggestion(path, objectives) or "list it under `objectives: enabling:`"
                    self._sink.error(path.span, "B106", f"no enabling objective `{path}`", hint)
            subject = self._subject(row, tests)
            if row.test is not None and subject:
                if subject in taken:
                    hint = f"it is taken on line {taken[subject].line}"
                    self._sink.error(row.test.span, "B107", f"the test `{subject}` is taken twice", hint)
                taken.setdefault(subject, row.test)
            yield self._session(row, subject)
        for test in tests:
            if test.name not in taken:
                hint = f"add a row to the agenda: `do: test, test: {test.name}`"
                self._sink.warning(test.span, "B108", f"the agenda has no time for the test `{test.name}`", hint)

    def _session(self, row: SessionSchema, subject: str) -> Session:
        told = CLOCK.match(row.at)
        begins = 60 * int(told["hours"]) + int(told["minutes"]) if told else 0
        return Session(
            day=int(row.day or 1),
            at=begins,
            minutes=minutes_in(row.for_),
            do=row.do,
            title=read_text(row.title, self._findings) if row.title else (),
            subject=subject,
            covers=tuple(map(str, row.covers)),
            method=read_text(row.method, self._findings) if row.method else (),
            notes=read_blocks(row.notes, self._findings) if row.notes else (),
            span=row.at.span,
        )

    def _subject(self, row: SessionSchema, tests: Sequence[TestPlan]) -> str:
        """The topic or the test of a session."""
        if row.do is not Do.TEST and row.test is not None:
            self._sink.error(row.test.span, "B109", "only a session to `do: test` takes a test", "delete it")
        if row.do is Do.TEST:
            names = [test.name for test in tests]
            if row.test is None:
                self._sink.error(
                    row.at.span, "B109", "this session does not say which test is taken", "add `test: pre`"
                )
            elif row.test not in names:
                hint = suggestion(row.test, names) or "say under `tests:` what it is drawn from"
                self._sink.error(row.test.span, "B110", f"there is no test `{row.test}`", hint)
            else:
                return str(row.test)
            return ""
        if row.topic is not None:
            self._check_topic(row.topic)
            return str(row.topic)
        if row.title is None and row.do is not Do.BREAK:
            hint = "add `topic: …` or `title: …`"
            self._sink.error(row.at.span, "B111", f"this session to {row.do} does not say what", hint)
        return ""

    def _check_topic(self, topic: Scalar) -> None:
        if topic not in self._topics:
            message = f"no topic `{topic}` in this kit"
            self._sink.error(topic.span, "R102", message, suggestion(topic, self._topics))

    def _check_times(self, agenda: Sequence[Session]) -> None:
        for before, after in pairwise(agenda):
            if (after.day, after.at) < (before.day, before.at):
                hint = f"it begins before the one on line {before.span.line}"
                self._sink.error(after.span, "B112", "this session is out of order", hint)
            elif after.day == before.day and after.at < before.at + before.minutes:
                hint = f"the one on line {before.span.line} lasts until {clock(before.at + before.minutes)}"
                self._sink.error(after.span, "B113", "this session begins before the last one ends", hint)
        for one in agenda:
            if one.at + one.minutes > MIDNIGHT:
                self._sink.error(one.span, "B114", "this session lasts beyond midnight", "give it to the next day")

    def _check_days(self, written: PacketSchema, agenda: Sequence[Session]) -> None:
        days = written.class_.dates
        for earlier, later in pairwise(days):
            if date.fromisoformat(later) <= date.fromisoformat(earlier):
                self._sink.error(later.span, "B115", f"the day `{later}` does not come after `{earlier}`", "sort them")
        for one in agenda:
            if days and one.day > len(days):
                hint = f"`dates:` has {len(days)}"
                self._sink.error(one.span, "B116", f"there is no day {one.day} of this class", hint)
                return

    def _parts(self, written: PartsSchema | None, tests: Sequence[TestPlan]) -> dict[str, tuple[str, ...]]:
        return {
            audience: self._listed(audience, getattr(written, audience, None), [test.name for test in tests])
            for audience in AUDIENCES
        }

    def _listed(self, audience: str, written: list[Scalar] | None, tests: Sequence[str]) -> tuple[str, ...]:
        if written is None:
            return _usual(audience, tests)
        seen: set[str] = set()
        for part in written:
            if part not in PARTS:
                self._sink.error(part.span, "B117", f"there is no part `{part}`", suggestion(part, PARTS))
            elif audience not in PARTS[part].audiences:
                hint = "it is for: " + ", ".join(f"`{one}`" for one in PARTS[part].audiences)
                self._sink.error(part.span, "B118", f"`{part}` is not for the {audience}", hint)
            elif part.startswith(TEST) and part.removeprefix(TEST) not in tests:
                hint = "say under `tests:` what it is drawn from"
                self._sink.error(part.span, "B110", f"there is no test `{part.removeprefix(TEST)}`", hint)
            elif part in seen:
                self._sink.error(part.span, "B119", f"`{part}` is listed twice", "delete one of the two")
            seen.add(part)
        return tuple(map(str, written))

    def _print(self, written: PrintSchema | None) -> PrintPlan:
        if written is None:
            return PrintPlan()
        values = {
            "duplex": written.duplex,
            "parts-start-on": written.parts_start_on,
            "numbers": written.numbers,
            "ink": written.ink,
        }
        for field, value in values.items():
            if value is not None and value not in _PRINT[field]:
                hint = "write " + ", ".join(f"`{choice}`" for choice in _PRINT[field])
                self._sink.error(value.span, "S105", f"`{field}` cannot be `{value}`", hint)
        return PrintPlan(
            duplex=str(written.duplex or "long"),
            ink=str(written.ink or "normal"),
            odd=written.parts_start_on != "next",
            outer=written.numbers != "right",
        )


def _usual(audience: str, tests: Sequence[str]) -> tuple[str, ...]:
    parts = list(USUAL[audience])
    if audience == STUDENT:
        parts[-1:-1] = [TEST + test for test in tests]
    if audience == INSTRUCTOR and tests:
        parts[-1:-1] = ["keys"]
    return tuple(parts)
