"""The journal of a build under way: each file's entry, noted before the file takes its place.

A build killed at any moment leaves a file as it was or as the journal foretold; the next build accepts either, and so
never mistakes its own file for one that the user changed. Write-ahead logging, as SQLite and others do it.
"""

import errno
import json
import os
from pathlib import Path

from msgspec.structs import asdict

from studykit.build.job import STATE_FOLDER
from studykit.build.ledger import Entry, entry_from
from studykit.build.write import sync_folder


class Journal:
    """The open journal of one build; the file appears with the first note."""

    __slots__ = ("_descriptor", "_path")

    def __init__(self, output: Path) -> None:
        self._path = _path(output)
        self._descriptor: int | None = None

    def note(self, entry: Entry) -> None:
        """Put on the disk that `entry` is about to come true; raises OSError."""
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            sync_folder(self._path.parent)
        line = json.dumps(asdict(entry), sort_keys=True).encode()
        # The line break in front keeps apart a note that a full disk cut short and the one after it.
        whole = b"\n" + line + b"\n"
        if os.write(self._descriptor, whole) != len(whole):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(self._descriptor)

    def close(self) -> None:
        """Let go of the file, which stays for the next build to read."""
        # Out of our hands first: an interrupt during the close must not lead to a second one, maybe of another file.
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def discard(self) -> None:
        """Delete the journal, once the ledger holds all that it says; raises OSError."""
        self.close()
        self._path.unlink(missing_ok=True)


def has_journal(output: Path) -> bool:
    """Whether a build was killed here, or is under way, that has written something."""
    return os.path.lexists(_path(output))


def read_intents(output: Path) -> tuple[Entry, ...]:
    """The entries that an unfinished build noted, oldest first; a note cut short was never acted upon.

    Raises OSError when the journal cannot be read.
    """
    try:
        lines = _path(output).read_bytes().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(entry for line in lines if (entry := _intent(line)) is not None)


def _intent(line: bytes) -> Entry | None:
    try:
        note = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry_from(note.get("target"), note) if isinstance(note, dict) else None


def _path(output: Path) -> Path:
    return output / STATE_FOLDER / "journal"
