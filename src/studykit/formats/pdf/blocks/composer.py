"""The type of the function that composes a block, for the blocks that hold blocks."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.slab import Slab
from studykit.model.document import Block

Composer: TypeAlias = Callable[[Block, Desk, Place], Iterator[Slab]]
