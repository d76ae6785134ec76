"""The galley: every piece of a bundle laid out once, on pages that do not know yet in which copies they will stand."""

from typing import Any, assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from studykit.formats.pdf.backend import PDF
from studykit.formats.pdf.bundle.posters import draw_certificate, draw_tent
from studykit.formats.pdf.contents import EntrySlab
from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.division import WHOLE, Divider
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.flow import Flow
from studykit.formats.pdf.handout import part_slabs
from studykit.formats.pdf.hyphenation import hyphenator
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.paper import PAPERS, Paper
from studykit.formats.pdf.render import flow_guide
from studykit.formats.pdf.runs import References
from studykit.formats.pdf.sheets import draw_cards
from studykit.formats.pdf.slab import Slab
from studykit.formats.pdf.style import style as style_of
from studykit.formats.pdf.suite import Fonts
from studykit.formats.pdf.tagging import Element, prune
from studykit.formats.pdf.titleblock import TITLE_ANCHOR
from studykit.model.bundle import Bundle, Certificate, Leaflet, NameTent, Piece
from studykit.model.document import Guide, Heading
from studykit.model.handout import PieceList
from studykit.model.printing import Printing
from studykit.model.sheet import Sheet


class Laid(Struct, eq=False):
    """A piece laid out: its pages, the structure of what is on them, and where links to it land.

    `anchor` is that of its first page. A `bare` piece has neither head nor foot. `entries` wait for page numbers.
    """

    piece: Piece
    root: Element
    paper: Paper
    anchor: str
    pages: list[Page] = field(default_factory=list)
    anchors: list[dict[str, float]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    entries: list[EntrySlab] = field(default_factory=list)
    bare: bool = False


class Galley(Document):
    """The pages of a bundle with the fonts they share; nothing is laid out any more once `streams` was called."""

    def __init__(self, bundle: Bundle, printing: Printing) -> None:
        self.paper = PAPERS[printing.paper]
        metadata = Metadata(bundle.title, bundle.author, bundle.subject, bundle.language)
        super().__init__(self.paper, metadata, printing.ink)
        style = style_of(printing.scale, printing.ink)
        divider = Divider(hyphenator(bundle.language, style))
        self.desk = Desk(Fonts(self.handle, style), style, References({}), divider, WHOLE)
        self._bundle = bundle
        self._printing = printing
        self._collected: list[Page] = []

    def add(self, page: Page, furniture: str, anchors: dict[str, float]) -> None:  # noqa: ARG002
        """Take a page that is complete; its furniture depends on the copy."""
        if page.ticket is None and not page.held:
            self.compress(page)
        self._collected.append(page)

    def lay_out(self, piece: Piece, rows: tuple[tuple[str, str], ...] = ()) -> Laid:
        """The piece laid out; `rows` are those of its list of pieces, if it has one."""
        self.root = Element("Sect", None)
        self._collected = []
        across = Paper(self.paper.height, self.paper.width)
        laid = Laid(piece, self.root, self.paper, TITLE_ANCHOR)
        match piece.body:
            case Leaflet():
                self._leaflet(laid, piece.body, rows)
            case Guide():
                flow = Flow(self, self.paper, self.desk.style)
                laid.headings, laid.entries = flow_guide(piece.body, self.desk, flow, self.root)
                self._flowed(laid, flow)
            case Sheet():
                laid.bare = True
                draw_cards(piece.body, replace(self._printing, duplex=self._bundle.duplex), self)
            case Certificate():
                laid.bare, laid.paper = True, across
                self.add(draw_certificate(piece.body, self.desk, across, self.root), "", {})
            case NameTent():
                laid.bare, laid.paper = True, across
                self.add(draw_tent(piece.body, self.desk, across, self.root), "", {})
            case _:
                assert_never(piece.body)
        laid.pages = self._collected
        laid.anchors = laid.anchors or [{} for _ in laid.pages]
        laid.anchors[0].setdefault(laid.anchor, laid.paper.height)
        prune(self.root)
        return laid

    def _leaflet(self, laid: Laid, body: Leaflet, rows: tuple[tuple[str, str], ...]) -> None:
        flow = Flow(self, self.paper, self.desk.style)
        desk = replace(self.desk, references=References({row.source: row for row in body.references}))
        blocks = tuple(PieceList(rows) if isinstance(block, PieceList) else block for block in body.part.blocks)
        laid.headings = [block for block in blocks if isinstance(block, Heading)]
        laid.anchor = body.part.anchor
        part = replace(body.part, blocks=blocks)
        slabs: list[Slab] = []
        for slab in part_slabs(part, self._bundle.series, body.references, laid.headings, desk, flow, self.root):
            slabs.append(slab)
            flow.add([slab])
        flow.end()
        laid.entries = [slab for slab in slabs if isinstance(slab, EntrySlab)]
        self._flowed(laid, flow)

    def _flowed(self, laid: Laid, flow: Flow) -> None:
        laid.anchors = flow.anchors
        for page in flow.pages:
            self.add(page, "", {})

    def furniture(self, operators: str) -> int:
        """The ticket of what stands on a page beside its content."""
        return self._deflater.add(self._inked(operators).encode("latin-1"))

    def streams(self) -> dict[int, bytes]:
        """All streams, compressed, by ticket."""
        return self._deflater.finish()

    def fonts(self) -> list[bytes]:
        """The objects of the fonts, numbered from 1; the first lists the fonts."""
        document: Any = self.handle
        for font in document.delayedFonts:
            font.addObjects(document)
        found: list[bytes] = []
        while name := document.numberToId.get(len(found) + 1):
            thing = document.idToObject[name]
            content: bytes = PDF.format(thing, document, toplevel=1)
            if isinstance(thing, PDF.PDFStream):
                # reportlab writes no end of line before `endstream`, which PDF/UA asks for.
                content = content[: content.rfind(b"endstream")] + b"\nendstream"
            found.append(content)
        return found
