"""Groups of citations: in the order of their numbers, and on one line with the word before them."""

import random

from pdf.guides import guide, plain_paragraph, prose
from pdf.reader import Reader
from studykit.formats.pdf.render import render_guide
from studykit.formats.pdf.runs import FEWEST_ON_A_LINE, MOST_TIED
from studykit.model.document import Column, Paragraph, Reference, Table, words
from studykit.model.text import Citation, Plain, Strong, Text

SOURCES = tuple(Reference(number, f"s{number}", words(f"Source {number}.")) for number in range(1, 13))


def cited(*numbers: int, between: str = " ") -> Text:
    parts = [(Plain(between), Citation(f"s{number}")) for number in numbers]
    return tuple(part for pair in parts for part in pair)


def read(*texts: Text) -> Reader:
    return Reader(render_guide(guide(*(Paragraph(text) for text in texts), references=SOURCES)))


def said(reader: Reader, start: str) -> str:
    return " ".join(next(node for node in reader.find("P") if node.text.startswith(start)).words)


def test_citations_side_by_side_are_in_the_order_of_their_numbers() -> None:
    mixed = (*words("First"), *cited(9, 3, 11), *words(", and then"), *cited(2, between=""), *cited(1), Plain("."))
    strong = (*words("Second "), Strong((*words("in strong words"), *cited(5, 4))))
    reader = read(mixed, strong)
    assert said(reader, "First") == "First [3] [9] [11], and then [1] [2]."
    assert said(reader, "Second") == "Second in strong words [4] [5]"


def test_places_in_one_source_stay_in_the_order_of_the_author() -> None:
    text = (*words("First "), Citation("s4", "§ 7"), Plain(" "), Citation("s4", "§ 2"), Plain(" "), Citation("s1"))
    assert said(read(text), "First") == "First [1] [4, § 7] [4, § 2]"


def test_a_bracket_that_opens_before_a_citation_touches_it() -> None:
    text = (
        *words("Told (see below, and "),
        *cited(2, between="("),
        *words("), or “"),
        *cited(3, between=""),
        Plain("”."),
    )
    said_plainly = (*words("As told (compare"), *cited(1), *words(")."))
    reader = read(text, said_plainly)
    assert said(reader, "Told") == "Told (see below, and ([2]), or “[3]”."
    assert said(reader, "As") == "As told (compare [1])."


def test_the_sources_of_a_row_are_in_order() -> None:
    table = Table((Column(words("What"), header=True), Column(words("Source"))), ((words("Row"), cited(7, 1, 5)),))
    reader = Reader(render_guide(guide(table, references=SOURCES)))
    assert reader.find("TD")[0].words == ["[1]", "[5]", "[7]"]


def test_a_group_is_not_parted_unless_it_is_long() -> None:
    parted = 0
    for seed in range(60):
        size = random.Random(seed).choice((2, 3, 6))
        text = (*words(prose(seed, 9 + seed % 14)[:-1]), *cited(*range(1, size + 1)), *words(". " + prose(seed, 20)))
        reader = read(text, plain_paragraph(1, 9).text)
        node = next(node for node in reader.find("P") if "[1]" in node.text)
        lines: dict[float, str] = {}
        for show in node.shows():
            lines[show.y] = lines.get(show.y, "") + show.text
        counts = [line.count("[") for line in lines.values() if "[" in line]
        assert len(counts) == 1 or (size > MOST_TIED and min(counts) >= FEWEST_ON_A_LINE)
        assert not any(line.startswith("[") for line in lines.values()) or len(counts) > 1
        parted += len(counts) > 1
    assert parted
