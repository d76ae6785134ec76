"""What stands before other words on a line: a title that is a question has no colon behind it."""

import re

import pytest

from quiz.script import handout_words
from studykit.assemble.quiz import quiz
from studykit.assemble.quiz_key import quiz_key
from studykit.assemble.quiz_paper import quiz_paper
from studykit.assemble.worksheet import guided_notes
from studykit.checker import check, shipped_content
from studykit.model.document import words
from studykit.model.kit import Kit
from studykit.model.lead import sentence, titled, unstopped
from studykit.model.quiz import QuizPlan
from studykit.model.text import plain


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Cash", "Cash: match each coin."),
        ("Cash or credit?", "Cash or credit? Match each coin."),
        ("Pay at once!", "Pay at once! Match each coin."),
        ("Pay at once.", "Pay at once. Match each coin."),
    ],
)
def test_a_title_and_what_is_said_of_it_read_well_together(title: str, said: str) -> None:
    assert plain(sentence(words(title), words("match each coin."))) == said


def test_papers_are_called_after_their_topics() -> None:
    assert titled("Cash", "cards") == "Cash: cards"
    assert titled("Cash or credit?", "quick reference") == "Cash or credit? Quick reference"


def test_a_sentence_loses_its_stop_before_a_colon() -> None:
    assert plain(unstopped(words("It is later. "))) == "It is later"


def test_no_colon_follows_a_stop_in_what_ships() -> None:
    kit = check(shipped_content()).kit
    assert isinstance(kit, Kit)
    papers = []
    for topic in kit.topics:
        made = quiz(kit, topic, QuizPlan(items=200, choices=4, versions=1, seed="leads"))
        papers += [quiz_paper(made), quiz_key(made)] if made is not None else []
        papers += [notes] if (notes := guided_notes(kit, topic)) is not None else []
    said = " ".join(word for paper in papers for word in handout_words(paper))
    assert re.findall(r".{40}[.?!]:.{20}", said) == []
