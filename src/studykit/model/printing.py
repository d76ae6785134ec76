"""How a document is to be printed: chosen by whoever stands at the printer, and no part of what the document says."""

from msgspec import Struct

from studykit.units import MM


class Printing(Struct, frozen=True):
    """The choices, each by its name in the format's tables.

    `layout` is that of cards, empty for the one that suits the scale; `duplex` is how the sheet is turned over (`long`,
    `short`), or `none`, or `fold`. `offset` is by how much this printer shifts the back of a sheet, seen through the
    sheet from its front, rightwards and upwards, in points. `impose` puts the pages of all but cards on larger sheets:
    `booklet`, `2`, `4`, or nothing.
    """

    paper: str = "letter"
    scale: str = "normal"
    ink: str = "normal"
    layout: str = ""
    duplex: str = "long"
    offset: tuple[float, float] = (0.0, 0.0)
    impose: str = ""


def in_millimetres(across: float, up: float) -> tuple[float, float]:
    """An offset as it is measured with a ruler, in points."""
    return (across * MM, up * MM)
