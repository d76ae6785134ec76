"""What somebody may have meant who wrote a name that is not there."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str], count: int = 3) -> Sequence[str]:
    """The names most like `name`, the likeliest first; where none is alike, the first that begin with it."""
    known = list(names)
    return get_close_matches(name, known, count) or [other for other in known if other.startswith(name)][:count]


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The end of a message: `; did you mean `build`?`, or nothing."""
    found = [f"`{other}`" for other in nearest(name, names)]
    match found:
        case []:
            return ""
        case [*others, last] if others:
            return f"; did you mean {', '.join(others)} or {last}?"
        case _:
            return f"; did you mean {found[0]}?"
