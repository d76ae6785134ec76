"""A PDF file while it is written: streams and runs of objects, with the table of where each one stands."""

import zlib
from hashlib import md5
from struct import pack
from typing import Final

from studykit.formats.pdf.bundle.numbered import LEVEL, Numbered, Run, run

HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
ROW: Final = 7
"""Bytes of a row of the cross-reference table: a kind, a place, an order (ISO 32000-1, 7.5.8)."""

_FREE: Final = pack(">BIH", 0, 0, 65535)
_ORDERS: Final = tuple(pack(">H", order) for order in range(65536))


class PdfFile:
    """The file so far; numbers of objects are given out by `reserve`."""

    def __init__(self, content: bytes = HEADER, table: bytes = _FREE) -> None:
        self._chunks = [content]
        self._position = len(content)
        self._table = bytearray(table)

    @property
    def state(self) -> tuple[bytes, bytes]:
        """What is written so far and where it stands, from which a file can be continued."""
        return b"".join(self._chunks), bytes(self._table)

    def reserve(self, count: int = 1) -> int:
        """The first of as many unused numbers."""
        first = len(self._table) // ROW
        self._table += _FREE * count
        return first

    def add(self, number: int, content: bytes) -> None:
        """Write an object as it is."""
        place = pack(">BIH", 1, self._position, 0)
        self._table[ROW * number : ROW * (number + 1)] = place
        whole = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        self._chunks.append(whole)
        self._position += len(whole)

    def stream(self, number: int, head: bytes, content: bytes) -> None:
        """Write a stream; `head` is the inside of its dictionary."""
        self.add(number, b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content))

    def run(self, run: Run, base: int, packed: bytes) -> None:
        """Write a run of objects whose content at the base is `packed`."""
        holder = self.reserve()
        head = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (run.length, run.start)
        self.stream(holder, head, packed)
        kind = pack(">BI", 2, holder)
        rows = kind + kind.join(_ORDERS[: run.length])
        at = ROW * (base + run.first)
        self._table[at : at + len(rows)] = rows

    def objects(self, first: int, objects: list[Numbered]) -> None:
        """Write objects with consecutive numbers from `first` on."""
        whole = run(0, objects)
        self.run(whole, first, whole.packed(first))

    def finish(self, root: int, info: int) -> bytes:
        """The whole file."""
        identity = md5(b"".join(self._chunks), usedforsecurity=False).hexdigest().encode("ascii")
        number = self.reserve()
        start = self._position
        self._table[ROW * number : ROW * (number + 1)] = pack(">BIH", 1, start, 0)
        table = zlib.compress(bytes(self._table), LEVEL)
        head = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode" % (
            number + 1,
            root,
            info,
            identity,
            identity,
        )
        self.stream(number, head, table)
        return b"".join([*self._chunks, b"startxref\n%d\n%%%%EOF\n" % start])
