"""The agenda of a packet: its sessions, what each is about, and whether the clock and the calendar bear them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from studykit.diagnostics import Diagnostics
from studykit.load.findings import Findings
from studykit.load.markdown import read_blocks, read_text
from studykit.load.packet_schema import CLOCK, PacketSchema, SessionSchema, minutes_in
from studykit.load.packet_tests import check_topic
from studykit.model.authored import Scalar
from studykit.model.packet import Do, Enabling, Session, TestPlan, clock
from studykit.spelling import suggestion

MIDNIGHT: Final = 24 * 60


class Agenda:
    """Reads the sessions of a packet that has these tests, and notes whatever is wrong with them."""

    def __init__(self, topics: Collection[str], tests: Sequence[TestPlan], findings: Findings) -> None:
        self._topics = topics
        self._tests = tests
        self._findings = findings
        self._sink: Diagnostics = findings.problems

    def read(self, written: PacketSchema, enabling: Sequence[Enabling]) -> tuple[Session, ...]:
        """The sessions in the author's order, which has to be that of the clock."""
        sessions = tuple(self._sessions(written, enabling))
        self._check_times(sessions)
        self._check_days(written, sessions)
        return sessions

    def _sessions(self, written: PacketSchema, enabling: Sequence[Enabling]) -> Iterator[Session]:
        taken: dict[str, Scalar] = {}
        objectives = {one.id: one for one in enabling}
        for row in written.agenda:
            for path in row.covers:
                if path not in objectives:
                    hint = suggestion(path, objectives) or "list it under `objectives: enabling:`"
                    self._sink.error(path.span, "B106", f"no enabling objective `{path}`", hint)
            subject = self._subject(row)
            if row.test is not None and subject:
                if subject in taken:
                    hint = f"it is taken on line {taken[subject].line}"
                    self._sink.error(row.test.span, "B107", f"the test `{subject}` is taken twice", hint)
                taken.setdefault(subject, row.test)
            yield self._session(row, subject)
        for test in self._tests:
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

    def _subject(self, row: SessionSchema) -> str:
        """The topic or the test of a session."""
        if row.do is not Do.TEST and row.test is not None:
            self._sink.error(row.test.span, "B109", "only a session to `do: test` takes a test", "delete it")
        if row.do is Do.TEST:
            names = [test.name for test in self._tests]
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
            check_topic(row.topic, self._topics, self._sink)
            return str(row.topic)
        if row.title is None and row.do is not Do.BREAK:
            hint = "add `topic: …` or `title: …`"
            self._sink.error(row.at.span, "B111", f"this session to {row.do} does not say what", hint)
        return ""

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
