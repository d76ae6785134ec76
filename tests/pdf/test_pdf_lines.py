"""Lines: what they may hold, where words part, and that no character is lost on the way."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdf.guides import guide
from pdf.reader import Reader
from studykit.formats.pdf.coverage import printable
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.font import Codes, Font
from studykit.formats.pdf.hyphenation import hyphenator
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.paper import PAPERS
from studykit.formats.pdf.render import render_guide
from studykit.formats.pdf.style import NORMAL
from studykit.model.document import Column, Paragraph, Table, words
from studykit.model.text import Code, Emphasis, Plain, Strong

LETTERS = st.text(st.sampled_from(sorted(printable() - {"\u00a0", "\u202f"})), min_size=0, max_size=300)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("preference", "pref-er-ence"),
        ("administration", "admin-is-tra-tion"),
        ("(eligibility),", "(eli-gi-bil-ity),"),
        ("Washington", "Wash-ing-ton"),
        ("only", "only"),
        ("SF-15", "SF-15"),
        ("USAJOBS", "USAJOBS"),
    ],
)
def test_words_part_by_the_patterns(word: str, parts: str) -> None:
    points = hyphenator("en-US", NORMAL)(word)
    cut = [word[a:b] for a, b in zip((0, *points), (*points, len(word)), strict=True)]
    assert "-".join(cut) == parts


def test_patterns_agree_with_pyphen() -> None:
    import pyphen

    theirs = pyphen.Pyphen(lang="en_US", left=NORMAL.hyphen_left, right=NORMAL.hyphen_right)
    ours = hyphenator("en-US", NORMAL)
    for word in [
        "representative",
        "compensable",
        "counterrevolutionary",
        "campaign",
        "eligibility",
        "certificate",
        "hyphenation",
    ]:
        assert list(ours(word)) == theirs.positions(word)


def test_a_language_without_patterns_has_no_hyphens() -> None:
    assert hyphenator("tlh", NORMAL)("hyphenation") == ()
    assert hyphenator("de", NORMAL)("verfassung") == (3, 6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([Plain, Code, Strong, Emphasis]), LETTERS), max_size=6))
def test_no_character_is_lost(parts: list) -> None:
    text = tuple(kind(said) if kind in (Plain, Code) else kind((Plain(said),)) for kind, said in parts)
    narrow = Table(tuple(Column(words("H")) for _ in range(5)), ((text,) * 5,))
    reader = Reader(render_guide(guide(Paragraph(text), narrow, references=(), facts=(), series="", summary=())))
    expected = "".join(said for _, said in parts).split()
    cells = [node.words for node in reader.find("TD")]
    assert cells == [expected] * 5
    assert [word for node in reader.find("P") for word in node.words] == expected


def test_a_divided_word_is_one_word_for_a_reader_and_shows_its_hyphen() -> None:
    text = " ".join(["counterrevolutionaries"] * 40)
    reader = Reader(render_guide(guide(Paragraph(words(text)))))
    shown = [show.text for node in reader.find("P") for show in node.shows()]
    assert any(line.endswith("\u00ad") for line in shown)
    assert "counter-" not in " ".join(shown)


def test_line_ends_extract_as_spaces_but_inside_addresses() -> None:
    address = "https://example.org/a-long/path/to/the/document?with=many&parameters=" + "x" * 90
    reader = Reader(render_guide(guide(Paragraph(words(f"Before {address} after " * 3)))))
    lines = [show.text for show in reader.find("P")[-1].shows()]
    assert len(lines) > 6
    assert re.sub(r"\s+", " ", "".join(lines)).count(address) == 3


@given(st.lists(st.text(sorted(printable() - set(" \t\n\r")), min_size=1)))
@settings(max_examples=50, deadline=None)
def test_words_measured_at_once_are_as_those_measured_one_by_one(said: list[str]) -> None:
    handle = Document(PAPERS["letter"], Metadata("", "", "", "en-US")).handle
    learned, asked = (Font(Codes(handle, "SourceSerif4-Regular"), 11.0) for _ in range(2))
    learned.learn(said)
    assert [(learned[word], learned.codes(word)) for word in said] == [
        (asked[word], asked.codes(word)) for word in said
    ]
