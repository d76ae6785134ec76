"""Ordering items: the steps of a procedure, or the members of a list that has an order, to be put in it."""

from collections.abc import Sequence
from typing import Final

from studykit.diagnostics import Span
from studykit.kinds.marks import union
from studykit.kinds.phrases import identity, uncited
from studykit.model.document import Block
from studykit.model.question import Ordering
from studykit.model.source import Provenance
from studykit.model.text import Text

FEWEST: Final = 3


def ordering(
    path: str, stem: tuple[Block, ...], steps: Sequence[tuple[Text, Provenance]], at: Span
) -> tuple[Ordering, ...]:
    """The item about some steps and what each rests on; none where they are too few, or two of them say the same."""
    said = {identity(uncited(text)) for text, _ in steps}
    if len(steps) < FEWEST or len(said) < len(steps):
        return ()
    rests_on = union([provenance for _, provenance in steps])
    return (Ordering(f"{path}/order:all", stem, tuple(uncited(text) for text, _ in steps), rests_on, at),)
