"""Hints for a name that was not found, and lists of names as a person says them."""

from collections.abc import Iterable, Sequence
from typing import Final

SHOWN: Final = 6


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name, or all of them where none is near."""
    from difflib import get_close_matches  # costs a start-up that only mistakes need

    names = tuple(known)
    close = get_close_matches(name, names, n=1)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"known here: {listed(names)}" if names else ""


def listed(names: Sequence[str]) -> str:
    """Names with commas between; of many, the first few and how many more."""
    if len(names) <= SHOWN:
        return ", ".join(names)
    return f"{', '.join(names[:SHOWN])} and {len(names) - SHOWN} more"
