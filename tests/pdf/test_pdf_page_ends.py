"""The ends of pages: what belongs together is not parted there, and none ends early without need."""

import pytest

from pdf.guides import guide, heading, plain_paragraph
from pdf.reader import Node, Reader
from studykit.formats.pdf.render import render_guide
from studykit.formats.pdf.style import SCALES
from studykit.model.document import (
    Block,
    Callout,
    Column,
    ItemList,
    Paragraph,
    Table,
    Together,
    Tone,
    words,
)

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


def test_a_long_list_with_its_source_parts_where_the_page_would_be_too_empty() -> None:
    for count in FILLERS:
        listed = ItemList(tuple((Paragraph(words(f"Item number {at}.")),) for at in range(6)))
        reader = read(count, heading(1, 1), Together((listed, Paragraph(words("Source: nobody.")))))
        on = [min(pages(node)) for node in reader.find("LI")]
        assert pages(first(reader, "Source")) == {on[-1]}
