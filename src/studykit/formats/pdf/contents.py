"""The table of contents: its lines are reserved where it stands, and the page numbers written when they are known."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf import wording
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.page import LinkArea, Page
from studykit.formats.pdf.runs import Spot
from studykit.formats.pdf.slab import Slab, TextSlab, Whole
from studykit.formats.pdf.style import QUIET, Measure, fill
from studykit.formats.pdf.tagging import Element
from studykit.model.document import Block, Callout, DefinitionList, Heading, ItemList, Paragraph, Table, Together
from studykit.model.figure import Figure
from studykit.model.text import plain

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

TOGETHER: Final = 3
"""So many rows of the contents at least go over to a new page."""


def headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Every heading in some blocks, in reading order."""
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Callout(body=inner) | Together(inner):
                yield from headings(inner)
            case ItemList(items):
                for item in items:
                    yield from headings(item)
            case DefinitionList(entries):
                for entry in entries:
                    yield from headings(entry.body)
            case Paragraph() | Table() | Figure():
                pass


class EntrySlab(Whole, eq=False):
    """A row of the contents. When it is placed its page is held back until `fill_in` has written the number."""

    element: Element
    heading: Heading
    lines: list[Line]
    measure: Measure
    x: float
    right: float
    desk: Desk
    _page: Page | None = None
    _order: int = 0
    _mark: str = ""
    _y: float = 0.0

    @property
    def height(self) -> float:
        """All its lines."""
        return len(self.lines) * self.measure.leading

    def place(self, flow: "Flow") -> None:
        """Take up the room, and a place in the page's content."""
        self._page = flow.page
        flow.page.held = True
        self._order = len(flow.page.operators)
        self._mark = flow.page.mark(self.element)
        flow.page.operators.append("")
        self._y = flow.y - self.measure.drop
        flow.advance(self.height, ())

    def fill_in(self, number: int) -> None:
        """Write the row, now that the heading's page is known."""
        if self._page is None:
            raise ValueError("a row of the contents was not placed")
        style = self.desk.style
        font = self.desk.sans(self.measure.size).regular
        last = self._y - (len(self.lines) - 1) * self.measure.leading
        words = str(number)
        start = self.right - font.width(words)
        text = " T* ".join(line.operators for line in self.lines)
        shown = f"BT {self.measure.leading:g} TL 1 0 0 1 {self.x:.2f} {self._y:.2f} Tm {text} ET"
        page_number = f"BT 1 0 0 1 {start:.2f} {last:.2f} Tm {font.select}[( {font.texts[words]})]TJ ET"
        leader = self._leader(self.x + self.lines[-1].width + style.leader, self.right - style.contents_number, last)
        # The number is preceded by a space that a reader hears and nobody sees.
        page_number = page_number.replace(f"{start:.2f}", f"{start - font.space:.2f}", 1)
        self._page.operators[self._order] = f"{self._mark} {shown} {page_number} EMC{leader}"
        spot = Spot(f"#{self.heading.anchor}", wording.page_link(plain(self.heading.text), number))
        area = (self.x, last - 0.28 * self.measure.size, self.right, self._y + self.measure.size)
        self._page.links.append(LinkArea(self.element, spot, area))

    def _leader(self, start: float, end: float, y: float) -> str:
        step = self.desk.style.leader
        first = -(-start // step) * step
        count = int((end - first) / step) + 1
        if count < 2:
            return ""
        font = self.desk.sans(self.measure.size).regular
        font["."]
        gap = (font.width(".") - step) * 1000 / font.size
        dots = f"){gap:.1f}(".join(["."] * count)
        return (
            f" /Artifact BMC {fill(QUIET)} BT 1 0 0 1 {first:.2f} {y:.2f} Tm {font.select}[({dots})]TJ ET 0 0 0 rg EMC"
        )


def contents_slabs(rows: Iterable[Heading], desk: Desk, place: Place) -> Iterator[Slab]:
    """The title of the contents and a row for each heading."""
    style = desk.style
    whole = Element("TOC", place.parent)
    title = desk.words(wording.CONTENTS, desk.label(style.contents_title.size).regular, place.width)
    yield TextSlab(
        Element("Caption", whole),
        title,
        style.contents_title,
        place.x,
        place.width,
        above=style.contents_title.above,
        below=style.contents_title.below,
        keep=True,
        colour=QUIET,
    )
    entries: list[Slab] = []
    for heading in rows:
        indent = style.contents_indent * (heading.level - 1)
        x = place.x + indent
        width = place.width - indent - 2 * style.contents_number
        suite = desk.label(style.contents.size) if heading.level == 1 else desk.sans(style.contents.size)
        link = Element("Link", Element("Reference", Element("TOCI", whole)))
        lines = desk.words(plain(heading.text), suite.regular, width)
        entries.append(EntrySlab(link, heading, lines, style.contents, x, place.x + place.width, desk))
    for entry in entries[-TOGETHER:-1]:
        entry.keep = True
    yield from entries
