"""Style: every number and colour of the layout, one frozen table for each scale and each way to print."""

from functools import cache
from typing import Any, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import asdict, replace

Colour: TypeAlias = tuple[float, float, float]

INK: Final[Colour] = (0.0, 0.0, 0.0)
# Dark blue-grey on white has a contrast of 9.9, the quiet grey 7.0, both well above the 4.5 of WCAG 2 (1.4.3).
ACCENT: Final[Colour] = (0.15, 0.29, 0.42)
QUIET: Final[Colour] = (0.35, 0.35, 0.36)
HAIR: Final[Colour] = (0.72, 0.75, 0.78)
TINT: Final[Colour] = (0.945, 0.955, 0.967)
WARNING: Final[Colour] = (0.55, 0.16, 0.11)
WARNING_TINT: Final[Colour] = (0.985, 0.95, 0.935)

# Parts of the size of the type: how far letters reach over and under their baseline, and the frame of a label.
HEIGHT: Final = 0.95
DEPTH: Final = 0.22
BADGE_PAD: Final = 0.4
BADGE_GAP: Final = 0.18
BADGE_NEAR: Final = 0.07
BADGE_RISE: Final = 0.84
BADGE_DROP: Final = 0.3
BADGE_RADIUS: Final = 0.29
# The line under the words of a link, in parts of the size of the type: its weight, and how far below the baseline.
UNDERLINE: Final = 0.045
UNDERLINE_DROP: Final = 0.14


class Measure(Struct, frozen=True):
    """A size of type with its leading, and the space that the block wants above and below."""

    size: float
    leading: float
    above: float = 0.0
    below: float = 0.0

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline: the letters, of which DEPTH hangs under it, stand in the middle."""
        return self.leading / 2 + self.size * (0.5 - DEPTH)


class Style(Struct, frozen=True):
    """The layout of a document. Lengths are in points; `hang` is how far headings stand out to the left of the text."""

    left: float = 76.0
    right: float = 78.0
    top: float = 84.0
    bottom: float = 78.0
    hang: float = 46.0
    head: float = 46.0
    foot: float = 40.0

    body: Measure = Measure(10.8, 15.0, 0.0, 7.5)
    series: Measure = Measure(9.5, 13.0, 0.0, 5.0)
    title: Measure = Measure(26.0, 30.0, 0.0, 9.0)
    summary: Measure = Measure(12.5, 17.5, 0.0, 12.0)
    facts: Measure = Measure(9.5, 13.5, 0.0, 16.0)
    headings: tuple[Measure, ...] = (
        Measure(17.0, 21.0, 24.0, 8.0),
        Measure(13.0, 17.0, 18.0, 5.5),
        Measure(11.0, 15.0, 13.0, 4.0),
        Measure(10.5, 14.5, 11.0, 3.0),
        Measure(10.5, 14.5, 11.0, 3.0),
    )
    contents: Measure = Measure(10.0, 15.0, 0.0, 0.0)
    contents_title: Measure = Measure(9.5, 13.0, 10.0, 5.0)
    cell: Measure = Measure(9.5, 12.6)
    caption: Measure = Measure(9.5, 13.0, 12.0, 5.0)
    term: Measure = Measure(10.5, 14.6, 9.0, 1.5)
    reference: Measure = Measure(9.5, 13.2, 0.0, 4.5)
    furniture: Measure = Measure(9.0, 11.0)
    label: float = 9.0
    code: float = 0.92

    item_indent: float = 17.0
    item_gap: float = 3.5
    item_label: float = 5.0
    # Between the paragraphs of one item or of one definition, which are nearer to each other than to the next one's.
    part_gap: float = 4.5
    definition_indent: float = 17.0
    list_after: float = 7.5
    reference_indent: float = 24.0

    callout_pad: float = 10.0
    callout_indent: float = 14.0
    callout_rule: float = 2.5
    callout_gap: float = 11.0

    cell_pad: float = 7.0
    row_pad: float = 3.6
    table_before: float = 11.0
    table_after: float = 14.0
    # A header that takes up more of a page than this is not repeated.
    header_share: float = 0.4
    thick: float = 0.9
    thin: float = 0.4

    fact_gap: float = 22.0
    contents_indent: float = 16.0
    contents_depth: int = 2
    contents_number: float = 22.0
    contents_after: float = 20.0
    leader: float = 5.0
    # The body starts under the contents when at least this part of the page is left for it.
    share: float = 0.15

    # A line of ragged text may end this early before a word is divided.
    rag: float = 50.0
    # A last line shorter than the first part of the measure, or a single word shorter than the second, gets company
    # from the line before it.
    runt: float = 0.11
    word: float = 0.3
    # The lines of a heading are balanced to this accuracy.
    balance: float = 4.0
    # Fewer letters than these are never left at the end of a line or taken to the next.
    hyphen_left: int = 3
    hyphen_right: int = 3
    # What is no higher than this stays on one page: a table or a callout, and blocks kept together.
    unparted: float = 170.0
    kept: float = 125.0
    # What is bound softly parts, and so does a small table, where more than this share of a page would be empty else.
    spare: float = 0.25
    # A paragraph of no more lines that ends with a colon, or asks, stays with what it announces.
    announcement: int = 4
    # Lines of a paragraph that stay together at the foot and at the head of a page.
    orphans: int = 2
    widows: int = 2
    # Whether a table whose columns would be too narrow is set as a list.
    stacks: bool = False

    @property
    def small(self) -> Measure:
        """The type of notes and labels in figures: that of cells, as small as a label."""
        return replace(self.cell, size=self.label, leading=self.label * self.cell.leading / self.cell.size)


NORMAL: Final = Style()

# Large print: nothing under 18 points, lines further apart, wide margins given up, no word divided (the guidelines of
# the American Council of the Blind and of the American Printing House for the Blind ask for all four).
LARGE_LEAST: Final = 18.0
_SHARE: Final = 0.75
_OPEN: Final = 1.38
_DISPLAY: Final = 1.22
_DISPLAY_SIZE: Final = 22.0
_SPACE: Final = 1.5
_SPACES: Final = (
    *("item_indent", "item_gap", "item_label", "part_gap", "definition_indent", "list_after", "reference_indent"),
    *("callout_pad", "callout_gap", "cell_pad", "row_pad", "table_before", "table_after"),
    *("fact_gap", "contents_indent", "contents_after"),
)


def _large(style: Style) -> Style:
    changes: dict[str, Any] = {
        name: _larger(value) for name, value in asdict(style).items() if isinstance(value, Measure)
    }
    changes |= {name: getattr(style, name) * _SPACE for name in _SPACES}
    return replace(
        style,
        **changes,
        headings=tuple(map(_larger, style.headings)),
        label=LARGE_LEAST,
        code=1.0,
        left=54.0,
        right=54.0,
        hang=0.0,
        top=90.0,
        head=50.0,
        contents_number=44.0,
        thin=0.8,
        thick=1.4,
        callout_rule=4.0,
        unparted=260.0,
        kept=190.0,
        hyphen_left=WHOLE_WORDS,
        rag=60.0,
        stacks=True,
    )


# No word has so many letters before the place where it would be divided.
WHOLE_WORDS: Final = 1000


def _larger(measure: Measure) -> Measure:
    """The larger the type, the less it grows: a title of 26 points is large already."""
    size = round(LARGE_LEAST + max(0.0, measure.size - NORMAL.body.size) * _SHARE, 1)
    leading = size * (_OPEN if size < _DISPLAY_SIZE else _DISPLAY)
    return Measure(size, round(leading, 1), measure.above * _SPACE, measure.below * _SPACE)


SCALES: Final = {"normal": NORMAL, "large": _large(NORMAL)}


def style(scale: str, ink: str) -> Style:
    """The layout at a scale, a name of SCALES, with lines as heavy as the ink, a name of INKS, has them."""
    chosen, rules = SCALES[scale], RULES[ink]
    return replace(
        chosen, thin=chosen.thin * rules, thick=chosen.thick * rules, callout_rule=chosen.callout_rule * rules
    )


RULES: Final = {"normal": 1.0, "save": 0.5, "grey": 1.0}
"""By what the weight of lines is multiplied."""


@cache
def fill(colour: Colour) -> str:
    """The operator that fills with a colour (text, too)."""
    return f"{colour[0]:g} {colour[1]:g} {colour[2]:g} rg"


@cache
def stroke(colour: Colour) -> str:
    """The operator that draws lines in a colour."""
    return f"{colour[0]:g} {colour[1]:g} {colour[2]:g} RG"
