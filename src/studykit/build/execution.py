"""The execution of a plan, file by file: a kill at any moment leaves every file whole and the next build right.

Each file is looked at once more, bytes and all, just before it is replaced or removed: what the user changed during the
build, or under an unchanged size and time, is not lost either.
"""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from studykit.build.event import Event, Failed, Kept, Left, Refused, Removed, Written, plain
from studykit.build.job import STATE_FOLDER, Job
from studykit.build.journal import Journal
from studykit.build.ledger import NO_TIME, Entry, Ledger, write_ledger
from studykit.build.plan import CHANGED, FOREIGN, OBSOLETE, Plan, Standing
from studykit.build.survey import look
from studykit.build.workers import made
from studykit.build.write import staged, sync_folder


class Execution:
    """One run of a plan; `events` fills in the order of the jobs, whatever order their bytes come in."""

    __slots__ = ("_entries", "_folders", "_force", "_output", "_report", "events", "journal")

    def __init__(
        self, output: Path, entries: dict[str, Entry], *, force: bool, report: Callable[[Event], object]
    ) -> None:
        self._output = output
        self._entries = entries
        self._force = force
        self._report = report
        self._folders: set[Path] = set()
        self.events: list[Event] = []
        self.journal = Journal(output)

    def carry_out(self, jobs: Sequence[Job], plan: Plan, workers: int) -> None:
        """Write, keep, refuse and remove as planned; an exception of a job's `make` comes through."""
        settled: dict[str, Event] = {job.target: Kept(job.target) for job in plan.keep}
        settled |= {refusal.target: Refused(refusal.target, refusal.reason) for refusal in plan.refuse}
        waiting = iter(jobs)
        upcoming = next(waiting, None)
        making = {job.target for job in (*plan.make, *plan.compare)}
        with closing(made([job for job in jobs if job.target in making], workers)) as results:
            while upcoming is not None:
                while upcoming.target not in settled:
                    job, content = next(results)
                    settled[job.target] = self._place(job, content)
                self._tell(settled.pop(upcoming.target))
                upcoming = next(waiting, None)
        for target in plan.remove:
            self._tell(self._remove(target))
        for refusal in plan.leave:
            self._tell(Left(refusal.target, refusal.reason))
        for target in (*plan.forget, *(refusal.target for refusal in plan.leave)):
            del self._entries[target]

    def finish(self, before: Ledger, inputs: str) -> None:
        """Write the ledger when it says anything new, and only then let go of the journal."""
        clean = not any(isinstance(event, Refused | Failed) for event in self.events)
        entries = tuple(self._entries[target] for target in sorted(self._entries))
        after = Ledger(inputs if clean else "", entries)
        for folder in sorted(self._folders):
            sync_folder(folder)
        try:
            if after != before:
                write_ledger(self._output, after)
            self.journal.discard()
        except OSError as fault:
            self._tell(Failed(f"{STATE_FOLDER}/ledger.json", plain(fault)))

    def _tell(self, event: Event) -> None:
        self.events.append(event)
        self._report(event)

    def _place(self, job: Job, content: bytes) -> Event:
        wanted = Entry(job.target, job.digest, hashlib.sha256(content).hexdigest(), len(content), NO_TIME)
        known = self._entries.get(job.target)
        possible = (wanted,) if known is None else (wanted, known)
        state = look(self._output, job.target, possible, trust_times=False)
        if state.standing is Standing.BLOCKED:
            return Refused(job.target, state.why)
        if state.standing is Standing.OTHER and not self._force:
            return Refused(job.target, FOREIGN if known is None else CHANGED)
        if state.standing is Standing.OURS and state.entry is not None and state.entry.sha256 == wanted.sha256:
            self._entries[job.target] = replace(wanted, mtime_ns=state.entry.mtime_ns)
            return Kept(job.target)
        try:
            return self._write(wanted, content)
        except OSError as fault:
            return Failed(job.target, plain(fault))

    def _write(self, wanted: Entry, content: bytes) -> Event:
        path = self._output / wanted.target
        # First of all the note: it also tells the next build in which folder to look for a temporary file.
        self.journal.note(wanted)
        with staged(path, content) as temporary:
            entry = replace(wanted, mtime_ns=temporary.stat().st_mtime_ns)
            temporary.replace(path)
        self._entries[entry.target] = entry
        self._folders.add(path.parent)
        return Written(entry.target, entry.size)

    def _remove(self, target: str) -> Event:
        state = look(self._output, target, (self._entries[target],), trust_times=False)
        if state.standing in (Standing.OTHER, Standing.BLOCKED):
            del self._entries[target]
            return Left(target, state.why or OBSOLETE)
        try:
            (self._output / target).unlink(missing_ok=True)
        except OSError as fault:
            return Failed(target, plain(fault))
        del self._entries[target]
        # A folder goes with its last file; one that still holds anything refuses, and so do those above it.
        with suppress(OSError):
            for folder in PurePosixPath(target).parents[:-1]:
                (self._output / folder).rmdir()
        return Removed(target)
