"""Identities: guids and ids that come from names alone, so that every edition and every package agrees on them."""

import hashlib
from typing import Final

_GUID_LENGTH: Final = 20
_SPREAD: Final = 6 * 60 * 60 * 1000


def guid(kit: str, key: str) -> str:
    """The guid of the note for the card `key` of a kit: printable, and independent of text, deck, order and tags."""
    return hashlib.sha256(f"studykit\x1f{kit}\x1f{key}".encode()).hexdigest()[:_GUID_LENGTH]


def fixed_id(*names: str, bits: int = 53) -> int:
    """A positive odd id below 2 ** bits; 53 bits pass unharmed through JSON and JavaScript."""
    digest = hashlib.sha256("\x1f".join(names).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - bits) | 1


def wanted_id(guid: str, added: int) -> int:
    """The id that a note asks for, and its cards after it: milliseconds within six hours after `added` (seconds).

    Anki reads the id of a note as the moment it was added. The guid spreads the notes of one edition over these hours,
    so that an id seldom depends on which other notes are in the package.
    """
    return added * 1000 + int(guid, 16) % _SPREAD


def claim(wanted: int, taken: set[int]) -> int:
    """The first free id from `wanted` upwards, which is then taken."""
    while wanted in taken:
        wanted += 1
    taken.add(wanted)
    return wanted
