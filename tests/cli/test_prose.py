"""Blocks as plain words."""

from studykit.cli.prose import columns, headline, line, lines
from studykit.model.document import (
    Align,
    Block,
    Callout,
    Column,
    Definition,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
    Tone,
    words,
)
from studykit.model.text import Citation, Code, Emphasis, Gap, Link, Mark, Plain, Standing, Strong


def shown(*blocks: Block, width: int = 40) -> str:
    return "\n".join(lines(blocks, width))


def test_every_inline() -> None:
    text = (
        Strong((Plain("bold"), Emphasis((Plain(" and slanted"),)))),
        Plain(" "),
        Code("SF-15"),
        Plain("\n  \x1b[2J"),
        Link((Plain("the form"),), "https://example.org"),
        Link((Plain(" here"),), "#here"),
        Citation("usc", "§ 2"),
        Citation("cfr"),
        Gap(2, (Plain("hidden"),), "hint"),
        Mark(Standing.SECONDARY),
    )
    assert line(text) == (
        "bold and slanted SF-15 \\x1b[2Jthe form <https://example.org> here[usc, § 2][cfr]{2: hidden (hint)}(secondary)"
    )


def test_lists_in_lists() -> None:
    inner = ItemList(((Paragraph(words("one that is so long that it wraps at the end")),), (Paragraph(words("two")),)))
    assert shown(ItemList(((Paragraph(words("first")), inner), (Paragraph(words("second")),)), ordered=True)) == (
        "1. first\n   - one that is so long that it wraps\n     at the end\n   - two\n2. second"
    )


def test_the_other_blocks() -> None:
    blocks = (
        Heading(3, words("Head"), "head"),
        Callout(Tone.NOTE, (), (Paragraph(words("inside")),)),
        Together((DefinitionList((Definition(words("term"), (Paragraph(words("meaning")),)),)),)),
    )
    assert shown(*blocks) == "### Head\n[note]\n  inside\nterm\n  meaning"
    assert headline(blocks) == "Head / inside / term / meaning"


def test_a_table_that_fits_is_aligned_by_cells() -> None:
    table = Table(
        (Column(words("語")), Column(words("n"), Align.END)), ((words("日本"), words("7")), (words("a"), words("10")))
    )
    assert shown(table) == "語     n\n--     -\n日本   7\na     10"


def test_a_table_too_wide_is_told_row_by_row_whole() -> None:
    table = Table(
        (Column(words("Code")), Column(words("What it means"))),
        ((words("CP"), words("a disability of at least ten per hundred")), (words("XP"), ())),
        words("The codes"),
    )
    assert shown(table, width=44) == (
        "The codes\n"
        "Code           CP\n"
        "What it means  a disability of at least ten\n"
        "               per hundred\n"
        "\n"
        "Code           XP\n"
        "What it means"
    )


def test_no_rows_give_no_lines() -> None:
    assert list(columns([])) == []
