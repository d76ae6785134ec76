"""Compression of finished pages beside the layout of the next: zlib lets go of the interpreter while it works."""

import weakref
import zlib
from queue import SimpleQueue
from threading import Thread
from typing import Final, TypeAlias

LEVEL: Final = 5
"""zlib's 6 makes half a percent less of a guide, and takes a fifth longer."""

_Queue: TypeAlias = "SimpleQueue[tuple[int, bytes] | None]"


class Deflater:
    """One worker thread for one document; it ends when that is done or given up, so that nothing survives a fork."""

    def __init__(self) -> None:
        self._waiting: _Queue = SimpleQueue()
        self._done: dict[int, bytes] = {}
        self._count = 0
        # The thread knows the queue, not the deflater: a document that failed half-way is collected, and says so to it.
        self._thread = Thread(target=_compress, args=(self._waiting, self._done), daemon=True)
        self._end = weakref.finalize(self, self._waiting.put, None)
        self._thread.start()

    def add(self, content: bytes) -> int:
        """Take in a stream; the ticket fetches it from `finish`."""
        self._waiting.put((self._count, content))
        self._count += 1
        return self._count - 1

    def finish(self) -> dict[int, bytes]:
        """All streams compressed, by ticket."""
        self._end()
        # It had to wait for the interpreter after every stream; what it has not come to is shared with it.
        self._waiting.put(None)
        _compress(self._waiting, self._done)
        self._thread.join()
        return self._done


def _compress(waiting: _Queue, done: dict[int, bytes]) -> None:
    while (item := waiting.get()) is not None:
        done[item[0]] = zlib.compress(item[1], LEVEL)
