"""Lines as even as they can be: never worse than lines that each take all they can, and of the same words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdf.guides import guide, prose
from pdf.reader import Reader
from studykit.formats.pdf.division import WHOLE, Divider
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.font import Codes, Font
from studykit.formats.pdf.hyphenation import hyphenator
from studykit.formats.pdf.lines import Line, break_lines, even_lines
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.paper import PAPERS
from studykit.formats.pdf.render import render_guide
from studykit.formats.pdf.style import NORMAL
from studykit.formats.pdf.ties import tied
from studykit.formats.pdf.words import Words, gather
from studykit.model.document import Paragraph, words

HANDLE = Document(PAPERS["letter"], Metadata("", "", "", "en-US"), "normal").handle
FONT = Font(Codes(HANDLE, "SourceSerif4-Regular"), 10.8)
DIVIDER = Divider(hyphenator("en-US", NORMAL))
JOINTS = str.maketrans("", "", "-/–—.")
MEASURES = st.floats(180, 460)
# Compounds and addresses may part anywhere, and so save a line.
TEXTS = st.builds(prose, st.integers(0, 10_000), st.integers(1, 160)).map(lambda text: text.translate(JOINTS))


@settings(max_examples=200, deadline=None)
@given(TEXTS, MEASURES)
def test_whole_words_are_never_set_less_evenly_than_by_taking_all_each_line_can(text: str, measure: float) -> None:
    greedy = break_lines(pieces(text), measure, WHOLE, NORMAL)
    even = even_lines(pieces(text), measure, WHOLE, NORMAL)
    assert len(even) == len(greedy)
    assert demerits(even, measure, text) <= demerits(greedy, measure, text) + 1e-3


@settings(max_examples=200, deadline=None)
@given(TEXTS, MEASURES)
def test_divisions_are_worth_it(text: str, measure: float) -> None:
    whole = even_lines(pieces(text), measure, WHOLE, NORMAL)
    divided = even_lines(pieces(text), measure, DIVIDER, NORMAL)
    assert len(divided) <= len(whole)
    assert demerits(divided, measure, text) <= demerits(whole, measure, text) + 1e-3
    assert not any(first.hyphenated and second.hyphenated for first, second in pairwise(divided))


@settings(max_examples=100, deadline=None)
@given(TEXTS, MEASURES)
def test_no_line_is_wider_than_the_measure_and_the_widths_add_up(text: str, measure: float) -> None:
    lines = even_lines(pieces(text), measure, WHOLE, NORMAL)
    assert max(line.width for line in lines) <= measure + 1e-3
    assert sum(line.width for line in lines) + (len(lines) - 1) * FONT.space == pytest.approx(
        FONT.width(text), abs=0.01
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["§", "2108", "U.S.C.", "5", "29", "May", "2025", "administration"])), MEASURES)
def test_ties_that_cost_a_line_are_set(said: list[str], measure: float) -> None:
    text = " ".join(said)
    assert len(even_lines(pieces(text), measure / 3, WHOLE, NORMAL)) == len(
        break_lines(pieces(text), measure / 3, WHOLE, NORMAL)
    )


@pytest.mark.parametrize("ending", ["Not now", "representatives."])
def test_a_lonely_word_gets_company(ending: str) -> None:
    text = f"{prose(3, 40)} {ending}"
    alone = company = 0
    for measure in range(240, 420):
        greedy = break_lines(pieces(text), measure, WHOLE, NORMAL)
        even = even_lines(pieces(text), measure, WHOLE, NORMAL)
        alone += is_lonely(greedy[-1], measure, text)
        company += is_lonely(greedy[-1], measure, text) and not is_lonely(even[-1], measure, text)
    assert company == alone > 5


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("under 5 U.S.C. § 2108 a", "under|5 U.S.C. § 2108|a"),
        ("see § 2 and (§ 3) of it", "see|§ 2|and|(§ 3)|of|it"),
        ("by 5 CFR 330.605, and", "by|5 CFR 330.605,|and"),
        ("on 29 May 2025 it", "on|29 May 2025|it"),
        ("on May 29, 2025, it", "on|May 29,|2025,|it"),
        ("at least 10 percent, or", "at|least|10 percent,|or"),
        ("in Title 8 or No. 5.", "in|Title 8|or|No. 5."),
        ("for 90 days at a", "for|90 days|at|a"),
        ("by J. Edgar Hoover", "by|J. Edgar|Hoover"),
        ("it may be Part of May", "it|may|be|Part|of|May"),
        ("the first – not both", "the|first –|not|both"),
    ],
)
def test_a_number_stays_with_what_it_counts(text: str, parted: str) -> None:
    said = text.split()
    ties = set(tied(said))
    assert "".join(("" if not at else " " if at in ties else "|") + word for at, word in enumerate(said)) == parted


def test_ties_hold_at_line_ends_and_extract_as_spaces() -> None:
    text = "The rule of 5 U.S.C. § 2108 and of GS-1811 grades holds for 10 percent. " * 12
    (lines,) = [node for node in Reader(render_guide(guide(Paragraph(words(text))))).find("P") if "2108" in node.text]
    shown = [show.text for show in lines.shows()]
    assert "".join(shown).split(" ") == text.split()
    assert not [line for line in shown if line.rstrip().endswith(("5", "U.S.C.", "§", "10", "GS-"))]


def test_a_tie_gives_way_where_the_measure_is_too_narrow() -> None:
    assert len(break_lines(pieces("5 U.S.C. § 2108"), 30, WHOLE, NORMAL)) == 3


def test_no_word_is_divided_between_two_pages() -> None:
    ended = divided = 0
    for seed in range(12):
        text = " ".join(["counterrevolutionaries and representatives"] * (240 + seed))
        for page in Reader(render_guide(guide(Paragraph(words(prose(seed, 20 * seed))), Paragraph(words(text))))).pages:
            own = [show for show in page if not show.artifact and show.text.strip()]
            divided += sum(show.text.endswith("\u00ad") for show in own)
            ended += own[-1].text.endswith("\u00ad")
    assert divided > 10
    assert ended == 0


def pieces(text: str) -> Words:
    return gather([(FONT, text, None)])


def demerits(lines: list[Line], measure: float, text: str) -> float:
    """Squares of gaps, and what hyphens and a lonely last word cost (`breaks.py`)."""
    rag = NORMAL.rag**2
    gaps = sum((measure - line.width) ** 2 for line in lines[:-1])
    lonely = len(lines) > 1 and is_lonely(lines[-1], measure, text)
    return gaps + 1.3 * rag * sum(line.hyphenated for line in lines) + min(4.5 * rag, (0.45 * measure) ** 2) * lonely


def is_lonely(line: Line, measure: float, text: str) -> bool:
    single = line.width < FONT.width(text.split()[-1]) + 0.1
    return line.width < (NORMAL.word if single else NORMAL.runt) * measure
