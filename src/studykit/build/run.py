"""The build's front door: what stands already, what would be done, and doing it with only one build at a time."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct

from studykit.build.event import Event, Failed, Refused, Unusable, plain
from studykit.build.execution import Execution
from studykit.build.job import STATE_FOLDER, Job, check_targets, digest
from studykit.build.journal import Journal, has_journal, read_intents
from studykit.build.ledger import Entry, Ledger, read_ledger, write_ledger
from studykit.build.lock import Lock, hold
from studykit.build.plan import Plan, Standing, State, plan
from studykit.build.survey import survey, untouched
from studykit.build.write import sweep

PATIENCE: Final = 60.0
"""Seconds to wait for another build, unless told otherwise."""


class Outcome(Struct, frozen=True):
    """What became of each target: those of the jobs in their order, then those that were obsolete, sorted.

    `damaged` says that the ledger could not be understood, which is why known files may have been refused.
    """

    events: tuple[Event, ...]
    damaged: bool = False

    @property
    def clean(self) -> bool:
        """Whether every job's file now holds what it should."""
        return not any(isinstance(event, Refused | Failed) for event in self.events)


def unchanged(output: Path, inputs: str) -> tuple[str, ...] | None:
    """The targets that stand, when the last build was a clean one of these `inputs` and nobody touched a file since.

    None when a build has to look closer. Reads no file but the ledger and writes nothing.
    """
    ledger = read_ledger(output)
    if isinstance(ledger, Unusable) or not inputs or ledger.inputs != inputs or has_journal(output):
        return None
    if not all(untouched(output, entry) for entry in ledger.entries):
        return None
    return tuple(entry.target for entry in ledger.entries)


def preview(
    output: Path,
    jobs: Sequence[Job],
    *,
    complete: bool,
    force: bool = False,
    aside: frozenset[str] = frozenset(),
    within: str = "",
) -> Plan | Unusable:
    """The plan that `run` would carry out now; writes nothing and waits for nobody."""
    check_targets(jobs)
    found = _find(output, jobs)
    if isinstance(found, Unusable):
        return found
    return plan(jobs, found.states, complete=complete, force=force, aside=aside, within=within)


def run(
    output: Path,
    jobs: Sequence[Job],
    *,
    complete: bool,
    aside: frozenset[str] = frozenset(),
    within: str = "",
    inputs: str = "",
    force: bool = False,
    workers: int = 1,
    lock: Lock | None = None,
    patience: float = PATIENCE,
    on_wait: Callable[[], object] = lambda: None,
    report: Callable[[Event], object] = lambda _: None,
) -> Outcome | Unusable:
    """Build `jobs` into `output`; gives what became of each target, which `report` hears as soon as it is settled.

    `complete`, `aside`, `within`, `force`: see `plan`. `inputs` is the digest of all that went into the jobs, for
    `unchanged`.
    `lock` is that of the output folder, where the caller holds it already and will let it go. Otherwise it waits for at
    most `patience` seconds for another build, after a call of `on_wait`. An exception of a job's `make`, or an
    interrupt, comes through, and files built until then stay built. Raises ValueError when two targets collide.
    """
    check_targets(jobs)
    own = hold(output, timeout=patience, on_wait=on_wait) if lock is None else nullcontext()
    if isinstance(own, Unusable):
        return own
    with own:
        found = _find(output, jobs)
        if isinstance(found, Unusable):
            return found
        ledger = _recover(output, found)
        if isinstance(ledger, Unusable):
            return ledger
        execution = Execution(output, found.entries(), force=force, report=report)
        try:
            planned = plan(jobs, found.states, complete=complete, force=force, aside=aside, within=within)
            execution.carry_out(jobs, planned, workers)
            execution.finish(ledger, inputs)
        finally:
            # After an exception the journal stays: the next run learns from it what this one has written.
            execution.journal.close()
    return Outcome(tuple(execution.events), found.ledger.damaged)


def write_one(
    output: Path, target: str, content: bytes, *, force: bool = False, on_wait: Callable[[], object] = lambda: None
) -> Event | Unusable:
    """Build a single file that is made already; gives what became of it."""
    job = Job(target, digest(content), partial(bytes, content))
    outcome = run(output, [job], complete=False, force=force, on_wait=on_wait)
    return outcome if isinstance(outcome, Unusable) else outcome.events[0]


class _Found(Struct, frozen=True):
    ledger: Ledger
    intents: tuple[Entry, ...]
    states: Mapping[str, State]

    def entries(self) -> dict[str, Entry]:
        return {target: state.entry for target, state in self.states.items() if state.entry is not None}


def _find(output: Path, jobs: Sequence[Job]) -> _Found | Unusable:
    ledger = read_ledger(output)
    if isinstance(ledger, Unusable):
        return ledger
    try:
        intents = read_intents(output)
    except OSError as fault:
        return Unusable(f"the journal in `{output / STATE_FOLDER}` cannot be read: {plain(fault)}")
    return _Found(ledger, intents, survey(output, (job.target for job in jobs), ledger.entries, intents))


def _recover(output: Path, found: _Found) -> Ledger | Unusable:
    """The ledger, once it says all that a killed build noted, and what that build left behind is cleared away."""
    reachable = (target for target, state in found.states.items() if state.standing is not Standing.BLOCKED)
    try:
        sweep({output / STATE_FOLDER, *((output / target).parent for target in reachable)})
        if not has_journal(output):
            return found.ledger
        recovered = Ledger("", tuple(found.entries().values()))
        write_ledger(output, recovered)
        Journal(output).discard()
    except OSError as fault:
        return Unusable(f"cannot build into `{output}`: {plain(fault)}")
    return recovered
