"""Lettering: the words inside a box, and how large the box has to be for them."""

from typing import NamedTuple

from studykit.drawing.plate import Box, Copy, Manner, Said, Shape, Typesetter
from studykit.model.figure import Node
from studykit.model.text import Text

PAD_ACROSS = 0.7
PAD_ALONG = 0.55
NOTE_GAP = 0.25
"""Room inside a box, in ems."""

NARROWEST = 6.5
"""No box is narrower, in ems."""

_MANNERS = {
    Shape.QUESTION: Manner.PLAIN,
    Shape.ENDING: Manner.STRONG,
    Shape.UNIT: Manner.STRONG,
    Shape.POINTER: Manner.LABEL,
}


class Lettering(NamedTuple):
    """Sets the words of boxes; what was set once at a width is not set again."""

    typesetter: Typesetter
    known: dict[tuple[Text, Manner, float], Copy]
    boxes: dict[tuple[Text, Text, Shape, float], Box]
    extents: dict[tuple[Text, Manner], tuple[float, float]]

    @property
    def em(self) -> float:
        """The size of the type."""
        return self.typesetter.em

    def copy(self, text: Text, manner: Manner, width: float) -> Copy:
        """The text broken to a width."""
        key = (text, manner, round(width, 2))
        if key not in self.known:
            self.known[key] = self.typesetter.copy(text, manner, width)
        return self.known[key]

    def extent(self, text: Text, manner: Manner) -> tuple[float, float]:
        """The width of the text on one line, and that of its longest word."""
        if (text, manner) not in self.extents:
            self.extents[text, manner] = self.typesetter.extent(text, manner)
        return self.extents[text, manner]

    def least(self, node: Node, shape: Shape) -> float:
        """The width of a box that parts no word."""
        inner = max(self.extent(text, manner)[1] for text, manner in _texts(node, shape))
        return max(NARROWEST * self.em, inner + 2 * PAD_ACROSS * self.em + 0.5)

    def natural(self, node: Node, shape: Shape) -> float:
        """The width of a box that breaks no line."""
        inner = max(self.extent(text, manner)[0] for text, manner in _texts(node, shape))
        return max(NARROWEST * self.em, inner + 2 * PAD_ACROSS * self.em + 0.5)

    def box(self, node: Node, shape: Shape, width: float) -> Box:
        """The box at the origin; words of charts stand in its middle, those of flow charts at its left."""
        key = (node.text, node.note, shape, round(width, 2))
        if key not in self.boxes:
            self.boxes[key] = self._box(node, shape, width)
        return self.boxes[key]

    def _box(self, node: Node, shape: Shape, width: float) -> Box:
        em = self.em
        centred = shape in (Shape.UNIT, Shape.POINTER)
        x = width / 2 if centred else PAD_ACROSS * em
        y = PAD_ALONG * em
        said: list[Said] = []
        for text, manner in _texts(node, shape):
            y += NOTE_GAP * em if said else 0.0
            copy = self.copy(text, manner, width - 2 * PAD_ACROSS * em)
            said.append(Said(copy, manner, x, y, centred))
            y += copy.height
        return Box(shape, 0.0, 0.0, width, y + PAD_ALONG * em, tuple(said))


def _texts(node: Node, shape: Shape) -> list[tuple[Text, Manner]]:
    texts = [(node.text, _MANNERS[shape])]
    return [*texts, (node.note, Manner.NOTE)] if node.note else texts
