"""Speech: where a kit asks for it, Anki speaks what is asked and then the answer; elsewhere it is silent."""

import pytest
from msgspec.structs import replace

from apkg.decks import CHOICE, CLOZE, CODES, E1, VETERANS, deck
from learner import learner
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.stamps import fixed_stamps

REVERSE = 1
SPOKEN = {
    (CODES[0].key, 0): ("How many points does CP add?", "10 points"),
    (CODES[0].key, REVERSE): ("Which code adds 10 to 20?", "CP"),
    (CLOZE.key, 0): ("Code blank adds 5 points.", "TP"),
    (CLOZE.key, 2): ("Code TP adds [how many] points.", "5"),
    (CHOICE.key, 0): ("A Purple Heart recipient has no VA rating. Which code may be claimed?", "B. XP"),
}


def said(tags):
    return [(" ".join(tag.field_text.split()), tag.lang) for tag in tags]


@pytest.mark.parametrize(("speech", "language"), [("en-US", "en_US"), ("de-DE", "de_DE")])
def test_anki_speaks_the_question_and_then_the_answer_in_the_language_of_the_kit(speech, language):
    with learner() as one:
        one.take(write_deck(deck(replace(VETERANS, speech=speech)), stamp=fixed_stamps(E1)))
        for (item, ordinal), (question, answer) in SPOKEN.items():
            card = one.card(item, ordinal)
            assert said(card.question_av_tags()) == [(question, language)]
            assert said(card.answer_av_tags()) == [(answer, language)]
        assert one.faults() == []


def test_a_kit_that_does_not_ask_for_speech_has_none():
    with learner() as one:
        one.take(write_deck(deck(VETERANS), stamp=fixed_stamps(E1)))
        for card in map(one.col.get_card, one.col.find_cards("")):
            assert card.question_av_tags() == card.answer_av_tags() == []
            assert "speech" not in card.question().partition("</style>")[2]


def test_two_kits_speak_each_its_own_language_in_one_collection():
    german = deck(replace(VETERANS, speech="de-DE", name="Andere::01 Veterans"), kit="other", name="Andere")
    with learner() as one:
        one.take(write_deck(deck(replace(VETERANS, speech="en-US")), stamp=fixed_stamps(E1)))
        one.take(write_deck(german, stamp=fixed_stamps(E1)))
        languages = {
            tag.lang for card in map(one.col.get_card, one.col.find_cards("")) for tag in card.question_av_tags()
        }
        assert languages == {"en_US", "de_DE"}
