"""Tables: horizontal rules, a header on every page, rows that are not parted unless a page is too short for one."""

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from studykit.formats.pdf.blocks.columns import column_widths
from studykit.formats.pdf.breaks import SLACK
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.slab import Slab, Tailed, TextSlab
from studykit.formats.pdf.style import ACCENT, Style
from studykit.formats.pdf.tagging import COLUMN_HEADER, ROW_HEADER, Element
from studykit.formats.pdf.words import Words
from studykit.model.document import Align, Table
from studykit.model.text import Text

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

FEWEST_PARTED: Final = 4
"""A table of fewer rows is not parted for the sake of a full page."""


def table_slabs(table: Table, desk: Desk, place: Place) -> Iterator[Slab]:
    """The caption, where there is one, and the rows; a wide table reaches out to the left edge of the live area."""
    style = desk.style
    _learn(table, desk)
    cells = [_gathered(tuple(column.heading for column in table.columns), table, desk, header=True)]
    cells.extend(_gathered(row, table, desk, header=False) for row in table.rows)
    widths = column_widths(cells, style, place.width, place.width + place.x - place.outer)
    total = sum(widths)
    x = place.x if total <= place.width + 0.01 else place.outer
    whole = Element("Table", place.parent)
    if table.caption:
        lines = desk.display_lines(table.caption, desk.label(style.caption.size), max(total, place.width))
        yield TextSlab(
            Element("Caption", whole),
            lines,
            style.caption,
            x,
            total,
            above=style.caption.above,
            below=style.caption.below,
            keep=True,
            solid=True,
            frames=place.frames,
        )
    last = len(widths) - 1
    inner = [width - style.cell_pad * ((at > 0) + (at < last)) for at, width in enumerate(widths)]
    header, *rows = (_row(list(map(desk.cell_lines, row, inner))) for row in cells)
    before = 0.0 if table.caption else style.table_before
    yield TableSlab(
        whole, table, header, rows, x, widths, style, above=before, below=style.table_after, frames=place.frames
    )


class Row(Struct, frozen=True):
    """A row: the lines of each cell, and how many the highest has."""

    cells: list[list[Line]]
    depth: int


def _row(cells: list[list[Line]]) -> Row:
    return Row(cells, max(map(len, cells), default=0))


class TableSlab(Tailed, eq=False):
    """The header and the rows; `widths` include the padding left and right of each cell."""

    element: Element
    table: Table
    header: Row
    rows: list[Row]
    x: float
    widths: list[float]
    style: Style
    _repeats: bool = True

    @property
    def height(self) -> float:
        """All rows under one header."""
        return self._height(self.header.depth) + sum(self._height(row.depth) for row in self.rows)

    @property
    def least(self) -> float:
        """A small table as a whole; else the header and two rows, or as much of them as is worth beginning with."""
        if self.height <= self.style.unparted:
            return self.height
        first = sum(self._height(row.depth) for row in self.rows[:2])
        return self._height(self.header.depth) + min(first, self.style.unparted / 2)

    @property
    def pressed(self) -> float:
        """The header and two rows, where at least two rows are left for the next page; else all."""
        if len(self.rows) < FEWEST_PARTED:
            return self.height
        return self._height(self.header.depth) + sum(self._height(row.depth) for row in self.rows[:2])

    def place(self, flow: "Flow") -> None:
        """Draw the rows, with the header again at the top of every page."""
        self._repeats = self._height(self.header.depth) <= flow.capacity * self.style.header_share
        # A table of nothing but a header must not have a THead (ISO 14289-1, 7.2).
        head = Element("TR", Element("THead", self.element) if self.rows else self.element)
        headers = [Element("TH", head, COLUMN_HEADER) for _ in self.widths]
        if self._repeats:
            self._draw_header(flow, headers)
        else:
            self._place_row(flow, self.header, headers)
        body = Element("TBody", self.element)
        for at, row in enumerate(self.rows):
            if 0 < at == len(self.rows) - 2:
                self._keep(flow, [row, self.rows[-1]])
            self._place_row(flow, row, self._row_elements(Element("TR", body)))
        self._rule(flow, self.style.thick)

    def _keep(self, flow: "Flow", rows: list[Row]) -> None:
        """Turn the page before the last rows where they would be parted from each other or from what is kept with them.

        A last row does not stand alone.
        """
        together = sum(self._height(row.depth) for row in rows) + self.tail
        if flow.room + SLACK < together <= self._whole(flow):
            self._turn(flow)

    def _place_row(self, flow: "Flow", row: Row, tags: list[Element]) -> None:
        start = 0
        turned = False
        parted = self._height(row.depth) > self._whole(flow)
        while True:
            left = row.depth - start
            fitting = int((flow.room - 2 * self.style.row_pad + SLACK) / self.style.cell.leading)
            if fitting >= left or turned or (parted and fitting > self.style.orphans):
                taken = max(1, min(left, fitting))
                part = row if taken == row.depth else _row([cell[start : start + taken] for cell in row.cells])
                self._draw_row(flow, part, tags)
                start += taken
                if start >= row.depth:
                    return
            self._turn(flow)
            turned = True

    def _turn(self, flow: "Flow") -> None:
        self._rule(flow, self.style.thick)
        flow.turn()
        if self._repeats:
            self._draw_header(flow, None)

    def _whole(self, flow: "Flow") -> float:
        """The room for rows on a page of their own."""
        return flow.capacity - (self._height(self.header.depth) if self._repeats else 0.0)

    def _draw_header(self, flow: "Flow", tags: list[Element] | None) -> None:
        self._rule(flow, self.style.thick)
        if tags is None:
            flow.page.operators.append("/Artifact BMC")
        self._draw_cells(flow, self.header, tags, last=True)
        if tags is None:
            flow.page.operators.append("EMC")
        flow.advance(self._height(self.header.depth), self.frames)

    def _draw_row(self, flow: "Flow", row: Row, tags: list[Element]) -> None:
        self._rule(flow, self.style.thin)
        self._draw_cells(flow, row, tags)
        flow.advance(self._height(row.depth), self.frames)

    def _draw_cells(self, flow: "Flow", row: Row, tags: list[Element] | None, *, last: bool = False) -> None:
        """Draw the cells from their first lines on a line with each other, or with `last` their last ones."""
        style = self.style
        leading = style.cell.leading
        top = flow.y - style.row_pad - style.cell.drop
        for at, (lines, left) in enumerate(zip(row.cells, accumulate(self.widths, initial=self.x), strict=False)):
            if not lines:
                continue
            y = top - (row.depth - len(lines)) * leading if last else top
            x = left + (style.cell_pad if at else 0.0)
            if self.table.columns[at].align is Align.END:
                right = left + self.widths[at] - (style.cell_pad if at < len(self.widths) - 1 else 0.0)
                for number, line in enumerate(lines):
                    self._set(flow, tags, at, [line], right - line.width, y - number * leading)
            else:
                self._set(flow, tags, at, lines, x, y)

    def _set(self, flow: "Flow", tags: list[Element] | None, at: int, lines: list[Line], x: float, y: float) -> None:
        leading = self.style.cell.leading
        if tags is not None:
            set_lines(flow.page, tags[at], lines, x, y, leading)
            return
        text = " T* ".join(line.operators for line in lines)
        flow.page.operators.append(f"BT {leading:g} TL 1 0 0 1 {x:.2f} {y:.2f} Tm {text} ET")

    def _row_elements(self, row: Element) -> list[Element]:
        return [
            Element("TH", row, ROW_HEADER) if column.header else Element("TD", row) for column in self.table.columns
        ]

    def _rule(self, flow: "Flow", weight: float) -> None:
        if weight == self.style.thick:
            flow.page.rule(self.x, flow.y, sum(self.widths), weight, ACCENT)
        else:
            flow.page.rule(self.x, flow.y, sum(self.widths), weight)

    def _height(self, count: int) -> float:
        return count * self.style.cell.leading + 2 * self.style.row_pad


def _learn(table: Table, desk: Desk) -> None:
    columns = range(len(table.columns))
    headers = [at for at in columns if table.columns[at].header]
    desk.label(desk.style.cell.size).learn(row[at] for row in table.rows for at in headers)
    desk.sans(desk.style.cell.size).learn(row[at] for row in table.rows for at in columns if at not in headers)


def _gathered(cells: tuple[Text, ...], table: Table, desk: Desk, *, header: bool) -> list[Words]:
    bold, plain = desk.label(desk.style.cell.size), desk.sans(desk.style.cell.size)
    return [
        desk.gathered(cell, bold if header or column.header else plain)
        for cell, column in zip(cells, table.columns, strict=True)
    ]
