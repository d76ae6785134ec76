"""Guides for the tests, built from blocks: an ordinary one, and one for every way a page can go wrong."""

import random
from functools import cache

from studykit.formats.pdf.coverage import printable
from studykit.formats.pdf.render import render_guide
from studykit.model.document import (
    Align,
    Block,
    Callout,
    Column,
    Definition,
    DefinitionList,
    Guide,
    Heading,
    ItemList,
    Paragraph,
    Reference,
    Table,
    Together,
    Tone,
    words,
)
from studykit.model.text import Citation, Code, Emphasis, Gap, Link, Mark, Plain, Standing, Strong, Text

ADDRESS = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title5-section2108&num=0&edition=prelim"
REFERENCES = (
    Reference(1, "statute", (*words("5 U.S.C. § 2108. U.S. Code, 2016-10-07. "), Link((Plain(ADDRESS),), ADDRESS))),
    Reference(2, "guide", words("Vet Guide. OPM, n.d. ", Mark(Standing.SECONDARY))),
)
VOCABULARY = [
    "preference",
    "eligible",
    "veteran",
    "agency",
    "competitive",
    "examination",
    "appointment",
    "compensable",
    "disability",
    "representative",
    "administration",
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "by",
    "for",
    "when",
    "under",
    "who",
    "has",
    "that",
    "interdepartmental",
    "counterrevolutionaries",
    "discharge",
    "honorable",
    "officer",
    "naïve",
    "Ångström",
    "façade",
    "“quoted”",
    "§",
    "2108",
    "5-point",
    "and/or",
    "Washington",
]


def prose(seed: int, count: int) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, k=count)).capitalize() + "."


def paragraph(seed: int, count: int) -> Paragraph:
    """A paragraph with every kind of inline in it."""
    return Paragraph(
        (
            Plain(prose(seed, count // 2)),
            Plain(" "),
            Strong((Plain(prose(seed + 1, 4)), Emphasis((Plain(" both"),)))),
            Plain(", "),
            Emphasis((Plain("a title"),)),
            Plain(" ("),
            Code("SF-15"),
            Plain(") "),
            Citation("statute", "§ 2 (a)"),
            Citation("guide"),
            Plain(". "),
            Link((Plain("Words that "), Strong((Plain("link"),)), Plain(" somewhere")), "https://example.org/a"),
            Plain(" and "),
            Gap(1, (Plain("a gap"),)),
            Plain(" "),
            Plain(prose(seed + 2, count // 2)),
            Mark(Standing.UNVERIFIED),
        )
    )


def plain_paragraph(seed: int, count: int) -> Paragraph:
    return Paragraph(words(prose(seed, count)))


def table(rows: int, *, wide: int = 12, seed: int = 1) -> Table:
    columns = (
        Column(words("Code"), header=True),
        Column(words("What it means")),
        Column(words("Points"), Align.END),
        Column(words("Documents")),
    )
    body = tuple(
        (
            words(Code(f"C{row}")),
            (*words(prose(seed + row, wide)), Citation("guide", f"p. {row}")),
            words(str(row * 37 % 1000)),
            words(prose(seed + row + 1, 6), *([Mark(Standing.SECONDARY)] if row % 3 == 0 else [])),
        )
        for row in range(rows)
    )
    return Table(columns, body, words("Table 1. Codes"))


def bullets(*items: Block, ordered: bool = False) -> ItemList:
    return ItemList(tuple((item,) for item in items), ordered)


def guide(*blocks: Block, title: str = "Veterans’ preference", **changes: object) -> Guide:
    fields: dict[str, object] = {
        "topic": "veterans-preference",
        "language": "en-US",
        "series": "Federal Executive Studies",
        "edition": "2026.1",
        "title": words(title),
        "summary": words("Who has preference in hiring, and what it changes."),
        "facts": (("Edition", "2026.1"), ("Checked", "21 November 2026"), ("Status", "current")),
        "blocks": blocks,
        "references": REFERENCES,
        "author": "The studykit project",
    }
    return Guide(**(fields | changes))


def heading(level: int, number: int) -> Heading:
    return Heading(level, words(f"{number} {prose(number, 4)}"), f"section-{number}")


def banner() -> Callout:
    return Callout(Tone.SUPERSEDED, words("Superseded."), (Paragraph(words("Learn the new ones.")),))


def everything() -> Guide:
    nested = ItemList(((paragraph(5, 20), bullets(plain_paragraph(6, 9), plain_paragraph(7, 30), ordered=True)),))
    terms = DefinitionList(
        (
            Definition(words("TP, ", Code("tp")), (paragraph(8, 40), bullets(plain_paragraph(9, 5))), "term-tp"),
            Definition(words("A term without a definition"), ()),
            Definition(words("Another"), (table(2),)),
        )
    )
    return guide(
        heading(1, 1),
        paragraph(1, 60),
        nested,
        heading(2, 2),
        table(5),
        terms,
        Callout(Tone.NOTE, words("Remember"), (paragraph(10, 40), bullets(plain_paragraph(11, 4)))),
        Callout(Tone.CAUTION, (), (paragraph(12, 10),)),
        heading(1, 3),
        Together((plain_paragraph(13, 80), paragraph(14, 60))),
        Paragraph((Link((Plain("to the term"),), "#term-tp"), Plain(" and "), Link((Plain("up"),), "#section-1"))),
        banner=banner(),
    )


def long_tables() -> Guide:
    tall, taller = table(3, wide=1400), table(4, wide=700)
    return guide(heading(1, 1), table(90), heading(1, 2), plain_paragraph(3, 50), tall, taller)


def tall_header() -> Guide:
    columns = (Column(words(prose(1, 1500))), Column(words("Short")))
    rows = tuple((words(prose(seed, 30)), words("x")) for seed in range(9))
    return guide(heading(1, 1), Table(columns, rows), Table(columns[1:], (), words("A table without rows")))


def long_callout() -> Guide:
    body = tuple(paragraph(seed, 90) for seed in range(12))
    return guide(heading(1, 1), Callout(Tone.NOTE, words("Over pages"), (*body, bullets(*body[:3]))))


def long_words() -> Guide:
    chain = "x" * 300
    narrow = Table(
        tuple(Column(words(f"Heading{number}")) for number in range(5)),
        (tuple(words("Donaudampfschifffahrtsgesellschaft " + chain[:40], Citation("statute")) for _ in range(5)),) * 3,
    )
    return guide(
        Heading(1, words(chain), "long"),
        Paragraph(words(chain, " ", ADDRESS * 3, " ", chain)),
        narrow,
        bullets(Paragraph(words(chain)), Paragraph((Link((Plain(ADDRESS * 2),), ADDRESS), Mark(Standing.UNVERIFIED)))),
        Paragraph(words(Code(chain), Strong((Plain(chain),)))),
        title=f"A very long title about {prose(4, 40)} {chain[:80]}",
    )


def no_headings() -> Guide:
    return guide(paragraph(1, 30), references=REFERENCES, facts=(), summary=(), series="")


def bare() -> Guide:
    return guide(references=(), facts=(), summary=(), series="", edition="")


def many_headings() -> Guide:
    blocks: list[Block] = []
    for number in range(1, 201):
        blocks.append(heading(1 + number % 3, number))
        blocks.append(plain_paragraph(number, 10 + number % 60))
    return guide(*blocks)


def skipped_levels() -> Guide:
    text = plain_paragraph(1, 5)
    return guide(heading(3, 1), text, heading(1, 2), heading(4, 3), text, heading(9, 4))


def many_paragraphs() -> Guide:
    return guide(*(plain_paragraph(seed, 20 + seed * 7 % 90) for seed in range(160)))


def alphabets() -> Guide:
    latin = "Àß ÆæŒœ ĀāĂăĄą ĆćĈĉĊċČč ŁłŃńŇň ŞşŠš ŽžẢảẠạỆệ ¿¡«»‹›„“”‚‘’…–—†‡•‰€£¥©®™°±×÷½¼¾²³¹ﬁﬂ"
    greek, cyrillic = "Ελληνικά άέήίόύώ ΆΈΉΊΌΎΏ Ωμέγα", "Русский Ёжик Ўзбек Їжак ґанок Ђорђе ЉЊЋЏ"
    signs = "→ ← ↑ ↓ ✓ ☐ ☑ ● ○ ■ □ ▲ ▼ ≤ ≥ ≠ ≈ ∞ √ ∑ ∏ ∂ ∫ π Ω µ \\ ( ) [ ] { } < > & % # ~ ^"
    texts: list[Text] = [words(latin), words(greek), words(cyrillic), words(signs)]
    return guide(
        *(Paragraph((*text, Plain(" "), Strong(text), Plain(" "), Emphasis(text))) for text in texts),
        Table(tuple(Column(words(f"S {number}")) for number in range(4)), (tuple(texts),)),
        Paragraph((Code(greek + cyrillic),)),
    )


def all_characters() -> Guide:
    """Every character that can be printed, in every face a text may be set in."""
    signs = sorted(sign for sign in printable() if not sign.isspace())
    groups = ["".join(signs[at : at + 7]) for at in range(0, len(signs), 7)]
    blocks: list[Block] = []
    space = Plain(" ")
    for start in range(0, len(groups), 30):
        said = " ".join(groups[start : start + 30])
        text = words(said)
        both = Strong((*text, Emphasis((space, *text))))
        blocks.append(Paragraph((*text, space, both, space, Emphasis(text))))
        columns = (Column(words("A")), Column(text, header=True))
        blocks.append(Table(columns, ((text, text), ((Emphasis(text),), (Strong(text),)))))
        blocks.append(Paragraph((Code(said), space, Strong((Code(said),)))))
    return guide(*blocks)


GUIDES = {
    make.__name__: make
    for make in (
        everything,
        long_tables,
        tall_header,
        long_callout,
        long_words,
        no_headings,
        bare,
        many_headings,
        skipped_levels,
        many_paragraphs,
        alphabets,
        all_characters,
    )
}


@cache
def rendered(name: str, paper: str = "letter", scale: str = "normal", ink: str = "normal") -> bytes:
    """The file of one of the guides."""
    return render_guide(GUIDES[name](), paper, scale, ink)
