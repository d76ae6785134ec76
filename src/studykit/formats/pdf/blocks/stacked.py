"""Tables that are too wide for the page, as lists: each row under its name, each cell after its heading."""

from collections.abc import Iterator
from typing import Final

from studykit.formats.pdf.blocks.columns import column_widths, least_width
from studykit.formats.pdf.desk import Desk, Place
from studykit.model.document import Block, Definition, DefinitionList, Paragraph, Table, words
from studykit.model.text import Inline, Plain, Strong, Text

# Columns narrower than this, in ems, tear sentences into single words.
NARROW: Final = 9.0
MANY: Final = 6
"""Columns of a table in ordinary print that may be too narrow for their longest words: fewer never are."""


def too_wide(table: Table, desk: Desk, place: Place) -> bool:
    """Whether some column would be too narrow for what it holds: in ordinary print, for its words."""
    style = desk.style
    if not style.stacks and len(table.columns) < MANY:
        return False
    label, sans = desk.label(style.cell.size), desk.sans(style.cell.size)
    rows = [[desk.gathered(column.heading, label) for column in table.columns]]
    rows += [[desk.gathered(cell, sans) for cell in row] for row in table.rows]
    limit = place.width + place.x - place.outer
    if not style.stacks:
        return least_width(rows, style) > limit
    widths = column_widths(rows, style, place.width, limit)
    least = NARROW * style.cell.size
    wants = [max(cell.extent[0] for cell in column) + 2 * style.cell_pad for column in zip(*rows, strict=True)]
    return any(width < least and width < want for width, want in zip(widths, wants, strict=True))


def stacked(table: Table) -> Iterator[Block]:
    """The caption, and the rows as definitions of what stands in their header cells, or else in their first."""
    if table.caption:
        yield Paragraph((Strong(table.caption),))
    names = [at for at, column in enumerate(table.columns) if column.header] or [0]
    others = [at for at in range(len(table.columns)) if at not in names]
    yield DefinitionList(
        tuple(
            Definition(
                _joined([_headed(table, row, at) for at in names]),
                tuple(Paragraph(_headed(table, row, at, strong=True)) for at in others if row[at]),
            )
            for row in table.rows
        )
    )


def _headed(table: Table, row: tuple[Text, ...], at: int, *, strong: bool = False) -> Text:
    """A cell after the heading of its column."""
    heading = table.columns[at].heading
    if not heading:
        return row[at]
    head = (*heading, Plain(":"))
    return (*((Strong(head),) if strong else head), Plain(" "), *row[at])


def _joined(texts: list[Text]) -> Text:
    parts: list[Inline] = []
    for text in texts:
        parts += [*words(", "), *text] if parts else text
    return tuple(parts)
