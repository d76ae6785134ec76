"""The typesetter of figures: their words in the faces of tables and labels, whole and in lines of about one length."""

import re

from msgspec import Struct

from studykit.drawing.plate import Copy, Manner
from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.division import JOINT
from studykit.formats.pdf.lines import Line, break_lines
from studykit.formats.pdf.runs import runs
from studykit.formats.pdf.style import Measure
from studykit.formats.pdf.suite import Suite
from studykit.formats.pdf.words import gather
from studykit.model.text import Text


class FigureType(Struct, frozen=True):
    """Sets the words of figures with the fonts of a document."""

    desk: Desk

    @property
    def em(self) -> float:
        """The size of the type in the boxes."""
        return self.desk.style.cell.size

    def measure(self, manner: Manner) -> Measure:
        """Size and leading of a text; what is small elsewhere is as large as anything in large print."""
        style = self.desk.style
        if manner in (Manner.NOTE, Manner.LABEL):
            return style.small
        return style.cell

    def extent(self, text: Text, manner: Manner) -> tuple[float, float]:
        """The width of the text on one line, and that of its longest word."""
        words = self.desk.gathered(text, self._suite(manner))
        natural, longest = words.extent
        if words.glued:
            return natural, longest
        # A compound parts after its hyphen or stroke without another one.
        parts = (
            (stretch.font, part)
            for word, stretch in zip(words.texts, words.stretches, strict=True)
            for part in ([word] if stretch.spot else re.split(JOINT, word))
        )
        boxed = max((w for w, s in zip(words.widths, words.stretches, strict=True) if s.spot), default=0.0)
        return natural, max(boxed, *(font.width(part) for font, part in parts))

    def copy(self, text: Text, manner: Manner, width: float) -> Copy:
        """The text broken to a width."""
        lines = self._balanced(text, manner, width)
        height = len(lines) * self.measure(manner).leading
        return Copy(max((line.width for line in lines), default=0.0), height, lines)

    def _balanced(self, text: Text, manner: Manner, width: float) -> list[Line]:
        """Lines of about one length, no word of which is divided where it can be whole."""
        desk = self.desk
        stretch = runs(text, self._suite(manner), desk.references)
        lines = break_lines(gather(stretch), width, desk.whole, desk.style)
        shortest, longest = max(self.extent(text, manner)[1], width / 2), width
        while len(lines) > 1 and longest - shortest > desk.style.balance:
            middle = (shortest + longest) / 2
            narrower = break_lines(gather(stretch), middle, desk.whole, desk.style)
            if len(narrower) == len(lines):
                lines, longest = narrower, middle
            else:
                shortest = middle
        return lines

    def _suite(self, manner: Manner) -> Suite:
        size = self.measure(manner).size
        return self.desk.label(size) if manner in (Manner.STRONG, Manner.LABEL) else self.desk.sans(size)
