"""The text form of a deck comes into a real collection as the package does."""

from anki.collection import ImportCsvRequest
from msgspec.structs import replace

from apkg.decks import CARDS, CODES, E1, E2, KIT, recall, said, with_cards
from learner import Learner, learner
from studykit.formats.apkg.import_text import render
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.stamps import fixed_stamps


def take_text(one: Learner, text: bytes):
    """Import as the screen does when nothing on it is touched."""
    path = one.folder / "deck.txt"
    path.write_bytes(text)
    metadata = one.col.get_csv_metadata(str(path), None)
    return one.col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def rows(one: Learner):
    columns = "select n.guid, n.mid, n.flds, trim(n.tags), c.ord, d.name from notes n join cards c on c.nid = n.id"
    return one.col.db.all(f"{columns} join decks d on d.id = c.did order by n.guid, c.ord")


def test_the_notes_are_those_of_the_package():
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        packed = rows(one)
        one.col.remove_notes(one.col.db.list("select id from notes"))
        log = take_text(one, render(KIT))
        assert len(log.new) == len(CARDS) + 1
        assert rows(one) == packed
        assert one.faults() == []


def test_it_updates_the_notes_of_the_package_and_leaves_progress_alone():
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        one.study("Studies")
        before = one.progress()
        log = take_text(one, render(with_cards(KIT, replace(CODES[0], back=said("5 points")), *CARDS[1:])))
        assert (len(log.new), len(log.updated)) == (0, 1)
        assert one.note(CODES[0].key)["Answer"] == "5 points"
        assert one.progress() == before


def test_what_would_break_a_table_comes_through():
    odd = recall("vet/odd/a/b", 'a "quoted"\ttab, #hash; and a\nline', "#separator:comma")
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E2)))
        packed = with_cards(KIT, odd)
        take_text(one, render(packed))
        text = one.note(odd.key)
        one.col.remove_notes([text.id])
        one.take(write_deck(packed, stamp=fixed_stamps(E2)))
        assert one.note(odd.key).fields == text.fields
