"""Papers: the sheets a document may be printed on."""

from typing import Final

from msgspec import Struct

from studykit.units import INCH, MM


class Paper(Struct, frozen=True):
    """A sheet, upright."""

    width: float
    height: float


PAPERS: Final = {
    "letter": Paper(width=8.5 * INCH, height=11 * INCH),
    "a4": Paper(width=210 * MM, height=297 * MM),
}
