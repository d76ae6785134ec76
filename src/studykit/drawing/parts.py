"""The parts of a figure that no single page holds: what is cut off goes on under a letter, and a pointer says where."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Final

from msgspec.structs import replace

from studykit.drawing.flowchart import flow_plate, outermost
from studykit.drawing.hierarchy import hierarchy_plate
from studykit.drawing.lettering import Lettering
from studykit.drawing.letters import Part, lettered, pointer, start
from studykit.drawing.plate import Plate, Typesetter
from studykit.model.figure import FlowChart, Hierarchy, Node, roots
from studykit.model.text import plain

MOST: Final = len(ascii_uppercase)
"""A figure of more parts is refused: nobody could find the way through it."""

MOST_BOXES: Final = 400
LEAST_SHARE: Final = 0.5
MOST_SHARE: Final = 0.7
TRIES: Final = 16


class TooLargeError(ValueError):
    """The figure cannot be drawn so that it can be read."""


def plates(drawing: FlowChart | Hierarchy, typesetter: Typesetter, width: float, height: float) -> tuple[Plate, ...]:
    """The figure on as many plates as it needs, none of them larger than `width` by `height`.

    Raises TooLargeError for one that cannot be divided so, or not into at most MOST parts.
    """
    if sum(1 for top in roots(drawing) for _ in top.all) > MOST_BOXES:
        raise TooLargeError
    lettering = Lettering(typesetter, {}, {}, {})
    waiting = [Part(roots(drawing), ())]
    parts: list[Part] = []
    made: list[Plate] = []
    letters = iter(ascii_uppercase)
    while waiting:
        part = waiting.pop(0)
        while (plate := _plate(part, drawing, lettering, width)) is None or plate.height > height:
            letter = next(letters, None)
            cut = _cut(part, drawing, lettering, plate, (width, height)) if letter else None
            if letter is None or cut is None:
                raise TooLargeError
            part, rest = _divided(part, cut, letter)
            waiting.append(rest)
        parts.append(part)
        made.append(plate)
    ordered = [plate for part in lettered(parts) if (plate := _plate(part, drawing, lettering, width)) is not None]
    # Another letter may be wider, and in the worst case no longer fit.
    fits = len(ordered) == len(made) and all(plate.height <= height for plate in ordered)
    return tuple(ordered if fits else made)


def _plate(part: Part, drawing: FlowChart | Hierarchy, lettering: Lettering, width: float) -> Plate | None:
    if isinstance(drawing, FlowChart):
        return flow_plate(part.tops[0], part.pointers, lettering, width)
    return hierarchy_plate(part.tops, part.pointers, lettering, width)


def _cut(
    part: Part,
    drawing: FlowChart | Hierarchy,
    lettering: Lettering,
    plate: Plate | None,
    room: tuple[float, float],
) -> Node | None:
    """The node to be taken out with all that hangs on it: the one with the least on it that makes the rest fit.

    Where none does, the one with the most on it that leaves something worth a page; of a flow chart that is too wide, a
    question in its last column. None where there is nothing to be taken out.
    """
    first = part.tops[0].children[0] if part.pointers[:1] == part.tops[:1] and part.tops[0].children else None
    inner = (node for top in part.tops for node in top.all if len(part.tops) > 1 or node is not top)
    sizes = {id(node): (sum(1 for _ in node.all), node) for node in inner if node.children and node is not first}
    by_size = sorted(sizes.values(), key=lambda pair: pair[0])
    if isinstance(drawing, FlowChart) and plate is None:
        wide = outermost(part.tops[0])
        return wide if any(wide is node for _, node in by_size) else None
    # Whoever has far fewer boxes than stand out over the page cannot make the rest fit, and is not tried.
    whole = sum(1 for top in part.tops for _ in top.all)
    over = whole * (1 - room[1] / plate.height if plate else 0.0)
    shared = [each for each in by_size if each[0] <= whole * MOST_SHARE]
    for _, node in [each for each in shared if each[0] >= over * LEAST_SHARE][:TRIES]:
        rest, _ = _divided(part, node, "A")
        tried = _plate(rest, drawing, lettering, room[0])
        if tried is not None and tried.height <= room[1]:
            return node
    return shared[-1][1] if shared else by_size[-1][1] if by_size else _ending(part, first)


def _ending(part: Part, first: Node | None) -> Node | None:
    """What hangs on nothing any more, to stand in a part of its own: that with the most words in it."""
    leaves = [node for top in part.tops for node in top.all if not node.children and node is not first]
    own = [node for node in leaves if not any(node is kept for kept in (*part.pointers, *part.tops))]
    return max(own, key=lambda node: len(plain(node.text)), default=None)


def _divided(part: Part, cut: Node, letter: str) -> tuple[Part, Part]:
    pointing, begun = replace(pointer(letter), via=cut.via), start(letter, cut)
    tops = tuple(_without(top, cut, pointing) for top in part.tops)
    return Part(tops, (*_still(part.pointers, tops), pointing)), Part((begun,), (begun, *part.pointers))


def _still(pointers: Sequence[Node], tops: Sequence[Node]) -> Iterator[Node]:
    """The pointers that are still in a part; the one at its top may have been made anew."""
    for each in pointers:
        yield next((top for top in tops if top.text == each.text and not each.via), each)


def _without(node: Node, cut: Node, pointer: Node) -> Node:
    if node is cut:
        return pointer
    children = tuple(_without(child, cut, pointer) for child in node.children)
    return node if all(map(_same, children, node.children)) else replace(node, children=children)


def _same(one: Node, other: Node) -> bool:
    return one is other
