"""Markdown as the manual describes it, as texts and blocks."""

import pytest

from studykit.diagnostics import Diagnostics, Span
from studykit.load.findings import Findings
from studykit.load.markdown import read_blocks, read_text
from studykit.model.authored import Scalar
from studykit.model.document import Block, Callout, ItemList, Paragraph, Tone, words
from studykit.model.text import Citation, Code, Emphasis, Gap, Link, Plain, Strong, Text


def findings() -> Findings:
    return Findings(Diagnostics())


def written(text: str) -> Scalar:
    return Scalar.of(text, Span("content/topics/one.yaml", 1, 1, len(text)))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("A cell is small.", words("A cell is small.")),
        ("", ()),
        ("one\ntwo  \n  three", words("one two three")),
        ("one *two\nthree*", (Plain("one "), Emphasis(words("two three")))),
        ("one\\\ntwo", words("one two")),
        (
            "a *b* **c** `d *e*`",
            (Plain("a "), Emphasis(words("b")), Plain(" "), Strong(words("c")), Plain(" "), Code("d *e*")),
        ),
        ("***a***", (Emphasis((Strong(words("a")),)),)),
        ("snake_case_name and 2 * 3 * 4", words("snake_case_name and 2 * 3 * 4")),
        ("\\*not\\* \\[this\\] &amp; &copy; &unknown;", words("*not* [this] & © &unknown;")),
        ("a < b > c & d", words("a < b > c & d")),
        ("3. is no list, # no heading, - no item", words("3. is no list, # no heading, - no item")),
        (
            "[a *b*](https://example.org/x?y=1#z)",
            (Link((Plain("a "), Emphasis(words("b"))), "https://example.org/x?y=1#z"),),
        ),
        ("<https://example.org/a_b>", (Link(words("https://example.org/a_b"), "https://example.org/a_b"),)),
        ("<me@example.org>", (Link(words("me@example.org"), "mailto:me@example.org"),)),
        ("[a](#codes) [b](#codes/cp)", (Link(words("a"), "#codes"), Plain(" "), Link(words("b"), "#codes/cp"))),
        ("[not a link] [nor] [this]", words("[not a link] [nor] [this]")),
        ("so [@usc-5-2108].", (Plain("so "), Citation("usc-5-2108"), Plain("."))),
        ("so [@usc-5-2108,  §\n2, (a)]", (Plain("so "), Citation("usc-5-2108", "§ 2, (a)"))),
        ("**so [@a]**", (Strong((Plain("so "), Citation("a"))),)),
        ("`[@a]`", (Code("[@a]"),)),
        ("\\[@a]", words("[@a]")),
        ("“curly” and \"straight\" 'quotes'", words("“curly” and \"straight\" 'quotes'")),
        ("{code} and {{braces}}", words("{code} and {{braces}}")),
    ],
)
def test_text(text: str, read: Text) -> None:
    found = findings()
    assert read_text(written(text), found) == read
    assert tuple(found.problems) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a {{c1::b}} c", (Plain("a "), Gap(1, words("b")), Plain(" c"))),
        ("{{c12::*b* [@a]::a hint}}", (Gap(12, (Emphasis(words("b")), Plain(" "), Citation("a")), "a hint"),)),
        ("**{{c1::b}}** {{c1::c}}", (Strong((Gap(1, words("b")),)), Plain(" "), Gap(1, words("c")))),
        ("{{c1::a*b}} c*d", (Gap(1, words("a*b")), Plain(" c*d"))),
        ("`{{c1::b}}`", (Code("{{c1::b}}"),)),
    ],
)
def test_gaps(text: str, read: Text) -> None:
    found = findings()
    assert read_text(written(text), found, gaps=True) == read
    assert tuple(found.problems) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("one\ntwo\n\nthree\n", (Paragraph(words("one two")), Paragraph(words("three")))),
        ("one *a*\ntwo", (Paragraph((Plain("one "), Emphasis(words("a")), Plain(" two"))),)),
        ("- a\n- b\n  c\n", (ItemList(((Paragraph(words("a")),), (Paragraph(words("b c")),))),)),
        ("1. a\n2. b", (ItemList(((Paragraph(words("a")),), (Paragraph(words("b")),)), ordered=True),)),
        ("- a\n  1. b\n", (ItemList(((Paragraph(words("a")), ItemList(((Paragraph(words("b")),),), ordered=True)),)),)),
        ("> a\n> b", (Callout(Tone.NOTE, (), (Paragraph(words("a b")),)),)),
        ("> **Caution.** Hot.", (Callout(Tone.CAUTION, words("Caution"), (Paragraph(words("Hot.")),)),)),
        (
            "> **In short.** Yes *so*.",
            (Callout(Tone.NOTE, words("In short"), (Paragraph((Plain("Yes "), Emphasis(words("so")), Plain("."))),)),),
        ),
        ("> **In short.**\n>\n> Yes.", (Callout(Tone.NOTE, words("In short"), (Paragraph(words("Yes.")),)),)),
        ("> **Bold** words.", (Callout(Tone.NOTE, (), (Paragraph((Strong(words("Bold")), Plain(" words."))),)),)),
        ("", ()),
    ],
)
def test_blocks(text: str, read: tuple[Block, ...]) -> None:
    found = findings()
    assert read_blocks(written(text), found) == read
    assert tuple(found.problems) == ()


@pytest.mark.parametrize("text", ["one two", "one\ntwo", "one\n\ntwo\n\n\nthree", "  one\n  two", "one: two; three?"])
def test_the_short_way_for_plain_text_gives_what_the_long_way_gives(text: str) -> None:
    marked = read_blocks(written(text + "\n\n*end*"), findings())
    assert marked[:-1] == read_blocks(written(text), findings())


def test_citations_and_links_are_told_with_their_places() -> None:
    found = findings()
    read_text(written("see [@one, § 2] and [it](#two)"), found)
    assert [(citation, place.column, place.length) for citation, place in found.cited] == [
        (Citation("one", "§ 2"), 7, 3)
    ]
    assert [(anchor, place.column, place.length) for anchor, place in found.anchors] == [("two", 21, 10)]
