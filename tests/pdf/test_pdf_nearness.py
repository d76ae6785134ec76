"""What belongs together stands together: spacing in lists and around callouts, bonds between blocks, lines of links."""

from itertools import pairwise

import pypdfium2
import pytest

from pdf.figures import small_chart
from pdf.guides import guide, heading, plain_paragraph, prose
from pdf.reader import Node, Reader
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.flow import Flow
from studykit.formats.pdf.handout import render_handout
from studykit.formats.pdf.lines import Line
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.paper import PAPERS
from studykit.formats.pdf.render import render_guide
from studykit.formats.pdf.slab import TextSlab
from studykit.formats.pdf.style import SCALES
from studykit.formats.pdf.tagging import Element
from studykit.model.document import (
    Callout,
    Column,
    Definition,
    DefinitionList,
    ItemList,
    Paragraph,
    Reference,
    Table,
    Together,
    Tone,
    words,
)
from studykit.model.figure import Figure
from studykit.model.handout import Handout, Part
from studykit.model.text import Citation, Link, Plain


def baselines(node: Node) -> list[float]:
    return sorted({show.y for show in node.shows()}, reverse=True)


def gap(above: Node, below: Node) -> float:
    return baselines(above)[-1] - baselines(below)[0]


@pytest.mark.parametrize("scale", ["normal", "large"])
def test_the_parts_of_an_item_are_nearer_to_each_other_than_to_the_next_item(scale: str) -> None:
    case = (Paragraph(words("A case is told.")), Paragraph(words("Who is responsible?")))
    listed = ItemList((case, (Together(case),), case), ordered=True)
    defined = DefinitionList((Definition(words("One"), case), Definition(words("Two"), case)))
    reader = Reader(render_guide(guide(listed, defined, references=()), scale=scale))
    for entries in (reader.find("LI")[:3], reader.find("LI")[3:]):
        assert len(entries) > 1
        for entry, following in pairwise(entries):
            first, second = (node for node in entry.all() if node.tag == "/P")
            assert gap(first, second) < gap(second, following)


@pytest.mark.parametrize("scale", ["normal", "large"])
def test_a_heading_stands_as_far_below_a_callout_as_below_a_paragraph(scale: str) -> None:
    note = Callout(Tone.NOTE, (), (Paragraph(words("Noted here.")),))
    blocks = (Paragraph(words("Spoken here.")), heading(1, 1), note, heading(1, 2), Paragraph(words("After.")))
    reader = Reader(render_guide(guide(*blocks, references=()), scale=scale))
    first, second = reader.find("H2")
    spoken, noted = (node for node in reader.find("P") if node.words[-1:] == ["here."])
    assert gap(noted, second) == pytest.approx(gap(spoken, first) + SCALES[scale].callout_pad, abs=0.1)


def test_the_sources_below_a_figure_do_not_announce_the_next_section() -> None:
    below = Paragraph((Plain("Source: "), Citation("statute")))
    figure = Together((Figure(small_chart(2), "What is drawn"), below))
    turned = set()
    for count in range(10, 24):
        filler = [Paragraph(words("Filler."))] * count
        reader = Reader(render_guide(guide(*filler, figure, heading(1, 1), plain_paragraph(2, 60))))
        (source,) = (node for node in reader.find("P") if node.words[:1] == ["Source:"])
        (drawn,), (written,), (headed,) = (
            {page for part in node.all() for page, _ in part.marks}
            for node in (reader.find("Figure")[0], source, reader.find("H2")[0])
        )
        assert drawn == written
        turned.add(headed - drawn)
    assert turned == {0, 1}


def test_words_of_links_are_underlined_and_citations_and_addresses_are_not() -> None:
    address = "https://www.opm.gov/forms"
    told = Paragraph(
        (
            Link((Plain("the form"),), address),
            Plain(" at "),
            Link((Plain(address),), address),
            Plain(" and "),
            Citation("statute"),
        )
    )
    (page, *_) = pypdfium2.PdfDocument(render_guide(guide(told)))
    rules = [each for each in page.get_objects() if each.type == 2]
    flat = [each.get_bounds() for each in rules if each.get_bounds()[2] - each.get_bounds()[0] < 60]
    words_drawn = page.get_textpage()
    found = words_drawn.search("the form").get_next()
    boxes = [words_drawn.get_charbox(found[0] + at) for at in range(found[1])]
    (line,) = flat
    assert line[0] == pytest.approx(boxes[0][0], abs=1.0)
    assert line[2] == pytest.approx(boxes[-1][2], abs=1.0)
    assert boxes[0][1] - 3 < line[1] < boxes[0][1]


@pytest.mark.parametrize("scale", ["normal", "large"])
def test_no_source_stands_alone_on_the_last_page(scale: str) -> None:
    ends = set()
    for count in range(30, 64):
        listed = tuple(Reference(at, f"source-{at}", words(prose(at, 14))) for at in range(1, count))
        cited = Paragraph(tuple(Citation(row.source) for row in listed[:9]))
        reader = Reader(render_guide(guide(cited, references=listed), scale=scale))
        pages = [next(node.shows()).page for node in reader.find("LI")]
        ends.add(pages.count(pages[-1]))
        assert len(pages) == count - 1
    assert min(ends) > 1
    assert max(ends) - min(ends) > 3


def test_the_sources_of_a_handout_stand_closer_where_that_saves_a_page() -> None:
    listed = tuple(Reference(at, f"source-{at}", words(prose(at, 14))) for at in range(1, 21))
    cited = Paragraph(tuple(Citation(row.source) for row in listed))
    apart = set()
    for count in range(40):
        part = Part("notes", "Notes", words("Notes"), (), (*[Paragraph(words("Filler."))] * count, cited))
        whole = Handout("en-US", "Series", "Author", "Notes", "", "1", (part,), listed, odd=False)
        first, second, *_ = Reader(render_handout(whole)).find("LI")
        if next(first.shows()).page == next(second.shows()).page:
            apart.add(round(gap(first, second)))
    assert len(apart) > 1


def test_an_address_keeps_its_scheme_with_its_host() -> None:
    address = "https://www.usajobs.gov/help/working-in-government/unique-hiring-paths/veterans/"
    told = [Paragraph((Plain(f"{prose(seed, 12)} "), Link((Plain(address),), address))) for seed in range(60)]
    for scale in SCALES:
        reader = Reader(render_guide(guide(*told, references=()), scale=scale))
        assert not [show for shows in reader.pages for show in shows if show.text.rstrip().endswith("//")]


def test_words_in_cells_stay_whole_and_short_headings_on_one_line() -> None:
    columns = tuple(Column(words(name)) for name in ("Short name", "Agency", "What it does", "Source of all this"))
    told = (f"the agency decides on {count} appeals of removed applicants and publishes them" for count in range(90))
    rows = tuple((words("EOIR"), *map(words, cells)) for cells in zip(told, told, told, strict=True))
    reader = Reader(render_guide(guide(Table(columns, rows))))
    assert not any("\u00ad" in show.text for node in reader.find("TD") for show in node.shows())
    short, *_, long = reader.find("TH")
    assert [len(baselines(short)), len(baselines(long))] == [1, 1]
    assert baselines(short) == baselines(long)


def test_headings_of_columns_stand_on_their_last_lines() -> None:
    columns = (Column(words("Code")), Column(words("Whether it adds points to the score")), Column(words("Who")))
    rows = tuple((words("XP"), words("10"), words(prose(seed, 40))) for seed in range(3))
    narrow, high, _ = Reader(render_guide(guide(Table(columns, rows)), scale="normal")).find("TH")
    assert len(baselines(high)) > 1
    assert baselines(narrow)[-1] == baselines(high)[-1]


def test_no_last_line_holds_citations_alone() -> None:
    cited = (Citation("statute"), Citation("guide"), Plain("."))
    told = [Paragraph((Plain(f"{prose(seed, 9 + seed % 20)[:-1]} "), *cited)) for seed in range(120)]
    reader = Reader(render_guide(guide(*told)))
    alone = 0
    for node in reader.find("P"):
        lowest = min(baselines(node), default=0.0)
        last = "".join(show.text for show in node.shows() if show.y == lowest)
        alone += last.startswith("[")
    assert alone == 0


def test_an_introduction_in_a_handout_stays_with_its_table() -> None:
    columns = (Column(words("Code")), Column(words("Meaning")))
    shown = Table(columns, ((words("XP"), words("ten points")), (words("TP"), words("five points"))))
    turned = set()
    for count in range(14, 34):
        blocks = (*[Paragraph(words("Filler."))] * count, heading(1, 1), Paragraph(words("The codes.")), shown)
        part = Part("part", "Notes", words("Notes: Codes"), (), blocks)
        whole = Handout("en-US", "Series", "Author", "Notes: Codes", "", "1", (part,), odd=False)
        reader = Reader(render_handout(whole))
        told = next(node for node in reader.find("P") if node.words == ["The", "codes."])
        (head, first, cell) = (next(node.shows()).page for node in (reader.find("H2")[0], told, reader.find("TD")[0]))
        assert head == first == cell
        turned.add(cell)
    assert turned == {0, 1}


def test_a_running_head_does_not_say_the_name_of_a_part_twice() -> None:
    filler = tuple([Paragraph(words("Filler."))] * 60)
    parts = tuple(Part(name, name, words(name), (), filler) for name in ("Notes", "Answers"))
    whole = Handout("en-US", "Series", "Author", "Notes: Codes", "", "1", parts, odd=False)
    heads = {show.text for shows in Reader(render_handout(whole)).pages for show in shows if "Codes" in show.text}
    assert heads == {"Notes: Codes", "Answers · Notes: Codes"}


@pytest.mark.parametrize("scale", ["normal", "large"])
def test_the_last_line_of_a_definition_does_not_begin_a_page(scale: str) -> None:
    body = (Paragraph(words("What it says.")), Paragraph(words("Where.")), Paragraph(words("The end.")))
    more = Paragraph(words("And more."))
    listed = DefinitionList(tuple(Definition(words("Term"), (more,) * (at % 7) + body) for at in range(80)))
    reader = Reader(render_guide(guide(listed, references=()), scale=scale))
    pages = [[next(node.shows()).page for node in entry.all() if node.tag == "/P"] for entry in reader.find("LI")]
    assert all(before == last for *_, before, last in pages)
    assert any(first != last for first, *_, last in pages)


def slab(count: int, *, above: float = 0.0, keep: bool = False) -> TextSlab:
    """So many lines that are not parted."""
    lines, measure = [Line(10.0, "")] * count, SCALES["normal"].body
    return TextSlab(Element("P", None), lines, measure, 90, 300, above=above, keep=keep, solid=True)


def flowed(*slabs: TextSlab) -> list[int]:
    """How many slabs stand on each page."""
    paper = PAPERS["letter"]
    flow = Flow(Document(paper, Metadata("", "", "", "en-US")), paper, SCALES["normal"])
    flow.add(slabs)
    flow.end()
    return [len(page.owners) for page in flow.pages]


def most_lines() -> int:
    """How many lines a page holds."""
    style = SCALES["normal"]
    return int((PAPERS["letter"].height - style.top - style.bottom) / style.body.leading)


def test_what_just_fills_a_page_is_not_parted_for_the_gap_above_it() -> None:
    assert flowed(slab(2), slab(1, above=24.0, keep=True), slab(most_lines() - 1), slab(1)) == [1, 2, 1]


def test_a_heading_stays_with_the_first_part_of_a_figure_that_just_fills_a_page_with_it() -> None:
    parts = slab(most_lines() - 1, keep=True), slab(9)
    assert flowed(slab(2), slab(1, above=24.0, keep=True), *parts) == [1, 2, 1]
