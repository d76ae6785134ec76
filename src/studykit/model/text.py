"""Inline text as a small tree: what the author wrote inside one block, with no trace of any output format."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, TypeAlias, assert_never

from msgspec import Struct

LAST_GAP: Final = 499
"""The highest number of a gap of which Anki makes a card."""


class Standing(StrEnum):
    """How well a fact is supported: the best grade among its sources, lowered where the author notes a doubt."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Plain(Struct, frozen=True):
    """A run of characters; never markup, whatever it contains."""

    text: str


class Strong(Struct, frozen=True):
    """Strong importance."""

    children: "tuple[Inline, ...]"


class Emphasis(Struct, frozen=True):
    """Stress, or a title or a foreign word."""

    children: "tuple[Inline, ...]"


class Code(Struct, frozen=True):
    """A code, a form's name, anything set in fixed width."""

    text: str


class Link(Struct, frozen=True):
    """A link: `target` is an https or mailto address, or `#` and an anchor inside the same document."""

    children: "tuple[Inline, ...]"
    target: str


class Citation(Struct, frozen=True):
    """A pointer to a source of the registry; `locator` says where in it (`§ 2`), or is empty."""

    source: str
    locator: str = ""


class Gap(Struct, frozen=True):
    """A part that a cloze card hides; `number`, from 1 to LAST_GAP, is its own for ever; `hint` may be empty."""

    number: int
    children: "tuple[Inline, ...]"
    hint: str = ""


class Mark(Struct, frozen=True):
    """The visible mark on a fact that no official source supports; never made for `Standing.OFFICIAL`."""

    standing: Standing


Inline: TypeAlias = Plain | Strong | Emphasis | Code | Link | Citation | Gap | Mark
Text: TypeAlias = tuple[Inline, ...]


def plain(text: Text) -> str:
    """The words of a text, without citations and marks; a gap gives what it hides."""
    if len(text) == 1 and isinstance(only := text[0], Plain):  # most texts are no more than that
        return only.text.strip()
    return "".join(map(_words, text)).strip()


def citations(text: Text) -> tuple[Citation, ...]:
    """Every citation in a text, in reading order."""
    found: list[Citation] = []
    for inline in text:
        match inline:
            case Plain() | Code() | Mark():
                pass
            case Citation():
                found.append(inline)
            case Strong(children) | Emphasis(children) | Link(children) | Gap(_, children):
                found.extend(citations(children))
            case _:
                assert_never(inline)
    return tuple(found)


def gaps(text: Text) -> Iterator[Gap]:
    """Every gap in a text, in reading order; there is none within another."""
    for inline in text:
        match inline:
            case Plain() | Code() | Citation() | Mark():
                pass
            case Gap():
                yield inline
            case Strong(children) | Emphasis(children) | Link(children):
                yield from gaps(children)
            case _:
                assert_never(inline)


def _words(inline: Inline) -> str:
    match inline:
        case Plain() | Code():
            return inline.text
        case Citation() | Mark():
            return ""
        case Strong() | Emphasis() | Link() | Gap():
            return "".join(map(_words, inline.children))
        case _:
            assert_never(inline)
