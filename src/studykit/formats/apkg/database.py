"""The collection inside a package: SQLite in the layout that every Anki reads (schema 11).

From genanki come the tables, the collection's row and the JSON of note types and decks, no more: its writer stamps all
notes with one time, counts ids up from the clock, renders every template, searches fields with a quadratic expression
and leaves a temporary file behind. Only this file imports genanki, and only a build that writes a deck imports it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, Final, TypeAlias

from genanki import Deck, Model
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from studykit.formats.apkg.identity import claim, fixed_id, wanted_id
from studykit.formats.apkg.note_types import NOTE_TYPES, NoteType, stylesheet
from studykit.formats.apkg.rows import NoteRow
from studykit.formats.apkg.stamps import Stamp, Stamps

_Placed: TypeAlias = tuple[int, NoteRow, Stamp]
"""The id of a note, what it says, and its times."""

_DECK_ID_BITS: Final = 41
# A note and a card as they are inserted; -1 says that they were never synchronised.
_NOTE: Final = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_CARD: Final = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
# The last field of the header says which library wrote the file: fixed, so that machines agree; readers pass it over.
_LIBRARY: Final = slice(96, 100)
_LIBRARY_VERSION: Final = (3_040_000).to_bytes(4, "big")
# What a build of SQLite may have other defaults for, and what would then show in the bytes.
_PREPARE: Final = "PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA secure_delete = ON;"


def database(rows: Sequence[NoteRow], descriptions: Mapping[str, str], stamps: Stamps) -> bytes:
    """The database file for notes and for decks by name; the same on every machine with the same SQLite.

    It has no index: every Anki reads a package's tables from end to end, and the ids, which indexes would hold a second
    time, are what compresses worst. Without them a package is a quarter smaller and imports sooner.
    """
    tables = APKG_SCHEMA.partition("CREATE INDEX")[0]
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(f"{_PREPARE} {tables} {APKG_COL}")
        deck_ids = {name: fixed_id("deck", name, bits=_DECK_ID_BITS) for name in descriptions}
        _write_collection(connection, rows, descriptions, deck_ids, stamps)
        placed = _placed(rows, stamps)
        connection.executemany(_NOTE, _note_values(placed))
        connection.executemany(_CARD, _card_values(placed, deck_ids))
        connection.commit()
        written = connection.serialize()
    finally:
        connection.close()
    parts = memoryview(written)
    return b"".join((parts[: _LIBRARY.start], _LIBRARY_VERSION, parts[_LIBRARY.stop :]))


def _write_collection(
    connection: sqlite3.Connection,
    rows: Iterable[NoteRow],
    descriptions: Mapping[str, str],
    deck_ids: Mapping[str, int],
    stamps: Stamps,
) -> None:
    css = stylesheet()
    used = {row.type for row in rows}
    types = {
        str(note_type.id): _type_json(note_type, css, stamps.type(key).changed)
        for key, note_type in NOTE_TYPES.items()
        if key in used
    }
    decks = json.loads(connection.execute("SELECT decks FROM col").fetchone()[0])
    decks.update({str(deck_ids[name]): _deck_json(deck_ids[name], name, text) for name, text in descriptions.items()})
    connection.execute("UPDATE col SET decks = ?, models = ?", (json.dumps(decks), json.dumps(types)))


def _type_json(note_type: NoteType, css: str, changed: int) -> Any:
    model = Model(
        note_type.id,
        note_type.name,
        fields=[{"name": field.name, "id": field.id(note_type.key)} for field in note_type.fields],
        templates=[
            {"name": template.name, "qfmt": template.front, "afmt": template.back, "id": template.id(note_type.key)}
            for template in note_type.templates
        ],
        css=css,
        model_type=Model.CLOZE if note_type.cloze else Model.FRONT_BACK,
    )
    # Anki finds out for itself which fields a card needs; genanki would render every template to say so.
    model._req = []
    return model.to_json(changed, None)


def _deck_json(deck_id: int, name: str, description: str) -> Any:
    never = [0, 0]
    days = {"newToday": never, "lrnToday": never, "revToday": never, "timeToday": never}
    return {**Deck(deck_id, name, description).to_json(), **days, "extendRev": 0}


def _placed(rows: Iterable[NoteRow], stamps: Stamps) -> list[_Placed]:
    """The rows with their ids and times, by their ids, which they choose in the order of their guids."""
    taken: set[int] = set()
    placed = []
    for row in sorted(rows, key=attrgetter("guid")):
        stamp = stamps.note(row.guid)
        placed.append((claim(wanted_id(row.guid, stamp.added), taken), row, stamp))
    placed.sort(key=itemgetter(0))
    return placed


def _note_values(placed: Iterable[_Placed]) -> Iterator[tuple[object, ...]]:
    types = {key: note_type.id for key, note_type in NOTE_TYPES.items()}
    for note_id, row, stamp in placed:
        tags = f" {' '.join(row.tags)} " if row.tags else ""
        yield note_id, row.guid, types[row.type], stamp.changed, tags, "\x1f".join(row.fields), row.fields[0]


def _card_values(placed: Iterable[_Placed], deck_ids: Mapping[str, int]) -> Iterator[tuple[int, ...]]:
    """The cards by their ids, which begin at that of their note; those of notes that stand close may interleave."""
    taken: set[int] = set()
    waiting: list[tuple[int, ...]] = []
    highest = 0
    for note_id, row, stamp in placed:
        if note_id > highest:
            waiting.sort()
            yield from waiting
            waiting.clear()
        deck_id, changed = deck_ids[row.deck], stamp.changed
        for card in row.cards:
            ordinal = card.ordinal
            card_id = claim(note_id + ordinal, taken)
            if card_id > highest:
                highest = card_id
            waiting.append((card_id, note_id, deck_id, ordinal, changed, card.due))
    yield from sorted(waiting)
