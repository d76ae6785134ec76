"""The name that an author probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_ALIKE: Final = 0.6
_MOST_LISTED: Final = 8
_MOST_COMPARED: Final = 20_000


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name most like the one written, or None where none is alike."""
    names = list(known)
    if len(names) > _MOST_COMPARED or len(written) > 200:
        return None
    return next(iter(get_close_matches(written, names, n=1, cutoff=_ALIKE)), None)


def suggestion(written: str, known: Iterable[str]) -> str:
    """A hint: the nearest known name, or all of them where they are few, or nothing."""
    names = list(known)
    meant = nearest(written, names)
    if meant is not None:
        return f"did you mean `{meant}`?"
    if 0 < len(names) <= _MOST_LISTED:
        return "known here: " + ", ".join(f"`{name}`" for name in names)
    return ""
