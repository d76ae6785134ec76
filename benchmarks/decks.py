"""What does a deck of 100,000 notes cost: beside the floor, beside genanki, and beside Anki's own export?

    .venv/bin/python benchmarks/decks.py [notes] [rounds]

Every contender writes the same rows (one note, two cards: both ways) in a process of its own, in interleaved rounds,
from rows that are there to a file. The floor is sqlite3's `executemany` and a deflated zip; like studykit it makes no
index, which the others make. `studykit, whole` makes the HTML of every field too. Seconds are of the processor, so that
a busy machine wrongs nobody. Aims for 100,000: at most 1.6 times the floor, at least 5 times as fast as Anki, at most
twice the memory of genanki.
"""

import io
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from timing import at_least, command_line

NOW = 1_790_000_000
NAMES = ("floor", "studykit", "studykit, whole", "genanki", "anki")


def made(count: int):
    """The neutral deck: cards that read like those of a kit."""
    from studykit.model.card import RecallCard
    from studykit.model.deck import Deck, Lesson, Note
    from studykit.model.document import Paragraph, words
    from studykit.model.source import Provenance, Source
    from studykit.model.text import Citation, Standing

    rests_on = Provenance((Citation("book", "p. 7"),), Standing.OFFICIAL)
    notes = tuple(
        Note(
            RecallCard(
                f"bench/s{number // 500}/e{number}/means",
                (Paragraph(words(f"What does ECQ {number} require of a <leader> in situation {number % 97}?")),),
                (
                    Paragraph(
                        words(f"Competency {number % 41}: strategic change, within and outside, to meet {number}.")
                    ),
                ),
                rests_on,
                words(f"ECQ {number}"),
                (Paragraph(words(f"Which ECQ requires competency {number % 41} of entry {number}?")),),
            ),
            ("bench::kind::facts", f"bench::bench::s{number // 500}"),
        )
        for number in range(count)
    )
    book = Source("book", "A book", "A press", "https://example.org/book", "2026-01-01", Standing.OFFICIAL)
    lesson = Lesson("bench", "Bench::01 All", words("All"), words("Made up to measure."), (), notes)
    return Deck("bench", "Bench", words("Made up to measure."), (lesson,), (book,))


def studykit_rows(count: int) -> dict:
    """The writing alone, of rows that are there."""
    from studykit.formats.apkg.database import database
    from studykit.formats.apkg.package import zipped
    from studykit.formats.apkg.rows import notes
    from studykit.formats.apkg.stamps import fixed_stamps

    rows = notes(made(count))
    names = {"Bench": "Made up to measure.", "Bench::01 All": "Made up to measure."}
    return timed(lambda: zipped({"collection.anki2": database(rows, names, fixed_stamps(NOW)), "media": b"{}"}))


def studykit_whole(count: int) -> dict:
    from studykit.formats.apkg.package import write_deck
    from studykit.formats.apkg.stamps import fixed_stamps

    deck = made(count)
    return timed(lambda: write_deck(deck, stamp=fixed_stamps(NOW)))


def floor(count: int) -> dict:
    from genanki.apkg_col import APKG_COL
    from genanki.apkg_schema import APKG_SCHEMA

    from studykit.formats.apkg.rows import notes

    rows = notes(made(count))
    base = NOW * 1000

    def write() -> bytes:
        tables = APKG_SCHEMA.partition("CREATE INDEX")[0]
        connection = sqlite3.connect(":memory:")
        connection.executescript(tables + APKG_COL)
        connection.executemany(
            "INSERT INTO notes VALUES (?, ?, 1700000001, ?, -1, ?, ?, ?, 0, 0, '')",
            (
                (base + at, row.guid, NOW, f" {' '.join(row.tags)} ", "\x1f".join(row.fields), row.fields[0])
                for at, row in enumerate(rows)
            ),
        )
        connection.executemany(
            "INSERT INTO cards VALUES (?, ?, 1700000101, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            (
                (base + 2 * at + card.ordinal, base + at, card.ordinal, NOW, card.due)
                for at, row in enumerate(rows)
                for card in row.cards
            ),
        )
        connection.commit()
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("collection.anki2", connection.serialize())
            archive.writestr("media", "{}")
        return whole.getvalue()

    return timed(write)


def of_genanki(count: int) -> dict:
    import genanki

    from studykit.formats.apkg.note_types import NOTE_TYPES, stylesheet
    from studykit.formats.apkg.rows import notes

    shape = NOTE_TYPES["basic"]
    templates = [{"name": each.name, "qfmt": each.front, "afmt": each.back} for each in shape.templates]
    model = genanki.Model(
        shape.id,
        shape.name,
        fields=[{"name": field.name} for field in shape.fields],
        templates=templates,
        css=stylesheet(),
    )
    rows = notes(made(count))
    path = Path(tempfile.mkdtemp()) / "deck.apkg"

    def write() -> bytes:
        deck = genanki.Deck(1_700_000_101, "Bench::01 All")
        for row in rows:
            deck.add_note(genanki.Note(model=model, fields=list(row.fields), guid=row.guid, tags=list(row.tags)))
        genanki.Package(deck).write_to_file(str(path), timestamp=NOW)
        return path.read_bytes()

    return timed(write)


def of_anki(count: int) -> dict:
    from anki.collection import AddNoteRequest, Collection, DeckIdLimit, ExportAnkiPackageOptions

    from studykit.formats.apkg.rows import notes

    rows = notes(made(count))
    folder = Path(tempfile.mkdtemp())
    path = folder / "deck.apkg"

    def write() -> bytes:
        collection = Collection(str(folder / "collection.anki2"))
        shape = collection.models.by_name("Basic (and reversed card)")
        deck = collection.decks.id("Bench::01 All")
        requests = []
        for row in rows:
            note = collection.new_note(shape)
            note.fields[:] = [row.fields[0], "<hr>".join(row.fields[1:])]
            note.guid, note.tags = row.guid, list(row.tags)
            requests.append(AddNoteRequest(note, deck))
        collection.add_notes(requests)
        options = ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=True, legacy=True)
        collection.export_anki_package(out_path=str(path), options=options, limit=DeckIdLimit(deck))
        return path.read_bytes()

    return timed(write)


CONTENDERS = dict(zip(NAMES, (floor, studykit_rows, studykit_whole, of_genanki, of_anki), strict=True))


def timed(write: Callable[[], bytes]) -> dict:
    begin = time.process_time()
    size = len(write())
    seconds = time.process_time() - begin
    return {"seconds": seconds, "size": size, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main(notes: int, rounds: int) -> None:
    best: dict[str, dict] = {}
    for _ in range(rounds):
        for name in NAMES:
            command = [sys.executable, __file__, "--child", name, str(notes)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            if name not in best or found["seconds"] < best[name]["seconds"]:
                best[name] = found
    print(f"{notes:,} notes, {2 * notes:,} cards, best of {rounds}")
    for name, found in best.items():
        ratio = found["seconds"] / best["floor"]["seconds"]
        costs = f"{found['seconds']:7.2f} s {ratio:6.2f} × floor {found['memory']:7.0f} MiB"
        print(f"  {name:16} {costs} {found['size'] / 1e6:6.1f} MB")
    faster = best["anki"]["seconds"] / best["studykit"]["seconds"]
    memory = best["studykit"]["memory"] / best["genanki"]["memory"]
    print(f"  {faster:.1f} times as fast as Anki; {memory:.2f} of genanki's memory")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(CONTENDERS[sys.argv[2]](int(sys.argv[3]))))
    else:
        line = command_line(__doc__)
        line.add_argument("notes", nargs="?", type=at_least(1), default=100_000)
        line.add_argument("rounds", nargs="?", type=at_least(1), default=3)
        main(**vars(line.parse_args()))
