"""Inks: the colours of a page, for each of the ways to print it."""

from typing import Final, NamedTuple, TypeAlias

Colour: TypeAlias = tuple[float, float, float]


class Inks(NamedTuple):
    """What is drawn in which colour; `rules` is what the weight of a line is multiplied by. No tint is no fill.

    Every colour of text has a contrast of at least 4.5 to white and to the tints (WCAG 2, 1.4.3), and nothing is said
    by colour alone.
    """

    accent: Colour
    quiet: Colour
    hair: Colour
    tint: Colour | None
    warning: Colour
    warning_tint: Colour | None
    rules: float = 1.0


BLACK: Final[Colour] = (0.0, 0.0, 0.0)

INKS: Final = {
    "normal": Inks(
        accent=(0.15, 0.29, 0.42),
        quiet=(0.35, 0.35, 0.36),
        hair=(0.72, 0.75, 0.78),
        tint=(0.945, 0.955, 0.967),
        warning=(0.55, 0.16, 0.11),
        warning_tint=(0.985, 0.95, 0.935),
    ),
    # Black alone, so that no coloured ink is mixed for it.
    "save": Inks(BLACK, BLACK, (0.6, 0.6, 0.6), None, BLACK, None, rules=0.5),
    "grey": Inks(
        accent=(0.2, 0.2, 0.2),
        quiet=(0.35, 0.35, 0.35),
        hair=(0.72, 0.72, 0.72),
        tint=(0.95, 0.95, 0.95),
        warning=BLACK,
        warning_tint=(0.93, 0.93, 0.93),
    ),
}
