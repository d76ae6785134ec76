"""The layout of a flow chart: down the left edge the way with the most questions, to the right of it the others.

A question has below it the answer on which most hangs, in the same column, and the other answers in the column to its
right. So a chart needs no more columns than the logarithm of its endings, and a line never crosses another.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from studykit.drawing.lettering import Lettering
from studykit.drawing.plate import Box, Line, Manner, Plate, Said, Shape
from studykit.model.figure import Node

ROW_GAP: Final = 1.5
"""Between a box and what stands below it without a line between them, in ems; the other lengths are in ems, too."""

DROP: Final = 2.3
TRUNK: Final = 1.1
LABEL_GAP: Final = 0.35
HEAD: Final = 0.7
ROUND_CORNER: Final = 0.5
WIDEST_LABEL: Final = 5.5
NARROWEST_COLUMN: Final = 9.5
WIDEST_COLUMN: Final = 26.0
SHARES: Final = (1.0, 1.25, 1.6)
"""The widths of columns that are tried, in proportion to each other."""


def flow_plate(root: Node, pointers: Sequence[Node], lettering: Lettering, width: float) -> Plate | None:
    """The chart with the widths of columns that make it lowest; None where it would need too many columns."""
    weights = Weights(root)
    count = weights.columns(root)
    gaps = _gaps(root, weights, lettering, count)
    room = width - sum(gaps)
    if room < count * NARROWEST_COLUMN * lettering.em:
        return None
    tried = _widths(count, room, lettering.em)
    plates = [_Layout(widths, gaps, weights, lettering, pointers).plate(root) for widths in tried]
    return min(plates, key=lambda plate: plate.height)


class Weights:
    """How much hangs on each node of a chart: found once, from the endings up."""

    def __init__(self, root: Node) -> None:
        # Nodes are known by what they are, not by what they say: two endings may say the same.
        self._known: dict[int, tuple[int, int]] = {}
        for node in reversed(list(root.all)):
            self._known[id(node)] = self._weight(node)

    def columns(self, node: Node) -> int:
        """How many columns the node needs with all that hangs on it."""
        return self._known[id(node)][0]

    def heavy(self, node: Node) -> Node:
        """The child that stands below its parent."""
        return max(reversed(node.children), key=lambda child: self._known[id(child)])

    def _weight(self, node: Node) -> tuple[int, int]:
        """The columns and the boxes."""
        if not node.children:
            return 1, 1
        heavy = self.heavy(node)
        beside = (1 + self.columns(child) for child in node.children if child is not heavy)
        return max(self.columns(heavy), *beside, 1), 1 + sum(self._known[id(child)][1] for child in node.children)


def outermost(root: Node) -> Node | None:
    """The first of the questions that need the last column; None where there is only one column."""
    weights = Weights(root)
    last = weights.columns(root) - 1
    found = (node for node, column in _columned(root, 0, weights) if column == last - 1 and len(node.children) > 1)
    return next(found, None)


def _gaps(root: Node, weights: Weights, lettering: Lettering, count: int) -> tuple[float, ...]:
    """The room between each two columns: a trunk, the widest label there, and the head of an arrow."""
    em = lettering.em
    widest = [0.0] * count
    for node, column in _columned(root, 0, weights):
        for child in node.children:
            if child is not weights.heavy(node) and child.via:
                natural, least = lettering.extent(child.via, Manner.LABEL)
                widest[column] = max(widest[column], min(natural, WIDEST_LABEL * em), least)
    return tuple(each + (TRUNK + LABEL_GAP + HEAD) * em + 0.5 for each in widest[:-1])


def _columned(node: Node, column: int, weights: Weights) -> Iterator[tuple[Node, int]]:
    """Every node with its column."""
    yield node, column
    for child in node.children:
        yield from _columned(child, column if child is weights.heavy(node) else column + 1, weights)


def _widths(count: int, room: float, em: float) -> Iterator[tuple[float, ...]]:
    if count == 1:
        yield (min(room, WIDEST_COLUMN * em),)
        return
    tried: list[tuple[float, ...]] = [()]
    for _ in range(min(count, 3)):
        tried = [(*before, share) for before in tried for share in SHARES]
    for shares in (each for each in tried if min(each) == 1.0):
        whole = (*shares, *[1.0] * (count - len(shares)))
        widths = tuple(min(room * share / sum(whole), WIDEST_COLUMN * em) for share in whole)
        if min(widths) >= NARROWEST_COLUMN * em:
            yield widths
    yield (min(room / count, WIDEST_COLUMN * em),) * count


class _Placed(NamedTuple):
    box: Box
    bottom: float


class _Layout:
    """One layout with columns of given widths."""

    def __init__(
        self,
        widths: tuple[float, ...],
        gaps: tuple[float, ...],
        weights: Weights,
        lettering: Lettering,
        pointers: Sequence[Node],
    ) -> None:
        self.widths = widths
        self.gaps = gaps
        self.weights = weights
        self.lettering = lettering
        self.em = lettering.em
        self.pointers = pointers
        self.lines: list[Line] = []

    def plate(self, root: Node) -> Plate:
        """The whole chart."""
        placed = self._place(root, 0, 0.0, centred=True)
        width = sum(self.widths) + sum(self.gaps)
        return Plate(width, placed.bottom, (placed.box,), tuple(self.lines))

    def _place(self, node: Node, column: int, top: float, *, centred: bool = False) -> _Placed:
        """The node in its column; a pointer is narrower, and with `centred` in the middle of it."""
        made = self._box(node, column)
        left = self._left(column) + ((self.widths[column] - made.width) / 2 if centred else 0.0)
        if not node.children:
            return _Placed(made.moved(left, top), top + made.height)
        heavy = self.weights.heavy(node)
        beside = [child for child in node.children if child is not heavy]
        over = self._overhang(made, beside[0], column) if beside else 0.0
        box = made.moved(left, top + over)
        placed = {}
        bottom = box.y + box.height
        if beside:
            for child, at in self._beside(box, beside, column):
                placed[id(child)] = at.box
                bottom = max(bottom, at.bottom)
        start = box.y + box.height + DROP * self.em
        clear = start if self.weights.columns(heavy) == 1 else max(start, bottom + ROW_GAP * self.em)
        below = self._below(box, heavy, column, clear)
        placed[id(heavy)] = below.box
        whole = replace(box, children=tuple(placed[id(child)] for child in node.children))
        return _Placed(whole, max(bottom, below.bottom))

    def _box(self, node: Node, column: int) -> Box:
        shape, width = self._shape(node), self.widths[column]
        if shape is Shape.POINTER:
            width = min(width, self.lettering.natural(node, shape))
        return self.lettering.box(node, shape, width)

    def _shape(self, node: Node) -> Shape:
        if any(node is pointer for pointer in self.pointers):
            return Shape.POINTER
        return Shape.QUESTION if node.children else Shape.ENDING

    def _left(self, column: int) -> float:
        return sum(self.widths[:column]) + sum(self.gaps[:column])

    def _label(self, node: Node, column: int) -> Said | None:
        if not node.via:
            return None
        room = self.gaps[column] - (TRUNK + LABEL_GAP + HEAD) * self.em
        return Said(self.lettering.copy(node.via, Manner.LABEL, room), Manner.LABEL, 0.0, 0.0)

    def _port(self, parent: Box, child: Box, *, ends: bool) -> tuple[float, float]:
        """From the parent's top down to the line, and to the top of the first child beside it."""
        if ends and child.height < parent.height:
            return parent.height / 2, (parent.height - child.height) / 2
        return min(parent.height, child.height) / 2, 0.0

    def _overhang(self, parent: Box, child: Node, column: int) -> float:
        """By how much the first label would stand out above its parent."""
        label = self._label(child, column)
        port, _ = self._port(parent, self._box(child, column + 1), ends=not child.children)
        return max(0.0, label.copy.height + LABEL_GAP * self.em - port) if label else 0.0

    def _beside(self, parent: Box, nodes: Sequence[Node], column: int) -> Iterator[tuple[Node, _Placed]]:
        trunk = parent.x + parent.width + TRUNK * self.em
        left = self._left(column + 1)
        bottom = start = 0.0
        for at, node in enumerate(nodes):
            own = self._box(node, column + 1)
            label = self._label(node, column)
            if at == 0:
                down, offset = self._port(parent, own, ends=not node.children)
                start = parent.y + down
                top = parent.y + offset
            else:
                rise = max(0.0, (label.copy.height if label else 0.0) + LABEL_GAP * self.em - own.height / 2)
                top = bottom + ROW_GAP * self.em + rise
            placed = self._place(node, column + 1, top)
            line = start if at == 0 and placed.box.y == top else placed.box.y + own.height / 2
            if at == 0:
                # A label of the next column may have moved the child down: the line stays straight while it can.
                edge = parent.y + parent.height - ROUND_CORNER * self.em
                start = line if line <= edge else start
            begin = (parent.x + parent.width, start) if at == 0 else (trunk, start)
            bend = ((trunk, start), (trunk, line)) if line != start else ()
            self.lines.append(Line((begin, *bend, (left, line)), arrow=True))
            bottom = placed.bottom
            if label is not None:
                height = label.copy.height + LABEL_GAP * self.em * 0.5
                label = label._replace(x=trunk + LABEL_GAP * self.em, y=line - height)
            yield node, _Placed(replace(placed.box, label=label), placed.bottom)

    def _below(self, parent: Box, node: Node, column: int, top: float) -> _Placed:
        middle = parent.x + parent.width / 2
        label = None
        if node.via:
            room = parent.width / 2 - LABEL_GAP * self.em
            copy = self.lettering.copy(node.via, Manner.LABEL, room)
            x, y = middle + LABEL_GAP * self.em, parent.y + parent.height + LABEL_GAP * self.em
            label = Said(copy, Manner.LABEL, x, y)
            top = max(top, y + copy.height + (LABEL_GAP + HEAD) * self.em)
        placed = self._place(node, column, top, centred=True)
        ends = (middle, parent.y + parent.height), (middle, placed.box.y)
        self.lines.append(Line(ends, arrow=True))
        return _Placed(replace(placed.box, label=label), placed.bottom)
