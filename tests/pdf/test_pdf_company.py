"""Company: an introduction stays with what it introduces."""

import pytest

from pdf.guides import guide, heading, table
from pdf.reader import Reader
from studykit.formats.pdf.render import render_guide
from studykit.model.document import Block, ItemList, Paragraph, Together, words

LIST = ItemList(((Paragraph(words("One item.")),), (Paragraph(words("Another item.")),)))


@pytest.mark.parametrize(("shown", "tag"), [(table(5), "Table"), (LIST, "L"), (table(60), "Table")])
def test_an_introduction_stays_with_what_it_introduces(shown: Block, tag: str) -> None:
    turned = 0
    for lines in range(12, 30):
        filler = [Paragraph(words("Filler.")) for _ in range(lines)]
        intro = Paragraph(words("The introduction of what follows."))
        reader = Reader(render_guide(guide(*filler, heading(1, 1), intro, shown)))
        (said,) = [node for node in reader.find("P") if node.text.startswith("The introduction")]
        title, *_ = reader.find("H2")
        first, *_ = reader.find(tag)
        pages = {next(node.shows()).page for node in (title, said, first)}
        assert len(pages) == 1
        turned += pages == {1}
    assert 0 < turned < 18


def test_a_heading_does_not_end_a_page_with_a_single_line() -> None:
    for lines in range(12, 30):
        filler = [Paragraph(words("Filler.")) for _ in range(lines)]
        rest = (Paragraph(words("A single line.")), Paragraph(words("What comes after it.")))
        reader = Reader(render_guide(guide(*filler, heading(1, 1), *rest, references=())))
        pages = {
            next(node.shows()).page for node in reader.find("P") if node.text.startswith(("A single", "What comes"))
        }
        assert len(pages) == 1


def test_long_blocks_kept_together_part_in_their_middle() -> None:
    parted = 0
    for lines in range(8, 30):
        filler = [Paragraph(words("Filler.")) for _ in range(lines)]
        listed = ItemList(tuple((Paragraph(words(f"Item {at}.")),) for at in range(18)))
        kept = Together((listed, Paragraph(words("Source: nobody."))))
        reader = Reader(render_guide(guide(*filler, heading(1, 1), kept, references=())))
        pages = [next(node.shows()).page for node in reader.find("LI") if node.text.strip().startswith("•")]
        (source,) = [node for node in reader.find("P") if node.text.startswith("Source")]
        (title,) = reader.find("H2")
        assert next(title.shows()).page == pages[0] == pages[1]
        assert pages[-1] == next(source.shows()).page
        parted += pages[0] != pages[-1]
    assert parted > 5
