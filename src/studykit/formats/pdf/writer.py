"""The compact file: object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""

import zlib
from collections.abc import Iterator, Sequence
from hashlib import md5
from itertools import accumulate, repeat
from struct import pack
from typing import Any, Final

from msgspec import Struct

from studykit.formats.pdf.backend import PDF
from studykit.formats.pdf.deflate import LEVEL, Deflater

HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PER_STREAM: Final = 200
_FREE: Final = pack(">BIH", 0, 0, 65535)
_ORDERS: Final = [pack(">H", order) for order in range(PER_STREAM)]


def final_stream(head: bytes, content: bytes) -> Any:
    """A stream whose bytes are already those of the file; `head` is the inside of its dictionary."""
    return _FinalStream(head, content)


def stream(head: bytes, content: bytes) -> bytes:
    """A stream as it stands in a file."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


class _FinalStream(PDF.PDFStream):  # type: ignore[misc]  # reportlab has no types
    def __init__(self, head: bytes, content: bytes) -> None:
        self.head = head
        self.content = content

    def format(self, _document: Any) -> bytes:
        return stream(self.head, self.content)


class _Output:
    def __init__(self) -> None:
        self.chunks = [HEADER]
        self.position = len(HEADER)
        self.places: dict[int, bytes] = {}

    def add(self, number: int, content: bytes) -> None:
        content = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        self.places[number] = pack(">BIH", 1, self.position, 0)
        self.chunks.append(content)
        self.position += len(content)

    def hold(self, number: int, holder: "_Holder", content: bytes) -> None:
        """Add an object stream, and note what is in it."""
        fields = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(holder.numbers), holder.start)
        self.add(number, stream(fields, content))
        inside = pack(">BI", 2, number)
        self.places.update(zip(holder.numbers, [inside + order for order in _ORDERS], strict=False))


class _Holder(Struct, frozen=True):
    """An object stream: the numbers of the objects in it, where the first begins, and the ticket of the content."""

    numbers: Sequence[int]
    start: int
    ticket: int


def write(document: Any, objects: Sequence[bytes], tickets: Sequence[int], deflater: Deflater) -> bytes:
    """The file of a reportlab document, and of finished objects and streams that are numbered after its own.

    The streams are those of the `tickets`.
    """
    first = document.objectcounter + 1
    # Formatting its objects may add others, whose numbers come after ours.
    document.objectcounter += len(objects) + len(tickets)
    # While the worker compresses our objects, reportlab compresses the fonts.
    holders = list(_holders(list(enumerate(objects, first)), deflater))
    root, info = (document.Reference(part).format(document) for part in (document.Catalog, document.info))
    output = _Output()
    small: list[tuple[int, bytes]] = []
    for number, content, is_stream in _objects(document, first, len(objects) + len(tickets)):
        if is_stream:
            output.add(number, content)
        else:
            small.append((number, content))
    holders.extend(_holders(small, deflater))
    streams = deflater.finish()
    for number, ticket in enumerate(tickets, first + len(objects)):
        output.add(number, stream(b"/Filter/FlateDecode", streams[ticket]))
    number = document.objectcounter
    for holder in holders:
        number += 1
        output.hold(number, holder, streams[holder.ticket])
    return _finish(output, number + 1, root, info)


def _objects(document: Any, first: int, reserved: int) -> Iterator[tuple[int, bytes, bool]]:
    number = 0
    while True:
        number = first + reserved if number == first - 1 else number + 1
        name = document.numberToId.get(number)
        if name is None:
            return
        thing = document.idToObject[name]
        content: bytes = PDF.format(thing, document, toplevel=1)
        is_stream = isinstance(thing, PDF.PDFStream)
        if is_stream and not isinstance(thing, _FinalStream):
            # reportlab writes no end of line before `endstream`, which PDF/UA asks for.
            content = content[: content.rfind(b"endstream")] + b"\nendstream"
        yield number, content, is_stream


def _holders(objects: Sequence[tuple[int, bytes]], deflater: Deflater) -> Iterator[_Holder]:
    """The object streams of some objects, each with its number."""
    for start in range(0, len(objects), PER_STREAM):
        held = objects[start : start + PER_STREAM]
        numbers, contents = [number for number, _ in held], [content for _, content in held]
        places = accumulate([len(content) + 1 for content in contents], initial=0)
        index = " ".join([f"{number} {place}" for number, place in zip(numbers, places, strict=False)])
        head = index.encode("ascii") + b"\n"
        yield _Holder(numbers, len(head), deflater.add(head + b"\n".join(contents)))


def _finish(output: _Output, number: int, root: bytes, info: bytes) -> bytes:
    # reportlab's own identifier covers title, author and subject alone.
    identity = md5(b"".join(output.chunks), usedforsecurity=False).hexdigest().encode("ascii")
    start = output.position
    places = b"".join(map(output.places.get, range(number), repeat(_FREE)))
    table = zlib.compress(places + pack(">BIH", 1, start, 0), LEVEL)
    fields = b"/Type/XRef/W[1 4 2]/Size %d/Root %s/Info %s/ID[<%s><%s>]/Filter/FlateDecode" % (
        number + 1,
        root,
        info,
        identity,
        identity,
    )
    output.add(number, stream(fields, table))
    return b"".join(output.chunks) + b"startxref\n%d\n%%%%EOF\n" % start
