"""The printed quiz and its key: all their words in reading order, accessible, each page marked, the same bytes."""

import io
import re

import pikepdf
import pytest

from pdf.reader import Reader
from quiz.script import handout_words
from studykit.assemble.quiz import quiz
from studykit.assemble.quiz_key import quiz_key
from studykit.assemble.quiz_paper import quiz_paper
from studykit.checker import check, shipped_content
from studykit.formats.pdf.handout import render_handout
from studykit.model.document import Heading, Paragraph, words
from studykit.model.handout import (
    BubbleRow,
    BubbleSheet,
    Exercise,
    Exercises,
    Handout,
    Options,
    PageBreak,
    Part,
    Prompts,
)
from studykit.model.kit import Kit, Topic
from studykit.model.quiz import Quiz, QuizPlan
from verapdf import failures

KIT = check(shipped_content()).kit
TOPICS = KIT.topics if isinstance(KIT, Kit) else ()
PAPERS = {"quiz": quiz_paper, "key": quiz_key}


def made(topic: Topic, plan: QuizPlan | None = None) -> Quiz:
    assert isinstance(KIT, Kit)
    one = quiz(KIT, topic, plan or QuizPlan())
    assert one is not None
    return one


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_every_word_is_there_in_reading_order(topic: Topic, paper: str) -> None:
    handout = PAPERS[paper](made(topic))
    assert Reader(render_handout(handout)).document.words == handout_words(handout)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("size", "scale"), [("letter", "large"), ("a4", "normal"), ("a4", "large")])
def test_other_papers_and_large_print_are_accessible_and_whole(paper: str, size: str, scale: str) -> None:
    handout = PAPERS[paper](made(TOPICS[1], QuizPlan(items=60, choices=4, versions=3)))
    content = render_handout(handout, size, scale)
    assert failures(content) == {}
    said = Reader(content).document.words
    if scale == "normal" or paper == "quiz":
        assert said == handout_words(handout)
    else:  # large print may set a wide table as a list, whose rows have no heading for what they are about
        assert set(handout_words(handout)) - {word.rstrip(":") for word in said} - set(said) <= {"Item"}


def test_each_page_says_its_code_and_its_version_and_counts_its_part() -> None:
    one = made(TOPICS[3], QuizPlan(versions=3))
    for handout in (quiz_paper(one), quiz_key(one)):
        for page, (part, number, count) in zip(pages(handout), numbered(handout), strict=True):
            if number:
                assert f"Code {one.code} · edition {one.edition}" in page
                assert f"{part} · page {number} of {count}" in page
            else:
                assert page == "This page is left empty: the next part begins on a new sheet."


def pages(handout: Handout) -> list[str]:
    """What stands on each page as decoration."""
    return [
        " ".join("".join(show.text for show in shows if show.artifact).split())
        for shows in Reader(render_handout(handout)).pages
    ]


def numbered(handout: Handout) -> list[tuple[str, int, int]]:
    """Part, page and pages of each page by what its foot says; 0 for one that is left empty."""
    found = [re.search(r"(Version \w|Key) · page (\d+) of (\d+)", page) for page in pages(handout)]
    rows = [(match[1], int(match[2]), int(match[3])) if match else ("", 0, 0) for match in found]
    for part in {part for part, _, _ in rows if part}:
        own = [(number, count) for name, number, count in rows if name == part]
        assert own == [(number, len(own)) for number in range(1, len(own) + 1)]
    return rows


def test_each_version_begins_on_the_front_of_a_sheet() -> None:
    for topic in TOPICS:
        first = [place for place, (_, number, _) in enumerate(numbered(quiz_paper(made(topic)))) if number == 1]
        assert len(first) == 2
        assert all(place % 2 == 0 for place in first)


def test_a_question_stays_on_one_page_with_its_options() -> None:
    reader = Reader(render_handout(quiz_paper(made(TOPICS[3]))))
    questions = [node for node in reader.find("LI") if node.parent is not None and node.parent.parent.tag == "/Part"]
    assert len(questions) > 2 * 20
    for node in questions:
        assert len({show.page for show in node.shows()}) == 1


def test_a_filled_circle_says_so_in_words() -> None:
    one = made(TOPICS[3])
    pdf = pikepdf.open(io.BytesIO(render_handout(quiz_key(one))))
    said = [
        str(element.Alt) for element in pdf.objects if isinstance(element, pikepdf.Dictionary) and "/Alt" in element
    ]
    marked = [row.letters for form in one.forms for item in form.items for row in item.rows]
    assert said == [f"filled in: {letters}" for letters in marked]


def test_the_same_quiz_gives_the_same_bytes() -> None:
    one, again = made(TOPICS[0]), made(TOPICS[0])
    assert render_handout(quiz_paper(one)) == render_handout(quiz_paper(again))
    assert render_handout(quiz_key(one)) == render_handout(quiz_key(again))


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("items", [20, 35, 36, 37, 60])
def test_an_answer_sheet_in_large_print_has_two_columns_and_no_last_row_alone(paper: str, items: int) -> None:
    rows = tuple(BubbleRow(f"{number}", 6) for number in range(1, items + 1))
    intro = Paragraph(words("Fill the circle of each letter that you choose. " * 4))
    heading = Heading(1, words("Answer sheet"), "sheet")
    part = Part("version-a", "Version A", words("Quiz"), (), (PageBreak(), heading, intro, BubbleSheet(rows)))
    content = render_handout(Handout("en-US", "", "", "Quiz", "", "Code", (part,)), paper, "large")
    held = [
        [show for show in shows if not show.artifact and show.text.strip().isdigit()]
        for shows in Reader(content).pages[1:]
    ]
    assert [show.text.strip() for shows in held for show in shows] == [row.label for row in rows]
    assert min(map(len, held)) > 1
    for shows in held:
        assert len({show.y for show in shows}) == -(-len(shows) // 2)
    assert failures(content) == {}


def test_no_page_holds_nothing_but_what_is_to_be_done() -> None:
    rows = tuple((f"1.{number}", words(f"What is written here is number {number} of those.")) for number in range(1, 9))
    options = tuple(words(f"This is the answer with the number {number} in it, and some more.") for number in range(7))
    item = Exercise("1.", (Paragraph(words("Match each with what it is.")), Prompts(rows, "Left"), Options(options)))
    blocks = (PageBreak(), Heading(1, words("Match"), "match"), Exercises((item,), words("Find the letter for each.")))
    part = Part("version-a", "Version A", words("Quiz"), (), blocks)
    content = render_handout(Handout("en-US", "", "", "Quiz", "", "Code", (part,)), "letter", "large")
    _, first, second, *rest = [[show for show in page if not show.artifact] for page in Reader(content).pages]
    assert {"1.1", "1.8"} <= {show.text.strip() for show in first}
    assert {"A", "G"} <= {show.text.strip() for show in second}
    assert not rest
