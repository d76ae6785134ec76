"""Pages as a careful printer wants them: nothing near the edge, too small or too pale, no widows and orphans."""

import pypdfium2
import pytest

from pdf.guides import GUIDES, guide, heading, plain_paragraph, rendered, table
from pdf.reader import Reader
from studykit.formats.pdf.render import render_guide
from studykit.model.document import Callout, Column, Paragraph, Table, Tone, words

NAMES = list(GUIDES)
EDGE = 18
SMALLEST = 9.0
CONTRAST = 4.5


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_blank_and_no_ink_is_near_the_edge(name: str, paper: str) -> None:
    document = pypdfium2.PdfDocument(rendered(name, paper))
    for page in document:
        ink = page.render(scale=1, grayscale=True).to_numpy().reshape(round(page.get_height()), -1) < 250
        inner = ink[EDGE:-EDGE, EDGE:-EDGE]
        assert ink.sum() == inner.sum()
        # more than a running head and a foot
        assert ink[70:-70].sum() > 50


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595.28, 841.89))])
def test_paper_has_its_size(paper: str, size: tuple[float, float]) -> None:
    for page in pypdfium2.PdfDocument(rendered("everything", paper)):
        assert page.get_size() == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_text_is_neither_too_small_nor_too_pale(name: str) -> None:
    for shows in Reader(rendered(name)).pages:
        assert min(show.size for show in shows) >= SMALLEST
        assert min(contrast(show.colour, (0.945, 0.955, 0.967)) for show in shows) >= CONTRAST


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_where_it_is(name: str) -> None:
    pages = Reader(rendered(name)).pages
    for number, shows in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in {show.text for show in shows if show.artifact}


def test_running_head_names_series_and_title() -> None:
    for shows in Reader(rendered("many_paragraphs")).pages[1:]:
        said = {show.text for show in shows if show.artifact}
        assert {"Federal Executive Studies", "Veterans’ preference"} <= said


@pytest.mark.parametrize("scale", ["normal", "large"])
@pytest.mark.parametrize("name", ["everything", "long_callout", "many_headings", "many_paragraphs"])
def test_no_widows_and_no_orphans(name: str, scale: str) -> None:
    parted = 0
    for node in Reader(rendered(name, "letter", scale)).find("P", "LBody"):
        lines: dict[int, set[float]] = {}
        for part in node.shows() if node.tag == "/P" else ():
            lines.setdefault(part.page, set()).add(round(part.y, 1))
        if len(lines) > 1:
            parted += 1
            assert min(map(len, lines.values())) >= 2
    if name in {"many_paragraphs", "long_callout"}:
        assert parted


@pytest.mark.parametrize("scale", ["normal", "large"])
@pytest.mark.parametrize("name", ["everything", "many_headings", "long_tables"])
def test_headings_stay_with_what_follows(name: str, scale: str) -> None:
    reader = Reader(rendered(name, "a4", scale))
    for number, shows in enumerate(reader.pages):
        own = [show for show in shows if not show.artifact]
        lowest = min(show.y for show in own)
        headings = reader.find("H2", "H3", "H4")
        assert not [node for node in headings for show in node.shows() if show.page == number and show.y == lowest]


def test_tables_repeat_their_header_as_an_artifact() -> None:
    reader = Reader(rendered("long_tables"))
    tables = reader.find("Table")
    assert len(tables) == 3
    for found in tables:
        pages = sorted({show.page for show in found.shows()})
        assert len(pages) > 1
        for page in pages[1:]:
            said = " ".join(show.text.strip() for show in reader.pages[page] if show.artifact)
            assert "Code What it means Points Documents" in said


def test_rows_are_parted_only_when_no_page_holds_them() -> None:
    reader = Reader(rendered("long_tables"))
    short, tall, taller = reader.find("Table")
    for row in (node for node in short.all() if node.tag == "/TR"):
        assert len({show.page for show in row.shows()}) == 1
    for found in (tall, taller):
        assert any(len({show.page for show in row.shows()}) > 1 for row in found.all() if row.tag == "/TR")


def test_a_table_of_more_columns_than_the_page_has_room_for_words_is_a_list() -> None:
    names = [f"Competence{column}" for column in range(10)]
    columns = (Column(words("Unit"), header=True), *(Column(words(name)) for name in names))
    row = (words("Removal"), *(words(f"appraisal{column} authority") for column in range(10)))
    reader = Reader(render_guide(guide(heading(1, 1), Table(columns, (row,)))))
    assert not reader.find("Table")
    said = " ".join(word for node in reader.find("P") for word in node.words)
    assert all(f"{name}: appraisal{column} authority" in said for column, name in enumerate(names))
    narrow = Table(columns[:6], (row[:6],))
    assert Reader(render_guide(guide(heading(1, 1), narrow))).find("Table")


def test_no_row_stands_alone_at_a_page_end() -> None:
    for count in range(30, 42):
        reader = Reader(render_guide(guide(heading(1, 1), table(count))))
        pages = [next(row.shows()).page for row in reader.find("TR")[1:]]
        assert min(pages.count(page) for page in set(pages)) >= 2


def test_small_callouts_stay_whole() -> None:
    for lines in range(30, 44):
        note = Callout(Tone.NOTE, words("Note"), (plain_paragraph(1, 40), plain_paragraph(2, 20)))
        filler = (Paragraph(words("Filler.")) for _ in range(lines // 2))
        reader = Reader(render_guide(guide(*filler, note, references=())))
        (frame,) = reader.find("Sect")
        assert len({show.page for show in frame.shows()}) == 1


def test_kept_blocks_are_on_one_page() -> None:
    reader = Reader(rendered("everything"))
    order = list(reader.document.all())
    heading = [node for node in order if node.tag == "/H2"][1]
    together = [node for node in order[order.index(heading) + 1 :] if node.tag == "/P"][:2]
    assert len({show.page for node in together for show in node.shows()}) == 1


def test_no_line_is_wider_than_the_page_area() -> None:
    for name in NAMES:
        document = pypdfium2.PdfDocument(rendered(name))
        for page in document:
            ink = page.render(scale=1, grayscale=True).to_numpy().reshape(round(page.get_height()), -1) < 200
            assert not ink[:, : 76 - 2].any()
            assert not ink[:, 612 - 78 + 2 :].any()


def contrast(colour: tuple[float, ...], paper: tuple[float, ...]) -> float:
    lighter, darker = sorted((_luminance(colour), _luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
