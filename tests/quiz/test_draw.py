"""The draw of items, and the natural order of options."""

from collections.abc import Sequence

import pytest

from studykit.assemble.candidates import Drawable
from studykit.assemble.draw import draw
from studykit.assemble.options import choices
from studykit.model.document import Paragraph
from studykit.model.document import words as text
from studykit.model.natural import natural_order
from studykit.model.question import Distractor, Matching, Pair, Question
from studykit.model.source import Provenance
from studykit.model.text import Standing


def drawable(key: str, stem: str, answer: str, section: str = "topic/one", wrong: Sequence[str] = ()) -> Drawable:
    wrong = tuple(Distractor(text(one)) for one in wrong or (f"{key} 0", f"{key} 1"))
    rests_on = Provenance((), Standing.OFFICIAL)
    question = Question(f"{section}/{key}", (Paragraph(text(stem)),), text(answer), rests_on, wrong)
    return Drawable(question, section, choices=3, seed="1")


TELLER = drawable("teller", "The form SF-15 claims preference. Who signs it?", "the veteran")
TOLD = drawable("told", "Which form claims preference?", "SF-15")
OTHERS = [drawable(f"other-{number}", f"Question {'abcdefgh'[number]}?", f"answer {number}") for number in range(4)]


def test_an_item_that_tells_the_answer_of_another_is_not_drawn_with_it() -> None:
    for seed in map(str, range(20)):
        drawn = draw([TELLER, TOLD, *OTHERS], 5, seed)
        assert len(drawn) == 5
        assert len({TELLER.key, TOLD.key} & {one.key for one in drawn}) == 1


def test_it_is_drawn_where_nothing_else_is_left() -> None:
    assert {one.key for one in draw([TELLER, TOLD], 2, "1")} == {TELLER.key, TOLD.key}


def test_the_same_question_under_two_identities_is_drawn_once() -> None:
    again = drawable("again", "Which  form claims Preference?", "SF-15")
    assert len(draw([TOLD, again], 2, "1")) == 1


def test_sections_take_turns() -> None:
    many = [drawable(f"m{number}", f"Many {number}?", f"x{number}", "topic/many") for number in range(20)]
    few = [drawable(f"f{number}", f"Few {number}?", f"y{number}", "topic/few") for number in range(3)]
    drawn = draw([*many, *few], 6, "1")
    assert [one.section for one in drawn].count("topic/few") == 3


def test_another_seed_draws_others() -> None:
    many = [drawable(f"m{number}", f"Many {number}?", f"x{number}") for number in range(20)]
    assert len({tuple(sorted(one.key for one in draw(many, 5, seed))) for seed in "123456"}) > 3
    assert draw(many, 5, "1") == draw(list(reversed(many)), 5, "1")


def test_a_column_of_a_table_is_asked_little_where_there_is_something_else() -> None:
    column = [drawable(f"e{number}/right", f"Mistake {number}?", f"right {number}") for number in range(20)]
    cases = [drawable(f"case-{number}", f"Case {number}?", f"answer {number}", "topic/cases") for number in range(20)]
    for seed in "123456":
        assert sum(one in column for one in draw([*column, *cases], 20, seed)) <= 3
    assert len(draw([*column, *cases[:5]], 20, "1")) == 20


def matching(section: str, answers: Sequence[str]) -> list[Drawable]:
    """A column with these answers: a choice for each, and the matching item of all."""
    rests_on = Provenance((), Standing.OFFICIAL)
    asked = [
        drawable(
            f"e{at}/says", f"What about {section} {at}?", answer, section, [one for one in answers if one != answer]
        )
        for at, answer in enumerate(answers)
    ]
    pairs = tuple(Pair(one.key, text(f"term {one.key}"), one.whole.answer, rests_on) for one in asked)
    whole = Matching(f"{section}/matching:says", (Paragraph(text(f"{section}: match.")),), "Term", "Says", pairs)
    return [*asked, Drawable(whole, section, choices=3, seed="1")]


def test_what_makes_poor_choices_is_asked_as_a_match() -> None:
    alike = matching("topic/alike", [f"the agency decides within {number} days of notice" for number in range(4)])
    unlike = matching(
        "topic/unlike",
        [
            "nobody may be screened out",
            "checks follow a tentative offer",
            "experience opens entry grades",
            "USAJOBS, at usajobs.gov",
        ],
    )
    assert any(one.unlike for one in unlike)
    assert not any(one.unlike for one in alike)
    for seed in "123456":
        assert draw([*alike, *unlike], 10, seed)[0] == unlike[-1]


def test_the_best_wrong_answers_are_offered_and_another_seed_may_choose_another_of_them() -> None:
    asked = drawable("q", "Which?", "the right one", wrong=["best", "good", "fair", "poor", "worst"]).whole
    assert isinstance(asked, Question)
    offered = {frozenset(one.text for one in choices([asked], 3, seed)[asked.key].wrong) for seed in "123456789"}
    assert len(offered) == 3
    assert frozenset().union(*offered) == {text("best"), text("good"), text("fair")}


@pytest.mark.parametrize(
    "texts",
    [
        ["2", "10", "1,250"],
        ["-2.5", "0", "3"],
        ["$300", "$1,000"],
        ["5%", "12%"],
        ["1 day", "2 days", "15 days"],
        ["GS-5", "GS-9", "GS-13"],
        ["5 to 9 days", "10 to 20 days", "21–30 days"],
        ["GS-5 to GS-9", "GS-11"],
        ["§ 2108(1)(A)", "§ 2108(1)(D)"],
        ["About 2 pages", "5 pages", "10 pages"],
        ["1997", "January 2001", "3 February 2006", "7 July 2006"],
        ["May 1, 2001", "2 May 2001"],
        ["A", "B", "C"],
        ["(D)", "(E)", "(F)"],
        ["Criterion A", "Criterion B"],
        ["first", "second", "third"],
    ],
)
def test_natural_order(texts: list[str]) -> None:
    for rotation in range(len(texts)):
        turned = texts[rotation:] + texts[:rotation]
        order = natural_order([text(one) for one in turned])
        assert order is not None
        assert [turned[index] for index in order] == texts


@pytest.mark.parametrize(
    "texts",
    [
        ["CP", "CPS", "XP"],
        ["2 weeks", "10 days"],
        ["10", "10.0"],
        ["5 to 9 days", "5 to 12 days"],
        ["8 U.S.C. § 1226", "6 U.S.C. § 252"],
        ["TP", "A"],
        ["30 February 2001", "1 March 2001"],
        ["one", "2"],
        ["5"],
        [],
    ],
)
def test_no_natural_order(texts: list[str]) -> None:
    assert natural_order([text(one) for one in texts]) is None
