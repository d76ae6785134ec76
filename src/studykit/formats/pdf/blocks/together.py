"""Blocks kept on one page."""

from collections.abc import Iterator

from studykit.formats.pdf.blocks.composer import Composer
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import APART, Slab, bind
from studykit.model.document import Together


def together_slabs(block: Together, desk: Desk, place: Place, compose: Composer) -> Iterator[Slab]:
    """The slabs of the blocks, bound to each other; what is high is bound at both its ends, and parts in its middle.

    Else a page would end half empty for the sake of a long list.
    """
    slabs = [slab for part in block.blocks for slab in compose(part, desk, place)]
    if sum(slab.height for slab in slabs) <= desk.style.kept:
        bind(slabs, APART)
    else:
        for slab in slabs[:1] + slabs[-2:-1]:
            slab.keep = slab.solid = True
    yield from slabs
