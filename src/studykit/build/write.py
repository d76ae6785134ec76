"""Files that appear whole or not at all: a temporary file beside the target takes its place in one step."""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_STALE: Final = re.compile(r"\..+\.[0-9]+\.studykit-tmp")


@contextlib.contextmanager
def staged(path: Path, content: bytes) -> Iterator[Path]:
    """A temporary file beside `path` that safely holds `content`, to be put in place with `replace`.

    It is gone at the end, whatever happens. The folder is created when needed. Raises OSError when the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Only one build runs at a time in an output folder, so that the process number suffices to keep names apart.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.studykit-tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            # Without this a power cut soon after the replace could leave a file of the right name and no bytes.
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def write(path: Path, content: bytes) -> None:
    """Replace `path` by a file holding `content`, which is on the disk when this returns; raises OSError."""
    with staged(path, content) as temporary:
        temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that the names in `folder` are on the disk, where the system can do that for folders."""
    # Windows opens no folders, and some network disks refuse to sync them: the files themselves are safe by now.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folders: Iterable[Path]) -> None:
    """Delete the temporary files that killed builds left in `folders`; only while no other build can run."""
    for folder in folders:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            for path in sorted(folder.iterdir()):
                if _STALE.fullmatch(path.name):
                    path.unlink()
