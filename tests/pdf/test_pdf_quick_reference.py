"""The quick reference: what it says of one thing stands in one column, where there is room for all of it so."""

import pytest

from pdf.guides import prose
from pdf.reader import Node, Reader
from studykit.formats.pdf.quickref import render_quick_reference
from studykit.model.document import words
from studykit.model.printing import Printing
from studykit.model.quickref import FactGroup, QuickReference


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
