"""The layout of a hierarchy: boxes side by side under their parent where that is lower, else hanging below it."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from msgspec.structs import replace

from studykit.drawing.lettering import Lettering
from studykit.drawing.plate import Box, Line, Plate, Shape
from studykit.model.figure import Node

INDENT: Final = 1.15
"""By how much hanging boxes are set in, in ems; the other lengths are in ems, too."""

HANGING_GAP: Final = 0.6
SIDE_GAP: Final = 0.75
DROP: Final = 2.0
ROUNDS: Final = 6
"""How often the widths of boxes side by side are shared out anew."""

WIDEST: Final = 24.0


class _Block(NamedTuple):
    """A box and what hangs on it, at the origin; `stem` is where the line from above meets it."""

    box: Box
    lines: tuple[Line, ...]
    width: float
    height: float
    stem: float


def hierarchy_plate(
    roots: Sequence[Node], pointers: Sequence[Node], lettering: Lettering, width: float
) -> Plate | None:
    """The chart; None where not even its longest words fit."""
    layout = _Layout(lettering, pointers)
    if len(roots) == 1:
        if layout.least(roots[0]) > width:
            return None
        block = layout.block(roots[0], width)
        return Plate(block.width, block.height, (block.box,), block.lines)
    blocks = layout.rows(roots, width)
    if blocks is None:
        return None
    boxes = tuple(block.box.moved(x, y) for block, x, y in blocks)
    lines = tuple(line.moved(x, y) for block, x, y in blocks for line in block.lines)
    return Plate(width, max(y + block.height for block, _, y in blocks), boxes, lines)


class _Layout:
    def __init__(self, lettering: Lettering, pointers: Sequence[Node]) -> None:
        self.lettering = lettering
        self.em = lettering.em
        self.pointers = pointers
        self._known: dict[tuple[int, float, bool], _Block] = {}

    def least(self, node: Node) -> float:
        """The least width of a node with all that hangs on it."""
        below = max((self.least(child) for child in node.children), default=-INDENT * self.em)
        return max(self.lettering.least(node, self._shape(node)), below + INDENT * self.em)

    def block(self, node: Node, width: float, *, hung: bool = False) -> _Block:
        """The lowest layout of a node in a width; below a `hung` one a single box hangs, too."""
        key = (id(node), round(width, 2), hung)
        if key not in self._known:
            self._known[key] = self._lowest(node, width, hung=hung)
        return self._known[key]

    def rows(self, nodes: Sequence[Node], width: float) -> list[tuple[_Block, float, float]] | None:
        """Several trees beside each other, in as many rows as they need; None where one is too wide."""
        if max(map(self.least, nodes)) > width:
            return None
        for count in range(1, len(nodes) + 1):
            each = -(-len(nodes) // count)
            rows = [nodes[at : at + each] for at in range(0, len(nodes), each)]
            own = (width - (each - 1) * self._gap) / each
            if all(self.least(node) <= own for node in nodes):
                return self._stacked(rows, own)
        return None

    @property
    def _gap(self) -> float:
        return SIDE_GAP * self.em

    def _stacked(self, rows: Sequence[Sequence[Node]], own: float) -> list[tuple[_Block, float, float]]:
        """The rows below each other; a row that is not full has the widths of the full ones."""
        placed = []
        y = 0.0
        for row in rows:
            widths = [own] * len(row)
            if len(rows) == 1:
                widths = self._evened(row, widths, [self.least(node) for node in row])
            blocks = [self.block(node, width) for node, width in zip(row, widths, strict=True)]
            lefts = accumulate((width + self._gap for width in widths), initial=0.0)
            placed += [(block, x, y) for block, x in zip(blocks, lefts, strict=False)]
            y += max(block.height for block in blocks) + DROP * self.em
        return placed

    def _shape(self, node: Node) -> Shape:
        return Shape.POINTER if any(node is pointer for pointer in self.pointers) else Shape.UNIT

    def _lowest(self, node: Node, width: float, *, hung: bool) -> _Block:
        if not node.children:
            shape = self._shape(node)
            own = min(width, self.lettering.natural(node, shape)) if shape is Shape.POINTER else width
            box = self.lettering.box(node, shape, own)
            return _Block(box, (), own, box.height, own / 2)
        alone = len(node.children) == 1
        beside = None if hung and alone else self._beside(node, width)
        if beside and alone:
            return beside
        hanging = self._hanging(node, width)
        return beside if beside and beside.height <= hanging.height else hanging

    def _own(self, node: Node, width: float) -> Box:
        """The node's own box, no wider than its words ask for."""
        shape = self._shape(node)
        natural = min(self.lettering.natural(node, shape), WIDEST * self.em)
        return self.lettering.box(node, shape, max(min(natural, width), min(width, self.lettering.least(node, shape))))

    def _beside(self, node: Node, width: float) -> _Block | None:
        """The children side by side; None where they are too wide."""
        needs = [self.least(child) for child in node.children]
        room = width - (len(needs) - 1) * self._gap
        if sum(needs) > room:
            return None
        (first, *others) = node.children
        if not others and not first.children:
            # A box that is alone in its row is no wider than its words ask for.
            asked = min(self.lettering.natural(first, self._shape(first)), WIDEST * self.em)
            room = min(room, max(needs[0], asked, self._own(node, width).width))
        widths = self._evened(node.children, _shared(needs, room), needs)
        blocks = [self.block(child, own) for child, own in zip(node.children, widths, strict=True)]
        own = self._own(node, width)
        top = own.height + DROP * self.em
        bus = own.height + DROP * self.em / 2
        stems: list[float] = []
        boxes: list[Box] = []
        lines: list[Line] = []
        x = (width - sum(widths) - (len(widths) - 1) * self._gap) / 2
        for block, taken in zip(blocks, widths, strict=True):
            boxes.append(block.box.moved(x, top))
            lines += [line.moved(x, top) for line in block.lines]
            stems.append(x + block.stem)
            x += taken + self._gap
        middle = (stems[0] + stems[-1]) / 2
        middle = min(max(middle, own.width / 2), width - own.width / 2)
        lines.append(Line(((middle, own.height), (middle, bus))))
        ends = (min(stems[0], middle), max(stems[-1], middle))
        lines += [Line(((ends[0], bus), (ends[1], bus)))] if ends[1] - ends[0] > 0.01 else []
        lines += [Line(((stem, bus), (stem, top))) for stem in stems]
        box = replace(own.moved(middle - own.width / 2, 0.0), children=tuple(boxes))
        return _Block(box, tuple(lines), width, top + max(block.height for block in blocks), middle)

    def _evened(self, nodes: Sequence[Node], widths: list[float], needs: Sequence[float]) -> list[float]:
        """The widths with some of the room of low blocks given to the highest, as long as that makes it lower."""
        for _ in range(ROUNDS):
            heights = [self.block(node, own).height for node, own in zip(nodes, widths, strict=True)]
            high = heights.index(max(heights))
            room = [own - need for own, need in zip(widths, needs, strict=True)]
            givers = [at for at in range(len(nodes)) if at != high and room[at] > 1.0 and heights[at] < heights[high]]
            if not givers:
                break
            tried = list(widths)
            for at in givers:
                given = min(room[at], self.em)
                tried[at] -= given
                tried[high] += given
            if max(self.block(node, own).height for node, own in zip(nodes, tried, strict=True)) > heights[high]:
                break
            widths = tried
        return widths

    def _hanging(self, node: Node, width: float) -> _Block:
        """The children below each other, on a trunk at the left."""
        own = self.lettering.box(
            node, self._shape(node), min(width, max(self._own(node, width).width, WIDEST * self.em))
        )
        indent = INDENT * self.em
        trunk = indent / 2
        y = own.height
        boxes: list[Box] = []
        lines: list[Line] = []
        for child in node.children:
            y += HANGING_GAP * self.em
            block = self.block(child, min(width - indent, WIDEST * self.em), hung=True)
            port = y + block.box.height / 2
            lines += [Line(((trunk, own.height), (trunk, port), (indent + block.box.x, port)))]
            lines += [line.moved(indent, y) for line in block.lines]
            boxes.append(block.box.moved(indent, y))
            y += block.height
        return _Block(replace(own, children=tuple(boxes)), tuple(lines), width, y, own.width / 2)


def _shared(needs: Sequence[float], room: float) -> list[float]:
    """Equal widths, but for those that need more."""
    widths = [room / len(needs)] * len(needs)
    while any(width < need - 0.01 for width, need in zip(widths, needs, strict=True)):
        wide = [at for at, need in enumerate(needs) if need > widths[at] - 0.01]
        rest = room - sum(needs[at] for at in wide)
        fair = rest / (len(needs) - len(wide)) if len(wide) < len(needs) else 0.0
        widths = [needs[at] if at in wide else fair for at in range(len(needs))]
    return widths
