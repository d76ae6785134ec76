"""The order in which things are offered: their own where they have one, else one that depends on identities alone."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

_NUMBER: Final = re.compile(r"(?P<before>\D*?)(?P<number>[-−]?\d[\d,]*(?:\.\d+)?)(?P<after>\D*)")
_LETTER: Final = re.compile(r"(?P<before>(?:.*\s)?)(?P<letter>[A-Z])(?P<after>)")


def rank(*identity: str) -> bytes:
    """A place in an order that looks random, and is the same on every machine and Python for ever."""
    return hashlib.sha256("\0".join(identity).encode()).digest()


def natural(texts: Sequence[str]) -> tuple[int, ...] | None:
    """The natural order of some texts, as indices; None when they have none.

    They have one when they differ in nothing but one number (`5 points`, `10 points`) or one last letter
    (`Criterion A`, `Criterion B`).
    """
    for pattern, value in ((_NUMBER, _number), (_LETTER, str)):
        found = [pattern.fullmatch(text) for text in texts]
        parts = [(match["before"], match["after"]) for match in found if match]
        if len(parts) == len(texts) and len(set(parts)) == 1:
            values = [value(match[2]) for match in found if match]
            return tuple(sorted(range(len(texts)), key=values.__getitem__))
    return None


def shuffled(texts: Sequence[str], identity: str) -> tuple[int, ...]:
    """An order for the texts of one item, as indices, that is not the one given unless there is no other."""
    order = tuple(sorted(range(len(texts)), key=lambda index: rank(identity, texts[index])))
    return (*order[1:], order[0]) if order == tuple(range(len(texts))) else order


def _number(written: str) -> float:
    return float(written.replace(",", "").replace("−", "-"))
