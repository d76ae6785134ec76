"""The quick reference: what it says of one thing stands in one column, where there is room for all of it so."""

import pypdfium2
import pytest

from pdf.guides import prose
from pdf.reader import Node, Reader
from studykit.formats.pdf.quickref import render_quick_reference
from studykit.model.document import words
from studykit.model.printing import Printing
from studykit.model.quickref import FactGroup, QuickReference
from studykit.model.text import Mark, Standing


def reference(groups: int, lines: int, length: int) -> QuickReference:
    made = (
        FactGroup(words(f"Group {at}"), tuple(words(prose(at * 9 + line, length)) for line in range(lines)))
        for at in range(groups)
    )
    return QuickReference("t", "en-US", "Series", "1", words("Title"), tuple(made), "21 November 2026")


def parted(node: Node) -> bool:
    heights = [show.y for show in node.shows()]
    return heights != sorted(heights, reverse=True)


@pytest.mark.parametrize("groups", range(1, 4))
@pytest.mark.parametrize("length", [30, 45, 55])
def test_no_fact_goes_on_in_another_column_where_it_could_stand_whole(groups: int, length: int) -> None:
    reader = Reader(render_quick_reference(reference(groups, 4, length), Printing()))
    facts = [node for node in reader.find("P") if node.text.strip()[:1].isupper()]
    assert len(reader.find("H2")) == groups
    assert not any(parted(node) for node in facts)


@pytest.mark.parametrize("stop", [";", ".", ",", ":"])
def test_a_stop_stands_closer_to_the_mark_before_it_than_a_word(stop: str) -> None:
    space = left_edge(" x") - left_edge("x")
    assert left_edge(f" {stop}") - left_edge(stop) > space + 0.5


def test_what_follows_a_mark_without_a_space_is_not_drawn_into_its_frame() -> None:
    assert left_edge("x") > left_edge(" x") - 3


def left_edge(last: str) -> float:
    """Where the last of a line begins that stands behind a mark."""
    group = FactGroup(words("Group"), (words("Since 2025 ", Mark(Standing.SECONDARY), last),))
    made = QuickReference("t", "en-US", "Series", "1", words("Title"), (group,), "1 May 2026")
    text = pypdfium2.PdfDocument(render_quick_reference(made, Printing()))[0].get_textpage()
    at = text.get_text_range().index("secondary")
    place = text.get_text_range().index(last.strip(), at + len("secondary source"))
    return float(text.get_charbox(place)[0])
