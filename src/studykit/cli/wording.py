"""Turns of phrase that several commands share: a count, and what somebody may have meant."""

from collections.abc import Iterable, Sequence


def counted(count: int, noun: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def nearest(name: str, names: Iterable[str], count: int = 3) -> Sequence[str]:
    """The names most like `name`, the likeliest first; where none is alike, the first that begin with it."""
    from difflib import get_close_matches  # costs a start-up that only mistakes need

    known = list(names)
    return get_close_matches(name, known, count) or [other for other in known if other.startswith(name)][:count]


def instead(name: str, names: Iterable[str]) -> str:
    """The end of a message about a name that there is not: the nearest ones, and on a line of its own all there are."""
    known = list(names)
    there_are = f"\nThere are: {', '.join(known)}" if known else ""
    return did_you_mean(name, known) + there_are


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
