"""A learner: a real Anki collection in a temporary folder, that imports packages and studies them."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from anki.collection import Card, Collection, ImportAnkiPackageRequest, Note

STOCK = {
    "Basic",
    "Basic (and reversed card)",
    "Basic (optional reversed card)",
    "Basic (type in the answer)",
    "Cloze",
    "Image Occlusion",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What Anki says of an import, in numbers of notes."""

    new: int = 0
    updated: int = 0
    duplicate: int = 0
    conflicting: int = 0
    first_field_match: int = 0
    missing: int = 0
    empty_first_field: int = 0


class Learner:
    """A collection with Anki's own defaults, but for the number of new cards a day, which is unlimited."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.col = _open(folder)
        preset = self.col.decks.get_config(1)
        preset["new"]["perDay"] = 9999
        self.col.decks.update_config(preset)

    def reopen(self) -> None:
        """Close the collection and open it again, as on another day."""
        self.col.close()
        self.col = _open(self.folder)

    def take(self, package: bytes) -> Imported:
        """Import a package as the import screen does when nothing on it is touched."""
        path = self.folder / "deck.apkg"
        path.write_bytes(package)
        request = ImportAnkiPackageRequest(package_path=str(path))
        request.options.CopyFrom(self.col._backend.get_import_anki_package_presets())
        log = self.col.import_anki_package(request).log
        # The app clears this cache after an import; here nobody does.
        self.col.models._clear_cache()
        return Imported(
            len(log.new),
            len(log.updated),
            len(log.duplicate),
            len(log.conflicting),
            len(log.first_field_match),
            len(log.missing_notetype) + len(log.missing_deck),
            len(log.empty_first_field),
        )

    def study(self, deck: str, ease: int = 3, most: int = 10_000) -> list[tuple[str, int]]:
        """Answer everything that is due in a deck today; gives the item and the ordinal of each card.

        What is answered “again” (`ease` 1) comes again without end: `most` is where the learner has enough for the day.
        """
        self.col.decks.select(self.col.decks.id_for_name(deck))
        seen = []
        while (card := self.col.sched.getCard()) is not None and len(seen) < most:
            seen.append((card.note()["Item"], card.ord))
            card.start_timer()
            self.col.sched.answerCard(card, ease)
        # New releases complete here what their own scheduler left out now and then; no import is to be blamed for it.
        self.col.fix_integrity()
        return seen

    def queue(self, deck: str) -> list[tuple[str, int]]:
        """The new cards of a deck in the order in which the scheduler will show them."""
        self.col.decks.select(self.col.decks.id_for_name(deck))
        queued = self.col.sched.get_queued_cards(fetch_limit=10_000).cards
        return [(self.col.get_note(entry.card.note_id)["Item"], entry.card.template_idx) for entry in queued]

    def note(self, item: str) -> Note:
        """The note of an item (a card's key); KeyError when the learner has none."""
        for note_id in self.col.find_notes(f'"Item:{item}"'):
            return self.col.get_note(note_id)
        raise KeyError(item)

    def card(self, item: str, ordinal: int = 0) -> Card:
        """A card of an item; KeyError when the learner has none."""
        for card in self.note(item).cards():
            if card.ord == ordinal:
                return card
        raise KeyError((item, ordinal))

    def progress(self) -> tuple[list[Any], list[Any]]:
        """All that learning has left behind, of cards and of reviews: what no update may touch."""
        fields = "id, nid, ord, did, type, queue, due, ivl, factor, reps, lapses, left"
        cards = self.col.db.all(f"select {fields} from cards order by id")
        return cards, self.col.db.all("select id, cid, ease, ivl, type from revlog order by id")

    def decks(self) -> dict[str, int]:
        """The decks with how many cards lie directly in each."""
        count = "select count() from cards where did = ?"
        return {deck.name: self.col.db.scalar(count, deck.id) for deck in self.col.decks.all_names_and_ids()}

    def note_types(self) -> list[str]:
        """The note types that are not Anki's own."""
        return sorted(found.name for found in self.col.models.all_names_and_ids() if found.name not in STOCK)

    def faults(self) -> list[str]:
        """What Check Database, the media check and Empty Cards find; nothing when all is well."""
        message, fine = self.col.fix_integrity()
        media = self.col.media.check()
        return [
            *([] if fine and message == "Database rebuilt and optimized." else [message]),
            *(f"missing {name}" for name in media.missing),
            *(f"unused {name}" for name in media.unused),
            *(f"empty {note.note_id}" for note in self.col.get_empty_cards().notes),
        ]


@contextmanager
def learner() -> Iterator[Learner]:
    """A learner with an empty collection, gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="learner."))
    one = Learner(folder)
    try:
        yield one
    finally:
        one.col.close()
        shutil.rmtree(folder)


def seen(html: str) -> str:
    """What a person reads on a side of a card: no style, no tags, entities as the characters they stand for."""
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", html.replace("<br>", "\n")))


def _open(folder: Path) -> Collection:
    """Open the collection without waiting for the disk after each answer: here no power is lost."""
    collection = Collection(str(folder / "collection.anki2"))
    assert collection.db
    collection.db.execute("pragma synchronous = off")
    return collection
