"""The gaps of a cloze against those that were published: a number belongs to its gap for ever."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from studykit.model.card import ClozeCard
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text, gaps, plain


def gap_words(card: ClozeCard) -> dict[int, str]:
    """The words behind each number, in the order of the numbers; a number that stands twice has both."""
    words: dict[int, list[str]] = {}
    for gap in gaps(card.text):
        words.setdefault(gap.number, []).append(plain(gap.children))
    return {number: " / ".join(words[number]) for number in sorted(words)}


def broken_gaps(card: ClozeCard, published: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the gaps of a card, as message and hint; words that were only corrected are right."""
    now = gap_words(card)
    outside = _outside(card.text)
    for number, words in published.items():
        if number not in now:
            hint = "put the gap back, or retire the sentence and write it anew under another identity"
            yield f"gap c{number}, “{words}”, was published and is gone", hint
        elif now[number] == words:
            continue
        elif moved := next((other for other, said in now.items() if said == words and other != number), None):
            hint = f"give “{words}” its number c{number} again, and new gaps new numbers"
            yield f"gap c{number} was published as “{words}”, which is c{moved} now", hint
        elif f" {_bare(words)} " in outside:
            hint = f"leave “{words}” in c{number}, and give “{now[number]}” a new number"
            yield f"gap c{number} was published as “{words}”, and hides “{now[number]}” now", hint


def _outside(text: Text) -> str:
    """The words that no gap hides, each between spaces."""
    shown = "".join(_shown(inline) for inline in text)
    return f" {_bare(shown)} "


def _shown(inline: Inline) -> str:
    match inline:
        case Gap():
            return " \x1f "
        case Strong(children) | Emphasis(children) | Link(children):
            return "".join(map(_shown, children))
        case Plain(text) | Code(text):
            return text
        case Citation() | Mark():
            return ""
        case _:
            assert_never(inline)


def _bare(words: str) -> str:
    """Words in lower case between single spaces, without the marks around them."""
    return " ".join(filter(None, (word.strip(".,;:!?()“”‘’\"'").lower() for word in words.split())))
