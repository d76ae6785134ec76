"""Hostile and odd texts show in Anki exactly as they were typed, and none of them does anything."""

import re
from html import unescape
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from apkg.decks import CHOICE, E1, OFFICIAL, UNION, deck, lesson, said
from learner import Imported, learner, seen
from studykit.formats.apkg.escape import escape, escape_attribute
from studykit.formats.apkg.markup import inline_html
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.rows import notes
from studykit.formats.apkg.stamps import fixed_stamps
from studykit.model.card import ClozeCard, Option, RecallCard
from studykit.model.document import words
from studykit.model.source import Provenance
from studykit.model.text import Citation, Code, Gap, Link, Plain, Standing, Strong

HOSTILE = (
    "a < b > c & d",
    "<script>alert(1)</script>",
    "GS-<13",
    "<img src=x onerror=alert(1)>",
    "</div></div><h1>",
    "<!-- unclosed",
    "[sound:x.mp3]",
    "[sound:https://evil.example/x.mp3]",
    "[latex]\\input{/etc/passwd}[/latex]",
    "[$]x[/$] [$$]y[/$$]",
    "[[type:Answer]]",
    "[anki:play:q:0]",
    "[anki:tts lang=en]x[/anki:tts]",
    "{{Answer}} {{c1::x}} {{c9::y::z}}",
    "{{#Extra3}}x{{/Extra3}} {{=<% %>=}}",
    "\"quoted\" 'single'",
    "&lt; typed entity &#91;",
    "line 1\nline 2",
    "line 1\r\nline 2",
    "\\(x\\) \\[y\\] $z$ \\begin{align}",
    "C:\\temp\\(x86)",
    "§ 2108(3) · é 日本 🪖 \u200b\u00a0.",
    "Deck::Sub",
    "::",
    ":",
    "a:",
    ":a",
    "f(x)={y}}",
    "a {{b}} c",
    "}} end",
    "end }",
    "{",
    "-->",
    "]]>",
)


def test_every_hostile_text_shows_as_typed_wherever_it_stands():
    cards = []
    for number, text in enumerate(HOSTILE):
        block = said(text)
        cards.append(RecallCard(f"t/s/{number}/q", block, block, OFFICIAL, words(text), block, block))
        cards.append(ClozeCard(f"t/s/{number}/c", (Plain(text), Gap(1, words(text)), Plain(text)), OFFICIAL))
        cards.append(ClozeCard(f"t/s/{number}/h", (Gap(7, (Strong(words(text)),), text), Code(text)), OFFICIAL))
        options = (Option(words(text), right=True), Option(words("other"), right=False, why=words(text)))
        cards.append(replace(CHOICE, key=f"t/s/{number}/o", options=options, provenance=OFFICIAL))
    with learner() as one:
        package = write_deck(deck(lesson("01 T", "t", *cards)), stamp=fixed_stamps(E1))
        assert one.take(package) == Imported(new=len(cards))
        for number, text in enumerate(HOSTILE):
            # Space at the edge of a field is no part of what a reader sees.
            bare = text.strip()
            recall, back = one.card(f"t/s/{number}/q"), one.card(f"t/s/{number}/q", 1)
            assert seen(recall.question()) == f"T{bare}"
            assert seen(recall.answer()).startswith(f"T{bare}{bare}{bare}5 U.S.C.")
            assert seen(back.answer()).startswith(f"T{bare}{bare}{bare}5 U.S.C.")
            cloze, hinted = one.card(f"t/s/{number}/c"), one.card(f"t/s/{number}/h", 6)
            assert seen(cloze.question()) == f"T{text.lstrip()}[...]{text.rstrip()}"
            assert seen(cloze.answer()).startswith(f"T{text.lstrip()}{bare}{text.rstrip()}5 U.S.C.")
            assert seen(hinted.question()) == f"T[{text}]{text}"
            assert seen(hinted.answer()).startswith(f"T{bare}{text}5 U.S.C.")
            assert f". {bare}" in seen(one.card(f"t/s/{number}/o").answer())
            for card in (recall, back, cloze, hinted):
                assert (card.question_av_tags(), card.answer_av_tags()) == ([], [])
                assert len(card.note().cards()) == (2 if card in (recall, back) else 1)
        assert one.faults() == []


def test_hostile_names_of_sources_topics_and_decks_show_as_typed():
    text = "[sound:x] <b> {{Answer}} \\(x\\)"
    source = replace(UNION, title=text, publisher=text, url=f'https://x.example/"><script>{text}')
    card = RecallCard(
        "t/s/e/f", said("Q"), said("A"), Provenance((Citation("union", text),), Standing.SECONDARY, words(text))
    )
    first = replace(lesson("01 T", "t", card, status=text), title=words(text))
    with learner() as one:
        one.take(write_deck(replace(deck(first), sources=(source,)), stamp=fixed_stamps(E1)))
        back = one.card("t/s/e/f").answer()
        assert seen(back) == f"{text}{text}QASecondary source only{text}, {text}. {text}, no date shown"
        assert "<script" not in back
        assert one.card("t/s/e/f").answer_av_tags() == []


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "#codes", "http://x.example", "httpsx", "file:///x"]
)
def test_only_https_and_mailto_become_links(target):
    assert inline_html((Link(words("words"), target),)) == "words"


@pytest.mark.parametrize("target", ["https://x.example/?a=1&b=\"'<>", "mailto:a@x.example"])
def test_a_link_leads_where_it_says(target):
    html = inline_html((Link(words("words"), target),))
    (address,) = re.findall(r'<a href="([^"]*)">words</a>', html)
    assert unescape(address) == target


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x1e", "\x1f", "\x7f", "\ud800"])
def test_what_anki_cannot_hold_is_a_fault_that_names_the_card(character):
    card = RecallCard("t/s/e/f", said("Q"), said(f"a{character}b"), OFFICIAL)
    with pytest.raises(ValueError, match=f"^card `t/s/e/f`: Anki cannot hold U\\+{ord(character):04X}$"):
        notes(deck(lesson("01 T", "t", card)))


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(TEXTS)
def test_escaped_text_reads_as_typed_and_holds_nothing_that_anki_looks_for(text):
    html = escape(text)
    assert seen(html) == text
    assert not re.search(r"[\[{}]|\\[()\[\]]", html)
    assert unescape(escape_attribute(text)) == text
    assert not re.search(r'["<>\[{}\\]', escape_attribute(text))


@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
def test_a_gap_closes_where_it_should_whatever_its_parts_are(parts, hint):
    text = (Gap(1, tuple(map(Plain, parts)), hint),)
    answer = "".join(parts).strip()
    if not answer:
        with pytest.raises(ValueError, match="hides nothing"):
            inline_html(text, cloze=True)
        return
    html = inline_html(text, cloze=True)
    (inside,) = re.findall(r"\{\{c1::(.*)\}\}", html, re.DOTALL)
    assert [seen(part) for part in inside.split("::")] == ([answer, hint] if hint else [answer])


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=8))
def test_anki_shows_any_text_as_typed(texts):
    cards = [
        RecallCard(f"t/s/{number}/q", said(f".{text}."), said(f".{text}."), OFFICIAL)
        for number, text in enumerate(texts)
    ]
    rows = notes(deck(lesson("01 T", "t", *cards)))
    assert [seen(row.fields[0]) for row in rows] == [f".{text}." for text in texts]
    with learner() as one:
        one.take(write_deck(deck(lesson("01 T", "t", *cards)), stamp=fixed_stamps(E1)))
        # Anki keeps texts in composed form (NFC).
        assert [seen(one.card(card.key).question()) for card in cards] == [
            normalize("NFC", f"T.{text}.") for text in texts
        ]
