"""What a system cannot hold is refused by name, at the limit and not before."""

import pytest

from exchange.banks import HOSTILE, bank, choice, pairing, several, steps, written
from exchange.readers import spreadsheet
from studykit.formats.exchange import csv_table, gift, kahoot, moodle, qti12, qti21
from studykit.formats.exchange.feedback import feedback
from studykit.formats.exchange.identifier import identifier
from studykit.model.kit import Status
from studykit.model.text import Standing


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (choice(stem=("x" * 120,)), ""),
        (choice(stem=("x" * 121,)), "Kahoot takes at most 120 characters of a question, this has 121"),
        (choice(stem=("x" * 60, "y" * 59)), ""),
        (choice(stem=("x" * 60, "y" * 60)), "Kahoot takes at most 120 characters of a question, this has 121"),
        (choice(stem=("🎓" * 61,)), "Kahoot takes at most 120 characters of a question, this has 122"),
        (choice(answers=("x" * 75, "y")), ""),
        (
            choice(answers=("x", "y" * 76)),
            "Kahoot takes at most 75 characters of an answer, “yyyyyyyyyyyyyyyyyyyy…” has 76",
        ),
        (choice(answers=("a", "b", "c", "d")), ""),
        (choice(answers=("a", "b", "c", "d", "e")), "Kahoot takes at most 4 answers, this has 5; see --choices"),
        # the mark is part of the question there
        (choice(stem=("x" * 101,), standing=Standing.SECONDARY), ""),
        (
            choice(stem=("x" * 102,), standing=Standing.SECONDARY),
            "Kahoot takes at most 120 characters of a question, this has 121",
        ),
        (several("k", ("a", "b"), ("c",)), "Kahoot imports only questions with one right answer among several"),
        (written("k", "42", brief=True), "Kahoot imports only questions with one right answer among several"),
        (pairing("k", ("a", "b"), ("1", "2")), "Kahoot imports only questions with one right answer among several"),
        (steps("k", ("a", "b", "c")), "Kahoot imports only questions with one right answer among several"),
    ],
)
def test_kahoot(item, reason):
    assert kahoot.unfit(item) == reason


@pytest.mark.parametrize("unfit", [gift.unfit, moodle.unfit])
@pytest.mark.parametrize(("right", "fits"), [(2, True), (10, True), (11, False), (20, True), (21, False)])
def test_moodle_shares_a_point_among_some_numbers_of_answers_only(unfit, right, fits):
    item = several("k", tuple(f"right {number}" for number in range(right)), ("wrong",))
    assert bool(unfit(item)) is not fits


def test_moodle_holds_a_hundred_characters_of_an_identity():
    assert moodle.unfit(choice("k" * 100)) == ""
    assert moodle.unfit(choice("k" * 101)) == "Moodle holds 100 characters of an identity, this has 101"


@pytest.mark.parametrize("answer", ["a -> b", "&&058;", "[html]x"])
def test_gift_refuses_plain_answers_that_its_reader_would_take_for_something_else(answer):
    for item in (written("k", answer, brief=True), pairing("k", ("a", "b"), (answer, "2")), steps("k", ("a", answer))):
        assert gift.unfit(item)
    # where the answer is HTML, or a person reads it, nothing can be mistaken
    assert gift.unfit(written("k", answer, brief=False)) == ""
    assert gift.unfit(choice(answers=(answer, "x"))) == ""


def test_a_cell_of_a_spreadsheet_has_its_length():
    assert csv_table.unfit(choice(stem=("x" * 32_767,))) == ""
    assert csv_table.unfit(choice(stem=("x" * 32_768,))).startswith("a cell of a spreadsheet holds 32,767 characters")


@pytest.mark.parametrize("text", HOSTILE)
def test_qti_and_csv_hold_any_text(text):
    item = choice(stem=(text,), answers=(text, f"not {text}"))
    assert (qti12.unfit(item), qti21.unfit(item), csv_table.unfit(item)) == ("", "", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_taken_for_a_formula(text):
    assert csv_table.guarded(text) == f"'{text}"
    rows = csv_table.render(bank(choice(stem=(text,), answers=(text, "x")))).decode("utf-8-sig")
    assert f"'{text}" in rows


@pytest.mark.parametrize("text", ["1+1", "a=b", "", " =1", "'=1"])
def test_any_other_cell_stays_as_it_is(text):
    assert csv_table.guarded(text) == text


def test_excel_knows_the_csv_for_utf_8_and_its_rows_end_as_the_standard_says():
    rendered = csv_table.render(bank(choice(stem=("one", "two"))))
    assert rendered.startswith(
        b"\xef\xbb\xbfid,topic,section,type,question,answer,wrong 1,wrong 2,why,sources,standing,"
    )
    assert rendered.count(b"\r\n") == 2
    assert b'"one\ntwo"' in rendered


def test_marks_and_status_are_said_after_the_answer_and_in_kahoot_in_the_question():
    item = choice(
        standing=Standing.UNVERIFIED, state=Status.SUPERSEDED, notice="Superseded on 1 October 2025. See “New”."
    )
    assert feedback(item) == (
        "Because.",
        "Source: [A law, § 2]",
        "Unverified: no source confirms this.",
        "Superseded on 1 October 2025. See “New”.",
    )
    assert spreadsheet(kahoot.render(bank(item)))[8][1] == "Which? (unverified, superseded)"


def test_identifiers_are_names_of_xml_and_tell_identities_apart():
    assert identifier("kit", "a-b/c/members:d/e") == "kit.a-b.c.members_d.e"
    assert identifier("5-usc", "a/b") == "_5-usc.a.b"
    keys = ["a/b:c", "a:b/c", "a/b/c", "a-b/c", "a/b-c", "a_b/c", "a.b/c"]
    assert len({identifier("k", key) for key in keys}) == len(keys)
