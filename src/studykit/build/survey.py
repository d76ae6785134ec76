"""The survey: what stands at each target now, seen against the ledger and the journal of a killed build."""

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from studykit.build.event import plain
from studykit.build.ledger import Entry
from studykit.build.plan import Standing, State


def survey(
    output: Path, targets: Iterable[str], entries: Iterable[Entry], intents: Iterable[Entry] = ()
) -> Mapping[str, State]:
    """What stands at each of `targets` and each target that an entry or an intent names.

    A file whose size and time are those of its entry counts as untouched without being read.
    """
    candidates: dict[str, tuple[Entry, ...]] = dict.fromkeys(targets, ())
    recorded: dict[str, Entry] = {entry.target: entry for entry in entries}
    for entry in (*recorded.values(), *intents):
        candidates[entry.target] = (*candidates.get(entry.target, ()), entry)
    states: dict[str, State] = {}
    for target, possible in candidates.items():
        state = look(output, target, possible)
        # What an intent foretold and did not come true says nothing about the file: only the ledger's word counts.
        states[target] = state if state.standing is Standing.OURS else replace(state, entry=recorded.get(target))
    return states


def look(output: Path, target: str, possible: tuple[Entry, ...], *, trust_times: bool = True) -> State:
    """What stands at `target`, when it is OURS by holding the bytes of one of `possible`.

    Without `trust_times` the file is read even when its size and time say that nobody touched it.
    """
    path = output / target
    known = possible[0] if possible else None
    try:
        if (detour := _detour(output, target)) is not None:
            why = f"the folder `{detour}` is a link; studykit writes only below `{output}`"
            return State(Standing.BLOCKED, known, why)
        found = path.lstat()
        if stat.S_ISDIR(found.st_mode):
            return State(Standing.BLOCKED, known, "a folder of this name is in the way")
        if stat.S_ISLNK(found.st_mode):
            return State(Standing.OTHER, known)
        if not stat.S_ISREG(found.st_mode):
            return State(Standing.BLOCKED, known, "something that is neither a file nor a folder is in the way")
        return _file(path, found, possible, trust_times=trust_times)
    except FileNotFoundError:
        return State(Standing.ABSENT, known)
    except OSError as fault:
        return State(Standing.BLOCKED, known, plain(fault))


def untouched(output: Path, entry: Entry) -> bool:
    """Whether a file stands there with the size and the time of its entry; it is not read."""
    try:
        found = (output / entry.target).lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and (found.st_size, found.st_mtime_ns) == (entry.size, entry.mtime_ns)


def _file(path: Path, found: os.stat_result, possible: tuple[Entry, ...], *, trust_times: bool) -> State:
    alike = [entry for entry in possible if entry.size == found.st_size]
    if trust_times:
        for entry in alike:
            if entry.mtime_ns == found.st_mtime_ns:
                return State(Standing.OURS, entry)
    if alike:
        sha256 = hash_of(path)
        for entry in alike:
            if entry.sha256 == sha256:
                return State(Standing.OURS, replace(entry, mtime_ns=found.st_mtime_ns))
    return State(Standing.OTHER, possible[0] if possible else None)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes in hex; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _detour(output: Path, target: str) -> str | None:
    """The first folder on the way to `target` that is a link and so may lead anywhere; None when there is none."""
    for folder in reversed(PurePosixPath(target).parents[:-1]):
        path = output / folder
        # A junction of Windows is no link to `lstat`; it has a tag of its own.
        found = path.lstat()
        junction = getattr(found, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
        if stat.S_ISLNK(found.st_mode) or junction:
            return str(folder)
    return None
