"""The deck: names, order, tags, what a topic's own package shares with the whole kit's."""

from msgspec.structs import replace

from assemble.test_guide import KIT, OLD, TOPIC
from studykit.assemble.deck import deck
from studykit.model.card import RecallCard
from studykit.model.document import Paragraph, words
from studykit.model.source import Provenance
from studykit.model.text import Citation, Standing, plain


def card(key: str, standing: Standing, source: str, text_source: str = "") -> RecallCard:
    back = (*words("Yes"), *((Citation(text_source),) if text_source else ()))
    front = (Paragraph(words("So?")),)
    return RecallCard(key, front, (Paragraph(back),), Provenance((Citation(source),), standing))


FIRST = card("new/one/a/x", Standing.OFFICIAL, "law")
SECOND = card("new/two/b/x", Standing.SECONDARY, "blog", text_source="law")
WITH_CARDS = replace(
    TOPIC,
    title=words("New::rules"),
    sections=(replace(TOPIC.sections[0], cards=(FIRST,)), replace(TOPIC.sections[1], cards=(SECOND,))),
)
FULL = replace(KIT, topics=(WITH_CARDS, OLD))


def test_lessons_are_numbered_in_teaching_order_and_colons_make_no_deck():
    assert [lesson.name for lesson in deck(FULL).lessons] == ["Deck::01 New:rules", "Deck::02 The old rules"]


def test_a_topic_of_its_own_has_the_same_lesson_as_the_kit():
    assert deck(FULL, OLD).lessons == deck(FULL).lessons[1:]
    assert (deck(FULL, OLD).kit, deck(FULL, OLD).name) == (deck(FULL).kit, deck(FULL).name)


def test_notes_stand_in_reading_order_with_tags_for_topic_kind_and_mark():
    first, second = deck(FULL).lessons[0].notes
    assert (first.card, second.card) == (FIRST, SECOND)
    assert first.tags == ("k::new::one", "k::kind::prose")
    assert second.tags == ("k::new::two", "k::kind::prose", "k::marked::secondary")


def test_every_source_that_a_card_cites_is_in_the_deck():
    assert {source.id for source in deck(FULL).sources} == {"law", "blog"}
    assert {source.id for source in deck(FULL, OLD).sources} == set()


def test_a_superseded_topic_says_so_on_every_card_and_in_its_description():
    old = deck(FULL).lessons[1]
    assert plain(old.status) == "Superseded on 1 October 2025. See “New::rules”."
    assert plain(old.description).endswith(plain(old.status))
    assert deck(FULL).lessons[0].status == ()
