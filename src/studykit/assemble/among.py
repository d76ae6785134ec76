"""The stem of an item that shows some members of a set: it asks for those alone, not for the whole set."""

from typing import Final

from studykit.model.document import Block, Paragraph, words
from studykit.model.lead import ENDED
from studykit.model.text import Text, plain

OF_THESE: Final = "Which of these belong to the answer?"
_CLOSING: Final = "”’\"')"


def among(stem: tuple[Block, ...]) -> tuple[Block, ...]:
    """The stem, and behind its last words the question which of the options belong to what it asks for."""
    match stem:
        case (*before, Paragraph(text)):
            return (*before, Paragraph((*text, *words(f"{_stop(text)} {OF_THESE}"))))
        case _:
            return (*stem, Paragraph(words(OF_THESE)))


def _stop(text: Text) -> str:
    return "" if plain(text).rstrip(_CLOSING).endswith(ENDED) else "."
