"""What is to be built: a target below the output folder, the digest of all that goes into it, and how to make it."""

import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from msgspec import Struct

STATE_FOLDER: Final = ".studykit"
"""Below the output folder, where the build keeps what it knows; no target may stand in it."""


class Shares(Struct, frozen=True):
    """The making of a file in shares, which can be made side by side and in any order.

    `cut` gives what makes each share, once everything is ready for that; `join` gives the bytes from what was made, in
    the order of the shares. What makes a share, and what it makes, can travel to another process. Where it would take
    longer to send the bytes than to make them, there are no shares: `join` makes them of nothing, where it is called.
    """

    cut: Callable[[], Sequence[Callable[[], Any]]]
    join: Callable[[Sequence[Any]], bytes]

    def __call__(self) -> bytes:
        """The bytes, made here one share after the other."""
        return self.join([share() for share in self.cut()])


class Job(Struct, frozen=True):
    """One file to build.

    `target` is relative to the output folder, with `/` on every system; `digest` changes whenever the bytes would.
    `make` is a module's function or a `functools.partial` of one, so that it can travel to a worker process; or the
    `Shares` in which it can be made.
    """

    target: str
    digest: str
    make: Callable[[], bytes]


def digest(*parts: str | bytes) -> str:
    """The SHA-256 of the parts in hex; no two different sequences of parts give the same one."""
    whole = hashlib.sha256()
    for part in parts:
        kind, content = (b"s", part.encode()) if isinstance(part, str) else (b"b", part)
        # With its kind and length in front, no part can be mistaken for a piece of its neighbour.
        whole.update(b"%b%d:" % (kind, len(content)))
        whole.update(content)
    return whole.hexdigest()


def is_target(name: str) -> bool:
    """Whether `name` can only mean a file below the output folder, on every system, and outside `STATE_FOLDER`."""
    parts = name.split("/")
    return (
        not any(mark in name for mark in ("\\", ":", "\0"))
        and all(part not in ("", ".", "..") for part in parts)
        and parts[0].casefold() != STATE_FOLDER
    )


def fold(target: str) -> str:
    """One spelling for all targets that are the same file where case, or the form of accents, does not count."""
    return unicodedata.normalize("NFC", target).casefold()


def check_targets(jobs: Sequence[Job]) -> None:
    """Raise ValueError, a fault of ours, when a target leaves the output folder or two jobs are in each other's way."""
    seen: dict[str, str] = {}
    for job in jobs:
        if not is_target(job.target):
            raise ValueError(f"`{job.target}` is not a path below the output folder")
        if (other := seen.get(fold(job.target))) is not None:
            raise ValueError(f"two jobs have one target: `{other}` and `{job.target}`")
        seen[fold(job.target)] = job.target
    for folded, target in seen.items():
        for folder in PurePosixPath(folded).parents:
            if str(folder) in seen:
                raise ValueError(f"`{seen[str(folder)]}` is a target and also a folder of `{target}`")
