"""The note types, frozen since the first release.

Anki matches a learner's notes to an edition by these, and what no longer matches is skipped for good or doubled.

Frozen: the type's id, its kind (cloze or not), the count, order and ids of fields and templates, and the sort field
(the first). The ids come from the keys below, so a key never changes.
Free, and carried to learners when they import: the style, the templates' text, and every shown name (when a field's
changes, the templates must follow).

`Extra1` holds the language in which Anki speaks the card, and is empty where it is silent. What a later release needs
goes into the other spare fields; the spare template makes a third card once `Extra3` is filled.
"""

import hashlib
from importlib.resources import files
from typing import Final

from msgspec import Struct

from studykit.formats.apkg.identity import fixed_id
from studykit.formats.apkg.templates import (
    CHOICE_BACK,
    CHOICE_FRONT,
    CLOZE_BACK,
    CLOZE_FRONT,
    RECALL_BACK,
    RECALL_FRONT,
    REVERSE_BACK,
    REVERSE_FRONT,
    SPARE_BACK,
    SPARE_FRONT,
)

REVISED: Final = 1_795_305_600
"""Seconds since 1970 of the day on which templates or style last changed: learners take what is newer than theirs."""

_PUBLISHER: Final = "studykit"
_TYPE_ID_BITS: Final = 41


class Field(Struct, frozen=True):
    """A field: `key` is frozen, `name` is what learners see and templates say."""

    key: str
    name: str

    def id(self, note_type: str) -> int:
        """The id by which Anki knows the field under any name (since 23.10)."""
        return fixed_id("field", _PUBLISHER, note_type, self.key)


class Template(Struct, frozen=True):
    """A template: `key` is frozen, the rest is free."""

    key: str
    name: str
    front: str
    back: str

    def id(self, note_type: str) -> int:
        """The id by which Anki knows the template under any name (since 23.10)."""
        return fixed_id("template", _PUBLISHER, note_type, self.key)


class NoteType(Struct, frozen=True):
    """A note type: `key` and `cloze` are frozen, `name` is free; the first field is the sort field."""

    key: str
    name: str
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    cloze: bool = False

    @property
    def id(self) -> int:
        """The id by which Anki knows the type."""
        return fixed_id("notetype", _PUBLISHER, self.key, bits=_TYPE_ID_BITS)


def _fields(*keys: str) -> tuple[Field, ...]:
    return tuple(Field(key, key) for key in (*keys, "Extra1", "Extra2", "Extra3"))


NOTE_TYPES: Final = {
    "basic": NoteType(
        "basic",
        "StudyKit Basic",
        _fields("Question", "Answer", "Explanation", "Source", "Topic", "Item", "Reverse", "Subject", "Status"),
        (
            Template("recall", "Recall", RECALL_FRONT, RECALL_BACK),
            Template("reverse", "Reverse", REVERSE_FRONT, REVERSE_BACK),
            Template("spare", "Spare", SPARE_FRONT, SPARE_BACK),
        ),
    ),
    "cloze": NoteType(
        "cloze",
        "StudyKit Cloze",
        _fields("Text", "Explanation", "Source", "Topic", "Item", "Status"),
        (Template("cloze", "Cloze", CLOZE_FRONT, CLOZE_BACK),),
        cloze=True,
    ),
    "choice": NoteType(
        "choice",
        "StudyKit Choice",
        _fields("Question", "Choices", "Answer", "Explanation", "Source", "Topic", "Item", "Status"),
        (Template("choice", "Choice", CHOICE_FRONT, CHOICE_BACK),),
    ),
}


def stylesheet() -> str:
    """The CSS that every note type carries."""
    return files(__package__).joinpath("style.css").read_text(encoding="utf-8")


def type_hash(note_type: NoteType, css: str) -> str:
    """A hash of all that may change in a note type between editions."""
    return hashlib.sha256(repr((note_type, css)).encode()).hexdigest()[:16]
