"""Options to choose from, lettered in one column, and the labelled lines to which their letters are given."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.slab import Label, Slab, TextSlab
from studykit.formats.pdf.style import QUIET
from studykit.formats.pdf.tagging import LETTERED, NUMBERED, Element
from studykit.model.document import words
from studykit.model.handout import Options, Prompts
from studykit.model.quiz import letter
from studykit.model.text import Text

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

INDENT: Final = 1.9
"""From the letter to its option, in sizes of the text."""

BLANK: Final = 2.6
"""The line for a letter, in sizes of the text."""

BLANK_WEIGHT: Final = 0.5


class PromptSlab(TextSlab, eq=False):
    """A labelled line of text, with a short line to write a letter on, from `start` to `end`."""

    start: float = 0.0
    end: float = 0.0

    def place(self, flow: "Flow") -> None:
        """Draw the line to write on and the text."""
        if self.height > flow.room and not flow.fresh:
            flow.turn()
        baseline = flow.y - self.measure.drop
        flow.page.rule(self.start, baseline - 1.0, self.end - self.start, BLANK_WEIGHT, QUIET)
        TextSlab.place(self, flow)


def options_slabs(block: Options, desk: Desk, place: Place) -> Iterator[Slab]:
    """The options under each other, their letters under each other before them."""
    style = desk.style
    yield from _heading(block.heading, desk, place)
    whole = Element("L", place.parent, LETTERED)
    label = desk.label(style.body.size).regular
    indent = INDENT * style.body.size
    for at, option in enumerate(block.items):
        entry = Element("LI", whole)
        tag, body = Element("Lbl", entry), Element("LBody", entry)
        line = Line(label.width(letter(at)), label.show(letter(at) + " "))
        yield _line(body, option, desk, place, indent, Label(tag, place.x, line), last=at == len(block.items) - 1)


def prompts_slabs(block: Prompts, desk: Desk, place: Place) -> Iterator[Slab]:
    """The labelled lines under each other."""
    style = desk.style
    yield from _heading(block.heading, desk, place)
    whole = Element("L", place.parent, NUMBERED)
    font = desk.label(style.body.size).regular
    wide = max(font.width(label) for label, _ in block.rows) + style.item_label
    indent = wide + (BLANK + 0.8) * style.body.size
    for at, (label, text) in enumerate(block.rows):
        entry = Element("LI", whole)
        tag, body = Element("Lbl", entry), Element("LBody", entry)
        marked = Label(tag, place.x, Line(font.width(label), font.show(label + " ")))
        slab = _line(body, text, desk, place, indent, marked, last=at == len(block.rows) - 1)
        start = place.x + wide
        yield PromptSlab(
            slab.element,
            slab.lines,
            slab.measure,
            slab.x,
            slab.width,
            below=slab.below,
            keep=slab.keep,
            solid=True,
            frames=slab.frames,
            label=slab.label,
            start=start,
            end=start + BLANK * style.body.size,
        )


def _line(
    element: Element, text: Text, desk: Desk, place: Place, indent: float, label: Label, *, last: bool
) -> TextSlab:
    style = desk.style
    lines = desk.lines(text, desk.serif(style.body.size), place.width - indent)
    return TextSlab(
        element,
        lines,
        style.body,
        place.x + indent,
        place.width - indent,
        below=style.body.below if last else style.item_gap,
        keep=not last,
        solid=True,
        frames=place.frames,
        label=label,
    )


def _heading(heading: str, desk: Desk, place: Place) -> Iterator[Slab]:
    if not heading:
        return
    style = desk.style
    lines = desk.display_lines(words(heading), desk.label(style.caption.size), place.width)
    yield TextSlab(
        Element("P", place.parent),
        lines,
        style.caption,
        place.x,
        place.width,
        above=style.caption.below,
        below=style.item_gap,
        keep=True,
        solid=True,
        frames=place.frames,
        colour=QUIET,
    )
