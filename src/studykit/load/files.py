"""Files of a kit: found, read and decoded, each with the name by which the author knows it."""

import errno
import stat
from pathlib import Path
from typing import Final

from msgspec import Struct

from studykit.diagnostics import Diagnostics, Span
from studykit.load.characters import FORBIDDEN, forbidden
from studykit.load.encodings import is_utf_16

KIT_FILE: Final = "kit.yaml"
SOURCES_FILE: Final = "sources.yaml"
LEDGER_FILE: Final = "ledger.yaml"
TOPICS_FOLDER: Final = "topics"
PACKETS_FOLDER: Final = "packets"
LARGEST_FILE: Final = 5_000_000
"""Bytes: forty times the longest topic we know of."""

MOST_VALUES: Final = 300_000
"""Keys, values and brackets in one file: three times what ten thousand entries need."""


class Sort(Struct, frozen=True):
    """A sort of content file: how much of one is read, and what to do where there is more, or nothing, or a key twice.

    `largest` is in bytes; keys and values are `most_values`.
    """

    shorten: str
    fill: str = "write its content or delete it"
    settle: str = "rename or delete one of them"
    largest: int = LARGEST_FILE
    most_values: int = MOST_VALUES


TOPIC: Final = Sort("split the topic in two")
PACKET: Final = Sort("split the packet in two")
REGISTER: Final = Sort("is it the right file?")
"""kit.yaml and sources.yaml, of which there is one each."""


class ContentFile(Struct, frozen=True):
    """A file as it was read: `name` as the author would type it, `text` with lines ended by a line feed alone."""

    name: str
    path: Path
    text: str
    sort: Sort = TOPIC


def is_file(path: Path) -> bool:
    """Whether there is such a file; no, too, where the system will not say: no permission, or too long a name."""
    try:
        return path.is_file()
    except OSError:
        return False


def refusal(fault: OSError | RuntimeError) -> tuple[str, str]:
    """Why the system does not let something be read, and what to do, or nothing where only the system knows."""
    # RuntimeError: Path.resolve on a loop of links, before Python 3.13
    if isinstance(fault, RuntimeError) or fault.errno == errno.ELOOP:
        return "its links run in a circle", "let the link lead elsewhere, or delete it"
    if isinstance(fault, PermissionError):
        return "permission denied", "give yourself the right to read it, as `chmod u+rX` does"
    return (fault.strerror or str(fault)).lower(), ""


def read_file(content: Path, relative: str, sink: Diagnostics, sort: Sort = TOPIC) -> ContentFile | None:
    """The file at `relative` (with forward slashes) in the content folder, or None where it cannot be read.

    A path that leads out of the content folder by a link is refused before it is opened,
    and so is all that is no file.
    """
    name = (content / relative).as_posix()
    octets = _octets(content, content / relative, Span(name), sort, sink)
    if octets is None:
        return None
    text = _decoded(octets, name, sink)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        sink.error(Span(name), "F106", "the file is empty", sort.fill)
        return None
    return ContentFile(name, content / relative, text, sort)


def without_forbidden(file: ContentFile, sink: Diagnostics) -> str:
    """The text with a space for every character that no kit may hold; each is noted."""
    if not FORBIDDEN.search(file.text):
        return file.text
    for number, line in enumerate(file.text.split("\n"), 1):
        for found in FORBIDDEN.finditer(line):
            sink.error(Span(file.name, number, found.start() + 1), "T101", *forbidden(found.group()))
    return FORBIDDEN.sub(" ", file.text)


def _octets(content: Path, path: Path, place: Span, sort: Sort, sink: Diagnostics) -> bytes | None:
    try:
        if not path.resolve(strict=True).is_relative_to(content.resolve()):
            sink.error(place, "F107", "the file lies outside of the content folder", "copy it in, in place of the link")
            return None
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):
            what = "a folder" if stat.S_ISDIR(kind.st_mode) else "no ordinary file"
            sink.error(place, "F102", f"this is {what}, where a file is expected")
            return None
        if kind.st_size > sort.largest:
            message = f"the file has {kind.st_size:,} bytes, more than the {sort.largest:,} that are read"
            sink.error(place, "F104", message, sort.shorten)
            return None
        return path.read_bytes()
    except FileNotFoundError:
        sink.error(place, "F101", "there is no such file", "create it")
    except (OSError, RuntimeError) as fault:
        reason, hint = refusal(fault)
        sink.error(place, "F103", f"the file cannot be read: {reason}", hint)
    return None


def _decoded(octets: bytes, name: str, sink: Diagnostics) -> str | None:
    if octets[:2].count(0) == 1:
        # The other byte is the first letter of the file.
        hint = "save the file as UTF-8, not as UTF-16"
        sink.error(Span(name, 1, 1), "F105", "this is UTF-16 without its byte-order mark", hint)
        return None
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = octets[: fault.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        hint = "save the file as UTF-8" + (", not as UTF-16" if is_utf_16(octets) else "")
        message = f"the byte 0x{octets[fault.start]:02X} is not UTF-8"
        sink.error(Span(name, line, column), "F105", message, hint)
        return None
