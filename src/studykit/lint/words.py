"""Words as the rules see them: without capitals, without marks of punctuation, without those that carry no content."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")

# Question words, articles, prepositions, auxiliaries: what two questions may share without being alike.
_STOP: Final = """
a an the this that these those it its he she they their them his her is are was were be been being
do does did has have had can could may might must shall should will would of in on at by for to as
and or nor if then than so which what who whom whose when where why how one ones there here name
give say state list tell
"""
STOP: Final = frozenset(_STOP.split())


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(_WORD.findall(text.casefold()))


def only(text: str, known: frozenset[str]) -> bool:
    """Whether the text has words, and all of them are known ones."""
    first = _WORD.search(folded := text.casefold())
    return first is not None and first[0] in known and known.issuperset(_WORD.findall(folded))


def content(text: str) -> frozenset[str]:
    """The words that carry the content."""
    return frozenset(tokens(text)) - STOP


def says(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text, word by word; one in capitals is looked for as it is."""
    if phrase != phrase.upper():
        text, phrase = text.casefold(), phrase.casefold()
    return bool(phrase) and phrase in text and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def shortened(text: str, length: int = 60) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
