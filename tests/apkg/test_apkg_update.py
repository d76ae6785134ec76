"""The next edition reaches a learner who has studied: what is corrected, what is kept, what is new."""

import io
import time
import zipfile

from msgspec.structs import replace

from apkg.decks import CARDS, CLOZE, CODES, E1, E2, E3, KIT, OLD, VETERANS, deck, lesson, recall, said, with_cards
from learner import Imported, learner, seen
from studykit.formats.apkg.database import database
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.rows import CardRow, notes
from studykit.formats.apkg.stamps import Records, Stamp, Stamps, fixed_stamps, restamp
from studykit.model.document import words
from studykit.model.text import Gap

NONE = Records({}, {})
FIRST = restamp(NONE, KIT, E1)


def edition(new, previous, now):
    """The package of a deck after the records of an earlier one, and its own records."""
    records = restamp(previous, new, now)
    return write_deck(new, stamp=records.stamps()), records


def test_the_same_content_again_changes_nothing_whenever_it_is_built():
    with learner() as one:
        first, records = edition(KIT, NONE, E1)
        one.take(first)
        one.study("Studies")
        before = one.progress()
        again, _ = edition(KIT, records, E2)
        assert again == first
        assert one.take(again) == Imported(duplicate=7)
        assert one.progress() == before


def test_a_correction_reaches_one_note_and_leaves_the_rest_to_the_learner():
    corrected = replace(CODES[0], back=said("5 points"))
    with learner() as one:
        one.take(write_deck(KIT, stamp=FIRST.stamps()))
        one.study("Studies")
        own = one.note(CODES[1].key)
        own["Answer"] = "my own words"
        own.tags.append("hard")
        one.col.update_note(own)
        before = one.progress()
        package, _ = edition(with_cards(KIT, corrected, *CARDS[1:]), FIRST, E2)
        assert one.take(package) == Imported(updated=1, duplicate=6)
        assert one.note(CODES[0].key)["Answer"] == "5 points"
        assert one.note(CODES[1].key)["Answer"] == "my own words"
        assert "hard" in one.note(CODES[1].key).tags
        assert one.progress() == before
        assert one.faults() == []


def test_two_corrections_within_one_second_both_arrive():
    with learner() as one:
        package, records = edition(KIT, NONE, E1)
        one.take(package)
        for answer in ("5 points", "6 points"):
            corrected = with_cards(KIT, replace(CODES[0], back=said(answer)), *CARDS[1:])
            package, records = edition(corrected, records, E1)
            assert one.take(package) == Imported(updated=1, duplicate=6)
            assert one.note(CODES[0].key)["Answer"] == answer


def test_a_reverse_question_added_later_is_a_new_card_beside_the_old_one():
    with learner() as one:
        one.take(write_deck(KIT, stamp=FIRST.stamps()))
        one.study("Studies")
        cards, reviews = one.progress()
        both_ways = replace(CODES[2], reverse=said("Which code is XP?"))
        package, _ = edition(with_cards(KIT, *CODES[:2], both_ways, *CARDS[3:]), FIRST, E2)
        assert one.take(package) == Imported(updated=1, duplicate=6)
        now, reviews_now = one.progress()
        assert reviews_now == reviews
        assert len(now) == len(cards) + 1
        assert set(map(tuple, cards)) < set(map(tuple, now))
        assert one.card(CODES[2].key, 1).reps == 0
        assert one.faults() == []


def test_a_gap_added_later_is_a_new_card_beside_the_old_ones():
    with learner() as one:
        one.take(write_deck(KIT, stamp=FIRST.stamps()))
        one.study("Studies")
        cards, reviews = one.progress()
        longer = replace(CLOZE, text=(*CLOZE.text, Gap(2, words("As of 2026"))))
        package, _ = edition(with_cards(KIT, *CODES, longer, *CARDS[4:]), FIRST, E2)
        assert one.take(package) == Imported(updated=1, duplicate=6)
        assert one.progress()[1] == reviews
        assert set(map(tuple, cards)) < set(map(tuple, one.progress()[0]))
        assert one.card(CLOZE.key, 1).reps == 0


def test_a_new_card_in_front_is_one_new_note():
    with learner() as one:
        one.take(write_deck(KIT, stamp=FIRST.stamps()))
        one.study("Studies")
        cards, reviews = one.progress()
        package, _ = edition(with_cards(KIT, recall("vet/codes/cps/points", "CPS?", "10"), *CARDS), FIRST, E2)
        assert one.take(package) == Imported(new=1, duplicate=7)
        assert (one.progress()[1], set(map(tuple, cards)) < set(map(tuple, one.progress()[0]))) == (reviews, True)


def test_a_card_that_moves_to_another_place_or_lesson_stays_the_same_note():
    with learner() as one:
        one.take(write_deck(KIT, stamp=FIRST.stamps()))
        one.study("Studies")
        before = one.progress()
        package, _ = edition(with_cards(KIT, *reversed(CARDS)), FIRST, E2)
        assert one.take(package) == Imported(duplicate=7)
        assert one.progress() == before


def test_a_new_style_reaches_learners_whose_notes_did_not_change():
    # An older release, as the records remember it and as the learner has it.
    older = Records(FIRST.notes, {key: replace(record, content="older") for key, record in FIRST.types.items()})
    with learner() as one:
        one.take(write_deck(KIT, stamp=older.stamps()))
        note_type = one.note(CODES[0].key).note_type()
        style, note_type["css"] = note_type["css"], ".card { color: #123456 }"
        one.col.models.update_dict(note_type)
        package, _ = edition(KIT, older, int(time.time()) + 60)
        assert one.take(package) == Imported(duplicate=7)
        assert one.note(CODES[0].key).note_type()["css"] == style
        assert one.note_types() == ["StudyKit Basic", "StudyKit Choice", "StudyKit Cloze"]


def test_a_topics_own_package_holds_the_same_notes_as_the_whole_kits():
    topic = deck(VETERANS)
    with learner() as one:
        one.take(write_deck(KIT, stamp=FIRST.stamps()))
        one.study("Studies")
        before, decks = one.progress(), one.decks()
        assert one.take(write_deck(topic, stamp=FIRST.stamps())) == Imported(duplicate=6)
        assert (one.progress(), one.decks()) == (before, decks)
    with learner() as one:
        one.take(write_deck(topic, stamp=FIRST.stamps()))
        assert one.take(write_deck(KIT, stamp=FIRST.stamps())) == Imported(new=1, duplicate=6)
        assert one.decks() == decks
        assert one.faults() == []


def test_a_correction_may_come_in_either_package():
    corrected = with_cards(KIT, replace(CODES[0], back=said("5 points")), *CARDS[1:])
    records = restamp(FIRST, corrected, E2)
    with learner() as one:
        one.take(write_deck(KIT, stamp=FIRST.stamps()))
        topic = replace(corrected, lessons=corrected.lessons[:1])
        assert one.take(write_deck(topic, stamp=records.stamps())) == Imported(updated=1, duplicate=5)
        assert one.take(write_deck(corrected, stamp=records.stamps())) == Imported(duplicate=7)


def test_two_kits_with_the_same_topics_leave_each_other_alone():
    other = deck(
        lesson("01 Veterans", "veterans", replace(CODES[0], back=said("12")), kit="Other"), kit="x", name="Other"
    )
    with learner() as one:
        one.take(write_deck(KIT, stamp=FIRST.stamps()))
        one.study("Studies")
        before = one.progress()
        package, records = edition(other, NONE, E2)
        assert one.take(package) == Imported(new=1)
        assert set(map(tuple, before[0])) < set(map(tuple, one.progress()[0]))
        assert one.progress()[1] == before[1]
        corrected = with_cards(other, replace(CODES[0], back=said("13")))
        assert one.take(edition(corrected, records, E3)[0]) == Imported(updated=1)
        answers = one.col.db.list("select flds from notes where flds like ?", f"%{CODES[0].key}%")
        assert sorted(fields.split("\x1f")[1] for fields in answers) == ["10 points", "13"]
        assert one.note_types() == ["StudyKit Basic", "StudyKit Choice", "StudyKit Cloze"]
        assert one.faults() == []


def test_a_superseded_topic_says_so_to_those_who_have_it():
    with learner() as one:
        one.take(write_deck(deck(VETERANS, replace(OLD, status=())), stamp=FIRST.stamps()))
        package, _ = edition(KIT, restamp(NONE, deck(VETERANS, replace(OLD, status=())), E1), E2)
        assert one.take(package) == Imported(updated=1, duplicate=6)
        assert "Superseded since" in one.card("ecqs/list/lc/name").question()


def test_the_spare_template_makes_a_card_for_learners_who_have_the_note():
    rows = notes(KIT)
    first = replace(rows[0], fields=(*rows[0].fields[:-1], "Spare?"), cards=(*rows[0].cards, CardRow(2, 99)))
    stamps = Stamps({first.guid: Stamp(E1, E2)}, {}, Stamp(E1, E1))
    names = {"Studies": "", "Studies::01 Veterans": "", "Studies::02 ECQs": ""}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("collection.anki2", database((first, *rows[1:]), names, stamps))
        archive.writestr("media", "{}")
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        one.study("Studies")
        reviews = one.progress()[1]
        assert one.take(whole.getvalue()) == Imported(updated=1, duplicate=6)
        assert seen(one.card(CODES[0].key, 2).answer()).startswith("VeteransSpare?10 points")
        assert one.progress()[1] == reviews
        assert one.faults() == []
