"""What an author probably meant by a name that is not known, and lists of names as a person says them."""

from collections.abc import Collection, Sequence
from typing import Final

_ALIKE: Final = 0.6
_MOST_LISTED: Final = 12
_SAID: Final = 6
# Comparing with all of a thousand names takes a few milliseconds, and a file may have ten thousand slips.
_MOST_COMPARED: Final = 500
_LONGEST_COMPARED: Final = 100


def nearest(written: str, known: Collection[str]) -> str | None:
    """The known name most like the one written, whatever its case; None where none is alike, or too many are known."""
    if len(known) > _MOST_COMPARED or len(written) > _LONGEST_COMPARED:
        return None
    # Imported for the first slip: a kit without any has no need of it.
    from difflib import get_close_matches

    names = {name.lower(): name for name in known}
    return next((names[close] for close in get_close_matches(written.lower(), names, n=1, cutoff=_ALIKE)), None)


def suggestion(written: str, known: Collection[str]) -> str:
    """A hint: the nearest known name, or all of them where they are few, or nothing."""
    meant = nearest(written, known)
    if meant is not None:
        return f"did you mean `{meant}`?"
    if 0 < len(known) <= _MOST_LISTED:
        return "known here: " + ", ".join(f"`{name}`" for name in known)
    return ""


def listed(names: Sequence[str]) -> str:
    """Names with commas between; of many, the first few and how many more."""
    if len(names) <= _SAID:
        return ", ".join(names)
    return f"{', '.join(names[:_SAID])} and {len(names) - _SAID} more"
