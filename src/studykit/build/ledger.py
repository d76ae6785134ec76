"""The ledger: what studykit wrote into the output folder, so that it neither builds nor touches anything needlessly."""

import json
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from studykit.build.event import Unusable, plain
from studykit.build.job import STATE_FOLDER, is_target
from studykit.build.write import write

VERSION: Final = 1
NO_TIME: Final = -1
"""The time of a file that is yet to be written; no file has it, so that such an entry is compared by its hash."""


class Entry(Struct, frozen=True):
    """One file that studykit wrote: its job's digest, and its bytes' hash (hex), number, and time of last change.

    The size and the time are only there to spare reading a file that nobody touched.
    """

    target: str
    digest: str
    sha256: str
    size: int
    mtime_ns: int


class Ledger(Struct, frozen=True):
    """The files that studykit wrote, by target.

    `inputs` is the digest of all that went into the last build, "" unless that ran to its end without a refusal.
    `damaged` says that a ledger was there and could not be understood, so that the files count as unknown.
    """

    inputs: str = ""
    entries: tuple[Entry, ...] = ()
    damaged: bool = False


def read_ledger(output: Path) -> Ledger | Unusable:
    """The ledger of an output folder; an empty one when there is none yet, Unusable when it must not be touched."""
    path = _path(output)
    try:
        written = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Ledger()
    except NotADirectoryError:
        return Unusable(f"`{output}` is not a folder")
    except OSError as fault:
        return Unusable(f"`{path}` cannot be read: {plain(fault)}")
    except (ValueError, RecursionError):
        return Ledger(damaged=True)
    version = written.get("version") if isinstance(written, dict) else None
    if isinstance(version, int) and version > VERSION:
        return Unusable(f"`{output}` was built by a newer studykit; update this one, or build into another folder")
    return _ledger(written) if version == VERSION else Ledger(damaged=True)


def write_ledger(output: Path, ledger: Ledger) -> None:
    """Replace the ledger of an output folder; the same ledger gives the same bytes. Raises OSError."""
    files = {entry.target: {k: v for k, v in asdict(entry).items() if k != "target"} for entry in ledger.entries}
    whole = {"version": VERSION, "inputs": ledger.inputs, "files": files}
    write(_path(output), json.dumps(whole, indent=1, sort_keys=True).encode() + b"\n")


def entry_from(target: object, fields: object) -> Entry | None:
    """An entry from its JSON; None when it is not one, or names a target outside the output folder."""
    match fields:
        case {"digest": str(digest), "sha256": str(sha256), "size": int(size), "mtime_ns": int(mtime_ns)}:
            # Files are deleted on the ledger's word: a forged or mangled one must not lead out of the folder.
            if isinstance(target, str) and is_target(target):
                return Entry(target, digest, sha256, size, mtime_ns)
    return None


def _ledger(written: object) -> Ledger:
    match written:
        case {"inputs": str(inputs), "files": dict(files)}:
            entries = tuple(entry_from(target, fields) for target, fields in sorted(files.items()))
            sound = tuple(entry for entry in entries if entry is not None)
            if len(sound) == len(entries):
                return Ledger(inputs, sound)
    return Ledger(damaged=True)


def _path(output: Path) -> Path:
    return output / STATE_FOLDER / "ledger.json"
