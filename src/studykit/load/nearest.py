"""The name that an author probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_ALIKE: Final = 0.6
_MOST_LISTED: Final = 8
_MOST_COMPARED: Final = 1_000
_LONGEST_COMPARED: Final = 100


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name most like the one written, whatever its case, or None where none is alike."""
    names = {name.lower(): name for name in known}
    if len(names) > _MOST_COMPARED or len(written) > _LONGEST_COMPARED:
        return None
    return next((names[close] for close in get_close_matches(written.lower(), names, n=1, cutoff=_ALIKE)), None)


def suggestion(written: str, known: Iterable[str]) -> str:
    """A hint: the nearest known name, or all of them where they are few, or nothing."""
    names = list(known)
    meant = nearest(written, names)
    if meant is not None:
        return f"did you mean `{meant}`?"
    if 0 < len(names) <= _MOST_LISTED:
        return "known here: " + ", ".join(f"`{name}`" for name in names)
    return ""
