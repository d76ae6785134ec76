"""What a terminal shows of any text, and where the carets stand under any line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.cli.excerpt import excerpt
from studykit.cli.glyphs import cells, clipped, visible
from studykit.diagnostics import Span

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("a\x1b]0;title\x07b", r"a\x1b]0;title\x07b"),
        ("over\rwritten\nbelow", r"over\rwritten\nbelow"),
        ("a\tb", "a    b"),
        ("abc\u202edef\u2066", r"abc\u202edef\u2066"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("lone \udcff surrogate", r"lone \udcff surrogate"),
        ("naïve “日本”", "naïve “日本”"),
        ("\x85\u2028\x9b31m", r"\x85\u2028\x9b31m"),
    ],
)
def test_what_acts_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "count"), [("abc", 3), ("日本語", 6), ("e\u0301te\u0301", 3), ("ｶﾅ", 2), ("Ａ", 2), ("👍", 2)]
)
def test_cells(text: str, count: int) -> None:
    assert cells(text) == count


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("日本語日本語", 6, "日本…"), ("ab defg", 4, "ab…")],
)
def test_clipped(text: str, width: int, shown: str) -> None:
    assert clipped(text, width) == shown
    assert cells(shown) <= width


@given(ANY_TEXT, st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_any_text_is_shown_without_acting(text: str, encoding: str) -> None:
    shown = visible(text, encoding)
    shown.encode(encoding)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(ANY_TEXT, st.integers(-2, 400), st.integers(-2, 400), st.integers(40, 200))
def test_any_span_has_a_caret_within_the_width(text: str, column: int, length: int, width: int) -> None:
    part = excerpt(text, Span("any.yaml", 1, column, length), width, "utf-8")
    assert part.carets >= 1
    assert cells(part.line) <= width
    assert part.indent + part.carets <= width + 1


@given(st.text(alphabet="ab日\u0301\t", max_size=30), st.integers(1, 30), st.integers(1, 30))
def test_carets_stand_under_their_characters(text: str, column: int, length: int) -> None:
    part = excerpt(text, Span("any.yaml", 1, column, length), 200, "utf-8")
    start = min(column - 1, len(text))
    assert part.indent == cells(visible(text[:start]))
    assert part.carets == max(1, cells(visible(text[start : start + length])))


def test_a_megabyte_in_one_line_is_windowed() -> None:
    text = "x" * 700_000 + "HERE" + "y" * 300_000
    part = excerpt(text, Span("any.yaml", 1, 700_001, 4), 60, "utf-8")
    assert part.line == "..." + "x" * 20 + "HERE" + "y" * 30 + "..."
    assert part.line[part.indent : part.indent + part.carets] == "HERE"


def test_accents_without_end_leave_the_window() -> None:
    text = "a" + "\u0301" * 100_000 + "HERE"
    part = excerpt(text, Span("any.yaml", 1, 100_002, 4), 60, "utf-8")
    assert part.line.endswith("HERE")
    assert len(part.line) < 1000
