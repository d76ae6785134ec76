"""One build at a time in an output folder: a lock that the system lets go when its process ends, however it ends."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

from studykit.build.event import Unusable, plain
from studykit.build.job import STATE_FOLDER

_PAUSE: Final = 0.05
"""Seconds between two attempts."""


class Lock:
    """The right to build into one folder, held until the end of a `with`.

    Workers forked meanwhile hold it too: a build whose main process was killed is over when its last worker is.
    """

    __slots__ = ("_descriptor",)

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)


def hold(output: Path, *, timeout: float, on_wait: Callable[[], object]) -> Lock | Unusable:
    """The lock of an output folder, which is created when needed; waits up to `timeout` seconds for another build.

    `on_wait` is called once, before the wait. Unusable when the other build takes longer or the folder cannot be used.
    """
    folder = output / STATE_FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.is_symlink():
            return Unusable(f"`{folder}` is a link; studykit writes only below `{output}`")
        # The file stays when the lock goes: were it deleted, two builds could each hold a file of this name.
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as fault:
        return Unusable(f"cannot build into `{output}`: {plain(fault)}")
    try:
        free = _wait(descriptor, timeout, on_wait)
    except OSError as fault:
        os.close(descriptor)
        return Unusable(f"cannot build into `{output}`: {plain(fault)}")
    except BaseException:
        os.close(descriptor)
        raise
    if free:
        return Lock(descriptor)
    os.close(descriptor)
    return Unusable(f"another build or `publish` is still writing into `{output}`; try again when it is done")


def _wait(descriptor: int, timeout: float, on_wait: Callable[[], object]) -> bool:
    if _try(descriptor):
        return True
    on_wait()
    for _ in range(round(timeout / _PAUSE)):
        time.sleep(_PAUSE)
        if _try(descriptor):
            return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
