"""Wrong answers for a question: what the neighbours say, the nearest in the author's order first."""

from collections.abc import Mapping, Sequence
from typing import Final

from studykit.model.question import Distractor
from studykit.model.text import Text

MOST: Final = 6


def neighbours(values: Sequence[tuple[str, str, Text]]) -> Mapping[str, tuple[Distractor, ...]]:
    """For each (identity, saying for comparing, saying for printing), up to six different sayings other than its own.

    They stand in the order of the values after it, and round from the first. The time grows with the number of values
    alone, however many of them say the same: each place hands on the next few different sayings to the one before it.
    """
    following: tuple[tuple[str, Distractor], ...] = ()
    found: dict[str, tuple[Distractor, ...]] = {}
    for slug, compared, text in (*reversed(values), *reversed(values)):
        others = [saying for saying in following if saying[0] != compared][:MOST]
        found[slug] = tuple([other for _, other in others])
        following = ((compared, Distractor(text)), *others)
    return found
