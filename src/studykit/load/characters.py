"""The characters that no text of a kit may hold, and the names of all the others."""

import re
import unicodedata
from typing import Final

from studykit.diagnostics import Diagnostics, Span

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, separators that break a line for some programs only, bidirectional controls, lone surrogates."""

_LINE_BREAKS: Final = frozenset("\x85\u2028\u2029")
_DIRECTIONS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Begins with what can be looked for at once, and not letter by letter.
TIGHT_REMARK: Final = re.compile(r"#(?<=\s#)[^\s#!]")
"""The beginning of a remark that may well be meant as text: `our #1 mistake`."""


def named(character: str) -> str:
    """A character as a message says it: `U+00A0 NO-BREAK SPACE`; one that Unicode does not name has its number only."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def forbidden(character: str) -> tuple[str, str]:
    """What to say about a character that `FORBIDDEN` matches: the message, and what to do."""
    if character in _LINE_BREAKS:
        return f"line separator {named(character)}", "end the line with the Enter key, or write a space"
    if character in _DIRECTIONS:
        return (
            f"invisible direction mark {named(character)}",
            "delete it: it makes text read otherwise than it is written",
        )
    if "\ud800" <= character <= "\udfff":
        return f"half a character, {named(character)}", "write the character itself"
    return f"invisible character {named(character)}", "delete it"


def unprintable(character: str, place: Span, problems: Diagnostics) -> None:
    """Note a character that no font of ours has."""
    problems.error(place, "T102", f"no font prints {named(character)}", "write it in words")
