"""Callouts: blocks on a light tint with a rule at their left, over as many pages as they need."""

from collections.abc import Iterator

from studykit.formats.pdf.blocks.composer import Composer
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import APART, Frame, Slab, TextSlab, bind
from studykit.formats.pdf.style import ACCENT, TINT, WARNING, WARNING_TINT, Colour
from studykit.formats.pdf.tagging import Element
from studykit.model.document import Callout, Tone

_COLOURS: dict[Tone, tuple[Colour, Colour]] = {
    Tone.NOTE: (ACCENT, TINT),
    Tone.CAUTION: (WARNING, WARNING_TINT),
    Tone.SUPERSEDED: (WARNING, WARNING_TINT),
}


def callout_slabs(callout: Callout, desk: Desk, place: Place, compose: Composer) -> Iterator[Slab]:
    """The title and the blocks of a callout."""
    style = desk.style
    colour, tint = _COLOURS[callout.tone]
    frame = Frame(place.x, place.x + place.width, style.callout_pad, style.callout_rule, colour, tint)
    inner = place.inside(Element("Sect", place.parent), style.callout_indent)
    inner = Place(
        inner.parent,
        inner.x,
        inner.width - style.callout_indent,
        inner.x,
        (*place.frames, frame),
    )
    slabs: list[Slab] = []
    if callout.title:
        lines = desk.display_lines(callout.title, desk.label(style.term.size), inner.width)
        slabs.append(
            TextSlab(
                Element("P", inner.parent),
                lines,
                style.term,
                inner.x,
                inner.width,
                below=style.item_gap,
                keep=bool(callout.body),
                solid=True,
                frames=inner.frames,
                colour=colour,
            )
        )
    slabs.extend(slab for part in callout.body for slab in compose(part, desk, inner))
    if sum(slab.height for slab in slabs) <= style.unparted:
        bind(slabs, APART)
    if slabs:
        slabs[0].above = max(slabs[0].above, style.callout_gap) + style.callout_pad
        slabs[-1].below = style.callout_gap
    yield from slabs
