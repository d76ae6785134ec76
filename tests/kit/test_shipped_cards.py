"""The cards of the shipped kit on paper: each fits, in every ordinary way to print them, and all are accessible."""

from functools import cache
from itertools import product

import pytest

from pdf.reader import Reader
from studykit.assemble.sheet import sheet
from studykit.checker import check, shipped_content
from studykit.formats.pdf.sheets import misfits, render_cards
from studykit.model.capitals import capital
from studykit.model.document import Paragraph
from studykit.model.kit import Kit
from studykit.model.printing import Printing
from verapdf import failures

TOPICS = [path.stem for path in sorted((shipped_content() / "topics").glob("*.yaml"))]
WAYS = [
    *(Printing(paper=paper, scale=scale) for paper, scale in product(("letter", "a4"), ("normal", "large"))),
    *(Printing(paper=paper, duplex="fold") for paper in ("letter", "a4")),
    Printing(layout="index-3x5"),
    Printing(layout="avery-5388"),
    Printing(layout="avery-5389"),
]


@cache
def kit() -> Kit:
    found = check(shipped_content()).kit
    assert found is not None
    return found


@pytest.mark.parametrize("printing", WAYS, ids=repr)
def test_every_card_fits(printing: Printing) -> None:
    for topic in kit().topics:
        assert misfits(sheet(kit(), topic), printing) == ()


@pytest.mark.parametrize("topic", TOPICS)
def test_the_sheets_are_accessible_and_name_every_card(topic: str) -> None:
    (found,) = (one for one in kit().topics if one.id == topic)
    made = sheet(kit(), found)
    content = render_cards(made, Printing())
    assert failures(content) == {}
    cards = Reader(content).document.parts
    assert [node.words[0] for node in cards] == [str(number) for number in range(1, len(made.cards) + 1)]


def test_every_card_says_what_it_rests_on() -> None:
    for topic in kit().topics:
        assert all(card.sources for card in sheet(kit(), topic).cards)


def test_an_answer_that_stands_by_itself_begins_with_a_capital() -> None:
    shown = [card.back[0] for topic in kit().topics for card in sheet(kit(), topic).cards]
    assert not [block for block in shown if isinstance(block, Paragraph) and capital(block.text) != block.text]
