"""Blocks kept on one page."""

from collections.abc import Iterator

from studykit.formats.pdf.blocks.composer import Composer
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab, bind
from studykit.model.document import Together


def together_slabs(block: Together, desk: Desk, place: Place, compose: Composer) -> Iterator[Slab]:
    """The slabs of the blocks, bound to each other; the flow parts them only where a page cannot hold them all."""
    slabs = [slab for part in block.blocks for slab in compose(part, desk, place)]
    bind(slabs)
    yield from slabs
