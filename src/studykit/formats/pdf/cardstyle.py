"""The sizes of type and the spaces on a card, for each scale."""

from typing import Final

from msgspec import Struct

from studykit.units import MM


class CardStyle(Struct, frozen=True):
    """Lengths in points. `sizes` are those that question and answer may have, ascending; `small` is all else's.

    `extras` are those of an explanation, the wished-for first; it is never nearly as large as the answer, whose size is
    at least `contrast` times its own unless both have the least. `leading` is that of
    small type, `dense` that of explanations.
    """

    sizes: tuple[float, ...]
    extras: tuple[float, ...]
    small: float
    pad: float
    code: float = 0.94
    contrast: float = 1.2
    leading: float = 1.16
    dense: float = 1.18
    band_gap: float = 4.5
    part_gap: float = 7.0
    column_gap: float = 10.0
    rule: float = 0.5

    @property
    def floor(self) -> float:
        """The smallest size of any text."""
        return self.sizes[0]


def _sizes(least: float, largest: float) -> tuple[float, ...]:
    """Half a point apart: nobody sees less."""
    return tuple(half / 2 for half in range(round(least * 2), round(largest * 2) + 1))


CARD_STYLES: Final = {
    "normal": CardStyle(_sizes(9, 20), (11.0, 10.0, 9.0), small=9.0, pad=3.5 * MM),
    "large": CardStyle(_sizes(14, 28), (20.0, 18.0, 16.0, 14.0), small=14.0, pad=4.5 * MM),
}
