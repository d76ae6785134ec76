"""Tables that are too wide for large print, as lists: each row under its name, each cell after its heading."""

from collections.abc import Iterator
from typing import Final

from studykit.formats.pdf.blocks.columns import column_widths
from studykit.formats.pdf.desk import Desk, Place
from studykit.model.document import Block, Definition, DefinitionList, Paragraph, Table, words
from studykit.model.text import Inline, Plain, Strong, Text

# Columns narrower than this, in ems, tear sentences into single words.
NARROW: Final = 9.0


def too_wide(table: Table, desk: Desk, place: Place) -> bool:
    """Whether some column would be too narrow for what it holds; never at a scale that does not stack tables."""
    style = desk.style
    if not style.stacks:
        return False
    label, sans = desk.label(style.cell.size), desk.sans(style.cell.size)
    rows = [[desk.gathered(column.heading, label) for column in table.columns]]
    rows += [[desk.gathered(cell, sans) for cell in row] for row in table.rows]
    widths = column_widths(rows, style, place.width, place.width + place.x - place.outer)
    least = NARROW * style.cell.size
    wants = [max(cell.extent[0] for cell in column) + 2 * style.cell_pad for column in zip(*rows, strict=True)]
    return any(width < least and width < want for width, want in zip(widths, wants, strict=True))


def stacked(table: Table) -> Iterator[Block]:
    """The caption, and the rows as definitions of what stands in their header cells, or else in their first."""
    if table.caption:
        yield Paragraph((Strong(table.caption),))
    names = [at for at, column in enumerate(table.columns) if column.header] or [0]
    yield DefinitionList(
        tuple(Definition(_joined([row[at] for at in names]), _cells(table, row, names)) for row in table.rows)
    )


def _cells(table: Table, row: tuple[Text, ...], names: list[int]) -> tuple[Block, ...]:
    return tuple(
        Paragraph((Strong((*column.heading, Plain(": "))), *cell) if column.heading else cell)
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True))
        if at not in names and cell
    )


def _joined(texts: list[Text]) -> Text:
    parts: list[Inline] = []
    for text in texts:
        parts += [*words(", "), *text] if parts else text
    return tuple(parts)
