"""A table with room to write in: high rows, ruled columns, its header again on every page."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.slab import Bonded, Slab
from studykit.formats.pdf.style import ACCENT, HAIR, Style, stroke
from studykit.formats.pdf.tagging import COLUMN_HEADER, ROW_HEADER, Element
from studykit.model.handout import Grid

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

ROOM: Final = 2.1
"""The height of a row of one line, in lines of the cell's text: about 9 mm, enough for a signature."""

SLACK: Final = 0.5
"""What a word needs beside its own width, so that no rounding breaks it."""

_UNBROKEN: Final = re.compile(r"[^\s-]*-|[^\s-]+")


class GridSlab(Bonded, eq=False):
    """The header and the rows, each a list of the lines of its cells; the first cell names its row."""

    element: Element
    header: list[list[Line]]
    rows: list[list[list[Line]]]
    x: float
    widths: list[float]
    style: Style

    @property
    def height(self) -> float:
        """All rows under one header."""
        return self._height(self.header, least=1.0) + sum(map(self._height, self.rows))

    @property
    def least(self) -> float:
        """The header and two rows."""
        return self._height(self.header, least=1.0) + sum(map(self._height, self.rows[:2]))

    def place(self, flow: "Flow") -> None:
        """Draw the rows; on a new page the header again, as decoration."""
        # A table of nothing but a header must not have a THead (ISO 14289-1, 7.2).
        head = Element("TR", Element("THead", self.element) if self.rows else self.element)
        self._draw(flow, self.header, [Element("TH", head, COLUMN_HEADER) for _ in self.widths], 1.0)
        body = Element("TBody", self.element)
        for at, row in enumerate(self.rows):
            # A last row does not stand alone.
            together = self.rows[at:] if at == len(self.rows) - 2 else [row]
            if sum(map(self._height, together)) > flow.room and not flow.fresh:
                flow.turn()
                self._draw(flow, self.header, None, 1.0)
            whole = Element("TR", body)
            first = Element("TH", whole, ROW_HEADER)
            self._draw(flow, row, [first, *(Element("TD", whole) for _ in self.widths[1:])])

    def _draw(self, flow: "Flow", row: list[list[Line]], tags: list[Element] | None, least: float = ROOM) -> None:
        style, page = self.style, flow.page
        height = self._height(row, least)
        bottom = flow.y - height
        lefts = list(accumulate(self.widths, initial=self.x))
        for at, lines in enumerate(row):
            if lines:
                leading = style.cell.leading
                y = flow.y - (height - len(lines) * leading) / 2 - style.cell.drop
                x = lefts[at] + style.cell_pad
                if tags is not None:
                    set_lines(page, tags[at], lines, x, y, leading)
                else:
                    text = " T* ".join(line.operators for line in lines)
                    page.operators.append(f"/Artifact BMC BT {leading:g} TL 1 0 0 1 {x:.2f} {y:.2f} Tm {text} ET EMC")
        uprights = " ".join(f"{x:.2f} {bottom:.2f} m {x:.2f} {flow.y:.2f} l S" for x in lefts)
        page.operators.append(f"/Artifact BMC q {stroke(HAIR)} {style.thin:g} w {uprights} Q EMC")
        if least < ROOM:
            page.rule(self.x, flow.y, sum(self.widths), style.thick, ACCENT)
            page.rule(self.x, bottom, sum(self.widths), style.thick, ACCENT)
        else:
            page.rule(self.x, bottom, sum(self.widths), style.thin)
        flow.advance(height, self.frames)

    def _height(self, row: list[list[Line]], least: float = ROOM) -> float:
        leading = self.style.cell.leading
        return max(max(1, *map(len, row)) * leading + 2 * self.style.row_pad, least * leading)


def grid_slabs(block: Grid, desk: Desk, place: Place) -> Iterator[Slab]:
    """The table over the whole live area."""
    style = desk.style
    width = place.width + place.x - place.outer
    bold, plain = desk.label(style.cell.size).regular, desk.sans(style.cell.size).regular
    longest = [
        max([_longest(title, bold), *(_longest(row[at], plain) for row in block.rows)]) + 2 * style.cell_pad + SLACK
        for at, (title, _) in enumerate(block.columns)
    ]
    widths = _widths(width, [share for _, share in block.columns], longest)
    inner = [each - 2 * style.cell_pad for each in widths]
    header = [desk.words(title, bold, room) for (title, _), room in zip(block.columns, inner, strict=True)]
    rows = [
        [desk.words(cell, plain, room) if cell else [] for cell, room in zip(row, inner, strict=True)]
        for row in block.rows
    ]
    whole = Element("Table", place.parent)
    yield GridSlab(
        whole,
        header,
        rows,
        place.outer,
        widths,
        style,
        above=style.table_before,
        below=style.table_after,
        frames=place.frames,
    )


def _longest(text: str, font: Font) -> float:
    """The width of the longest word, or of the longest part of one with hyphens."""
    return max(map(font.width, _UNBROKEN.findall(text)), default=0.0)


def _widths(width: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths by their shares, but none less than its least; where they are too many, the widest give way alone."""
    if sum(least) > width:
        return _capped(width, least)
    fixed: set[int] = set()
    while True:
        rest = width - sum(least[at] for at in fixed)
        total = sum(share for at, share in enumerate(shares) if at not in fixed)
        widths = [least[at] if at in fixed else rest * share / total for at, share in enumerate(shares)]
        narrow = {at for at, each in enumerate(widths) if each < least[at]}
        if not narrow:
            return widths
        fixed |= narrow


def _capped(width: float, least: Sequence[float]) -> list[float]:
    """The least widths, of which the largest are made equal so that all of them fit."""
    rest = width
    for at, each in enumerate(sorted(least)):
        cap = rest / (len(least) - at)
        if each > cap:
            return [min(one, cap) for one in least]
        rest -= each
    return list(least)
