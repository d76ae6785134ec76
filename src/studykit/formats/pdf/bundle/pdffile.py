"""A PDF file while it is written: its objects, and the table of where each one stands."""

from functools import cache
from hashlib import md5
from struct import pack
from typing import Final, NamedTuple

from studykit.formats.pdf.bundle.numbered import Numbered, Run, run
from studykit.formats.pdf.bundle.pieces import Piece, joined, piece

HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE: Final = pack(">BIH", 0, 0, 65535)


class Section(NamedTuple):
    """Objects with consecutive numbers, made apart from the file: first those in object streams, then all others.

    `rows` is the table of the former; `places` are those of the others, counted from where `content` begins. `digest`
    stands for the content.
    """

    content: bytes
    rows: Piece
    places: tuple[int, ...]
    digest: bytes


class Begun(NamedTuple):
    """A file as far as many begin alike: what is written, what stands for it, and its table."""

    content: bytes
    digests: tuple[bytes, ...]
    rows: tuple[bytes, ...]


_NEW: Final = Begun(HEADER, (), (_FREE,))


class PdfFile:
    """The file so far: objects at its beginning and its end, and sections between; `next` is the next unused number."""

    def __init__(self, begun: Begun = _NEW) -> None:
        self._chunks = [begun.content]
        self._digests = list(begun.digests)
        self._position = len(begun.content)
        self._rows = dict(enumerate(begun.rows))
        self._sections: dict[int, tuple[Piece, Piece]] = {}
        self.next = len(begun.rows)

    @property
    def begun(self) -> Begun:
        """The file so far, from which others can go on; it has no section yet."""
        return Begun(b"".join(self._chunks), tuple(self._digests), tuple(self._rows.values()))

    def reserve(self, count: int = 1) -> int:
        """The first of as many unused numbers."""
        first = self.next
        self.next += count
        self._rows |= dict.fromkeys(range(first, self.next), _FREE)
        return first

    def add(self, number: int, content: bytes) -> None:
        """Write an object as it is."""
        self._rows[number] = _placed(self._position)
        whole = indirect(number, content)
        self._write(whole, md5(whole, usedforsecurity=False).digest())

    def stream(self, number: int, head: bytes, content: bytes) -> None:
        """Write a stream; `head` is the inside of its dictionary."""
        self.add(number, stream(head, content))

    def objects(self, first: int, objects: list[Numbered]) -> None:
        """Write objects with consecutive numbers from `first` on."""
        whole, holder = run(0, objects), self.reserve()
        self._rows |= {first + at: _held(holder, at) for at in range(len(objects))}
        self.add(holder, object_stream(whole, whole.packed(first)))

    def append(self, section: Section) -> None:
        """Write a section; its first object has the number `next`."""
        first = self.next
        places = b"".join([_placed(self._position + place) for place in section.places])
        self._sections[first] = section.rows, piece(places)
        self.next += section.rows.length // len(_FREE) + len(section.places)
        self._write(section.content, section.digest)

    def finish(self, root: int, info: int) -> bytes:
        """The whole file."""
        identity = md5(b"".join(self._digests), usedforsecurity=False).hexdigest().encode("ascii")
        number = self.reserve()
        start = self._position
        self._rows[number] = _placed(start)
        head = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode" % (
            number + 1,
            root,
            info,
            identity,
            identity,
        )
        self.add(number, stream(head, joined(self._table())))
        return b"".join([*self._chunks, b"startxref\n%d\n%%%%EOF\n" % start])

    def _table(self) -> list[Piece]:
        between = min(self._sections, default=0)
        before = piece(b"".join([row for number, row in self._rows.items() if number < between]))
        after = piece(b"".join([row for number, row in self._rows.items() if number >= between]))
        return [before, *(part for parts in self._sections.values() for part in parts), after]

    def _write(self, content: bytes, digest: bytes) -> None:
        self._chunks.append(content)
        self._digests.append(digest)
        self._position += len(content)


def indirect(number: int, content: bytes) -> bytes:
    """An object with its number."""
    return b"%d 0 obj\n%s\nendobj\n" % (number, content)


def stream(head: bytes, content: bytes) -> bytes:
    """A stream; `head` is the inside of its dictionary."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def object_stream(held: Run, packed: bytes) -> bytes:
    """The stream that holds a run of objects; `packed` is its content."""
    return stream(b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (held.length, held.start), packed)


def held_rows(holder: int, count: int) -> bytes:
    """The rows of so many objects that an object stream holds."""
    kind = pack(">BI", 2, holder)
    return kind + kind.join(_orders(count))


@cache
def _orders(count: int) -> tuple[bytes, ...]:
    """The places of so many objects in an object stream; there are only a few lengths of stream."""
    return tuple(pack(">H", order) for order in range(count))


def _held(holder: int, order: int) -> bytes:
    return pack(">BIH", 2, holder, order)


def _placed(position: int) -> bytes:
    """A row of the cross-reference table: a kind, a place, an order (ISO 32000-1, 7.5.8)."""
    return pack(">BIH", 1, position, 0)
