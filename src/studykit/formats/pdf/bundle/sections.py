"""What a copy adds to a file: the objects of its kind at its own numbers, and those that are its owner's alone."""

import zlib
from hashlib import md5
from typing import NamedTuple

from studykit.formats.pdf.bundle.numbered import LEVEL, Numbered, escaped, run
from studykit.formats.pdf.bundle.pdffile import Section, held_rows, indirect, object_stream, stream
from studykit.formats.pdf.bundle.pieces import Piece, piece
from studykit.formats.pdf.bundle.template import Template
from studykit.formats.pdf.tagging import text_string


class Heads(NamedTuple):
    """Numbers of the objects of which a file has one, in the order in which they are given out."""

    catalog: int
    pages: int
    info: int
    tree: int
    document: int
    parents: int
    outlines: int
    xmp: int


class Words(NamedTuple):
    """What is the owner's own in a copy: its title, its bookmark, and a stream for each page with room for words."""

    title: str
    id: str
    name: str
    streams: tuple[bytes, ...]


class Place(NamedTuple):
    """Where a copy stands: the number of its first object, and the bookmarks of its neighbours (0: there is none)."""

    base: int
    before: int = 0
    after: int = 0


class Common(NamedTuple):
    """What all copies of a kind have alike that begin at the same number."""

    content: bytes
    places: tuple[int, ...]
    rows: Piece
    digest: bytes


def numbers(one: Template) -> int:
    """How many numbers a copy takes up: its objects, a stream for each run of them, and one for the owner's."""
    return one.size + len(one.runs) + 1


def common(one: Template, base: int) -> Common:
    """The objects of a kind at a base."""
    holder = base + one.size
    chunks: list[bytes] = []
    places: list[int] = []
    rows: list[bytes] = []
    position = 0
    for number, each in enumerate(one.runs, holder):
        chunks.append(indirect(number, object_stream(each, each.packed(base))))
        rows.append(held_rows(number, each.length))
        places.append(position)
        position += len(chunks[-1])
    rows.append(held_rows(holder + len(one.runs), 2))
    content = b"".join(chunks)
    return Common(content, tuple(places), piece(b"".join(rows)), md5(content, usedforsecurity=False).digest())


def section(one: Template, whole: Common, place: Place, heads: Heads, words: Words) -> Section:
    """The copy of an owner: the objects of its kind, then its streams, its part and its bookmark."""
    base = place.base
    own = [
        indirect(base + slot.stream, stream(b"/Filter/FlateDecode", zlib.compress(content, LEVEL)))
        for slot, content in zip(one.slots, words.streams, strict=True)
    ]
    two = run(0, _part_and_bookmark(one, place, heads, words))
    own.append(indirect(base + one.size + len(one.runs), object_stream(two, two.packed(base + one.part))))
    places: list[int] = []
    position = len(whole.content)
    for content in own:
        places.append(position)
        position += len(content)
    mine = b"".join(own)
    digest = whole.digest + md5(mine, usedforsecurity=False).digest()
    return Section(whole.content + mine, whole.rows, (*places[:-1], *whole.places, places[-1]), digest)


def _part_and_bookmark(one: Template, place: Place, heads: Heads, words: Words) -> list[Numbered]:
    base = place.base
    sections = " ".join(f"{base + section} 0 R" for section in one.sections)
    part = f"<</Type/StructElem/S/Part/P {heads.document} 0 R/T{text(words.name)}/K[{sections}]>>"
    row = f"<</Title{text(words.name)}/Parent {heads.outlines} 0 R/Dest[{base} 0 R/XYZ null null null]"
    if place.before:
        row += f"/Prev {place.before} 0 R"
    if place.after:
        row += f"/Next {place.after} 0 R"
    # A copy alone is open, so that its parts are seen.
    count = -one.tops if place.before or place.after else one.tops
    row += f"/First {base + one.rows[0]} 0 R/Last {base + one.rows[1]} 0 R/Count {count}>>"
    return [Numbered(escaped(part)), Numbered(escaped(row))]


def text(words: str) -> str:
    """A string as PDF writes it."""
    return text_string(words).decode("latin-1")
