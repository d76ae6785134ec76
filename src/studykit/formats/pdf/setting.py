"""Setting: lines put on a page at a place, each stretch marked as content of the element that owns it."""

from collections.abc import Sequence
from typing import Final

from studykit.formats.pdf.lines import Line, Segment
from studykit.formats.pdf.page import LinkArea, Page
from studykit.formats.pdf.runs import Spot
from studykit.formats.pdf.style import (
    ACCENT,
    BADGE_DROP,
    BADGE_GAP,
    BADGE_NEAR,
    BADGE_RADIUS,
    BADGE_RISE,
    DEPTH,
    HEIGHT,
    INK,
    QUIET,
    UNDERLINE,
    UNDERLINE_DROP,
    Colour,
    fill,
    stroke,
)
from studykit.formats.pdf.tagging import Element

BADGE_LINE: Final = 0.6
# Control points that make a Bézier curve a quarter of a circle.
KAPPA: Final = 0.5523


def set_lines(
    page: Page,
    element: Element,
    lines: Sequence[Line],
    x: float,
    y: float,
    leading: float,
    *,
    colour: Colour | None = None,
) -> None:
    """Draw lines from the baseline `y` downwards, as content of an element.

    Links and labels get elements of their own inside it, made when they are first drawn.
    """
    paint = "" if colour is None else f"{fill(colour)} "
    unpaint = "" if colour is None else f" {fill(INK)}"
    origin = f"BT {leading:g} TL 1 0 0 1 {x:.2f} {y:.2f} Tm"
    if not [line for line in lines if line.segments]:
        text = " T* ".join([line.operators for line in lines])
        page.operators.append(f"{page.mark(element)} {paint}{origin} {text} ET{unpaint} EMC")
        return
    parts: list[str] = [origin]
    owner: Element | None = None
    for row, line in enumerate(lines):
        if row:
            parts.append("T*")
        baseline = y - row * leading
        for segment in line.segments or (Segment(None, 0.0, line.operators, 0.0, line.width),):
            wanted = element if segment.spot is None else _spot_element(element, segment.spot)
            if wanted is not owner:
                parts.extend(["EMC"] if owner is not None else [])
                parts.append(page.mark(wanted))
                owner = wanted
            ink = _ink(segment.spot, colour)
            parts.append(segment.operators if ink is None else f"{fill(ink)} {segment.operators} {fill(INK)}")
            if segment.spot is not None:
                _adorn(page, wanted, segment, x, baseline)
    page.operators.append(" ".join([*parts, "EMC ET"]))


def _ink(spot: Spot | None, colour: Colour | None) -> Colour | None:
    if spot is None:
        return colour
    return QUIET if spot.boxed else ACCENT


def _spot_element(parent: Element, spot: Spot) -> Element:
    """The element of a spot: the one made for its first part, which a line's end may have cut off."""
    for kid in reversed(parent.kids):
        if isinstance(kid, SpotElement) and kid.spot is spot:
            return kid
    return SpotElement(parent, spot)


class SpotElement(Element):
    """The element of a link or label inside a line."""

    __slots__ = ("spot",)

    def __init__(self, parent: Element, spot: Spot) -> None:
        super().__init__(spot.tag, parent)
        self.spot = spot


def _adorn(page: Page, element: Element, segment: Segment, x: float, y: float) -> None:
    """The clickable area of a link with the line under its words, or the outline of a label."""
    spot, size = segment.spot, segment.size
    left, right = x + segment.x, x + segment.x + segment.width
    if spot is None:
        return
    if not spot.boxed:
        page.links.append(LinkArea(element, spot, (left, y - DEPTH * size, right, y + HEIGHT * size)))
        if spot.worded:
            page.rule(left, y - UNDERLINE_DROP * size, right - left, UNDERLINE * size, ACCENT)
        return
    gap, after = BADGE_GAP * size, (BADGE_NEAR if spot.closed else BADGE_GAP) * size
    bottom, top = y - BADGE_DROP * size, y + BADGE_RISE * size
    box = rounded(left + gap, bottom, right - after, top, BADGE_RADIUS * size)
    page.operators.append(f"/Artifact BMC q {stroke(QUIET)} {BADGE_LINE:g} w {box} S Q EMC")


def rounded(left: float, bottom: float, right: float, top: float, radius: float) -> str:
    """The path of a rectangle with round corners."""
    c = radius * (1 - KAPPA)
    inner = (left + radius, bottom + radius, right - radius, top - radius)
    return (
        f"{inner[0]:.2f} {bottom:.2f} m {inner[2]:.2f} {bottom:.2f} l "
        f"{right - c:.2f} {bottom:.2f} {right:.2f} {bottom + c:.2f} {right:.2f} {inner[1]:.2f} c "
        f"{right:.2f} {inner[3]:.2f} l "
        f"{right:.2f} {top - c:.2f} {right - c:.2f} {top:.2f} {inner[2]:.2f} {top:.2f} c "
        f"{inner[0]:.2f} {top:.2f} l "
        f"{left + c:.2f} {top:.2f} {left:.2f} {top - c:.2f} {left:.2f} {inner[3]:.2f} c "
        f"{left:.2f} {inner[1]:.2f} l "
        f"{left:.2f} {bottom + c:.2f} {left + c:.2f} {bottom:.2f} {inner[0]:.2f} {bottom:.2f} c h"
    )
