"""A page while it is filled: its operators, the owners of its marked content, its links."""

from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from studykit.formats.pdf.runs import Spot
from studykit.formats.pdf.style import HAIR, Colour, fill, stroke
from studykit.formats.pdf.tagging import Element

Rectangle: TypeAlias = tuple[float, float, float, float]


class LinkArea(Struct, frozen=True):
    """A part of the page that is a link; the element owns it."""

    element: Element
    spot: Spot
    area: Rectangle


class Slot(Struct, frozen=True):
    """Room for what each copy of the page has of its own: the baseline `y`, and `width` from `x` on.

    `size` is that of the type where it fits, `least` what it never falls below. A second line goes above the first
    where `height`, the room over the baseline, lets it. The text belongs to marked content `mark`, or to none (None).
    With `turned` it stands upside down.
    """

    field: str
    mark: int | None
    tag: str
    x: float
    y: float
    width: float
    size: float
    least: float = 0.0
    height: float = 0.0
    centred: bool = False
    turned: bool = False


class Page(Struct, eq=False):
    """What is on one page; `under` is drawn before `operators`. `ticket` is set once both are being compressed."""

    index: int
    operators: list[str] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    held: bool = False
    ticket: int | None = None

    def mark(self, element: Element) -> str:
        """The operator that begins a stretch of content of an element; `EMC` ends it."""
        number = len(self.owners)
        self.owners.append(element)
        element.kids.append((self.index, number))
        return f"/{element.tag}<</MCID {number}>>BDC"

    def leave(self, slot: Slot, element: Element | None) -> None:
        """Leave room for a copy's own words, as content of an element."""
        if element is None:
            self.slots.append(slot)
            return
        number = len(self.owners)
        self.owners.append(element)
        element.kids.append((self.index, number))
        self.slots.append(replace(slot, mark=number, tag=element.tag))

    def rule(self, x: float, y: float, width: float, weight: float, colour: Colour = HAIR) -> None:
        """A horizontal line that is decoration."""
        line = f"{stroke(colour)} {weight:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
        self.operators.append(f"/Artifact BMC q {line} Q EMC")

    def shade(self, area: Rectangle, colour: Colour) -> None:
        """A filled rectangle (left, bottom, right, top) under everything else, that is decoration."""
        left, bottom, right, top = area
        box = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f"
        self.under.append(f"/Artifact BMC q {fill(colour)} {box} Q EMC")

    def content(self) -> str:
        """The content stream, whose characters are all of Latin-1."""
        return "\n".join(["1 0 0 1 0 0 cm", *self.under, *self.operators])
