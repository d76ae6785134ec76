"""The ends of pages: what belongs together is not parted there, and none ends early without need."""

import pikepdf
import pytest

from pdf.guides import guide, heading, plain_paragraph, prose
from pdf.reader import Node, Reader
from studykit.formats.pdf.handout import render_handout
from studykit.formats.pdf.render import render_guide
from studykit.formats.pdf.style import SCALES
from studykit.model.document import (
    Block,
    Callout,
    Column,
    Definition,
    DefinitionList,
    ItemList,
    Paragraph,
    Table,
    Together,
    Tone,
    words,
)
from studykit.model.figure import Event, Figure, Timeline
from studykit.model.handout import AnswerLines, Handout, Part

FILLERS = range(8, 30)
BOTTOM = SCALES["normal"].bottom
CAPACITY = 792 - SCALES["normal"].top - BOTTOM


def pages(node: Node) -> set[int]:
    return {show.page for show in node.shows() if not show.artifact}


def read(count: int, *blocks: Block, scale: str = "normal") -> Reader:
    filler = [Paragraph(words("Filler."))] * count
    return Reader(render_guide(guide(*filler, *blocks, references=()), scale=scale))


def compared(rows: int) -> Table:
    columns = (Column(words("What"), header=True), Column(words("One")), Column(words("Another")))
    told = words("What this one says, over about two lines of a column that is wide.")
    return Table(columns, tuple((words(f"Row {at}"), told, told) for at in range(rows)))


def box(lines: int = 2) -> Callout:
    return Callout(Tone.NOTE, words("How to tell"), (plain_paragraph(lines, lines * 12),))


def first(reader: Reader, start: str) -> Node:
    return next(node for node in reader.find("P", "LI", "TR") if node.text.strip().startswith(start))


@pytest.mark.parametrize("rows", [4, 6, 9])
@pytest.mark.parametrize("doubts", [0, 1])
def test_a_box_stays_with_the_last_two_rows_of_the_table_above_it(rows: int, doubts: int) -> None:
    parted = 0
    for count in FILLERS:
        doubt = [Paragraph(words("Not verified: the copy breaks off."))] * doubts
        reader = read(count, heading(1, 1), compared(rows), *doubt, box())
        (table,) = reader.find("Table")
        body = [row for row in table.all() if row.tag == "/TR"][1:]
        (page,) = pages(first(reader, "How to tell"))
        assert pages(body[-1]) == pages(body[-2]) == {page}
        parted += pages(body[0]) != {page}
    assert parted


def test_a_low_table_parts_rather_than_leave_much_of_a_page_empty() -> None:
    for count in FILLERS:
        reader = read(count, heading(1, 1), plain_paragraph(1, 20), compared(5), box(), plain_paragraph(2, 90))
        lowest = min(show.y for show in reader.pages[0] if not show.artifact)
        assert lowest - BOTTOM < CAPACITY * (SCALES["normal"].spare + 0.08)


@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize("scale", ["normal", "large"])
@pytest.mark.parametrize("size", [3, 4, 7])
def test_no_item_of_three_or_more_stands_alone_on_a_page(ordered: bool, scale: str, size: int) -> None:
    parted = 0
    for count in FILLERS:
        listed = ItemList(tuple((Paragraph(words(f"Item number {at}.")),) for at in range(size)), ordered)
        reader = read(count, plain_paragraph(3, 30), listed, plain_paragraph(4, 40), scale=scale)
        on = [min(pages(node)) for node in reader.find("LI")]
        assert min(on.count(page) for page in on) > 1
        parted += len(set(on)) > 1
    assert parted or size == 3


def test_a_question_stays_with_the_case_that_it_is_on() -> None:
    cases = tuple((plain_paragraph(at, 24), Paragraph(words(f"What follows from case {at}?"))) for at in range(9))
    for count in FILLERS:
        reader = read(count, ItemList(cases, ordered=True))
        for item in reader.find("LI"):
            situation, question = (node for node in item.all() if node.tag == "/P")
            assert pages(situation) == pages(question)


def test_a_question_stays_with_the_list_that_it_asks_about() -> None:
    for count in FILLERS:
        asked = Paragraph(words("Which of these does the law name?"))
        listed = ItemList(tuple((Paragraph(words(f"Item number {at}.")),) for at in range(5)))
        reader = read(count, plain_paragraph(3, 30), asked, listed)
        (page,) = pages(first(reader, "Which of these"))
        assert [min(pages(node)) for node in reader.find("LI")][:2] == [page, page]


def test_the_last_definition_does_not_stand_alone() -> None:
    parted = 0
    for count in FILLERS:
        terms = tuple(Definition(words(f"Term {at}"), (Paragraph(words(prose(at, 8))),)) for at in range(6))
        reader = read(count, DefinitionList(terms), heading(1, 1), plain_paragraph(4, 40))
        on = [min(pages(node)) for node in reader.find("LI")]
        assert min(on.count(page) for page in on) > 1
        parted += len(set(on)) > 1
    assert parted


def test_a_long_list_with_its_source_parts_where_the_page_would_be_too_empty() -> None:
    for count in FILLERS:
        listed = ItemList(tuple((Paragraph(words(f"Item number {at}.")),) for at in range(6)))
        reader = read(count, heading(1, 1), Together((listed, Paragraph(words("Source: nobody.")))))
        on = [min(pages(node)) for node in reader.find("LI")]
        assert pages(first(reader, "Source")) == {on[-1]}


def test_no_single_row_of_the_contents_goes_over_to_a_new_page() -> None:
    parted = 0
    for size in range(24, 48):
        sections = [block for at in range(size) for block in (heading(1, at), Paragraph(words("Said.")))]
        reader = Reader(render_guide(guide(*sections, references=())))
        on = [min(pages(node)) for node in reader.find("TOCI")]
        assert all(on.count(page) >= 3 for page in on)
        parted += len(set(on)) > 1
    assert parted


@pytest.mark.parametrize("rows", [4, 7])
def test_lines_for_a_summary_stay_with_the_last_rows_above_them(rows: int) -> None:
    summary = (Paragraph(words("Summary, in your own words:")), AnswerLines(3), Paragraph(words("After.")))
    for count in FILLERS:
        filler = [Paragraph(words("Filler."))] * count
        part = Part("notes", "Notes", words("Notes"), (), (*filler, heading(1, 1), compared(rows), *summary))
        reader = Reader(render_handout(Handout("en-US", "Series", "Author", "Notes", "", "1", (part,), odd=False)))
        (table,) = reader.find("Table")
        *_, before, last = (row for row in table.all() if row.tag == "/TR")
        (page,) = pages(first(reader, "Summary"))
        assert pages(before) == pages(last) == {page}
        assert [count_rules(reader, at) for at in range(2)] == [3 * (at == page) for at in range(2)]


def count_rules(reader: Reader, page: int) -> int:
    """The lines to write on, on a page if there is such a page."""
    if page >= len(reader.pdf.pages):
        return 0
    contents = reader.pdf.pages[page].Contents
    streams = [contents] if isinstance(contents, pikepdf.Stream) else contents
    return sum(stream.read_bytes().count(b"0.35 0.35 0.36 RG 0.5 w") for stream in streams)


def test_a_high_first_event_of_a_timeline_begins_where_it_finds_room() -> None:
    events = tuple(Event(words(f"{1990 + at}"), words(prose(at, 90)), at * 365.0) for at in range(4))
    for count in FILLERS:
        reader = read(count, heading(1, 1), Figure(Timeline(events), "What came when"))
        lowest = min(show.y for show in reader.pages[0] if not show.artifact)
        assert lowest - BOTTOM < CAPACITY * (SCALES["normal"].spare + 0.1)


def test_nothing_kept_together_is_nothing() -> None:
    assert first(read(1, Together(()), Callout(Tone.NOTE, (), ()), Paragraph(words("After."))), "After")
