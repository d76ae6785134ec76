"""Leads: a title, label or term, with what tells it from the words that follow on the same line."""

from typing import Final

from studykit.model.capitals import capital
from studykit.model.text import Plain, Text, plain

ENDED: Final = (".", "?", "!", ":", "…")


def lead(title: Text) -> Text:
    """The title before what belongs to it: with a colon, unless it ends with a stop of its own."""
    return (*title, Plain(" " if plain(title).endswith(ENDED) else ": "))


def sentence(title: Text, said: Text) -> Text:
    """The title and what is said of it: behind a colon, or as a sentence of its own behind a question or a sentence."""
    return (*lead(title), *(capital(said) if plain(title).endswith(ENDED) else said))


def titled(title: str, said: str) -> str:
    """The same of mere words: `Cash: cards`, `Cash or credit? Cards`."""
    return plain(sentence((Plain(title),), (Plain(said),)))


def unstopped(text: Text) -> Text:
    """The text without the full stop of a sentence at its end, before a colon."""
    match text:
        case (*before, Plain(run)):
            return (*before, Plain(run.rstrip().removesuffix(".")))
        case _:
            return text
