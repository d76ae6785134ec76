"""Composition: every block to the slabs that show it."""

from collections.abc import Iterator
from typing import assert_never

from studykit.formats.pdf.blocks.callout import callout_slabs
from studykit.formats.pdf.blocks.definitions import definition_slabs
from studykit.formats.pdf.blocks.heading import heading_slabs
from studykit.formats.pdf.blocks.itemlist import list_slabs
from studykit.formats.pdf.blocks.paragraph import paragraph_slabs
from studykit.formats.pdf.blocks.stacked import stacked, too_wide
from studykit.formats.pdf.blocks.table import table_slabs
from studykit.formats.pdf.blocks.together import together_slabs
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab
from studykit.model.document import (
    Block,
    Callout,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
)
from studykit.model.figure import Figure


def compose(block: Block, desk: Desk, place: Place) -> Iterator[Slab]:
    """The slabs of a block, from top to bottom; its elements are made in reading order inside `place.parent`."""
    match block:
        case Heading():
            yield from heading_slabs(block, desk, place)
        case Paragraph():
            yield from paragraph_slabs(block, desk, place)
        case ItemList():
            yield from list_slabs(block, desk, place, compose)
        case DefinitionList():
            yield from definition_slabs(block, desk, place, compose)
        case Table() if too_wide(block, desk, place):
            for part in stacked(block):
                yield from compose(part, desk, place)
        case Table():
            yield from table_slabs(block, desk, place)
        case Figure():
            # A twentieth of all imports, and few guides have a figure.
            from studykit.formats.pdf.blocks.figure import figure_slabs

            yield from figure_slabs(block, desk, place)
        case Callout():
            yield from callout_slabs(block, desk, place, compose)
        case Together():
            yield from together_slabs(block, desk, place, compose)
        case _:
            assert_never(block)
