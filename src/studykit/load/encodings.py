"""The encodings in which authors and offices save text, told from its bytes."""

import contextlib
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Mapping
from typing import Final

LINE_END: Final = re.compile("\r\n|[\r\n]")
"""What ends a line of a table."""

_UTF_8: Final = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
"""A letter from À to ſ in UTF-8. In Windows-1252 this would be Ã, Ä or Å and a sign behind it."""


def is_utf_16(octets: bytes) -> bool:
    """Whether they begin with a byte-order mark of UTF-16."""
    return octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE))


def table_encodings(octets: bytes) -> Mapping[str, str]:
    """The encodings in which a table may be, likeliest first; with each, how the message goes on that it is not in it.

    What is UTF-8 but for a byte is not Windows-1252.
    """
    if is_utf_16(octets):
        return {"utf-16": "not UTF-16"}
    if octets.startswith(BOM_UTF8) or _UTF_8.search(octets):
        return {"utf-8-sig": "not UTF-8, as others are"}
    return {"utf-8-sig": "neither UTF-8", "cp1252": "nor Windows-1252"}


def content_encodings(octets: bytes) -> tuple[str, ...]:
    """The encoding in which a content file was saved; all but UTF-8 is refused, and shown all the same."""
    return ("utf-16",) if is_utf_16(octets) else ("utf-8-sig",)


def decoded(octets: bytes, encodings: Iterable[str]) -> str:
    """The text in the first encoding that fits, or in the first with a sign in the place of each byte that does not."""
    tried = tuple(encodings)
    for encoding in tried:
        with contextlib.suppress(UnicodeDecodeError):
            return octets.decode(encoding)
    return octets.decode(tried[0], errors="replace")
