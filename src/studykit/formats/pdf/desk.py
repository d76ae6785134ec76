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
from studykit.formats.pdf.words import Words, gather
from studykit.model.text import Text


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Desk:
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
        """A text broken to a width."""
        return break_lines(self.gathered(text, suite), width, self.divider, self.style)

    def display_lines(self, text: Text, suite: Suite, width: float) -> list[Line]:
        """A heading broken to a width, its words whole."""
        return break_lines(self.gathered(text, suite), width, self.whole, self.style)

    def run_lines(self, stretch: list[Run], width: float) -> list[Line]:
        """Runs broken to a width."""
        return break_lines(self._gather(stretch), width, self.divider, self.style)

    def words(self, words: str, font: Font, width: float) -> list[Line]:
        """Words without markup broken to a width."""
        return break_lines(self._gather([(font, words, None)]), width, self.whole, self.style)

    def gathered(self, text: Text, suite: Suite) -> Words:
        """The pieces of a text, for `break_words`."""
        return self._gather(runs(text, suite, self.references))

    def break_words(self, words: Words, width: float) -> list[Line]:
        """Pieces broken to a width; they are used up."""
        return break_lines(words, width, self.divider, self.style)

    def _gather(self, stretch: list[Run]) -> Words:
        return gather(stretch, self.style.badge_pad, self.style.badge_gap)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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
