"""Slabs: what stands one under the other on a page, and how it is parted where the page ends."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct, field

from studykit.formats.pdf.breaks import SLACK
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.setting import set_lines
from studykit.formats.pdf.style import Colour, Measure, Style
from studykit.formats.pdf.tagging import Element

if TYPE_CHECKING:
    from studykit.formats.pdf.flow import Flow


LOW: Final = 4
"""Lines: an item of a list that is no higher does not stand alone at the foot or at the head of a page."""

FEWEST_IN_COMPANY: Final = 3

FIRM: Final = 0
APART: Final = 1
INSIDE: Final = 2
SPARING: Final = 3


class Frame(Struct, frozen=True, eq=False):
    """The tint and the rule behind a callout, on every page that the callout reaches."""

    left: float
    right: float
    pad: float
    rule: float
    colour: Colour
    tint: Colour


class Slab(Protocol):
    """A part of the flow. `keep` binds it to the next slab; `solid` forbids to part it.

    A bond that is `soft` gives way where it would leave too much of a page empty (`Style.spare`): one `APART` first,
    then one `INSIDE` an item or definition. A `SPARING` one does so only on a page with next to nothing on it.
    """

    above: float
    below: float
    keep: bool
    solid: bool
    soft: int
    frames: tuple[Frame, ...]

    @property
    def height(self) -> float:
        """How high it is as a whole."""

    @property
    def least(self) -> float:
        """How much of it must stand on the page on which it begins."""

    def place(self, flow: "Flow") -> None:
        """Draw it at the height that the flow has reached, turning pages where it must."""


class Bonded(Struct, eq=False, kw_only=True):
    """What every slab says of what stands around it; `above` and `below` are the gaps that it asks for."""

    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    solid: bool = False
    soft: int = 0
    frames: tuple[Frame, ...] = ()


class Whole(Bonded, eq=False, kw_only=True):
    """What is never parted."""

    solid: bool = True

    @property
    def height(self) -> float:
        """All of it."""
        raise NotImplementedError

    @property
    def least(self) -> float:
        """All of it."""
        return self.height


class Tailed(Bonded, eq=False, kw_only=True):
    """What can be parted so that its end stays with what it is kept with, which is `tail` high with the gap above."""

    tail: float = 0.0

    @property
    def height(self) -> float:
        """All of it."""
        raise NotImplementedError

    @property
    def pressed(self) -> float:
        """How much of it must stand on the page on which it begins, where much of that would be empty else."""
        raise NotImplementedError


def hold(slabs: Iterable[Slab], soft: int = FIRM) -> None:
    """Keep each slab with the next one; a bond that was firmer stays as it is."""
    for slab in slabs:
        slab.soft = max(slab.soft, soft) if slab.soft and soft else FIRM if slab.keep else soft
        slab.keep = True


def bind(slabs: list[Slab], soft: int = FIRM) -> None:
    """Keep slabs together on one page, as far as a page can hold them.

    With another `soft` the bonds in the middle are so, unless they were firm before: two slabs stay together at either
    end.
    """
    for slab in slabs:
        slab.solid = True
    hold(slabs[:1])
    hold(slabs[1:-2], soft)
    hold(slabs[-2:-1])
    for last in slabs[-1:]:
        last.keep = False


def keep_entry(slabs: list[Slab], style: Style) -> None:
    """Keep a low item or definition whole, softly, and what is short at the end of one with what it is on.

    Its end announces nothing that comes after it.
    """
    if _height(slabs) <= style.kept:
        hold(slabs[:-1], INSIDE)
    if slabs[-1].height <= style.widows * style.body.leading:
        hold(slabs[-2:-1])
    slabs[-1].keep = False


def accompany(groups: Sequence[list[Slab]], style: Style) -> None:
    """Leave neither the first nor the last of three or more groups alone on a page, as far as they are low."""
    if len(groups) < FEWEST_IN_COMPANY:
        return
    (first, second), (before, last) = groups[:2], groups[-2:]
    for lone, pair, ends in ((first, (*first, *second), first[-1:]), (last, (*before, *last), before[-1:])):
        if _height(lone) <= LOW * style.body.leading:
            hold(ends, FIRM if _height(pair) <= style.kept / 2 else APART)


def _height(slabs: Iterable[Slab]) -> float:
    return sum(slab.height for slab in slabs)


def close(slabs: list[Slab], style: Style) -> None:
    """Set the paragraphs of one item or definition closer to each other than to what comes after it."""
    for slab in slabs[:-1]:
        if isinstance(slab, TextSlab) and slab.measure is style.body:
            slab.below = min(slab.below, style.part_gap)


class Label(Struct, frozen=True):
    """What stands beside the first line of a slab: a bullet or a number."""

    element: Element
    x: float
    line: Line


class TextSlab(Bonded, eq=False):
    """Lines of one element."""

    element: Element
    lines: list[Line]
    measure: Measure
    x: float
    width: float
    label: Label | None = None
    colour: Colour | None = None
    anchors: list[str] = field(default_factory=list)
    orphans: int = 2
    widows: int = 2

    @property
    def height(self) -> float:
        """All lines."""
        return len(self.lines) * self.measure.leading

    @property
    def least(self) -> float:
        """The lines that must not be parted from the first."""
        count = len(self.lines)
        least = count if self.solid or count < self.orphans + self.widows else self.orphans
        return least * self.measure.leading

    def place(self, flow: "Flow") -> None:
        """Draw the lines, leaving enough of them on either side of a page's end."""
        lines, leading = self.lines, self.measure.leading
        start = 0
        if not lines:
            self._begin(flow)
        while start < len(lines):
            taken = self._fitting(flow, len(lines) - start, first=start == 0)
            if not taken:
                flow.turn()
                continue
            if start == 0:
                self._begin(flow)
            baseline = flow.y - self.measure.drop
            part = lines[start : start + taken]
            set_lines(flow.page, self.element, part, self.x, baseline, leading, colour=self.colour)
            flow.advance(taken * leading, self.frames)
            start += taken
            if start < len(lines):
                flow.turn()

    def _begin(self, flow: "Flow") -> None:
        for anchor in self.anchors:
            flow.anchor(anchor, flow.y + self.measure.leading / 2)
        if self.label is not None:
            baseline = flow.y - self.measure.drop
            set_lines(flow.page, self.label.element, [self.label.line], self.label.x, baseline, self.measure.leading)

    def _fitting(self, flow: "Flow", count: int, *, first: bool) -> int:
        fitting = int((flow.room + SLACK) / self.measure.leading)
        if fitting >= count:
            return count
        if self.solid and not flow.fresh:
            return 0
        fitting = min(fitting, count - self.widows)
        if fitting < (self.orphans if first else 1):
            # A page that has nothing on it must take something.
            return max(1, int(flow.room / self.measure.leading)) if flow.fresh else 0
        # A word is not divided between two pages.
        shorter = fitting - 1
        parted = self.lines[len(self.lines) - count + shorter].hyphenated
        return shorter if parted and shorter >= (self.orphans if first else 1) else fitting
