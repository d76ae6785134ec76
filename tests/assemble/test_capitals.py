"""Capitals: cells and paragraphs under a term begin with one, unless a name or a code stands there."""

import pytest

from studykit.checker import check, shipped_content
from studykit.kinds.passages import paragraphs
from studykit.model.capitals import capital, capitalised
from studykit.model.document import Column, Definition, DefinitionList, ItemList, Paragraph, Table, words
from studykit.model.text import Citation, Code, Emphasis, Gap, Plain, Text, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("running the office", "Running the office"),
        ("yes, by score", "Yes, by score"),
        ("widow/widower", "Widow/widower"),
        ("day-to-day work", "Day-to-day work"),
        ("état civil", "État civil"),
        ("e-mail to the office", "e-mail to the office"),
        ("iPhone", "iPhone"),
        ("login.gov", "login.gov"),
        ("p. 7", "p. 7"),
        ("10 points", "10 points"),
        ("kg", "kg"),
        ("km from the border", "Km from the border"),
        ("x² + 1", "x² + 1"),
        ("x ≤ y", "x ≤ y"),
        ("a = b", "a = b"),
        ("a bright red", "A bright red"),
        ("§ 3", "§ 3"),
        ("", ""),
    ],
)
def test_what_stands_by_itself_begins_with_a_capital(text: str, shown: str) -> None:
    assert plain(capital(words(text))) == shown


@pytest.mark.parametrize("text", [(Code("sf-15"),), (Citation("law"),), (Gap(1, words("ten")),), ()])
def test_codes_citations_and_gaps_stay_as_they_are(text: Text) -> None:
    assert capital(text) == text


def test_emphasis_begins_with_a_capital_like_any_word() -> None:
    assert capital((Emphasis(words("mastery")), Plain(" of it"))) == (Emphasis(words("Mastery")), Plain(" of it"))


def test_cells_and_what_is_said_of_terms_begin_with_capitals_and_items_of_lists_do_not() -> None:
    table = Table(
        (Column(words("part"), header=True), Column(words("what it covers"))), ((words("law"), words("all")),)
    )
    term = Definition(words("term"), (Paragraph(words("said of it")), ItemList(((Paragraph(words("item")),),))))
    shown = capitalised((table, DefinitionList((term,)), Paragraph(words("free"))))
    assert shown == (
        Table(table.columns, ((words("Law"), words("All")),)),
        DefinitionList((Definition(term.term, (Paragraph(words("Said of it")), term.body[1])),)),
        Paragraph(words("free")),
    )


def test_the_answers_to_cases_begin_with_a_capital() -> None:
    kit = check(shipped_content()).kit
    assert kit is not None
    cases = [section for topic in kit.topics for section in topic.sections if section.kind == "scenarios"]
    said = [plain(paragraph.text) for section in cases for paragraph in paragraphs(section.blocks[-1:])]
    assert said
    assert not [words for words in said if words.split(maxsplit=1)[0].islower()]
