"""Rendering: a handout to be written on, its parts on pages of their own, as the bytes of a tagged PDF."""

from collections.abc import Iterator

from msgspec import Struct

from studykit.formats.pdf import wording
from studykit.formats.pdf.blocks.compose import compose
from studykit.formats.pdf.blocks.form import compose_form
from studykit.formats.pdf.blocks.sequence import sequence_slabs
from studykit.formats.pdf.collector import at_rest
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.division import WHOLE, Divider
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.flow import Flow
from studykit.formats.pdf.furniture import Furniture
from studykit.formats.pdf.hyphenation import hyphenator
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.outline import Bookmark
from studykit.formats.pdf.paper import PAPERS, Paper
from studykit.formats.pdf.runs import References
from studykit.formats.pdf.slab import Slab, TextSlab
from studykit.formats.pdf.sourcelist import fit_sources, source_slabs, sources_heading
from studykit.formats.pdf.style import INK, QUIET, Style, fill
from studykit.formats.pdf.style import style as style_of
from studykit.formats.pdf.suite import Fonts
from studykit.formats.pdf.tagging import Element
from studykit.formats.pdf.titleblock import TITLE_ANCHOR, title_slabs
from studykit.model.document import Guide, Heading, Reference
from studykit.model.handout import Handout, Part
from studykit.model.text import plain


class _Placed(Struct):
    """A part with the headings in it: its pages are `first` to `last`, which is not one of them."""

    part: Part
    headings: list[Heading]
    first: int
    last: int = 0


def render_handout(handout: Handout, paper: str = "letter", scale: str = "normal", ink: str = "normal") -> bytes:
    """The handout as a PDF/UA-1 file; `paper` is a name of PAPERS, `scale` of SCALES, `ink` of INKS.

    The same handout gives the same bytes. Raises KeyError for a name that no table has and for a citation without a
    reference, ValueError for a character that no face has.
    """
    with at_rest():
        return _render(handout, PAPERS[paper], style_of(scale, ink), ink)


def _render(handout: Handout, sheet: Paper, style: Style, ink: str) -> bytes:
    metadata = Metadata(handout.title, handout.author, handout.subject, handout.language)
    document = Document(sheet, metadata, ink)
    references = References({row.source: row for row in handout.references})
    desk = Desk(Fonts(document.handle, style), style, references, Divider(hyphenator(handout.language, style)), WHOLE)
    flow = Flow(document, sheet, style)
    fillers: set[int] = set()
    placed: list[_Placed] = []
    for part in handout.parts:
        if placed:
            _turn(flow, desk, fillers, odd=handout.odd)
        found = [block for block in part.blocks if isinstance(block, Heading)]
        placed.append(_Placed(part, found, len(flow.pages) - 1))
        last = part is handout.parts[-1]
        listed = handout.references if last else ()
        flow.add(part_slabs(part, handout.series, listed, found, desk, flow, Element("Part", document.root)))
        placed[-1].last = len(flow.pages)
    flow.end()
    placed[-1].last = len(flow.pages)
    for row in placed:
        furniture = Furniture(desk, sheet, handout.series, _head(handout, row.part), handout.mark)
        for page in range(row.first, row.last):
            foot = furniture.operators(page - row.first + 1, row.last - row.first, row.part.name)
            document.add(flow.pages[page], foot, flow.anchors[page])
        if row.last in fillers:
            document.add(flow.pages[row.last], "", {})
    return document.save(list(_outline(placed)))


def _head(handout: Handout, part: Part) -> str:
    """What the running head says: the title, and of several parts the name of this one before it, unless it says it."""
    alone = len(handout.parts) == 1 or handout.title.startswith(part.name)
    return handout.title if alone else f"{part.name} · {handout.title}"


def _turn(flow: Flow, desk: Desk, fillers: set[int], *, odd: bool) -> None:
    """Go on to the page on which the next part begins; one that is left empty says why."""
    flow.turn()
    if not odd or len(flow.pages) % 2:
        return
    fillers.add(len(flow.pages) - 1)
    font = desk.sans(desk.style.furniture.size).regular
    x, y = (flow.paper.width - font.width(wording.FILLER)) / 2, flow.paper.height / 2
    text = f"{fill(QUIET)} BT 1 0 0 1 {x:.2f} {y:.2f} Tm {font.show(wording.FILLER)} ET {fill(INK)}"
    flow.page.operators.append(f"/Artifact BMC {text} EMC")
    flow.turn()


def part_slabs(
    part: Part,
    series: str,
    listed: tuple[Reference, ...],
    found: list[Heading],
    desk: Desk,
    flow: Flow,
    element: Element,
) -> Iterator[Slab]:
    """The title block, the blocks, and the list of sources, whose heading is added to those found.

    The flow is to take each before it asks for the next: the sources are fitted to what is left of its page.
    """
    style = desk.style
    page = Place(element, style.left, flow.paper.width - style.left - style.right, style.left)
    yield from _title(part, series, desk, page)
    text = Place(element, page.x + style.hang, page.width - style.hang, page.x)
    yield from sequence_slabs(part.blocks, desk, text, compose_form)
    if listed:
        found.append(sources_heading({row.anchor for row in found}))
        rows = list(source_slabs(found[-1], listed, desk, text))
        fit_sources(rows, flow.room, flow.capacity, style)
        yield from rows


def _title(part: Part, series: str, desk: Desk, page: Place) -> Iterator[Slab]:
    """The title block of a guide, landed on by the part's own anchor."""
    head = Guide("", "", series, "", part.title, (), part.facts, (), (), banner=part.banner)
    for slab in title_slabs(head, desk, page, compose):
        if isinstance(slab, TextSlab) and slab.anchors == [TITLE_ANCHOR]:
            slab.anchors = [part.anchor]
        yield slab


def _outline(placed: list[_Placed]) -> Iterator[Bookmark]:
    for row in placed:
        yield Bookmark(row.part.name, row.part.anchor, 0)
        yield from (Bookmark(plain(heading.text), heading.anchor, heading.level) for heading in row.headings)
