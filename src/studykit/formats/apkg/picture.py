"""Pictures for Anki: a flow chart or a hierarchy as an SVG file without script, and the tag that shows it.

A picture's name is made from its content, so that a changed figure is another file: Anki keeps media by their names.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, assert_never

from studykit.drawing.parts import TooLargeError, plates
from studykit.drawing.plate import Box, Line, Manner, Plate, Said, Shape
from studykit.formats.apkg.escape import escape_attribute
from studykit.formats.apkg.svg_type import EM, FAMILY, SvgType
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.figure import Figure, FlowChart, Hierarchy, Timeline
from studykit.model.figure_words import description
from studykit.model.walk import figures

WIDTHS: Final = (300.0, 360.0, 440.0)
"""From the narrowest phone held upright to the widest: a picture takes the first that it fits, and is scaled elsewhere.

What is drawn wider than the phone is shown smaller than it can be read.
"""

MARGIN: Final = 10.0
BETWEEN: Final = 24.0
ROUND: Final = 6.0
HEAD: Final = (9.0, 4.8)
"""Length and half the width of the head of an arrow."""

# A picture does not know whether the card around it is light or dark, so it brings its own paper.
PAPER: Final = "#ffffff"
INK: Final = "#000000"
LINE: Final = "#264a6b"
TINT: Final = "#f1f4f7"


def picture_html(figure: Figure) -> str:
    """The tag that shows the figure, with all of it in words for whoever does not see it; empty where it has none."""
    made = _picture(figure)
    return f'<img src="{made[0]}" alt="{escape_attribute(description(figure))}">' if made else ""


def pictures(cards: Iterable[Card]) -> Mapping[str, bytes]:
    """The files that the cards show, by their names."""
    found = (_picture(figure) for card in cards for figure in _shown(card))
    return dict(sorted(made for made in found if made))


def _shown(card: Card) -> Iterator[Figure]:
    match card:
        case RecallCard():
            yield from figures(card.front + card.back + card.reverse + card.extra)
        case ChoiceCard():
            yield from figures(card.front + card.extra)
        case ClozeCard():
            yield from figures(card.extra)
        case _:
            assert_never(card)


@cache
def _picture(figure: Figure) -> tuple[str, bytes] | None:
    match figure.drawing:
        case FlowChart() | Hierarchy():
            content = next(filter(None, (_drawn(figure.drawing, width) for width in WIDTHS)), b"")
        case Timeline():
            return None
        case _:
            assert_never(figure.drawing)
    return (f"studykit-{hashlib.sha256(content).hexdigest()[:20]}.svg", content) if content else None


def _drawn(drawing: FlowChart | Hierarchy, width: float) -> bytes:
    """The drawing in this width; nothing where it does not fit."""
    try:
        return _svg(plates(drawing, SvgType(), width, float("inf")), width).encode()
    except TooLargeError:
        return b""


def _svg(made: Iterable[Plate], room: float) -> str:
    parts: list[str] = []
    y = MARGIN
    for plate in made:
        parts.append(f'<g transform="translate({MARGIN + (room - plate.width) / 2:.1f} {y:.1f})">')
        parts += map(_line, plate.lines)
        for box in plate.all:
            parts += [_box(box), *map(_said, (*((box.label,) if box.label else ()), *box.said))]
        parts.append("</g>")
        y += plate.height + BETWEEN
    width, height = room + 2 * MARGIN, y - BETWEEN + MARGIN
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
    paper = f'<rect width="100%" height="100%" rx="{ROUND:g}" fill="{PAPER}"/>'
    group = f'<g fill="{INK}" font-family="{FAMILY}" font-size="{EM:g}">'
    return f'{head}height="{height:.0f}">{paper}{group}{"".join(parts)}</g></svg>\n'


def _box(box: Box) -> str:
    place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    match box.shape:
        case Shape.QUESTION:
            look = f'rx="{ROUND:g}" fill="{TINT}" stroke-width="1.2"'
        case Shape.UNIT:
            look = f'fill="{TINT if box.children else PAPER}" stroke-width="1.2"'
        case Shape.ENDING:
            look = f'fill="{PAPER}" stroke-width="2.4"'
        case Shape.POINTER:
            look = f'rx="{box.height / 2:.1f}" fill="{PAPER}" stroke-width="1.2" stroke-dasharray="4 3"'
        case _:
            assert_never(box.shape)
    return f'<rect {place} {look} stroke="{LINE}"/>'


def _said(said: Said) -> str:
    bold = ' font-weight="bold"' if said.manner in (Manner.STRONG, Manner.LABEL) else ""
    size, leading = SvgType.size(said.manner), SvgType.leading(said.manner)
    small = f' font-size="{size:g}"' if size != EM else ""
    anchor = ' text-anchor="middle"' if said.centred else ""
    lines = "".join(
        f'<tspan x="{said.x:.1f}" y="{said.y + at * leading + leading / 2 + 0.35 * size:.1f}">{_text(line)}</tspan>'
        for at, line in enumerate(said.copy.lines)
    )
    return f"<text{bold}{small}{anchor}>{lines}</text>"


def _text(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _line(line: Line) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in line.points)
    drawn = f'<polyline points="{points}" fill="none" stroke="{LINE}" stroke-width="1.3"/>'
    if not line.arrow:
        return drawn
    *_, (px, py), (x, y) = line.points
    length = max(abs(x - px), abs(y - py))
    dx, dy = (x - px) / length, (y - py) / length
    bx, by = x - dx * HEAD[0], y - dy * HEAD[0]
    corners = ((x, y), (bx - dy * HEAD[1], by + dx * HEAD[1]), (bx + dy * HEAD[1], by - dx * HEAD[1]))
    head = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
    return f'{drawn}<polygon points="{head}" fill="{LINE}"/>'
