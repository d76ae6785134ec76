"""The file of a document: reportlab's canvas with a structure tree, tagged links and an outline added (PDF/UA-1)."""

from io import BytesIO
from typing import Any, Final, NamedTuple

from studykit.formats.pdf.backend import PDF, BaseCanvas
from studykit.formats.pdf.deflate import Deflater
from studykit.formats.pdf.inks import inked
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.page import LinkArea, Page
from studykit.formats.pdf.paper import Paper
from studykit.formats.pdf.tagging import Element, element_objects, number_elements, parent_tree, text_string
from studykit.formats.pdf.writer import final_object, final_stream, write

_PREAMBLE: Final = "1 0 0 1 0 0 cm"


class _Canvas(BaseCanvas):  # type: ignore[misc]  # reportlab has no types
    def _make_preamble(self) -> None:
        # reportlab's own refers to Helvetica, which is not embedded.
        self._preamble = _PREAMBLE


class Bookmark(NamedTuple):
    """A row of the outline; `level` from 0, and the top of what it leads to."""

    title: str
    anchor: str
    level: int


class Document:
    """A document that grows page by page; `save` gives back its file. `ink` is a name of INKS."""

    def __init__(self, paper: Paper, metadata: Metadata, ink: str = "normal") -> None:
        self.root = Element("Document", None)
        self._metadata = metadata
        self._inked = inked(ink)
        self._canvas = _Canvas(
            BytesIO(),
            pagesize=(paper.width, paper.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=metadata.language,
        )
        self.handle: Any = self._canvas._doc
        self._deflater = Deflater()
        self._pages: list[Page] = []
        self._furniture: list[list[int]] = []

    def prefer(self, name: str, value: str) -> None:
        """Ask the viewer for something (ISO 32000-1, 12.2), such as `Duplex` to be `Simplex`."""
        self._canvas.setViewerPreference(name, value)

    def compress(self, page: Page) -> None:
        """Begin to compress a page to which nothing will be added but furniture."""
        page.ticket = self._deflater.add(self._inked(page.content()).encode("latin-1"))
        page.operators.clear()
        page.under.clear()

    def add(self, page: Page, furniture: str, anchors: dict[str, float]) -> None:
        """Put a page after the others; `anchors` are the places on it that links lead to."""
        if page.ticket is None:
            self.compress(page)
        around = [self._deflater.add(self._inked(furniture).encode("latin-1"))] if furniture else []
        self._furniture.append(around)
        self._pages.append(page)
        for anchor, top in anchors.items():
            self._canvas.bookmarkHorizontalAbsolute(anchor, top)
        self._canvas._code = [" "]
        self._canvas.showPage()

    def save(self, outline: list[Bookmark]) -> bytes:
        """The bytes of the file. Every link must lead to an anchor of some page."""
        canvas, document = self._canvas, self.handle
        streams = self._deflater.finish()
        areas = [(page, area) for page in self._pages for area in page.links]
        self._annotate(areas)
        for page, furniture in zip(self._pages, self._furniture, strict=True):
            self._finish_page(page, [streams[ticket] for ticket in (page.ticket or 0, *furniture)])
        for row in outline:
            canvas.addOutlineEntry(row.title, row.anchor, row.level, closed=row.level > 0)
        if outline:
            canvas.showOutline()
        self._metadata.describe(canvas)
        elements, first = self._structure([area.element for _, area in areas])
        document.format = lambda: write(document, elements, first)
        return bytes(document.GetPDFData(canvas))

    def _finish_page(self, page: Page, streams: list[bytes]) -> None:
        made = self.handle.Pages.pages[page.index]
        made.__NoDefault__ = [*made.__NoDefault__, "StructParents", "Tabs"]
        made.Tabs = "/S"
        if page.owners:
            made.StructParents = page.index
        made.stream = None
        made.Contents = PDF.PDFArray(
            [self.handle.Reference(final_stream(b"/Filter/FlateDecode", stream)) for stream in streams]
        )

    def _annotate(self, areas: list[tuple[Page, LinkArea]]) -> None:
        for number, (page, area) in enumerate(areas):
            link = final_object(self._link(area, len(self._pages) + number))
            made = self.handle.Pages.pages[page.index]
            made.Annots = [*(made.Annots or []), self.handle.Reference(link, f"link{number}")]
            area.element.kids.append((page.index, number, None))

    def _link(self, link: LinkArea, key: int) -> bytes:
        spot = link.spot
        if spot.target.startswith("#"):
            place = self._canvas._bookmarkReference(spot.target[1:])
            action = b"/Dest " + bytes(PDF.format(place, self.handle))
        else:
            action = b"/A<</S/URI/URI" + text_string(spot.target) + b">>"
        head = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]" % link.area
        return head + action + b"/Contents" + text_string(spot.contents) + b"/StructParent %d>>" % key

    def _structure(self, links: list[Element]) -> tuple[list[bytes], int]:
        """The objects of the structure elements and the number of the first; reportlab's own objects come before."""
        document = self.handle
        tree, parents = final_object(b""), final_object(b"")
        document.Catalog.StructTreeRoot = tree
        numbers = document.idToObjectNumberAndVersion
        document.Reference(tree, "StructTreeRoot")
        document.Reference(parents, "ParentTree")
        first = document.objectcounter + 1
        elements = number_elements(self.root, first)
        document.objectcounter += len(elements)
        pages = [numbers[f"Page{page.index + 1}"][0] for page in self._pages]
        annotations = [numbers[f"link{number}"][0] for number in range(len(links))]
        root = numbers["StructTreeRoot"][0]
        parents.content = parent_tree([page.owners for page in self._pages], links)
        tree.content = b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (
            self.root.number,
            numbers["ParentTree"][0],
            len(pages) + len(links),
        )
        return list(element_objects(elements, root, pages, annotations)), first
