"""Rendering: a quick reference on one page, dense and in columns; what has no room there is named at its foot."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from studykit.formats.pdf.collector import at_rest
from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.division import WHOLE as WHOLE_WORDS
from studykit.formats.pdf.division import Divider
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.hyphenation import hyphenator
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.outline import Bookmark
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.paper import PAPERS, Paper
from studykit.formats.pdf.runs import References
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.style import ACCENT, QUIET, Measure, Style
from studykit.formats.pdf.style import style as style_of
from studykit.formats.pdf.suite import Fonts
from studykit.formats.pdf.tagging import Element
from studykit.model.document import words
from studykit.model.lead import titled
from studykit.model.printing import Printing
from studykit.model.quickref import FactGroup, QuickReference
from studykit.model.text import Plain, Text, plain

MARGIN: Final = 36.0
GUTTER: Final = 16.0
TIGHT: Final = 1.2
"""The leading of the lines, in their size."""

LINE_GAP: Final = 0.14
GROUP_GAP: Final = 0.75
HEAD: Final = 1.22
"""Between lines and between groups, and the size of a group's title, in the size of the lines."""

HANG: Final = 0.8
"""How far the lines of a paragraph after its first one are set in, in the size of the lines."""

WHOLE: Final = (8, 5, 3)
"""A paragraph of no more lines is not parted: the first that leaves room for all the others, or the last.

Of a longer one two lines at least stand in each column.
"""

TITLE: Final = 1.9
FOOT_LINES: Final = 3


class _Set(Struct, frozen=True):
    """A paragraph in lines; a title keeps with what follows."""

    tag: str
    lines: list[Line]
    measure: Measure
    above: float


class _Spot(Struct, frozen=True):
    """Where the lines from `start` to `stop` of a paragraph stand: a column, and the top of the first of them."""

    column: int
    top: float
    start: int
    stop: int


def render_quick_reference(reference: QuickReference, printing: Printing) -> bytes:
    """The page as a PDF/UA-1 file; in large print it has one column, else two. Raises as `render_guide` does."""
    with at_rest():
        return _Sheet(reference, PAPERS[printing.paper], printing).pdf()


class _Sheet:
    def __init__(self, reference: QuickReference, paper: Paper, printing: Printing) -> None:
        self.reference = reference
        self.paper = paper
        style: Style = style_of(printing.scale, printing.ink)
        title = titled(plain(reference.title), "quick reference")
        metadata = Metadata(title, reference.author, reference.series, reference.language)
        self.document = Document(paper, metadata, printing.ink)
        divider = Divider(hyphenator(reference.language, style))
        self.desk = Desk(Fonts(self.document.handle, style), style, References({}), divider, WHOLE_WORDS)
        self.size = style.label
        self.count = 1 if style.stacks else 2
        self.width = (paper.width - 2 * MARGIN - (self.count - 1) * GUTTER) / self.count
        self.page = Page(0)
        self.anchors: dict[str, float] = {}
        self.bookmarks: list[Bookmark] = []

    def pdf(self) -> bytes:
        """The bytes of the file."""
        top = self._head()
        bottom = MARGIN + FOOT_LINES * self._small.leading + self.size
        groups = [self._group(group) for group in self.reference.groups]
        shown: list[int] = []
        for at in range(len(groups)):
            tried = [one for each in (*shown, at) for one in groups[each]]
            if _places(tried, self.count, top, bottom, WHOLE[-1]) is not None:
                shown.append(at)
        paragraphs = [one for at in shown for one in groups[at]]
        spots = self._balanced(paragraphs, top, bottom)
        parent = self.document.root
        titles = iter([self.reference.groups[at].title for at in shown])
        for paragraph, places in zip(paragraphs, spots, strict=True):
            if paragraph.tag == "H2":
                self._bookmark(next(titles), 1, places[0].top)
                parent = Element("Sect", self.document.root)
            self._draw(paragraph, places, Element(paragraph.tag, parent))
        self._foot([self.reference.groups[at] for at in range(len(groups)) if at not in shown], bottom)
        self.document.add(self.page, "", self.anchors)
        return self.document.save(self.bookmarks)

    def _bookmark(self, title: Text, level: int, top: float) -> None:
        anchor = f"heading-{len(self.bookmarks)}"
        self.anchors[anchor] = top
        self.bookmarks.append(Bookmark(plain(title), anchor, level))

    def _balanced(self, paragraphs: Sequence[_Set], top: float, bottom: float) -> list[list[_Spot]]:
        """The places of paragraphs that fit, in columns that are as low as they can be together."""
        fitting = ((whole, _places(paragraphs, self.count, top, bottom, whole)) for whole in WHOLE)
        whole, spots = next(((whole, spots) for whole, spots in fitting if spots is not None), (WHOLE[-1], []))
        highest = top
        while self.count > 1 and highest - bottom > self.desk.style.balance:
            middle = (bottom + highest) / 2
            tried = _places(paragraphs, self.count, top, middle, whole)
            if tried is None:
                highest = middle
            else:
                spots, bottom = tried, middle
        return spots

    @property
    def _small(self) -> Measure:
        return Measure(self.size, self.size * TIGHT)

    def _head(self) -> float:
        """The title with what the page is; gives where the columns begin."""
        size = self.size * TITLE if self.count > 1 else self.size * 1.4
        measure = Measure(size, size * TIGHT)
        room = self.paper.width - 2 * MARGIN
        y = self.paper.height - MARGIN
        self._bookmark(self.reference.title, 0, y)
        lines = self.desk.display_lines(self.reference.title, self.desk.label(size), room)
        title = Element("H1", self.document.root)
        set_lines(self.page, title, lines, MARGIN, y - measure.drop, measure.leading, colour=ACCENT)
        y -= len(lines) * measure.leading
        said = f"Quick reference · {self.reference.series} · edition {self.reference.edition} · facts checked "
        about: Text = words(f"{said}{self.reference.checked}. The sources stand in the guide.")
        for text in (about, self.reference.status):
            if text:
                lines = self.desk.lines(text, self.desk.sans(self.size), room)
                tag = Element("P", self.document.root)
                set_lines(self.page, tag, lines, MARGIN, y - self._small.drop, self._small.leading, colour=QUIET)
                y -= len(lines) * self._small.leading
        self.page.rule(MARGIN, y - self.size * 0.4, room, self.desk.style.thick, ACCENT)
        return y - self.size * 1.1

    def _group(self, group: FactGroup) -> list[_Set]:
        head = Measure(self.size * HEAD, self.size * HEAD * TIGHT)
        title = self.desk.display_lines(group.title, self.desk.label(head.size), self.width)
        made = [_Set("H2", title, head, GROUP_GAP * self.size)]
        for text in group.lines:
            lines = self.desk.lines(text, self.desk.sans(self.size), self.width - HANG * self.size)
            made.append(_Set("P", lines, self._small, LINE_GAP * self.size))
        return made

    def _draw(self, paragraph: _Set, places: Sequence[_Spot], element: Element) -> None:
        colour = ACCENT if paragraph.tag == "H2" else None
        for spot in places:
            x = MARGIN + spot.column * (self.width + GUTTER)
            leading = paragraph.measure.leading
            hang = HANG * self.size if paragraph.tag == "P" else 0.0
            for start, stop, indent in ((spot.start, 1, 0.0), (max(spot.start, 1), spot.stop, hang)):
                if lines := paragraph.lines[start:stop]:
                    y = spot.top - paragraph.measure.drop - (start - spot.start) * leading
                    set_lines(self.page, element, lines, x + indent, y, leading, colour=colour)

    def _foot(self, missing: Sequence[FactGroup], top: float) -> None:
        room = self.paper.width - 2 * MARGIN
        self.page.rule(MARGIN, top - self.size * 0.4, room, self.desk.style.thin)
        for count in range(len(missing), -1, -1):
            text = _unshown(missing, count)
            lines = self.desk.lines(text, self.desk.sans(self.size), room)
            if len(lines) <= FOOT_LINES:
                break
        y = top - self.size * 0.8 - self._small.drop
        set_lines(self.page, Element("P", self.document.root), lines, MARGIN, y, self._small.leading)


def _unshown(missing: Sequence[FactGroup], named: int) -> Text:
    """What has no room on the page, the first `named` of it by its titles."""
    if not missing:
        return words("Everything in this topic that is looked up stands on this page.")
    titles = "; ".join(plain(group.title) for group in missing[:named])
    rest = len(missing) - named
    more = f"{'; and ' if named else ''}{rest} more" if rest else ""
    return (Plain(f"No room here for: {titles}{more}. See the guide."),)


def _places(paragraphs: Sequence[_Set], count: int, top: float, bottom: float, whole: int) -> list[list[_Spot]] | None:
    """Where each paragraph stands, none of up to `whole` lines parted; None if they need more than `count` columns."""
    column, y = 0, top
    placed: list[list[_Spot]] = []
    for at, paragraph in enumerate(paragraphs):
        leading = paragraph.measure.leading
        y -= paragraph.above if y < top else 0.0
        if y < top and paragraph.tag == "H2" and y - _kept(paragraphs[at : at + 3], whole) < bottom:
            column, y = column + 1, top
        spots: list[_Spot] = []
        start = 0
        while start < len(paragraph.lines):
            fitting = int((y - bottom + 0.01) / leading)
            taken = _taken(fitting, len(paragraph.lines), start, whole) if y < top else max(1, fitting)
            if taken:
                stop = min(start + taken, len(paragraph.lines))
                spots.append(_Spot(column, y, start, stop))
                y -= (stop - start) * leading
                start = stop
            if start < len(paragraph.lines):
                column, y = column + 1, top
                if column >= count:
                    return None
        placed.append(spots)
    return None if column >= count else placed


def _kept(paragraphs: Sequence[_Set], whole: int) -> float:
    """The height of a title with what must stand below it: two lines of facts, headings of columns not counted."""
    title, *facts = paragraphs
    height = len(title.lines) * title.measure.leading
    for fact in facts:
        lines = len(fact.lines) if len(fact.lines) <= whole else 2
        height += fact.above + lines * fact.measure.leading
        if lines > 1:
            break
    return height


def _taken(fitting: int, count: int, start: int, whole: int) -> int:
    """How many of the lines that are left stand in the column."""
    left = count - start
    if fitting >= left:
        return left
    taken = min(fitting, left - 2)
    return taken if taken >= 2 and count > whole else 0
