"""Compression of finished pages beside the layout of the next: zlib lets go of the interpreter while it works."""

import zlib
from queue import SimpleQueue
from threading import Thread
from typing import Final

LEVEL: Final = 6


class Deflater:
    """One worker thread for one document; it ends when the document is done, so that nothing survives a fork."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[int, bytes] | None] = SimpleQueue()
        self._done: dict[int, bytes] = {}
        self._count = 0
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def add(self, content: bytes) -> int:
        """Take in a stream; the ticket fetches it from `finish`."""
        self._waiting.put((self._count, content))
        self._count += 1
        return self._count - 1

    def finish(self) -> dict[int, bytes]:
        """All streams compressed, by ticket."""
        self._waiting.put(None)
        self._thread.join()
        return self._done

    def _work(self) -> None:
        while (item := self._waiting.get()) is not None:
            self._done[item[0]] = zlib.compress(item[1], LEVEL)
