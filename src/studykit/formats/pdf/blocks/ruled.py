"""Lines to write on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab, Whole
from studykit.formats.pdf.style import QUIET
from studykit.model.handout import AnswerLines

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

RULING: Final = 1.7
"""From one written line to the next, in lines of the text: about 9 mm, wide ruled paper."""

WEIGHT: Final = 0.5


class RuleSlab(Whole, eq=False):
    """One line to write on, decoration to a screen reader."""

    x: float
    width: float
    height: float

    def place(self, flow: "Flow") -> None:
        """Draw the line at the foot of its room."""
        flow.advance(self.height, self.frames)
        flow.page.rule(self.x, flow.y, self.width, WEIGHT, QUIET)


def ruled_slabs(block: AnswerLines, desk: Desk, place: Place) -> Iterator[Slab]:
    """The lines, the first of them with room above it; few of them stay together."""
    height = RULING * desk.style.body.leading
    few = block.count * height <= desk.style.kept
    for number in range(1, block.count + 1):
        yield RuleSlab(place.x, place.width, height, keep=few and number < block.count, frames=place.frames)
