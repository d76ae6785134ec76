"""The file of a document: reportlab's own with a structure tree, tagged links and an outline added (PDF/UA-1).

The pages are laid out without its canvas, which would keep account of a graphics state that they have no use for.
"""

from typing import Any

from studykit.formats.pdf.backend import PDF
from studykit.formats.pdf.body import Leaf, body
from studykit.formats.pdf.deflate import Deflater
from studykit.formats.pdf.inks import inked
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.outline import Bookmark
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.paper import Paper
from studykit.formats.pdf.tagging import Element
from studykit.formats.pdf.writer import write


class Document:
    """A document that grows page by page; `save` gives back its file. `ink` is a name of INKS.

    It asks the viewer to be printed as it is, and turned on the long edge, unless something else is preferred.
    """

    def __init__(self, paper: Paper, metadata: Metadata, ink: str = "normal") -> None:
        self.root = Element("Document", None)
        self._paper = paper
        self._metadata = metadata
        self._inked = inked(ink)
        self.handle: Any = PDF.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang=metadata.language)
        self.handle.Catalog.ViewerPreferences = PDF.ViewerPreferencesPDFDictionary()
        self.prefer("PrintScaling", "None")
        self.prefer("Duplex", "DuplexFlipLongEdge")
        self._deflater = Deflater()
        self._leaves: list[Leaf] = []

    def prefer(self, name: str, value: str) -> None:
        """Ask the viewer for something (ISO 32000-1, 12.2), such as `Duplex` to be `Simplex`."""
        self.handle.Catalog.ViewerPreferences[name] = value

    def compress(self, page: Page) -> None:
        """Begin to compress a page to which nothing will be added but furniture."""
        page.ticket = self._deflater.add(self._inked(page.content()).encode("latin-1"))
        page.operators.clear()
        page.under.clear()

    def add(self, page: Page, furniture: str, anchors: dict[str, float]) -> None:
        """Put a page after the others; `anchors` are the places on it that links lead to."""
        if page.ticket is None:
            self.compress(page)
        tickets = [page.ticket or 0]
        if furniture:
            tickets.append(self._deflater.add(self._inked(furniture).encode("latin-1")))
        self._leaves.append(Leaf(page, tickets, anchors))

    def save(self, outline: list[Bookmark]) -> bytes:
        """The bytes of the file. Raises ValueError for a link or a bookmark that leads to no anchor of a page."""
        handle = self.handle
        self._metadata.describe(handle)
        for font in handle.delayedFonts:
            font.addObjects(handle)
        made = body(self._leaves, self._paper, self.root, outline, first=handle.objectcounter + 1)
        handle.Catalog.Pages = f"{made.pages} 0 R"
        handle.Catalog.StructTreeRoot = f"{made.structure} 0 R"
        handle.Catalog.Outlines = f"{made.outline} 0 R" if outline else None
        if outline:
            handle.Catalog.showOutline()
        return write(handle, made.objects, made.tickets, self._deflater)
