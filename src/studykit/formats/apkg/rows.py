"""Notes as rows: all that an edition says of a note but its times; packages, ledgers and differences start here."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import count, groupby
from typing import Final

from msgspec import Struct

from studykit.formats.apkg.content import REVERSE, Content, Setting, content, setting
from studykit.formats.apkg.escape import forbidden
from studykit.formats.apkg.identity import guid
from studykit.formats.apkg.note_types import NOTE_TYPES
from studykit.formats.apkg.source_field import source_writer
from studykit.model.card import Card
from studykit.model.deck import Deck, Lesson, Note

LAST_POSITION: Final = 999_999
_SPACE: Final = re.compile(r"\s+")
_PART_LENGTH: Final = 10

_ASKED: Final = "question"
_ANSWERED: Final = "answer"
_REST: Final = "explanation, source or tags"
_ORDER: Final = (_ASKED, _ANSWERED, _REST)
_PARTS: Final = {
    "Question": _ASKED,
    "Reverse": _ASKED,
    "Text": _ASKED,
    "Choices": _ASKED,
    "Answer": _ANSWERED,
    "Subject": _ANSWERED,
}
"""The part of a content hash that a field belongs to, by its key; a field that is not named is of the rest."""


class CardRow(Struct, frozen=True):
    """A card of a note: the `ordinal` of its template (or its gap, from 0), and its position in the order of study."""

    ordinal: int
    due: int


class NoteRow(Struct, frozen=True):
    """A note: `key` is its card's, `type` a key of NOTE_TYPES; `fields` are HTML, `tags` sorted, `deck` is a name.

    The guid comes from the key under which the card was first published.
    """

    key: str
    guid: str
    type: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    cards: tuple[CardRow, ...]


def notes(deck: Deck) -> tuple[NoteRow, ...]:
    """The notes of a deck in reading order.

    Within a section all facts are asked before any of them is asked the other way round. Raises ValueError, naming the
    card, for what the loader has refused before: a key that comes twice, a control character, a source not in the deck.
    """
    source = source_writer({source.id: source for source in deck.sources})
    positions = count(1)
    rows = [row for lesson in deck.lessons for row in _lesson(deck.kit, lesson, source, positions)]
    _check_keys(rows)
    if next(positions) > LAST_POSITION + 1:
        raise ValueError(f"Anki orders no more than {LAST_POSITION} new cards")
    return tuple(rows)


def content_hash(row: NoteRow) -> str:
    """Hashes of what a learner would miss if an edition did not arrive: what is asked, the answer, and all the rest.

    They are joined by hyphens, so that it can be told which of them changed.
    """
    parts: dict[str, list[str]] = {_ASKED: [], _ANSWERED: [], _REST: [row.type, *row.tags]}
    for field, value in zip(NOTE_TYPES[row.type].fields, row.fields, strict=True):
        parts[_PARTS.get(field.key, _REST)].append(value)
    return "-".join(hashlib.sha256("\x1f".join(part).encode()).hexdigest()[:_PART_LENGTH] for part in parts.values())


def changed_parts(old: str, new: str) -> tuple[str, ...]:
    """What differs between two content hashes, in words for learners; nothing where they are the same."""
    both = zip(old.split("-"), new.split("-"), strict=False)
    return tuple(name for name, (before, after) in zip(_ORDER, both, strict=False) if before != after)


def _lesson(kit: str, lesson: Lesson, source: Callable[[Card], str], positions: Iterator[int]) -> Iterable[NoteRow]:
    around = setting(lesson, source)
    for _, section in groupby(lesson.notes, key=_section):
        members = [(note, *_content(note, around)) for note in section]
        forward = [next(positions) for _ in members]
        backward = [next(positions) if _backward(made) else 0 for _, made, _ in members]
        for (note, made, tags), first, last in zip(members, forward, backward, strict=True):
            later = _backward(made)
            cards = tuple([CardRow(ordinal, last if ordinal in later else first) for ordinal in made.ordinals])
            identity = guid(kit, note.identity)
            yield NoteRow(note.card.key, identity, made.type, made.fields, tags, lesson.name, cards)


def _section(note: Note) -> tuple[str, ...]:
    return tuple(note.card.key.split("/")[:2])


def _backward(made: Content) -> tuple[int, ...]:
    """The ordinals that wait for the end of the section."""
    return made.ordinals[REVERSE:] if made.type == "basic" else ()


def _content(note: Note, around: Setting) -> tuple[Content, tuple[str, ...]]:
    """What a card becomes, and its tags."""
    try:
        made, tags = content(note, around), _tags(note.tags)
    except ValueError as error:
        raise ValueError(f"card `{note.card.key}`: {error}") from error
    if character := forbidden("".join((*made.fields, *note.tags))):
        raise ValueError(f"card `{note.card.key}`: Anki cannot hold {character}")
    return made, tags


@lru_cache
def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """A space would split a tag, and an empty level would be called `blank`."""
    clean = {"::".join(filter(None, _SPACE.sub("-", tag.strip()).split("::"))) for tag in tags}
    if "" in clean:
        raise ValueError("a tag is empty")
    return tuple(sorted(clean))


def _check_keys(rows: list[NoteRow]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.guid in seen:
            raise ValueError(f"card `{row.key}`: the key comes twice")
        seen.add(row.guid)
