"""The order of a choice card's options: one that gives nothing away, never moves, and is the same on every medium."""

import hashlib
import re
from typing import Final

from studykit.model.card import Option
from studykit.model.text import plain

_AMOUNT: Final = re.compile(r"(?P<sign>[-−]?)(?P<before>\D*)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<after>\D*)")


def arranged(key: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Amounts of the same thing (`5 points`, `10 points`) from the smallest, all else by a hash of card and option.

    So an option that is added or reworded finds its place without moving the others among themselves.
    """
    amounts = [_AMOUNT.fullmatch(plain(option.text)) for option in options]
    if len({amount and (amount["before"], amount["after"]) for amount in amounts}) == 1 and all(amounts):
        return tuple(sorted(options, key=lambda option: (_number(option), plain(option.text))))
    return tuple(sorted(options, key=lambda option: _rank(key, option)))


def letter(index: int) -> str:
    """The letter of the option at `index`, as a browser counts them: A to Z, then AA."""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


def _number(option: Option) -> float:
    amount = _AMOUNT.fullmatch(plain(option.text))
    if amount is None:
        raise ValueError(f"`{plain(option.text)}` is no amount")
    value = float(amount["number"].replace(",", ""))
    return -value if amount["sign"] else value


def _rank(key: str, option: Option) -> str:
    return hashlib.sha256(f"{key}\x1f{plain(option.text)}".encode()).hexdigest()
