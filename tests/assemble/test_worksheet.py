"""Worksheets: blanks as wide as what belongs there, every answer under its number, and one page of reference."""

import re

import pypdfium2
import pytest

from pdf.reader import Reader
from studykit.assemble.blanks import MARGIN, Blanks
from studykit.assemble.quick_reference import KINDS, quick_reference
from studykit.assemble.sheet import sheet
from studykit.assemble.worksheet import CUES, cornell_notes, guided_notes
from studykit.checker import check, shipped_content
from studykit.formats.pdf.handout import render_handout
from studykit.formats.pdf.quickref import render_quick_reference
from studykit.model.card import ClozeCard, RecallCard
from studykit.model.document import Column, Paragraph, Table, words
from studykit.model.handout import AnswerLines
from studykit.model.kit import Kit
from studykit.model.printing import Printing
from studykit.model.text import Citation, Gap, Plain, Strong, plain
from studykit.model.walk import figures

BLANK = re.compile(r"\((\d+)\)\s((?:_+ ?)+)")


@pytest.fixture(scope="module")
def kit() -> Kit:
    checked = check(shipped_content())
    assert checked.kit is not None
    return checked.kit


def test_gaps_and_strong_phrases_are_blank_and_labels_are_not() -> None:
    text = (*words("It is "), Strong(words("ten points")), *words(" or "), Gap(1, words("CP")), Citation("a"))
    label = (Strong(words("Points:")), Plain(" 10"))
    blanks = Blanks()
    first, second = blanks.blocks((Paragraph(text), Paragraph(label)))
    assert blanks.answers == ["ten points", "CP"]
    rules = "_" * (len("ten") + MARGIN), "_" * len("points"), "_" * (len("CP") + MARGIN)
    assert isinstance(first, Paragraph)
    assert plain(first.text) == f"It is (1)\N{NO-BREAK SPACE}{rules[0]} {rules[1]} or (2)\N{NO-BREAK SPACE}{rules[2]}"
    assert first.text[-1] == Citation("a")
    assert second == Paragraph(label)


def test_each_row_of_a_table_has_another_cell_blank() -> None:
    columns = (
        Column(words("Code"), header=True),
        Column(words("Points")),
        Column(words("Who")),
        Column(words("Source")),
    )
    rows = tuple((words(code), words("10"), words("a veteran"), (Citation("a"),)) for code in ("CP", "CPS", "XP"))
    blanks = Blanks()
    (table,) = blanks.blocks((Table(columns, rows),))
    assert blanks.answers == ["10", "a veteran", "10"]
    assert isinstance(table, Table)
    assert [plain(row[0]) for row in table.rows] == ["CP", "CPS", "XP"]
    assert all(row[3] == (Citation("a"),) for row in table.rows)


def test_the_answers_stand_on_their_own_page_under_the_numbers_of_the_blanks(kit: Kit) -> None:
    for topic in kit.topics:
        notes = guided_notes(kit, topic)
        assert notes is not None
        content = render_handout(notes)
        sheet, answers = Reader(content).find("Part")
        numbers = [int(number) for number, _ in BLANK.findall(sheet.text)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert [number for number in numbers if f"({number}) " not in answers.text] == []
        assert BLANK.search(answers.text) is None


def test_cornell_notes_ask_what_the_cards_ask(kit: Kit) -> None:
    topic = kit.topics[0]
    notes = cornell_notes(kit, topic)
    assert notes is not None
    tables = [block for block in notes.parts[0].blocks if isinstance(block, Table)]
    assert tables
    assert all(plain(row[0]) and plain(row[1]) for table in tables for row in table.rows)


def test_cornell_notes_leave_no_cue_out_and_ask_for_a_summary_after_a_few(kit: Kit) -> None:
    for topic in kit.topics:
        notes = cornell_notes(kit, topic)
        assert notes is not None
        kinds = [type(block) for block in notes.parts[0].blocks if isinstance(block, Table | AnswerLines)]
        assert kinds == [Table, AnswerLines] * (len(kinds) // 2)
        cues = [len(block.rows) for block in notes.parts[0].blocks if isinstance(block, Table)]
        assert max(cues) <= CUES
        cards = [card for section in topic.sections for card in section.cards]
        recalled = [card for card in cards if isinstance(card, RecallCard) and not any(figures(card.back))]
        assert sum(cues) == len(recalled) + sum(isinstance(card, ClozeCard) for card in cards)


@pytest.mark.parametrize("scale", ["normal", "large"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_quick_reference_is_one_page_that_shows_or_names_every_section(kit: Kit, paper: str, scale: str) -> None:
    for topic in kit.topics:
        reference = quick_reference(kit, topic)
        assert reference is not None
        content = render_quick_reference(reference, Printing(paper=paper, scale=scale))
        file = pypdfium2.PdfDocument(content)
        assert len(file) == 1
        document = Reader(content).document
        headings = [" ".join(node.words) for node in document.all() if node.tag in ("/H1", "/H2")]
        bookmarks = [" ".join(row.get_title().split()) for row in file.get_toc()]
        # behind a title may stand a mark, which is no part of it
        assert all(heading.startswith(title) for heading, title in zip(headings, bookmarks, strict=True))
        shown = {" ".join(node.words) for node in document.all() if node.tag == "/H2"}
        foot = " ".join(document.parts[-1].words)
        hidden = [group for group in reference.groups if not any(title.startswith(_said(group)) for title in shown)]
        more = int(match[1]) if (match := re.search(r"(\d+) more\. See", foot)) else 0
        named = [group for group in hidden if _said(group) in foot]
        assert len(hidden) == len(named) + more
        assert min(show.size for show in document.shows()) >= (18.0 if scale == "large" else 9.0)


def test_a_quick_reference_has_what_is_looked_up(kit: Kit) -> None:
    topic = next(topic for topic in kit.topics if topic.id == "veterans-preference")
    reference = quick_reference(kit, topic)
    assert reference is not None
    titles = {plain(section.title) for section in topic.sections if section.kind in KINDS}
    assert {plain(group.title) for group in reference.groups} <= titles


def _said(group) -> str:
    return " ".join(plain(group.title).split())


def test_no_stop_stands_beside_another(kit: Kit) -> None:
    for topic in kit.topics:
        notes, reference = guided_notes(kit, topic), quick_reference(kit, topic)
        said = [plain(block.text) for part in (notes.parts if notes else ()) for block in part.blocks[-1:]
                if isinstance(block, Paragraph)]  # fmt: skip
        said += [plain(line) for group in (reference.groups if reference else ()) for line in group.lines]
        said += [plain(card.sources) for card in sheet(kit, topic).cards]
        assert not [text for text in said if re.search(r"\.\.(?!\.)|[?!]\.|\w{3}\.;", text)]
