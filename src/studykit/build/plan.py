"""The plan, a pure function over digests: which targets are made, kept, removed, refused; nothing is touched here."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Final, assert_never

from msgspec import Struct

from studykit.build.job import Job, fold
from studykit.build.ledger import Entry


class Standing(Enum):
    """What stands at a target."""

    ABSENT = auto()
    OURS = auto()
    """The bytes that the ledger says studykit wrote."""
    OTHER = auto()
    """Something else: changed since, or never ours, as the ledger names the target or not."""
    BLOCKED = auto()
    """Nothing that could be replaced by a file: a folder, a device, a way that leads out of the output folder."""


class State(Struct, frozen=True):
    """What stands at a target, and its entry in the ledger; `entry` is None when the ledger does not name it.

    For OURS the entry has the file's present time. `why` says what blocks a BLOCKED target.
    """

    standing: Standing
    entry: Entry | None = None
    why: str = ""


class Refusal(Struct, frozen=True):
    """A target that is left alone, and why."""

    target: str
    reason: str


class Plan(Struct, frozen=True):
    """What a build will do; every job is in one of `make`, `compare`, `keep`, `refuse`, in the order given.

    A job in `compare` has a file of unknown origin at its target: it is made, and refused unless the bytes agree.
    `remove`, `leave` and `forget` share out, sorted, the targets that only the ledger still names: files as we wrote
    them, files that somebody changed, and names without a file.
    """

    make: tuple[Job, ...] = ()
    compare: tuple[Job, ...] = ()
    keep: tuple[Job, ...] = ()
    refuse: tuple[Refusal, ...] = ()
    remove: tuple[str, ...] = ()
    leave: tuple[Refusal, ...] = ()
    forget: tuple[str, ...] = ()


CHANGED: Final = "changed since studykit wrote it; move it away, or use --force to overwrite it"
FOREIGN: Final = "not a file that studykit wrote; move it away, or use --force to overwrite it"
OBSOLETE: Final = "no longer part of the kit, but changed since studykit wrote it; yours to keep or delete"


def plan(
    jobs: Sequence[Job],
    states: Mapping[str, State],
    *,
    complete: bool,
    force: bool,
    aside: frozenset[str] = frozenset(),
    within: str = "",
) -> Plan:
    """What to do for `jobs`, when `states` says what stands at each of their targets and of those in the ledger.

    `complete` says that the jobs are the whole kit, so that what only the ledger names is obsolete; otherwise nothing
    is removed. What is in `aside`, files or folders named without `/`, is never obsolete, for others build it when
    asked to; nor is a target that does not begin with `within`. With `force` every job is made, over a file of the
    user's too; only BLOCKED is still refused.
    """
    make: list[Job] = []
    compare: list[Job] = []
    keep: list[Job] = []
    refuse: list[Refusal] = []
    for job in jobs:
        state = states[job.target]
        match state.standing:
            case Standing.BLOCKED:
                refuse.append(Refusal(job.target, state.why))
            case Standing.OURS if state.entry is not None and state.entry.digest == job.digest and not force:
                keep.append(job)
            case Standing.ABSENT | Standing.OURS:
                make.append(job)
            case Standing.OTHER if force:
                make.append(job)
            case Standing.OTHER if state.entry is not None:
                refuse.append(Refusal(job.target, CHANGED))
            case Standing.OTHER:
                compare.append(job)
            case _:
                assert_never(state.standing)
    remove, leave, forget = _obsolete(jobs, states, aside, within) if complete else ((), (), ())
    return Plan(tuple(make), tuple(compare), tuple(keep), tuple(refuse), remove, leave, forget)


def _obsolete(
    jobs: Sequence[Job], states: Mapping[str, State], aside: frozenset[str], within: str
) -> tuple[tuple[str, ...], tuple[Refusal, ...], tuple[str, ...]]:
    wanted = {job.target for job in jobs}
    # Where case does not count, `Cells.pdf` of the ledger may be the very file that a job builds as `cells.pdf`.
    in_use = {fold(target) for target in wanted}
    remove: list[str] = []
    leave: list[Refusal] = []
    forget: list[str] = []
    for target in sorted(target for target, state in states.items() if state.entry is not None):
        if target in wanted or not target.startswith(within):
            continue
        if fold(target) in in_use or states[target].standing in (Standing.ABSENT, Standing.BLOCKED):
            forget.append(target)
        elif target.partition("/")[0] in aside:
            continue
        elif states[target].standing is Standing.OURS:
            remove.append(target)
        else:
            leave.append(Refusal(target, OBSOLETE))
    return tuple(remove), tuple(leave), tuple(forget)
