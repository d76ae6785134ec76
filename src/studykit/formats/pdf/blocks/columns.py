"""Column widths, shared out after what the cells hold (the way of CSS 2.1, 17.5.2.2)."""

from collections.abc import Sequence
from typing import Final

from studykit.formats.pdf.style import Style
from studykit.formats.pdf.words import Words

# Keeps a sum taken in another order from breaking a line that fits.
ROUNDING: Final = 0.01


def column_widths(rows: Sequence[Sequence[Words]], style: Style, measure: float, limit: float) -> list[float]:
    """The width of each column of some rows of cells, the room around its text included.

    All columns have their natural width where that fits in the measure, or in the limit; else each has at least what
    its longest word needs, and a share of the rest by what its text would like.
    """
    wants: list[float] = []
    needs: list[float] = []
    for at, column in enumerate(zip(*rows, strict=True)):
        pads = style.cell_pad * ((at > 0) + (at < len(rows[0]) - 1))
        extents = [cell.extent for cell in column]
        wants.append(max(want for want, _ in extents) + pads + ROUNDING)
        needs.append(max(need for _, need in extents) + pads + ROUNDING)
    for width in (measure, limit):
        if sum(wants) <= width:
            return wants
    return _share(wants, needs, limit)


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
