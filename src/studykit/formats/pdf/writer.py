"""The compact file: object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""

import zlib
from collections.abc import Iterator, Sequence
from hashlib import md5
from struct import pack
from typing import Any, Final

from studykit.formats.pdf.backend import PDF

HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PER_STREAM: Final = 200
_FREE: Final = (0, 0, 65535)


def final_object(content: bytes) -> Any:
    """An indirect object whose bytes are already those of the file."""
    return _Final(content)


def final_stream(head: bytes, content: bytes) -> Any:
    """A stream whose bytes are already those of the file; `head` is the inside of its dictionary."""
    return _FinalStream(head, content)


class _Final(PDF.PDFObject):  # type: ignore[misc]  # reportlab has no types
    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, _document: Any) -> bytes:
        return self.content


class _FinalStream(PDF.PDFStream):  # type: ignore[misc]  # reportlab has no types
    def __init__(self, head: bytes, content: bytes) -> None:
        self.head = head
        self.content = content

    def format(self, _document: Any) -> bytes:
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (self.head, len(self.content), self.content)


class _Output:
    def __init__(self) -> None:
        self.chunks = [HEADER]
        self.position = len(HEADER)
        self.places: dict[int, tuple[int, int, int]] = {0: _FREE}

    def add(self, number: int, content: bytes) -> None:
        content = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        self.places[number] = (1, self.position, 0)
        self.chunks.append(content)
        self.position += len(content)


def write(document: Any, elements: Sequence[bytes], first: int) -> bytes:
    """The file of a reportlab document; `elements` are finished objects that have the numbers from `first` on."""
    root, info = (document.Reference(part).format(document) for part in (document.Catalog, document.info))
    output = _Output()
    small: list[tuple[int, bytes]] = []
    number = 0
    for number, content, is_stream in _objects(document, first, len(elements)):
        if is_stream:
            output.add(number, content)
        else:
            small.append((number, content))
    small.extend((first + index, content) for index, content in enumerate(elements))
    number = max(number, first + len(elements) - 1)
    for start in range(0, len(small), PER_STREAM):
        number += 1
        _object_stream(output, number, small[start : start + PER_STREAM])
    return _finish(output, number + 1, root, info)


def _objects(document: Any, first: int, reserved: int) -> Iterator[tuple[int, bytes, bool]]:
    number = 0
    while True:  # formatting an object may add others
        number = first + reserved if number == first - 1 and reserved else number + 1
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


def _object_stream(output: _Output, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
    index: list[bytes] = []
    position = 0
    for order, (inner, content) in enumerate(objects):
        index.append(b"%d %d" % (inner, position))
        output.places[inner] = (2, number, order)
        position += len(content) + 1
    head = b" ".join(index) + b"\n"
    packed = zlib.compress(head + b"\n".join([content for _, content in objects]), 6)
    fields = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d" % (len(objects), len(head), len(packed))
    output.add(number, b"<<%s>>stream\n%s\nendstream" % (fields, packed))


def _finish(output: _Output, number: int, root: bytes, info: bytes) -> bytes:
    # reportlab's own identifier covers title, author and subject alone.
    identity = md5(b"".join(output.chunks), usedforsecurity=False).hexdigest().encode("ascii")
    start = output.position
    output.places[number] = (1, start, 0)
    table = zlib.compress(b"".join([pack(">BIH", *output.places.get(at, _FREE)) for at in range(number + 1)]), 6)
    fields = b"/Type/XRef/W[1 4 2]/Size %d/Root %s/Info %s/ID[<%s><%s>]/Filter/FlateDecode/Length %d" % (
        number + 1,
        root,
        info,
        identity,
        identity,
        len(table),
    )
    output.add(number, b"<<%s>>stream\n%s\nendstream" % (fields, table))
    return b"".join(output.chunks) + b"startxref\n%d\n%%%%EOF\n" % start
