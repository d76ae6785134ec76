"""Column widths, shared out after what the cells hold."""

from collections.abc import Sequence
from typing import Final

from studykit.formats.pdf.style import Style
from studykit.formats.pdf.words import Words

# Keeps a sum taken in another order from breaking a line that fits.
ROUNDING: Final = 0.01
# A heading of no more ems stays on one line, and a longer one gets room for about half of it, no more than so many ems;
# as long as the columns need no more than this part of the measure so.
HEADING: Final = 7.0
HALF: Final = 0.62
HEADINGS: Final = 0.75


def column_widths(rows: Sequence[Sequence[Words]], style: Style, measure: float, limit: float) -> list[float]:
    """The width of each column of some rows of cells, the room around its text included.

    All columns have their natural width where that fits in the measure, or in the limit. Else widths grow with the
    square root of the text that a column holds, which keeps the table low (it minimises the sum of text / width), but
    none is narrower than its longest word, or a short heading in the first row, nor wider than its longest text.
    """
    wants: list[float] = []
    needs: list[float] = []
    heads: list[float] = []
    weights: list[float] = []
    for at, column in enumerate(zip(*rows, strict=True)):
        pads = style.cell_pad * ((at > 0) + (at < len(rows[0]) - 1)) + ROUNDING
        extents = [cell.extent for cell in column]
        wants.append(max(want for want, _ in extents) + pads)
        needs.append(max(need for _, need in extents) + pads)
        head, most = extents[0][0], HEADING * style.cell.size
        head = head if head <= most else min(HALF * head, most)
        heads.append(max(needs[-1], head + pads))
        weights.append(sum(want for want, _ in extents) ** 0.5)
    for width in (measure, limit):
        if sum(wants) <= width:
            return wants
    if sum(heads) <= HEADINGS * limit:
        needs = heads
    return _cramped(needs, limit) if sum(needs) >= limit else _shared(wants, needs, weights, limit)


def least_width(rows: Sequence[Sequence[Words]], style: Style) -> float:
    """What the longest words of the columns need side by side, the room around them included."""
    words: float = sum(max(cell.extent[1] for cell in column) for column in zip(*rows, strict=True))
    return words + 2 * style.cell_pad * (len(rows[0]) - 1)


def _shared(wants: list[float], needs: list[float], weights: list[float], limit: float) -> list[float]:
    """Widths by weight between two bounds, found as flexible boxes are (CSS Flexible Box Layout, 9.7)."""
    widths = [0.0] * len(wants)
    free = set(range(len(wants)))
    while free:
        rest = limit - sum(width for at, width in enumerate(widths) if at not in free)
        total = sum(weights[at] for at in free)
        for at in free:
            widths[at] = rest * weights[at] / total if total else rest / len(free)
        bounded = {at: min(max(widths[at], needs[at]), wants[at]) for at in free}
        excess = sum(bounded[at] - widths[at] for at in free)
        held = {at for at in free if (bounded[at] > widths[at] if excess > 0 else bounded[at] < widths[at])}
        for at in held or free:
            widths[at] = bounded[at]
        free -= held or free
    return widths


def _cramped(needs: list[float], limit: float) -> list[float]:
    """Widths where even the longest words do not fit side by side and will be divided."""
    fair = limit / len(needs)
    rest = limit - sum(need for need in needs if need <= fair)
    large = sum(need for need in needs if need > fair)
    return [need if need <= fair else need * rest / large for need in needs]
