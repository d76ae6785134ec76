"""Guides to cut along, from edge to edge of what a printer reaches, and the crop marks at their ends."""

from typing import Final

from studykit.formats.pdf.inks import Inks
from studykit.formats.pdf.layouts import Layout
from studykit.formats.pdf.style import INK, stroke

REACH: Final = 18.0
GUIDE: Final = 0.3
MARK: Final = 0.8
# A crop mark keeps away from the cards, so that none of it is left on one.
CLEAR: Final = 3.0
DASHED: Final = "[3 3] 0 d"
SOLID: Final = "[] 0 d"


def cutting_guides(layout: Layout, inks: Inks) -> str:
    """The operators, an artifact; nothing for perforated stock. A fold between halves is dashed."""
    if layout.stock:
        return ""
    width, height = layout.paper.width, layout.paper.height
    whole = layout.width * (2 if layout.halves else 1)
    lefts = [layout.left + column * layout.across for column in range(layout.columns)]
    tops = [height - layout.top - row * layout.down for row in range(layout.rows)]
    uprights = sorted({round(x, 3) for left in lefts for x in (left, left + whole)})
    levels = sorted({round(y, 3) for top in tops for y in (top, top - layout.height)})
    guides = [_line(x, REACH, x, height - REACH) for x in uprights]
    guides += [_line(REACH, y, width - REACH, y) for y in levels]
    marks: list[str] = []
    for x in uprights:
        marks.append(_line(x, REACH, x, levels[0] - CLEAR))
        marks.append(_line(x, levels[-1] + CLEAR, x, height - REACH))
    for y in levels:
        marks.append(_line(REACH, y, uprights[0] - CLEAR, y))
        marks.append(_line(uprights[-1] + CLEAR, y, width - REACH, y))
    thin = f"{stroke(inks.hair)} {GUIDE * inks.rules:g} w {' '.join(guides)}"
    folds = [_line(left + layout.width, levels[0], left + layout.width, levels[-1]) for left in lefts]
    dashed = f" {stroke(inks.quiet)} {DASHED} {' '.join(folds)} {SOLID}" if layout.halves else ""
    return f"/Artifact BMC q {thin}{dashed} {stroke(INK)} {MARK * inks.rules:g} w {' '.join(marks)} Q EMC"


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S"
