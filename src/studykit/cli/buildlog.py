"""What a build says while it goes on, and at its end."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Self, assert_never

from studykit.build.event import Event, Failed, Kept, Left, Refused, Removed, Written
from studykit.build.plan import Plan
from studykit.cli.folders import from_here
from studykit.cli.problems import show_problems
from studykit.cli.progress import Progress
from studykit.cli.screen import Role, output, problems
from studykit.cli.waiting import say_waiting
from studykit.compiler import Outcome, Planned, Waiting
from studykit.diagnostics import Severity

_MOMENT: Final = 0.5
"""Seconds for which a build is silent about how far it is."""


class BuildLog:
    """The voice of one build: hears its events, and writes a line for each file that is not merely kept.

    `clock` gives seconds. Used in a `with`, at whose end the progress line is gone, whatever happened.
    """

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._clock = clock
        self._began = clock()
        self._count = 0
        self._settled = 0
        self._out = output()
        self._err = problems()
        self._progress = Progress(self._err)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.clear()

    def report(self, event: Event | Planned | Waiting) -> None:
        """Say what became of a target, and how far the build is."""
        self._progress.clear()
        match event:
            case Planned(count):
                self._count = count
                return
            case Waiting():
                say_waiting()
                return
            case Kept():
                pass
            case Written(target, size):
                self._out.say(f"{self._done('wrote')}   {self._path(target)}  {self._faint(_size(size))}")
            case Removed(target):
                self._out.say(f"{self._done('removed')} {self._path(target)}")
            case Left(target, reason):
                self._complain("left", "warning", target, reason)
            case Refused(target, reason):
                self._complain("refused", "error", target, reason)
            case Failed(target, reason):
                self._complain("failed", "error", target, reason)
            case _:
                assert_never(event)
        self._settled += 1
        if self._settled < self._count and self._clock() - self._began > _MOMENT:
            self._progress.show(f"{self._settled}/{self._count} {event.target}")

    def conclude(self, outcome: Outcome) -> int:
        """Show the problems and the sum of it all; the exit code."""
        show_problems(outcome.diagnostics)
        if any(problem.severity is Severity.ERROR for problem in outcome.diagnostics):
            self._err.say("nothing was built")
            return 1
        if outcome.unusable:
            self._err.say(f"{self._err.paint('error', 'error:')} {self._err.visible(outcome.unusable)}")
            return 2
        if outcome.damaged:
            self._err.say("the record of the last build is damaged, so that its files count as unknown")
        if outcome.remark:
            self._err.say(self._err.visible(outcome.remark))
        if outcome.plan is not None:
            return self._foretell(outcome.plan)
        self._out.say(self._sum(outcome))
        return 2 if outcome.count(Refused) or outcome.count(Failed) else 0

    def _foretell(self, plan: Plan) -> int:
        for job in plan.make:
            self._out.say(f"would write   {self._path(job.target)}")
        for job in plan.compare:
            self._out.say(f"would compare {self._path(job.target)}  {self._faint('refused unless it is the same')}")
        for target in plan.remove:
            self._out.say(f"would remove  {self._path(target)}")
        for refusal in plan.leave:
            self._complain("would leave", "warning", refusal.target, refusal.reason)
        for refusal in plan.refuse:
            self._complain("would refuse", "error", refusal.target, refusal.reason)
        kept = f"; {len(plan.keep)} unchanged" if plan.keep else ""
        self._out.say(f"dry run: nothing was written{kept}")
        return 2 if plan.refuse else 0

    def _sum(self, outcome: Outcome) -> str:
        counts = {
            "written": outcome.count(Written),
            "unchanged": outcome.count(Kept),
            "removed": outcome.count(Removed),
            "left": outcome.count(Left),
            "refused": outcome.count(Refused),
            "failed": outcome.count(Failed),
        }
        parts = [f"{count} {name}" for name, count in counts.items() if count]
        folder, seconds = self._out.visible(from_here(self._folder)), self._clock() - self._began
        return f"{folder}: {', '.join(parts) or 'nothing to build'} ({seconds:.1f} s)"

    def _complain(self, verb: str, role: Role, target: str, reason: str) -> None:
        self._err.say(f"{self._err.paint(role, f'{verb}:')} {self._path(target)}: {self._err.visible(reason)}")

    def _done(self, verb: str) -> str:
        return self._out.paint("good", verb)

    def _path(self, target: str) -> str:
        return self._out.visible(from_here(self._folder / target))

    def _faint(self, words: str) -> str:
        return self._out.paint("faint", words)


def _size(size: int) -> str:
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
