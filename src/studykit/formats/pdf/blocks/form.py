"""Blocks that are written on: every one to the slabs that show it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from studykit.formats.pdf.blocks.bubbles import bubble_slabs
from studykit.formats.pdf.blocks.compose import compose
from studykit.formats.pdf.blocks.fields import fill_in_slabs, personal_slabs
from studykit.formats.pdf.blocks.grid import grid_slabs
from studykit.formats.pdf.blocks.options import options_slabs, prompts_slabs
from studykit.formats.pdf.blocks.ruled import ruled_slabs
from studykit.formats.pdf.contents import contents_slabs
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import SPARING, Frame, Label, Slab, TextSlab, bind
from studykit.formats.pdf.tagging import NUMBERED, Element
from studykit.model.document import Heading, Paragraph, words
from studykit.model.handout import (
    AnswerLines,
    BubbleSheet,
    Exercises,
    FillIn,
    FormBlock,
    Grid,
    Options,
    PageBreak,
    Personal,
    PieceList,
    Prompts,
)

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow

FormComposer: TypeAlias = Callable[[FormBlock, Desk, Place], Iterator[Slab]]

BETWEEN: Final = 1.1
"""The room between two exercises, in lines of the text."""


class BreakSlab:
    """Turns the page, unless it is a new one."""

    above = below = height = least = 0.0
    keep = solid = False
    soft = 0
    frames: tuple[Frame, ...] = ()

    def place(self, flow: "Flow") -> None:
        """Turn the page."""
        if not flow.fresh:
            flow.turn()


def compose_form(block: FormBlock, desk: Desk, place: Place) -> Iterator[Slab]:
    """The slabs of a block, from top to bottom; its elements are made in reading order inside `place.parent`."""
    match block:
        case AnswerLines():
            yield from ruled_slabs(block, desk, place)
        case FillIn():
            yield from fill_in_slabs(block, desk, place)
        case Options():
            yield from options_slabs(block, desk, place)
        case Prompts():
            yield from prompts_slabs(block, desk, place)
        case BubbleSheet():
            yield from bubble_slabs(block, desk, place)
        case Exercises():
            yield from _exercises(block, desk, place)
        case Personal():
            yield from personal_slabs(block, desk, place)
        case Grid():
            yield from grid_slabs(block, desk, place)
        case PieceList(rows):
            yield from contents_slabs([Heading(1, words(name), anchor) for anchor, name in rows], desk, place)
        case PageBreak():
            yield BreakSlab()
        case _:
            yield from compose(block, desk, place)


def _exercises(block: Exercises, desk: Desk, place: Place) -> Iterator[Slab]:
    """The exercises with their labels in the margin, each on one page as far as a page can hold it.

    One that a page cannot hold below the directions is parted between its blocks where these would be alone on theirs.
    """
    style = desk.style
    font = desk.label(style.body.size).regular
    for slab in compose(Paragraph(block.directions), desk, place):
        slab.keep = True
        yield slab
    whole = Element("L", place.parent, NUMBERED)
    for exercise in block.items:
        entry = Element("LI", whole)
        tag = Element("Lbl", entry)
        body = place.inside(Element("LBody", entry))
        parts = [list(compose_form(part, desk, body)) for part in exercise.blocks]
        slabs = [slab for part in parts for slab in part]
        line = desk.words(exercise.label + " ", font, place.width)[0]
        first = slabs[0]
        if isinstance(first, TextSlab) and first.label is None:
            width = font.width(exercise.label)
            first.label = Label(tag, place.x - style.item_label - width, line)
        bind(slabs)
        for part in parts[:-1]:
            part[-1].soft = SPARING
        slabs[0].above = BETWEEN * style.body.leading
        slabs[-1].below = BETWEEN * style.body.leading
        yield from slabs
