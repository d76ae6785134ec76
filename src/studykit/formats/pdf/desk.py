"""The desk: what every block needs in order to become slabs, and the place on the page where it is to stand."""

from dataclasses import dataclass, replace

from studykit.formats.pdf.division import Divider
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.lines import Line, break_lines
from studykit.formats.pdf.runs import References, Run, runs
from studykit.formats.pdf.slab import Frame
from studykit.formats.pdf.style import Style
from studykit.formats.pdf.suite import LABEL, SANS, SERIF, Fonts, Suite
from studykit.formats.pdf.tagging import Element
from studykit.model.text import Text


@dataclass(frozen=True, slots=True)
class Desk:
    """The fonts, the sources and the style of one document."""

    fonts: Fonts
    style: Style
    references: References
    divider: Divider

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
        """A text broken to a width."""
        return break_lines(runs(text, suite, self.references), width, self.divider, self.style)

    def run_lines(self, stretch: list[Run], width: float) -> list[Line]:
        """Runs broken to a width."""
        return break_lines(stretch, width, self.divider, self.style)

    def words(self, words: str, font: Font, width: float) -> list[Line]:
        """Words without markup broken to a width."""
        return break_lines([(font, words, None)], width, self.divider, self.style)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: in an element, from `x` on, over a width; the live area begins at `outer`."""

    parent: Element
    x: float
    width: float
    outer: float
    frames: tuple[Frame, ...] = ()
    small: bool = False

    def inside(self, parent: Element, indent: float = 0.0) -> "Place":
        """The place inside an element, indented; what stands there no longer reaches to the outer edge."""
        return replace(self, parent=parent, x=self.x + indent, width=self.width - indent, outer=self.x + indent)
