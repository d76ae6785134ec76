"""Rendering: a guide in, the bytes of a tagged PDF out."""

from typing import Final

from msgspec.structs import replace

from studykit.formats.pdf.blocks.compose import compose
from studykit.formats.pdf.blocks.paragraph import learn_paragraphs
from studykit.formats.pdf.blocks.sequence import sequence_slabs
from studykit.formats.pdf.collector import at_rest
from studykit.formats.pdf.contents import EntrySlab, contents_slabs, headings
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.division import WHOLE, Divider
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.flow import Flow
from studykit.formats.pdf.furniture import Furniture
from studykit.formats.pdf.hyphenation import hyphenator
from studykit.formats.pdf.levels import levelled
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.outline import Bookmark
from studykit.formats.pdf.paper import PAPERS, Paper
from studykit.formats.pdf.runs import References
from studykit.formats.pdf.sourcelist import fit_sources, source_slabs, sources_heading
from studykit.formats.pdf.style import Style
from studykit.formats.pdf.style import style as style_of
from studykit.formats.pdf.suite import Fonts
from studykit.formats.pdf.tagging import Element
from studykit.formats.pdf.titleblock import TITLE_ANCHOR, title_slabs
from studykit.model.document import Guide, Heading
from studykit.model.text import plain

FEWEST_FOR_CONTENTS: Final = 3


def render_guide(guide: Guide, paper: str = "letter", scale: str = "normal", ink: str = "normal") -> bytes:
    """The handout as a PDF/UA-1 file; `paper` is a name of PAPERS, `scale` of SCALES, `ink` of INKS.

    The same guide gives the same bytes. Raises KeyError for a name that no table has and for a citation without a
    reference, ValueError for a character that no face has or a link to an anchor that no block has.
    """
    with at_rest():
        return _render(guide, PAPERS[paper], style_of(scale, ink), ink)


def _render(guide: Guide, sheet: Paper, style: Style, ink: str) -> bytes:
    title = plain(guide.title)
    document = Document(sheet, Metadata(title, guide.author, plain(guide.summary), guide.language), ink)
    desk = Desk(Fonts(document.handle, style), style, References({}), Divider(hyphenator(guide.language, style)), WHOLE)
    flow = Flow(document, sheet, style)
    rows, entries = flow_guide(guide, desk, flow, document.root)
    numbers = {anchor: number for number, anchors in enumerate(flow.anchors, 1) for anchor in anchors}
    for entry in entries:
        entry.fill_in(numbers[entry.heading.anchor])
    furniture = Furniture(desk, sheet, guide.series, title, guide.edition)
    for filled, anchors in zip(flow.pages, flow.anchors, strict=True):
        document.add(filled, furniture.operators(filled.index + 1, len(flow.pages)), anchors)
    return document.save(_outline(title, rows))


def flow_guide(guide: Guide, desk: Desk, flow: Flow, parent: Element) -> tuple[list[Heading], list[EntrySlab]]:
    """Let the whole guide flow, with its own references; its headings, and the rows of its contents to be filled in."""
    style = desk.style
    desk = replace(desk, references=References({row.source: row for row in guide.references}))
    page = Place(parent, style.left, flow.paper.width - style.left - style.right, style.left)
    blocks = levelled(guide.blocks)
    found = list(headings(blocks))
    rows = [*found, *([sources_heading({row.anchor for row in found})] if guide.references else [])]
    flow.add(title_slabs(guide, desk, page, compose))
    entries = _contents(rows, desk, page, flow)
    text = Place(parent, page.x + style.hang, page.width - style.hang, page.x)
    learn_paragraphs(blocks, desk)
    flow.add(sequence_slabs(blocks, desk, text, compose))
    if guide.references:
        listed = list(source_slabs(rows[-1], guide.references, desk, text))
        fit_sources(listed, flow.room, flow.capacity, style)
        flow.add(listed)
    flow.end()
    return rows, entries


def _contents(rows: list[Heading], desk: Desk, place: Place, flow: Flow) -> list[EntrySlab]:
    """Reserve the table of contents; the body starts under it only where enough of the page is left."""
    style = desk.style
    shown = [row for row in rows if row.level <= style.contents_depth]
    if len(rows) < FEWEST_FOR_CONTENTS:
        return []
    slabs = list(contents_slabs(shown, desk, place))
    flow.add(slabs)
    if flow.room < style.share * flow.capacity:
        flow.turn()
    else:
        flow.gap(style.contents_after)
    return [slab for slab in slabs if isinstance(slab, EntrySlab)]


def _outline(title: str, rows: list[Heading]) -> list[Bookmark]:
    return [Bookmark(title, TITLE_ANCHOR, 0), *(Bookmark(plain(row.text), row.anchor, row.level) for row in rows)]
