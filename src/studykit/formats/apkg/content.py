"""What a card becomes: a note type, the values of its fields, and which of the templates make a card of it."""

from collections.abc import Callable, Mapping
from typing import Final, assert_never

from msgspec import Struct

from studykit.formats.apkg.escape import escape
from studykit.formats.apkg.markup import block_html, inline_html
from studykit.formats.apkg.note_types import NOTE_TYPES
from studykit.formats.apkg.options import answer_html, choices_html, reasons_html
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.choices import arranged
from studykit.model.deck import Lesson, Note
from studykit.model.text import LAST_GAP, gaps

REVERSE: Final = 1
_UNFILLED: Final = {key: {field.key: "" for field in row.fields} for key, row in NOTE_TYPES.items()}
"""The fields of each note type in their order, as none of them says anything yet."""


class Content(Struct, frozen=True):
    """A note without its place: `fields` in the order of its type, `ordinals` of the cards that it makes."""

    type: str
    fields: tuple[str, ...]
    ordinals: tuple[int, ...]


class Setting(Struct, frozen=True):
    """What the notes of a lesson share: the values of fields that say the same on all, and what makes source fields."""

    fields: Mapping[str, str]
    source: Callable[[Card], str]


def setting(lesson: Lesson, source: Callable[[Card], str]) -> Setting:
    """What the notes of a lesson share; `source` gives the source field of a card."""
    fields = {
        "Topic": inline_html(lesson.title),
        "Status": inline_html(lesson.status),
        # What a template says in place of a language must be one word of Anki's: `en_US`.
        "Extra1": escape(lesson.speech.replace("-", "_")),
    }
    return Setting(fields, source)


def content(note: Note, around: Setting) -> Content:
    """What a card becomes; ValueError for one of which Anki would make nothing, or nothing that can be answered."""
    card = note.card
    shared = {**around.fields, "Source": around.source(card), "Item": escape(note.identity)}
    match card:
        case RecallCard():
            return _basic(card, shared)
        case ClozeCard():
            return _cloze(card, shared)
        case ChoiceCard():
            return _choice(card, shared)
        case _:
            assert_never(card)


def _basic(card: RecallCard, shared: Mapping[str, str]) -> Content:
    reverse, subject = block_html(card.reverse), inline_html(card.subject)
    if reverse and not subject:
        raise ValueError("the reverse question has no answer")
    own = {
        "Question": _asked(block_html(card.front)),
        "Answer": block_html(card.back),
        "Explanation": block_html(card.extra),
        "Reverse": reverse,
        "Subject": subject,
    }
    return Content("basic", _in_order("basic", {**shared, **own}), (0, REVERSE) if reverse else (0,))


def _cloze(card: ClozeCard, shared: Mapping[str, str]) -> Content:
    own = {"Text": _asked(inline_html(card.text, cloze=True)), "Explanation": block_html(card.extra)}
    numbers = sorted({gap.number for gap in gaps(card.text)})
    if not numbers or numbers[0] < 1 or numbers[-1] > LAST_GAP:
        raise ValueError(f"a cloze needs gaps, numbered from 1 to {LAST_GAP}")
    return Content("cloze", _in_order("cloze", {**shared, **own}), tuple(number - 1 for number in numbers))


def _choice(card: ChoiceCard, shared: Mapping[str, str]) -> Content:
    options = arranged(card.key, card.options)
    own = {
        "Question": _asked(block_html(card.front)),
        "Choices": choices_html(options),
        "Answer": answer_html(options),
        "Explanation": block_html(card.extra) + reasons_html(options),
    }
    return Content("choice", _in_order("choice", {**shared, **own}), (0,))


def _asked(question: str) -> str:
    """Anki makes no card of a note whose first field is empty, so no question is a fault of ours."""
    if not question:
        raise ValueError("the card asks nothing")
    return question


def _in_order(note_type: str, values: Mapping[str, str]) -> tuple[str, ...]:
    unfilled = _UNFILLED[note_type]
    if not values.keys() <= unfilled.keys():
        raise ValueError(f"the note type has no field {sorted(values.keys() - unfilled.keys())}")
    return tuple({**unfilled, **values}.values())
