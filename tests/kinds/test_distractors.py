"""Distractors: other sayings of the same column, those first that could best be taken for the right one."""

from itertools import zip_longest

from hypothesis import given
from hypothesis import strategies as st

from studykit.kinds.distractors import MOST, NEAR, Saying, neighbours
from studykit.model.document import words
from studykit.model.text import plain


def rivals(answer: str, *others: str) -> list[str]:
    """The wrong answers to the question whose answer stands first in a column of these sayings."""
    column = [Saying(str(place), said, words(said)) for place, said in enumerate((answer, *others))]
    return [plain(distractor.text) for distractor in neighbours(column)["0"]]


@given(st.lists(st.sampled_from([2 * letter for letter in "abcdefghijklmnopqrstuvwxyz"]), max_size=60))
def test_as_many_different_sayings_as_there_are_from_either_side(sayings: list[str]) -> None:
    column = [Saying(str(place), saying, words(saying)) for place, saying in enumerate(sayings)]
    found = neighbours(column)
    for place, saying in enumerate(sayings):
        onward = sayings[place + 1 :] + sayings[:place]
        after, before = (
            [other for other in dict.fromkeys(way) if other != saying][: NEAR // 2] for way in (onward, onward[::-1])
        )
        near = dict.fromkeys(other for side in zip_longest(after, before) for other in side if other is not None)
        assert [plain(distractor.text) for distractor in found[str(place)]] == list(near)[:MOST]


def test_of_a_column_in_order_some_are_less_and_some_are_more() -> None:
    """Else the right answer, which a quiz cannot move among numbers, would be the least of all in every question."""
    column = [Saying(str(number), str(number), words(f"{number} points")) for number in range(100, 160)]
    found = neighbours(column, names=True)
    for number in range(103, 157):
        wrong = [int(plain(distractor.text).split()[0]) for distractor in found[str(number)]]
        assert sorted(wrong) == [number + step for step in (-3, -2, -1, 1, 2, 3)]


def test_what_shares_words_stands_before_what_shares_none() -> None:
    found = rivals("a notice to the union", "a letter of resignation", "the badge is kept", "a notice to the employee")
    assert found[0] == "a notice to the employee"


def test_words_that_the_whole_column_says_count_for_nothing() -> None:
    told = "the sources say that"
    found = rivals(f"{told} bees fly", f"{told} moths glow", f"{told} wasps sting", f"{told} bees and ants fly")
    assert found[0] == f"{told} bees and ants fly"


def test_the_question_of_an_answer_counts_with_it() -> None:
    column = [
        Saying("a", "its name", words("one word"), "What is USAJOBS called?"),
        Saying("b", "none", words("one test"), "Is fitness asked for?"),
        Saying("c", "there", words("its site"), "Where is USAJOBS found?"),
        Saying("d", "then", words("two days"), "When is a notice sent?"),
    ]
    assert [plain(one.text) for one in neighbours(column)["a"]] == ["its site", "one test", "two days"]


def test_a_figure_among_phrases_is_no_rival_and_has_none() -> None:
    phrases = ("a clearance for every agent", "pay by the terms of the law", "a test before the offer")
    assert rivals("$207,500 to $225,700", *phrases) == []
    assert set(rivals("no fixed term", "$207,500 to $225,700", *phrases)) == set(phrases)
    assert rivals("28 April 1952", "1 July 1955", "31 January 1955", "no day is known") == [
        "31 January 1955",
        "1 July 1955",
    ]


def test_ten_thousand_that_say_the_same_cost_no_more_than_ten_thousand_that_differ() -> None:
    alike = [Saying(str(place), "yes", words("yes")) for place in range(10_000)]
    found = neighbours([*alike, Saying("last", "no", words("no"))])
    assert set(found) == {*(saying.slug for saying in alike), "last"}


def test_of_two_that_are_part_of_each_other_none_is_a_rival_unless_they_are_names() -> None:
    column = [
        Saying(str(place), said.casefold(), words(said))
        for place, said in enumerate(("At least five years in law", "at least five years", "two years", "none at all"))
    ]
    assert {plain(one.text) for one in neighbours(column)["0"]} == {"two years", "none at all"}
    assert {plain(one.text) for one in neighbours(column)["1"]} == {"two years", "none at all"}
    assert "at least five years" in [plain(one.text) for one in neighbours(column, names=True)["0"]]


def test_an_answer_that_repeats_its_question_is_asked_in_writing_unless_others_repeat_it_too() -> None:
    column = [
        Saying("a", "a", words("settles conflicts"), "What is conflict management?"),
        Saying("b", "b", words("sees far"), "What is vision?"),
        Saying("c", "c", words("spends little, and no public money"), "What is public thrift?"),
        Saying("d", "d", words("serves the public, in public"), "What is service?"),
        Saying("e", "e", words("speaks before the public"), "What is speech?"),
        Saying("f", "f", words("writes clearly"), "What is style?"),
        Saying("g", "g", words("learns from others"), "What is wit?"),
    ]
    found = neighbours(column)
    assert found["a"] == ()
    assert len(found["b"]) == 6
    assert {plain(one.text) for one in found["c"]} == {"serves the public, in public", "speaks before the public"}


def test_a_lone_letter_is_no_option() -> None:
    assert rivals("(A)", "(B)", "(C)") == []
    assert rivals("the first", "B", "C", "the second", "the third") == ["the third", "the second"]
