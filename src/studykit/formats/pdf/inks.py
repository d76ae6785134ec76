"""Inks: what the colours of the style become on paper, for each of the ways to print."""

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct
from msgspec.structs import astuple

from studykit.formats.pdf.style import (
    ACCENT,
    HAIR,
    INK,
    QUIET,
    RULES,
    TINT,
    WARNING,
    WARNING_TINT,
    Colour,
    fill,
    stroke,
)

WHITE: Final[Colour] = (1.0, 1.0, 1.0)


class Inks(Struct, frozen=True):
    """What is drawn in which colour; `rules` is what the weight of a line is multiplied by. A white tint is no fill.

    Every colour of text has a contrast of at least 4.5 to white and to the tints (WCAG 2, 1.4.3), and nothing is said
    by colour alone.
    """

    accent: Colour
    quiet: Colour
    hair: Colour
    tint: Colour
    warning: Colour
    warning_tint: Colour
    rules: float


INKS: Final = {
    "normal": Inks(ACCENT, QUIET, HAIR, TINT, WARNING, WARNING_TINT, RULES["normal"]),
    # Black alone, so that no coloured ink is mixed for it.
    "save": Inks(INK, INK, (0.6, 0.6, 0.6), WHITE, INK, WHITE, RULES["save"]),
    "grey": Inks(
        accent=(0.2, 0.2, 0.2),
        quiet=(0.35, 0.35, 0.35),
        hair=(0.72, 0.72, 0.72),
        tint=(0.95, 0.95, 0.95),
        warning=INK,
        warning_tint=(0.93, 0.93, 0.93),
        rules=RULES["grey"],
    ),
}

# A string of the content stream, or an operator that chooses a colour: what is inside a string is no operator.
_STRING_OR_COLOUR: Final = r"\((?:\\.|[^()\\])*\)|(?<![\d.])[\d.]+ [\d.]+ [\d.]+ (?:rg|RG)\b"


def inked(ink: str) -> Callable[[str], str]:
    """A function that gives the operators of a page the colours of an ink, a name of INKS."""
    if ink == "normal":
        return lambda operators: operators
    changes = {
        operator(old): operator(new)
        for old, new in zip(astuple(INKS["normal"]), astuple(INKS[ink]), strict=True)
        if isinstance(old, tuple) and isinstance(new, tuple)
        for operator in (fill, stroke)
    }
    token = re.compile(_STRING_OR_COLOUR, re.DOTALL)
    return lambda operators: token.sub(lambda found: changes.get(found[0], found[0]), operators)
