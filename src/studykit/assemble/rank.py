"""Ranks: a shuffle that is the same on every machine and every Python, for ever (SHA-256 of what is shuffled)."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

Thing = TypeVar("Thing")


def rank(*parts: str) -> str:
    """The rank of a thing by what identifies it; parts cannot run into each other."""
    return sha256("\x1f".join(parts).encode()).hexdigest()


def shuffled(things: Iterable[Thing], name: Callable[[Thing], str], *salt: str) -> list[Thing]:
    """The things in the order of their ranks; no two of them may have the same name."""
    return sorted(things, key=lambda thing: rank(*salt, name(thing)))
