"""Make-ready: everything of a bundle laid out and every stream compressed, before the first copy is written."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from studykit.formats.pdf.bundle.elements import Elements
from studykit.formats.pdf.bundle.galley import Galley, Laid
from studykit.formats.pdf.bundle.imposition import Imposer, Kind
from studykit.formats.pdf.bundle.owner import owner_words
from studykit.formats.pdf.bundle.pdffile import PdfFile
from studykit.formats.pdf.bundle.sections import Heads, Words
from studykit.formats.pdf.bundle.template import Shared, Template, template
from studykit.formats.pdf.page import Slot
from studykit.model.bundle import AnchorPage, Bundle, Copy, Pages
from studykit.model.printing import Printing

Kinds: TypeAlias = Mapping[tuple[str, ...], Kind]
"""Kinds of copy by the keys of their pieces."""


class MakeReady:
    """A bundle laid out: `together` are the kinds of its copies in one file, `alone` those in files of their own."""

    def __init__(self, bundle: Bundle, printing: Printing) -> None:
        self._bundle = bundle
        self._galley = galley = Galley(bundle, printing)
        imposer = Imposer(bundle, galley)
        # The characters of all names come first, in order: no owner's file depends on who else is there.
        alphabet = sorted({character for copy in bundle.copies for _, text in copy.fields for character in text})
        galley.desk.label(galley.desk.style.body.size).regular.show("".join(alphabet) or " ")
        keys = dict.fromkeys(copy.pieces for copy in bundle.copies)
        # Both are laid out whichever is wanted: one's bytes do not depend on whether the other is.
        self.alone: Kinds = {each: imposer.kind(each, pad=False) for each in keys}
        self.together: Kinds = {each: imposer.kind(each, pad=len(bundle.copies) > 1) for each in keys}
        self._rooms = {keys: tuple(_rooms(kind)) for keys, kind in self.together.items()}
        self._words = {copy.id: tuple(self._streams(copy)) for copy in bundle.copies}

    def words(self, copy: Copy) -> Words:
        """What is the owner's own in the copy."""
        title = f"{self._bundle.title}: {copy.name}" if copy.name else self._bundle.title
        return Words(title, copy.id, copy.name or self._bundle.title, self._words[copy.id])

    def pages(self, copy: Copy) -> dict[str, Pages]:
        """By the keys of the copy's pieces, where they stand."""
        found: dict[str, Pages] = {}
        for laid, first in self.alone[copy.pieces].placed:
            # A line at the top of a page is landed on half its leading above where the page begins.
            top = laid.paper.height - self._galley.desk.style.top
            anchors = [
                AnchorPage(anchor, first + at, first + at - (height > top))
                for at, on_page in enumerate(laid.anchors, 1)
                for anchor, height in on_page.items()
            ]
            found[laid.piece.key] = Pages(tuple(anchors), first + len(laid.pages))
        return found

    def begin(self, file: PdfFile, kinds: Kinds, *, deep: bool) -> tuple[Heads, dict[tuple[str, ...], Template]]:
        """Write the fonts and the streams that all copies share; gives the templates of the kinds."""
        streams, fonts = self._material
        first = file.reserve(len(fonts))
        for number, content in enumerate(fonts, first):
            file.add(number, content)
        heads = Heads(*(file.reserve() for _ in Heads._fields))
        tickets: dict[int, int] = {}
        for ticket in _used(kinds):
            tickets[ticket] = file.reserve()
            file.stream(tickets[ticket], b"/Filter/FlateDecode", streams[ticket])
        shared = Shared(heads.pages, first, heads.document, tickets)
        return heads, {keys: template(kind, self._elements, shared, deep=deep) for keys, kind in kinds.items()}

    @cached_property
    def _elements(self) -> dict[Laid, Elements]:
        kinds = (*self.alone.values(), *self.together.values())
        return {each.laid: Elements(each.laid) for kind in kinds for each in kind.placed}

    @cached_property
    def _material(self) -> tuple[dict[int, bytes], list[bytes]]:
        return self._galley.streams(), self._galley.fonts()

    def _streams(self, copy: Copy) -> Iterator[bytes]:
        fields = dict(copy.fields)
        known: dict[Slot, bytes] = {}
        for slots in self._rooms[copy.pieces]:
            for slot in slots:
                # The same words stand in the same place on many pages.
                if slot not in known:
                    known[slot] = owner_words(slot, fields.get(slot.field, ""), self._galley.desk).encode("latin-1")
            yield b"\n".join([known[slot] for slot in slots])


def _rooms(kind: Kind) -> Iterator[tuple[Slot, ...]]:
    """What owners' words go into, page by page."""
    for leaf in kind.leaves:
        if leaf.page is not None and leaf.page.slots:
            yield tuple(leaf.page.slots)


def _used(kinds: Kinds) -> list[int]:
    """The tickets of the streams, in the order in which they are needed first."""
    leaves = [leaf for kind in kinds.values() for leaf in kind.leaves]
    pages = (leaf.page.ticket if leaf.page else None for leaf in leaves)
    wanted = [ticket for pair in zip(pages, (leaf.furniture for leaf in leaves), strict=True) for ticket in pair]
    return list(dict.fromkeys(ticket for ticket in wanted if ticket is not None))
