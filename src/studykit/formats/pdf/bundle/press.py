"""The press: a bundle in, the bytes of one tagged PDF out, or those of one for each owner."""

import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from studykit.formats.pdf.bundle.galley import Galley
from studykit.formats.pdf.bundle.imposition import Imposer, Kind
from studykit.formats.pdf.bundle.numbered import LEVEL, Numbered, escaped
from studykit.formats.pdf.bundle.owner import owner_words
from studykit.formats.pdf.bundle.pdffile import PdfFile
from studykit.formats.pdf.bundle.template import Shared, Template, template
from studykit.formats.pdf.collector import at_rest
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.sheets import DUPLEXES
from studykit.formats.pdf.tagging import text_string
from studykit.model.bundle import Bundle, Copy
from studykit.model.printing import Printing

THREADS: Final = 2
AHEAD: Final = 16
"""Copies whose objects are being compressed while the first of them is written."""


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


class Master(NamedTuple):
    """A file with everything in it that all copies of one kind have alike, when each is a file of its own."""

    content: bytes
    table: bytes
    heads: Heads
    template: Template
    base: int
    bundle: Bundle


def render_bundle(bundle: Bundle, printing: Printing) -> bytes:
    """All copies as one PDF/UA-1 file, a `Part` for each; the same bundle gives the same bytes.

    Raises KeyError for a name that no table has, ValueError for a character that no face has.
    """
    with at_rest():
        make_ready = _MakeReady(bundle, printing, pad=len(bundle.copies) > 1)
        file, heads, shared = make_ready.begin()
        deep = len(bundle.copies) == 1
        templates = {keys: template(kind, shared, deep=deep) for keys, kind in make_ready.kinds.items()}
        used = [templates[copy.pieces] for copy in bundle.copies]
        work = [(one, file.reserve(one.size)) for one in used]
        for at, packed in enumerate(_packed(work)):
            one, base = work[at]
            for run, content in zip(one.runs, packed, strict=True):
                file.run(run, base, content)
            _own(file, heads, work, at, make_ready.words(bundle.copies[at]))
        _close(file, heads, work, [copy.id for copy in bundle.copies], bundle, bundle.title)
        return file.finish(heads.catalog, heads.info)


def masters(bundle: Bundle, printing: Printing) -> "tuple[dict[tuple[str, ...], Master], dict[str, Words]]":
    """For each kind of copy what its files have alike, and by the copies' ids what each has of its own."""
    with at_rest():
        make_ready = _MakeReady(bundle, printing, pad=False)
        begun, heads, shared = make_ready.begin()
        content, table = begun.state
        made: dict[tuple[str, ...], Master] = {}
        for keys, kind in make_ready.kinds.items():
            file = PdfFile(content, table)
            whole = template(kind, shared, deep=True)
            base = file.reserve(whole.size)
            for run in whole.runs:
                file.run(run, base, run.packed(base))
            made[keys] = Master(*file.state, heads, whole, base, replace(bundle, pieces=(), copies=()))
        return made, {copy.id: make_ready.words(copy) for copy in bundle.copies}


def render_copy(master: Master, words: Words) -> bytes:
    """The file of one copy."""
    file = PdfFile(master.content, master.table)
    work = [(master.template, master.base)]
    _own(file, master.heads, work, 0, words)
    _close(file, master.heads, work, [""], master.bundle, words.title)
    return file.finish(master.heads.catalog, master.heads.info)


def first_pages(bundle: Bundle, printing: Printing) -> dict[str, tuple[tuple[tuple[str, int], ...], int]]:
    """By the keys of the first copy's pieces, the pages (from 1) of all anchors in reading order, and the last page."""
    with at_rest():
        kind = Imposer(bundle, Galley(bundle, printing)).kind(bundle.copies[0].pieces, pad=False)
    found: dict[str, tuple[tuple[tuple[str, int], ...], int]] = {}
    for laid, first in kind.placed:
        pages = [(anchor, first + at + 1) for at, anchors in enumerate(laid.anchors) for anchor in anchors]
        found[laid.piece.key] = (tuple(pages), first + len(laid.pages))
    return found


class _MakeReady:
    """Everything laid out and every stream compressed, before the first copy is written."""

    def __init__(self, bundle: Bundle, printing: Printing, *, pad: bool) -> None:
        self._bundle = bundle
        self._galley = galley = Galley(bundle, printing)
        imposer = Imposer(bundle, galley)
        # The characters of all names come first, in order: no owner's file depends on who else is there.
        alphabet = sorted({character for copy in bundle.copies for _, text in copy.fields for character in text})
        galley.desk.label(galley.desk.style.body.size).regular.show("".join(alphabet) or " ")
        keys = dict.fromkeys(copy.pieces for copy in bundle.copies)
        self.kinds: dict[tuple[str, ...], Kind] = {each: imposer.kind(each, pad=pad) for each in keys}
        self._words = {copy.id: tuple(self._streams(copy)) for copy in bundle.copies}

    def words(self, copy: Copy) -> Words:
        """What is the owner's own in the copy."""
        title = f"{self._bundle.title}: {copy.name}" if copy.name else self._bundle.title
        return Words(title, copy.id, copy.name or self._bundle.title, self._words[copy.id])

    def begin(self) -> tuple[PdfFile, Heads, Shared]:
        """A file with the fonts and the streams that all copies share."""
        streams = self._galley.streams()
        fonts = self._galley.fonts()
        file = PdfFile()
        first = file.reserve(len(fonts))
        for number, content in enumerate(fonts, first):
            file.add(number, content)
        heads = Heads(*(file.reserve() for _ in Heads._fields))
        tickets: dict[int, int] = {}
        for ticket in self._used():
            tickets[ticket] = file.reserve()
            file.stream(tickets[ticket], b"/Filter/FlateDecode", streams[ticket])
        return file, heads, Shared(heads.pages, first, heads.document, tickets)

    def _used(self) -> list[int]:
        """The tickets of the streams, in the order in which they are needed first."""
        leaves = [leaf for kind in self.kinds.values() for leaf in kind.leaves]
        pages = (leaf.page.ticket if leaf.page else None for leaf in leaves)
        wanted = [ticket for pair in zip(pages, (leaf.furniture for leaf in leaves), strict=True) for ticket in pair]
        return list(dict.fromkeys(ticket for ticket in wanted if ticket is not None))

    def _streams(self, copy: Copy) -> Iterator[bytes]:
        fields = dict(copy.fields)
        for leaf in self.kinds[copy.pieces].leaves:
            if leaf.page is not None and leaf.page.slots:
                shown = [owner_words(slot, fields.get(slot.field, ""), self._galley.desk) for slot in leaf.page.slots]
                yield zlib.compress("\n".join(shown).encode("latin-1"), LEVEL)


Work = Sequence[tuple[Template, int]]


def _packed(work: Work) -> Iterator[list[bytes]]:
    """The compressed objects of each copy, in order, a few copies ahead: zlib lets go of the interpreter."""
    waiting = iter(work)
    with ThreadPoolExecutor(THREADS) as pool:
        ahead = [pool.submit(_pack, *one) for one in islice(waiting, AHEAD)]
        while ahead:
            yield ahead.pop(0).result()
            ahead.extend(pool.submit(_pack, *one) for one in islice(waiting, 1))


def _pack(one: Template, base: int) -> list[bytes]:
    return [run.packed(base) for run in one.runs]


def _own(file: PdfFile, heads: Heads, work: Work, at: int, words: Words) -> None:
    """Write what is the owner's own: the streams, the part, and the bookmark with its neighbours."""
    one, base = work[at]
    for slot, content in zip(one.slots, words.streams, strict=True):
        file.stream(base + slot.stream, b"/Filter/FlateDecode", content)
    sections = " ".join(f"{base + section} 0 R" for section in one.sections)
    part = f"<</Type/StructElem/S/Part/P {heads.document} 0 R/T{_text(words.name)}/K[{sections}]>>"
    row = f"<</Title{_text(words.name)}/Parent {heads.outlines} 0 R/Dest[{base} 0 R/XYZ null null null]"
    for name, other in (("Prev", at - 1), ("Next", at + 1)):
        if 0 <= other < len(work):
            row += f"/{name} {work[other][1] + work[other][0].bookmark} 0 R"
    count = one.tops if len(work) == 1 else -one.tops
    row += f"/First {base + one.rows[0]} 0 R/Last {base + one.rows[1]} 0 R/Count {count}>>"
    file.objects(base + one.part, [Numbered(escaped(part)), Numbered(escaped(row))])


def _close(file: PdfFile, heads: Heads, work: Work, ids: Sequence[str], bundle: Bundle, title: str) -> None:
    """Write what a file has one of."""
    metadata = Metadata(title, bundle.author, bundle.subject, bundle.language)
    first, last = (base + one.bookmark for one, base in (work[0], work[-1]))
    labels: list[str] = []
    start = 0
    for (one, _), label in zip(work, ids, strict=True):
        prefix = f"/P{_text(f'{label}, ')}" if label and len(work) > 1 else ""
        labels.append(f"{start}<</S/D{prefix}>>")
        start += one.pages
    catalog = (
        f"<</Type/Catalog/Pages {heads.pages} 0 R/Lang{_text(bundle.language)}/MarkInfo<</Marked true>>"
        f"/Metadata {heads.xmp} 0 R/StructTreeRoot {heads.tree} 0 R/Outlines {heads.outlines} 0 R"
        f"/PageMode/UseOutlines/PageLabels<</Nums[{' '.join(labels)}]>>"
        f"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/{DUPLEXES[bundle.duplex]}>>>>"
    )
    parts = " ".join(f"{base + one.part} 0 R" for one, base in work)
    nodes = " ".join(f"{base + one.node} 0 R" for one, base in work)
    leaves = " ".join(f"{base + one.leaf} 0 R" for one, base in work)
    next_key = work[-1][1] + work[-1][0].last + 1
    whole = (
        catalog,
        f"<</Type/Pages/Count {start}/Kids[{nodes}]>>",
        metadata.information(),
        f"<</Type/StructTreeRoot/K[{heads.document} 0 R]/ParentTree {heads.parents} 0 R/ParentTreeNextKey {next_key}>>",
        f"<</Type/StructElem/S/Document/P {heads.tree} 0 R/K[{parts}]>>",
        f"<</Kids[{leaves}]>>",
        f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(work)}>>",
    )
    file.objects(heads.catalog, [Numbered(escaped(content)) for content in whole])
    file.stream(heads.xmp, b"/Type/Metadata/Subtype/XML", metadata.xmp())


def _text(text: str) -> str:
    return text_string(text).decode("latin-1")
