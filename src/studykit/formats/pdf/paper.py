"""Papers: the sheets a document may be printed on."""

from dataclasses import dataclass
from typing import Final

from studykit.units import INCH, MM


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Paper:
    """A sheet, upright."""

    width: float
    height: float


PAPERS: Final = {
    "letter": Paper(width=8.5 * INCH, height=11 * INCH),
    "a4": Paper(width=210 * MM, height=297 * MM),
}
