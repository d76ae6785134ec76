"""Guides in large print, in less ink and in greys: as accessible as any, and each what it promises."""

from collections import Counter

import pypdfium2
import pytest

from pdf.guides import GUIDES, rendered
from pdf.reader import Reader
from pdf.script import guide_words
from pdf.test_pdf_pages import CONTRAST, EDGE, contrast
from studykit.formats.pdf.inks import INKS, inked
from studykit.formats.pdf.style import LARGE_LEAST, QUIET, fill
from verapdf import failures

MODES = [("letter", "large", "normal"), ("a4", "large", "save"), ("letter", "normal", "save"), ("a4", "normal", "grey")]
NAMES = list(GUIDES)


@pytest.mark.parametrize(("paper", "scale", "ink"), MODES)
@pytest.mark.parametrize("name", NAMES)
def test_verapdf_finds_no_failure(name: str, paper: str, scale: str, ink: str) -> None:
    assert failures(rendered(name, paper, scale, ink)) == {}


@pytest.mark.parametrize("name", NAMES)
def test_large_print_says_every_word_of_the_guide(name: str) -> None:
    reader = Reader(rendered(name, "a4", "large"))
    said = [word for part in reader.document.parts if part.tag != "/TOC" for word in part.words]
    # a table that became a list says the heading of a column before each of its cells, with a colon
    assert not Counter(guide_words(GUIDES[name]())) - Counter(said) - Counter(word.removesuffix(":") for word in said)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", NAMES)
def test_large_print_has_no_smaller_type_and_divides_no_word(name: str, paper: str) -> None:
    for shows in Reader(rendered(name, paper, "large")).pages:
        assert min(show.size for show in shows) >= LARGE_LEAST
        assert "\u00ad" not in "".join(show.text for show in shows)


@pytest.mark.parametrize(("paper", "scale", "ink"), MODES)
@pytest.mark.parametrize("name", NAMES)
def test_no_ink_is_near_the_edge_and_no_page_blank(name: str, paper: str, scale: str, ink: str) -> None:
    for page in pypdfium2.PdfDocument(rendered(name, paper, scale, ink)):
        drawn = page.render(scale=1, grayscale=True).to_numpy().squeeze() < 250
        assert drawn.sum() == drawn[EDGE:-EDGE, EDGE:-EDGE].sum() > 50


@pytest.mark.parametrize(("paper", "scale", "ink"), MODES)
@pytest.mark.parametrize("name", ["everything", "long_callout", "alphabets"])
def test_text_is_not_too_pale(name: str, paper: str, scale: str, ink: str) -> None:
    for shows in Reader(rendered(name, paper, scale, ink)).pages:
        grounds = ((1.0, 1.0, 1.0), INKS[ink].tint, INKS[ink].warning_tint)
        assert min(contrast(show.colour, ground) for show in shows for ground in grounds) >= CONTRAST


@pytest.mark.parametrize("name", ["everything", "long_tables", "long_callout"])
def test_greys_are_grey_and_saved_ink_is_black_on_white(name: str) -> None:
    for ink in ("grey", "save"):
        for page in pypdfium2.PdfDocument(rendered(name, "letter", "normal", ink)):
            pixels = page.render(scale=1).to_numpy()
            assert (pixels.max(axis=2) == pixels.min(axis=2)).all()


def test_saving_ink_takes_less_of_it() -> None:
    def inked_area(ink: str) -> int:
        pages = pypdfium2.PdfDocument(rendered("everything", "letter", "normal", ink))
        return sum((page.render(scale=2, grayscale=True).to_numpy() < 253).sum() for page in pages)

    assert inked_area("save") < 0.8 * inked_area("normal")


def test_what_an_author_says_of_colours_keeps_its_words() -> None:
    said = f"[(use {fill(QUIET)} \\) {fill(QUIET)})]TJ"
    black, grey = (inked(ink)(f"{fill(QUIET)} {said} {fill(QUIET)}") for ink in ("save", "grey"))
    assert black == f"0 0 0 rg {said} 0 0 0 rg"
    assert grey == f"0.35 0.35 0.35 rg {said} 0.35 0.35 0.35 rg"


def test_narrow_columns_become_a_list_in_large_print_alone() -> None:
    assert len(Reader(rendered("everything", "letter", "normal")).find("Table")) == 2
    assert len(Reader(rendered("everything", "letter", "large")).find("Table")) == 0
