"""Column widths, shared out after what the cells hold (the way of CSS 2.1, 17.5.2.2)."""

from collections.abc import Sequence

from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.runs import runs
from studykit.formats.pdf.suite import Suite
from studykit.formats.pdf.words import gather
from studykit.model.document import Table
from studykit.model.text import Text


def column_widths(table: Table, desk: Desk, measure: float, limit: float) -> list[float]:
    """The width of each column, the room around its text included.

    All columns have their natural width where that fits in the measure, or in the limit; else each has at least what
    its longest word needs, and a share of the rest by what its text would like.
    """
    style = desk.style
    last = len(table.columns) - 1
    wants: list[float] = []
    needs: list[float] = []
    for at, column in enumerate(table.columns):
        pads = style.cell_pad * ((at > 0) + (at < last))
        bold, plain = desk.label(style.cell.size), desk.sans(style.cell.size)
        head = _extent(column.heading, desk, bold)
        cells = [_extent(row[at], desk, bold if column.header else plain) for row in table.rows]
        wants.append(max([want for want, _ in (head, *cells)]) + pads)
        needs.append(max([need for _, need in (head, *cells)]) + pads)
    for width in (measure, limit):
        if sum(wants) <= width:
            return wants
    return _share(wants, needs, limit)


def _extent(text: Text, desk: Desk, suite: Suite) -> tuple[float, float]:
    """The width of a text on one line, and the width of its longest word."""
    words = gather(runs(text, suite, desk.references), desk.style.badge_pad, desk.style.badge_gap)
    longest, word = 0.0, 0.0
    for at, width in enumerate(words.widths):
        width -= words.spaces[at]
        word = word + width if at in words.glued else width
        longest = max(longest, word)
    total = sum(words.widths)
    return total + 0.01, longest + 0.01


def _share(wants: Sequence[float], needs: Sequence[float], limit: float) -> list[float]:
    if sum(needs) >= limit:
        # Even the longest words do not fit side by side: they will be divided.
        fair = limit / len(needs)
        small = [need for need in needs if need <= fair]
        large = sum(need for need in needs if need > fair)
        rest = limit - sum(small)
        return [need if need <= fair else need * rest / large for need in needs]
    spare = limit - sum(needs)
    # Square roots keep one long column from starving the others.
    wishes = [max(0.0, want - need) ** 0.5 for want, need in zip(wants, needs, strict=True)]
    widths = list(needs)
    open_ = [at for at, wish in enumerate(wishes) if wish > 0]
    while open_ and spare > 0.01:
        total = sum(wishes[at] for at in open_)
        gains = {at: min(spare * wishes[at] / total, wants[at] - widths[at]) for at in open_}
        for at, gain in gains.items():
            widths[at] += gain
        spare -= sum(gains.values())
        open_ = [at for at in open_ if wants[at] - widths[at] > 0.01]
    return widths
