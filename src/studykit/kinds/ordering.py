"""Ordering items: the steps of a procedure, or the members of a list that has an order, to be put in it."""

import re
from collections.abc import Sequence
from typing import Final

from studykit.diagnostics import Span
from studykit.kinds.marks import union
from studykit.kinds.phrases import identity, lettered, uncited
from studykit.model.document import Block
from studykit.model.question import Ordering
from studykit.model.source import Provenance
from studykit.model.text import Text, plain

FEWEST: Final = 3

_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_FIGURE: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def ordering(
    path: str, stem: tuple[Block, ...], steps: Sequence[tuple[Text, Provenance]], at: Span
) -> tuple[Ordering, ...]:
    """The item about some steps and what each rests on; none where they are too few or cannot be told apart.

    Two of them say the same, one is a lone letter, as the options have them, or their own figures tell the order.
    """
    texts = [uncited(text) for text, _ in steps]
    said = [plain(text) for text in texts]
    if len(steps) < FEWEST or len(set(map(identity, texts))) < len(steps):
        return ()
    if any(map(lettered, texts)) or _numbered(said):
        return ()
    rests_on = union([provenance for _, provenance in steps])
    return (Ordering(f"{path}/order:all", stem, tuple(texts), rests_on, at),)


def _numbered(said: Sequence[str]) -> bool:
    """Whether all of the steps, or all but one, show a year or a figure, and these rise or fall all the way."""
    for pattern in (_YEAR, _FIGURE):
        found = [match[0] for match in map(pattern.search, said) if match is not None]
        shown = [float(figure.replace(",", "")) for figure in found]
        if len(shown) >= max(FEWEST, len(said) - 1) and len(set(shown)) == len(shown):
            return shown in (sorted(shown), sorted(shown, reverse=True))
    return False
