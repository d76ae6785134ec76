"""The figures and comparisons of the kit, from their pixels: nothing on anything else, and legible in every mode.

So are figures three times as large, or they are refused.
"""

from collections.abc import Iterator
from copy import deepcopy

import pypdfium2
import pytest
from msgspec.structs import replace

from pdf.pixels import faults
from studykit.assemble.guide import guide
from studykit.checker import check, shipped_content
from studykit.formats.pdf.figures import figure_problems
from studykit.formats.pdf.render import render_guide
from studykit.model.document import Block, Guide, Heading, Table, words
from studykit.model.figure import Event, Figure, FlowChart, Hierarchy, Node, Timeline
from studykit.model.kit import Section, Topic
from studykit.model.printing import Printing
from studykit.model.text import citations
from studykit.model.walk import figures, texts

KIT = check(shipped_content()).kit
KINDS = ("decision", "chart", "timeline", "compare")
MODES = [(scale, ink) for scale in ("normal", "large") for ink in ("normal", "save", "grey")]
SECTIONS = [
    (topic, section) for topic in KIT.topics for section in topic.sections if section.kind in KINDS and section.blocks
]


def shown(topic: Topic, *blocks: Block) -> Guide:
    whole = guide(KIT, topic)
    cited = {citation.source for text in texts(blocks) for citation in citations(text)}
    listed = tuple(row for row in whole.references if row.source in cited)
    head = Heading(1, words("What is shown"), "shown")
    return replace(whole, blocks=(head, *blocks), summary=(), banner=None, references=listed)


def drawn(topic: Topic, section: Section) -> list[Block]:
    found: list[Block] = [*figures(section.blocks), *(block for block in section.blocks if isinstance(block, Table))]
    assert found
    return found


def tripled(block: Block) -> Block:
    match block:
        case Table(rows=rows):
            return replace(block, rows=rows * 3)
        case Figure(drawing=FlowChart(root)):
            parts = (replace(deepcopy(root), via=words(f"Part {number}")) for number in (1, 2, 3))
            return replace(block, drawing=FlowChart(Node(words("Which of the three is it?"), children=tuple(parts))))
        case Figure(drawing=Hierarchy(roots)):
            parts = tuple(Node(words(f"Part {number}"), children=deepcopy(roots)) for number in (1, 2, 3))
            return replace(block, drawing=Hierarchy((Node(words("The whole"), children=parts),)))
        case Figure(drawing=Timeline(events)):
            span = events[-1].day - events[0].day + 300
            later = (replace(event, day=event.day + span * turn) for turn in range(3) for event in events)
            return replace(block, drawing=Timeline(tuple(later)))
    raise AssertionError(block)


def seen(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    for number, page in enumerate(document, 1):
        yield from (f"page {number}: {fault}" for fault in faults(page))


def test_every_kind_of_figure_ships() -> None:
    assert {section.kind for _, section in SECTIONS} == set(KINDS)
    assert {
        type(event)
        for _, section in SECTIONS
        for each in figures(section.blocks)
        if isinstance(each.drawing, Timeline)
        for event in each.drawing.events
    } == {Event}


@pytest.mark.parametrize(("scale", "ink"), MODES)
@pytest.mark.parametrize(("topic", "section"), SECTIONS, ids=lambda value: getattr(value, "id", ""))
def test_nothing_in_a_shipped_figure_lies_on_anything_else(topic, section, scale, ink) -> None:
    whole = shown(topic, *drawn(topic, section))
    assert list(figure_problems(whole, Printing(scale=scale, ink=ink))) == []
    assert list(seen(render_guide(whole, scale=scale, ink=ink))) == []


@pytest.mark.parametrize("scale", ["normal", "large"])
@pytest.mark.parametrize(("topic", "section"), SECTIONS, ids=lambda value: getattr(value, "id", ""))
def test_a_figure_three_times_as_large_is_as_legible_or_refused(topic, section, scale) -> None:
    whole = shown(topic, *map(tripled, drawn(topic, section)))
    refused = [problem.code for problem in figure_problems(whole, Printing(scale=scale))]
    if refused:
        assert set(refused) == {"P102"}
    else:
        assert list(seen(render_guide(whole, scale=scale))) == []
