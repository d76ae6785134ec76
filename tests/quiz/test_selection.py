"""Items that show some members of a set ask for those, on paper, in the key and in exports: no key is taken for all."""

from collections.abc import Iterable

import pytest

from studykit.assemble.among import OF_THESE, among
from studykit.assemble.bank import bank
from studykit.assemble.quiz import quiz
from studykit.assemble.quiz_key import quiz_key
from studykit.assemble.quiz_paper import quiz_paper
from studykit.checker import check, shipped_content
from studykit.model.bank import Several
from studykit.model.document import Paragraph, words
from studykit.model.handout import Exercises, FormBlock, Handout
from studykit.model.kit import Kit
from studykit.model.quiz import Quiz, QuizPlan, Task
from studykit.model.text import plain


@pytest.fixture(scope="module")
def kit() -> Kit:
    read = check(shipped_content()).kit
    assert isinstance(read, Kit)
    return read


@pytest.fixture(scope="module")
def made(kit: Kit) -> Quiz:
    drawn = [one for topic in kit.topics if (one := quiz(kit, topic, QuizPlan())) is not None]
    return next(one for one in drawn if any(answer.task is Task.SELECT for answer in one.answers))


def exercise(paper: Handout, number: int) -> str:
    found = [
        item
        for part in paper.parts
        for block in part.blocks
        if isinstance(block, Exercises)
        for item in block.items
        if item.label == f"{number}."
    ]
    return said(found[0].blocks)


def said(blocks: Iterable[FormBlock]) -> str:
    """The words of the paragraphs."""
    return " ".join(plain(block.text) for block in blocks if isinstance(block, Paragraph))


def test_the_question_and_the_key_are_about_what_is_listed(made: Quiz) -> None:
    selected = [item for item in made.forms[0].items if item.task is Task.SELECT]
    for item in selected:
        assert OF_THESE in exercise(quiz_paper(made), item.number)
        told = exercise(quiz_key(made), item.number)
        assert OF_THESE in told
        assert "Answer, of those listed:" in told
        assert "Answer:" not in told


def test_exports_have_the_same_stem(kit: Kit, made: Quiz) -> None:
    items = [item for shelf in bank(kit, kit.topics).shelves for item in shelf.items]
    several = [item for item in items if isinstance(item, Several)]
    stems = {item.key: item.stem for item in several}
    assert several
    assert all(item.stem[-1].endswith(OF_THESE) for item in several)
    selected = [answer for answer in made.answers if answer.task is Task.SELECT]
    assert all(stems[one.key][-1] == said(among(one.stem)) for one in selected)


def test_a_stem_without_a_stop_gets_one() -> None:
    assert said_of("Name the parts.") == f"Name the parts. {OF_THESE}"
    assert said_of("Name the “parts”") == f"Name the “parts”. {OF_THESE}"
    assert said_of("Which are parts?") == f"Which are parts? {OF_THESE}"


def said_of(stem: str) -> str:
    return said(among((Paragraph(words(stem)),)))
