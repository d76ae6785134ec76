"""What cards become: fields, options in their order, texts without their pointers, and the cards that cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from apkg.decks import CHOICE, CLOZE, CODES, KIT, OFFICIAL, USC, deck, lesson, said
from studykit.formats.apkg.markup import block_html, inline_html
from studykit.formats.apkg.note_types import NOTE_TYPES
from studykit.formats.apkg.rows import notes
from studykit.model.card import Option, RecallCard
from studykit.model.choices import arranged, letter
from studykit.model.document import Callout, Heading, Paragraph, Together, Tone, words
from studykit.model.source import Provenance
from studykit.model.text import Citation, Gap, Mark, Plain, Standing, Strong, plain

CITED = Citation("usc-5-2108", "§ 2")
LAW = Provenance((Citation("usc-5-2108"),), Standing.OFFICIAL)


def fields(card, status=""):
    """The fields of a card's note by name."""
    (row,) = notes(deck(lesson("01 T", "t", card, status=status)))
    return dict(zip([field.key for field in NOTE_TYPES[row.type].fields], row.fields, strict=True))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ((Plain("only passing scores "), CITED, Plain(".")), "only passing scores."),
        ((Plain("one "), CITED, Plain(" "), Citation("union"), Plain("; two")), "one; two"),
        ((Plain("one "), CITED, Plain(" and two")), "one and two"),
        ((Plain("one "), CITED), "one"),
        ((Plain("one"), CITED, Strong(words("two"))), "one<b>two</b>"),
        ((CITED, Plain(" one"), Mark(Standing.UNVERIFIED)), "one"),
        ((CITED,), ""),
        ((Strong(()), Plain(" \n")), ""),
        ((Gap(1, words("shown"), "hint"),), "shown"),
    ],
)
def test_a_text_without_its_pointers_is_whole(text, html):
    assert inline_html(text) == html


def test_blocks_that_show_nothing_are_nothing():
    assert block_html(()) == ""
    assert block_html(said("", (CITED,))) == ""
    assert block_html(said("alone")) == "alone"
    together = Together((Heading(2, words("Head"), "head"), Paragraph(words("body"))))
    assert block_html((together,)) == "<h3>Head</h3><p>body</p>"
    assert block_html((Callout(Tone.SUPERSEDED, (), said("old")),)) == (
        '<div class="superseded"><b>Superseded</b> old</div>'
    )


def test_every_source_is_named_once_wherever_it_is_cited():
    card = RecallCard(
        "t/s/e/f",
        said((Plain("Q "), Citation("union"))),
        said((Plain("A "), Citation("usc-5-2108", "(3)(C)"))),
        OFFICIAL,
        extra=said((Plain("because "), CITED)),
    )
    html = fields(card)["Source"]
    assert html.count("<a href") == 3
    assert [line.split("</a>")[0].rsplit(", ")[-1] for line in html.removesuffix("</p>").split("</p>")] == [
        "(3)(C)",
        '<p><a href="https://union.example/guide">Veterans’ guide',
        "§ 2",
    ]


def test_a_card_without_a_source_says_so():
    card = replace(CODES[0], provenance=Provenance((), Standing.UNVERIFIED))
    assert fields(card)["Source"] == '<p><span class="mark">Unverified</span></p><p>No source named.</p>'


def test_fields_that_every_type_has_are_filled():
    for card in (CODES[0], CLOZE, CHOICE):
        found = fields(card, status="Draft")
        assert (found["Item"], found["Topic"], found["Status"]) == (card.key, "T", "Draft")
        assert [found[f"Extra{number}"] for number in (1, 2, 3)] == ["", "", ""]


@pytest.mark.parametrize(
    "amounts",
    [
        ("2", "10", "1,000"),
        ("5 points", "10 points"),
        ("GS-9", "GS-13", "GS-15"),
        ("-10 °C", "-2 °C", "5 °C"),
        ("0.5%", "10%"),
        ("$9", "$10.50", "$1,200"),
    ],
)
def test_amounts_stand_from_the_smallest(amounts):
    options = tuple(Option(words(amount), right=False) for amount in reversed(amounts))
    assert tuple(plain(option.text) for option in arranged("key", options)) == amounts


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=2, max_size=6, unique_by=str.strip), st.randoms())
def test_the_order_of_options_depends_on_the_card_and_their_words_alone(texts, random):
    options = [Option(words(text), right=False) for text in texts]
    mixed = random.sample(options, len(options))
    assert arranged("key", tuple(mixed)) == arranged("key", tuple(options))


def test_another_card_has_its_options_in_another_order():
    options = tuple(Option(words(name), right=False) for name in ("one", "two", "three", "four", "five"))
    assert len({arranged(f"key {number}", options) for number in range(20)}) > 10


def test_letters_go_on_after_z():
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def right(*flags):
    return tuple(Option(words(f"option {number}x{number}"), right=flag) for number, flag in enumerate(flags))


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (replace(CODES[0], front=()), "the card asks nothing"),
        (replace(CODES[0], front=said((CITED,))), "the card asks nothing"),
        (replace(CODES[0], subject=()), "the reverse question has no answer"),
        (
            replace(CODES[0], provenance=Provenance((Citation("gone"),), Standing.OFFICIAL)),
            "no source `gone` in the deck",
        ),
        (replace(CLOZE, text=words("no gap")), "a cloze needs gaps, numbered from 1 to 499"),
        (replace(CLOZE, text=(Gap(0, words("x")),)), "a cloze needs gaps, numbered from 1 to 499"),
        (replace(CLOZE, text=(Gap(500, words("x")),)), "a cloze needs gaps, numbered from 1 to 499"),
        (replace(CLOZE, text=(Gap(1, ()),)), "gap 1 hides nothing"),
        (replace(CLOZE, text=(Gap(1, (Gap(2, words("x")),)),)), "gap 1 holds another gap"),
        (replace(CHOICE, options=right(False, False)), "a choice needs exactly one right option"),
        (replace(CHOICE, options=right(True, False, True)), "a choice needs exactly one right option"),
    ],
)
def test_a_card_that_cannot_be_is_a_fault_with_its_key(card, message):
    with pytest.raises(ValueError) as raised:
        fields(card)
    assert str(raised.value) == f"card `{card.key}`: {message}"


def test_a_key_that_comes_twice_is_a_fault():
    with pytest.raises(ValueError, match="card `vet/codes/cp/points`: the key comes twice"):
        notes(deck(lesson("01 T", "t", CODES[0], CODES[1]), lesson("02 U", "u", CODES[0])))


def test_an_empty_tag_is_a_fault():
    first = KIT.lessons[0]
    with pytest.raises(ValueError, match="a tag is empty"):
        notes(deck(replace(first, notes=(replace(first.notes[0], tags=("::",)),))))


def test_the_last_gap_that_anki_knows_makes_a_card():
    (row,) = notes(deck(lesson("01 T", "t", replace(CLOZE, text=(Gap(499, words("x")),)))))
    assert [card.ordinal for card in row.cards] == [498]


def test_the_registry_is_the_decks_own():
    assert USC.title in fields(CODES[0])["Source"]


def test_a_title_that_ends_with_a_stop_gets_no_second_one():
    source = replace(USC, title="An Act.", url="http://x.example/act")
    (row,) = notes(replace(deck(lesson("01 T", "t", replace(CODES[0], provenance=LAW))), sources=(source,)))
    link, date = '<a href="http://x.example/act">An Act.</a>', '<span class="date">7 October 2016</span>'
    assert row.fields[3] == f"<p>{link} U.S. Code, {date}</p>"
