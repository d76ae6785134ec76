"""The press: a bundle in, the bytes of one tagged PDF out, and those of one for each owner.

Everything that copies share is laid out once. What each copy adds is made apart from all others, in any process: the
same bytes come out however many there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate
from typing import Any, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from studykit.formats.pdf.bundle.makeready import Kinds, MakeReady
from studykit.formats.pdf.bundle.numbered import Numbered, escaped
from studykit.formats.pdf.bundle.pdffile import Begun, PdfFile, Section
from studykit.formats.pdf.bundle.sections import Common, Heads, Place, Words, common, numbers, section, text
from studykit.formats.pdf.bundle.template import Template
from studykit.formats.pdf.collector import at_rest
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.sheets import DUPLEXES
from studykit.model.bundle import Bundle, Pages
from studykit.model.printing import Printing

SHARE: Final = 2
"""Copies in one share of the file of all: enough to outweigh the sending, few enough to end at the same time."""


class Standing(NamedTuple):
    """A copy in the file of all."""

    template: Template
    place: Place
    words: Words


class Forme(Struct, frozen=True):
    """A file ready to be printed: its beginning, and the copies that are to follow; `bundle` has neither any more."""

    bundle: Bundle
    begun: Begun
    heads: Heads
    copies: tuple[Standing, ...]


class Master(NamedTuple):
    """What the files of one kind of copy have alike, when each is a file of its own."""

    begun: Begun
    heads: Heads
    template: Template
    place: Place
    common: Common


class Press:
    """A bundle on its way to paper; it is laid out when anything of it is asked for first.

    Raises KeyError for a name that no table has, ValueError for a character that no face has.
    """

    def __init__(self, bundle: Bundle, printing: Printing) -> None:
        self._bundle = bundle
        self._printing = printing

    def __getstate__(self) -> dict[str, Any]:
        """What another process is told that did not come about as a copy of this one: what the instructor is."""
        return {"pages": self.pages}

    @cached_property
    def pages(self) -> dict[str, Pages]:
        """By the keys of the first copy's pieces, where they stand."""
        return self._ready.pages(self._bundle.copies[0])

    def shares(self) -> list["partial[tuple[Section, ...]]"]:
        """What makes the copies in the file of all, some at a time."""
        copies = self._forme.copies
        heads = self._forme.heads
        return [partial(sections, copies[at : at + SHARE], heads) for at in range(0, len(copies), SHARE)]

    def join(self, made: Sequence[tuple[Section, ...]]) -> bytes:
        """All copies as one PDF/UA-1 file, a `Part` for each, from what the shares have made."""
        forme = self._forme
        file = PdfFile(forme.begun)
        for share in made:
            for one in share:
                file.append(one)
        return _closed(file, forme.heads, forme.copies, forme.bundle, forme.bundle.title)

    def make_copies(self) -> None:
        """See to it that everything is there that `copy` needs."""
        _ = self._masters

    def copy(self, id_: str) -> bytes:
        """The file of one owner alone."""
        words = self._words[id_]
        master = self._masters[self._pieces[id_]]
        file = PdfFile(master.begun)
        file.append(section(master.template, master.common, master.place, master.heads, words))
        alone = Standing(master.template, master.place, words)
        return _closed(file, master.heads, (alone,), self._bundle, words.title)

    @cached_property
    def _pieces(self) -> dict[str, tuple[str, ...]]:
        return {copy.id: copy.pieces for copy in self._bundle.copies}

    @cached_property
    def _ready(self) -> MakeReady:
        with at_rest():
            return MakeReady(self._bundle, self._printing)

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {copy.id: self._ready.words(copy) for copy in self._bundle.copies}

    @cached_property
    def _forme(self) -> Forme:
        """The file of all, but for its copies."""
        with at_rest():
            kinds = self._ready.together
            begun, heads, templates = self._begin(kinds, deep=len(self._bundle.copies) == 1)
            used = [templates[copy.pieces] for copy in self._bundle.copies]
            bases = [*accumulate(map(numbers, used), initial=len(begun.rows))]
            marks = [0, *(base + one.bookmark for one, base in zip(used, bases, strict=False)), 0]
            copies = tuple(
                Standing(one, Place(bases[at], marks[at], marks[at + 2]), self._words[copy.id])
                for at, (one, copy) in enumerate(zip(used, self._bundle.copies, strict=True))
            )
            return Forme(replace(self._bundle, pieces=(), copies=()), begun, heads, copies)

    @cached_property
    def _masters(self) -> dict[tuple[str, ...], Master]:
        """For each kind of copy what its files have alike."""
        with at_rest():
            begun, heads, templates = self._begin(self._ready.alone, deep=True)
            place = Place(len(begun.rows))
            return {keys: Master(begun, heads, one, place, common(one, place.base)) for keys, one in templates.items()}

    def _begin(self, kinds: Kinds, *, deep: bool) -> tuple[Begun, Heads, Mapping[tuple[str, ...], Template]]:
        file = PdfFile()
        heads, templates = self._ready.begin(file, kinds, deep=deep)
        return file.begun, heads, templates


def render_bundle(bundle: Bundle, printing: Printing) -> bytes:
    """All copies as one PDF/UA-1 file, a `Part` for each; the same bundle gives the same bytes."""
    press = Press(bundle, printing)
    return press.join([make() for make in press.shares()])


def first_pages(bundle: Bundle, printing: Printing) -> dict[str, Pages]:
    """By the keys of the first copy's pieces, where they stand."""
    return Press(bundle, printing).pages


def sections(copies: Sequence[Standing], heads: Heads) -> tuple[Section, ...]:
    """What these copies add to the file of all."""
    with at_rest():
        return tuple(section(one, common(one, place.base), place, heads, words) for one, place, words in copies)


def _closed(file: PdfFile, heads: Heads, copies: Sequence[Standing], bundle: Bundle, title: str) -> bytes:
    """The whole file, once what it has one of is written."""
    metadata = Metadata(title, bundle.author, bundle.subject, bundle.language)
    first, last = (one.place.base + one.template.bookmark for one in (copies[0], copies[-1]))
    starts = [*accumulate((one.template.pages for one in copies), initial=0)]
    catalog = (
        f"<</Type/Catalog/Pages {heads.pages} 0 R/Lang{text(bundle.language)}/MarkInfo<</Marked true>>"
        f"/Metadata {heads.xmp} 0 R/StructTreeRoot {heads.tree} 0 R/Outlines {heads.outlines} 0 R"
        f"/PageMode/UseOutlines/PageLabels<</Nums[{' '.join(_labels(copies, starts))}]>>"
        f"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/{DUPLEXES[bundle.duplex]}>>>>"
    )
    parts = " ".join(f"{one.place.base + one.template.part} 0 R" for one in copies)
    nodes = " ".join(f"{one.place.base + one.template.node} 0 R" for one in copies)
    leaves = " ".join(f"{one.place.base + one.template.leaf} 0 R" for one in copies)
    next_key = copies[-1].place.base + copies[-1].template.last + 1
    whole = (
        catalog,
        f"<</Type/Pages/Count {starts[-1]}/Kids[{nodes}]>>",
        metadata.information(),
        f"<</Type/StructTreeRoot/K[{heads.document} 0 R]/ParentTree {heads.parents} 0 R/ParentTreeNextKey {next_key}>>",
        f"<</Type/StructElem/S/Document/P {heads.tree} 0 R/K[{parts}]>>",
        f"<</Kids[{leaves}]>>",
        f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(copies)}>>",
    )
    file.objects(heads.catalog, [Numbered(escaped(content)) for content in whole])
    file.stream(heads.xmp, b"/Type/Metadata/Subtype/XML", metadata.xmp())
    return file.finish(heads.catalog, heads.info)


def _labels(copies: Sequence[Standing], starts: Sequence[int]) -> Iterator[str]:
    """From where on pages are counted, with the owner's id before the number where there are others."""
    for one, start in zip(copies, starts, strict=False):
        prefix = f"/P{text(f'{one.words.id}, ')}" if one.words.id and len(copies) > 1 else ""
        yield f"{start}<</S/D{prefix}>>"
