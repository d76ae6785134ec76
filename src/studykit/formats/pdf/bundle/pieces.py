"""Pieces of a compressed stream, made apart and put together: one zlib stream (RFC 1950) of many deflated stretches."""

import zlib
from collections.abc import Iterable
from typing import Final, NamedTuple

from studykit.formats.pdf.bundle.numbered import LEVEL

_HEAD: Final = b"\x78\x01"
_LAST: Final = b"\x03\x00"
"""An empty block that says that no other follows (RFC 1951, 3.2.3)."""

_BASE: Final = 65521
"""The modulus of Adler-32 (RFC 1950, 8.2)."""


class Piece(NamedTuple):
    """A stretch of the content: deflated up to the end of a byte, its length, and its checksum."""

    deflated: bytes
    length: int
    checksum: int


def piece(content: bytes) -> Piece:
    """The content as a piece."""
    made = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = made.compress(content) + made.flush(zlib.Z_FULL_FLUSH)
    return Piece(deflated, len(content), zlib.adler32(content))


def joined(pieces: Iterable[Piece]) -> bytes:
    """The stream of the pieces in a row."""
    parts = [_HEAD]
    low, high = 1, 0
    for one in pieces:
        parts.append(one.deflated)
        other_low, other_high = one.checksum & 0xFFFF, one.checksum >> 16
        high = (high + other_high + one.length * (low - 1)) % _BASE
        low = (low + other_low - 1) % _BASE
    return b"".join([*parts, _LAST, (high << 16 | low).to_bytes(4)])
