"""The desk: what every block needs in order to become slabs, and the place on the page where it is to stand."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from studykit.formats.pdf.division import Divider
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.lines import Line, break_lines, even_lines
from studykit.formats.pdf.runs import References, Run, runs
from studykit.formats.pdf.slab import Frame
from studykit.formats.pdf.style import Style
from studykit.formats.pdf.suite import LABEL, SANS, SERIF, Fonts, Suite
from studykit.formats.pdf.tagging import Element
from studykit.formats.pdf.words import Words, gather
from studykit.model.text import Text

EVEN_CELLS: Final = 0.35
"""The part of the width of a cell by which its lines may end early: nobody compares them over the columns."""


class Desk(Struct, frozen=True):
    """The fonts, the sources and the style of one document; `whole` is the divider that does not hyphenate."""

    fonts: Fonts
    style: Style
    references: References
    divider: Divider
    whole: Divider

    def serif(self, size: float) -> Suite:
        """The fonts of running text."""
        return self.fonts.suite(SERIF, size)

    def sans(self, size: float) -> Suite:
        """The fonts of tables and small print."""
        return self.fonts.suite(SANS, size)

    def label(self, size: float) -> Suite:
        """The fonts of headings and labels."""
        return self.fonts.suite(LABEL, size)

    def lines(self, text: Text, suite: Suite, width: float) -> list[Line]:
        """A text broken to a width, its lines as even as they can be."""
        return even_lines(gather(runs(text, suite, self.references)), width, self.divider, self.style)

    def display_lines(self, text: Text, suite: Suite, width: float) -> list[Line]:
        """A heading broken to a width, its words whole and its lines about as long as each other."""
        stretch = runs(text, suite, self.references)
        lines = break_lines(gather(stretch), width, self.whole, self.style)
        shortest, longest = width / 2, width
        while len(lines) > 1 and longest - shortest > self.style.balance:
            middle = (shortest + longest) / 2
            narrower = break_lines(gather(stretch), middle, self.whole, self.style)
            if len(narrower) == len(lines) and max(line.width for line in narrower) <= middle:
                lines, longest = narrower, middle
            else:
                shortest = middle
        return lines

    def run_lines(self, stretch: list[Run], width: float) -> list[Line]:
        """Runs broken to a width."""
        return break_lines(gather(stretch), width, self.divider, self.style)

    def words(self, words: str, font: Font, width: float) -> list[Line]:
        """Words without markup broken to a width."""
        return break_lines(gather([(font, words, None)]), width, self.whole, self.style)

    def gathered(self, text: Text, suite: Suite) -> Words:
        """The pieces of a text, for `cell_lines`."""
        return gather(runs(text, suite, self.references))

    def cell_lines(self, words: Words, width: float) -> list[Line]:
        """Pieces broken to the width of a cell, whole as far as they fit, in even lines; they are used up."""
        divider = self.whole if words.extent[1] <= width else self.divider
        return even_lines(words, width, divider, self.style, EVEN_CELLS)


class Place(Struct, frozen=True):
    """Where a block stands: in an element, from `x` on, over a width; the live area begins at `outer`."""

    parent: Element
    x: float
    width: float
    outer: float
    frames: tuple[Frame, ...] = ()

    def inside(self, parent: Element, indent: float = 0.0) -> "Place":
        """The place inside an element, indented; what stands there no longer reaches to the outer edge."""
        return replace(self, parent=parent, x=self.x + indent, width=self.width - indent, outer=self.x + indent)
