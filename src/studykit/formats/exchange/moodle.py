"""Moodle XML (docs.moodle.org, “Moodle XML format”; the importer is `question/format/xml/format.php` of Moodle)."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Final, assert_never

from studykit.formats.exchange.feedback import feedback
from studykit.formats.exchange.markup import add, document, escaped, paragraphs
from studykit.formats.exchange.shares import LOST, SHARES, unshared
from studykit.model.bank import Answer, Bank, BankItem, Choice, Pairing, Several, Steps, Written

LONGEST_ID: Final = 100
"""Characters of an id number in Moodle's database (`question.idnumber`)."""


def render(bank: Bank) -> bytes:
    """The items in a category for each topic; the identity is the name and the id number of a question."""
    root = ET.Element("quiz")
    for shelf in bank.shelves:
        category = add(add(root, "question", type="category"), "category")
        path = "/".join(name.replace("/", "//") for name in (bank.title, shelf.title))
        add(category, "text", f"$course$/top/{path}")
        for item in shelf.items:
            _item(root, item)
    return document(root)


def unfit(item: BankItem) -> str:
    """Why Moodle cannot hold the item, or nothing."""
    if len(item.key) > LONGEST_ID:
        return f"Moodle holds {LONGEST_ID} characters of an identity, this has {len(item.key)}"
    return unshared(sum(answer.right for answer in item.answers)) if isinstance(item, Several) else ""


def _item(root: ET.Element, item: BankItem) -> None:
    question = add(root, "question", type=_type(item))
    add(add(question, "name"), "text", item.key)
    _text(question, "questiontext", paragraphs(item.stem))
    _text(question, "generalfeedback", paragraphs(feedback(item)))
    add(question, "defaultgrade", "1")
    add(question, "penalty", "0.3333333")
    add(question, "hidden", "0")
    add(question, "idnumber", item.key)
    match item:
        case Choice(answers=answers, fixed=fixed):
            _options(question, single=True, shuffle=not fixed)
            for answer in answers:
                _answer(question, answer, "100" if answer.right else "0")
        case Several(answers=answers):
            _options(question, single=False, shuffle=True)
            share = SHARES[sum(answer.right for answer in answers)]
            for answer in answers:
                _answer(question, answer, share if answer.right else LOST)
        case Written(answer=text, brief=True):
            add(question, "usecase", "0")
            # An asterisk stands for anything, unless it is escaped.
            add(add(question, "answer", fraction="100", format="plain_text"), "text", text.replace("*", "\\*"))
        case Written(answer=text):
            add(question, "responseformat", "editor")
            add(question, "responserequired", "1")
            _text(question, "graderinfo", paragraphs([text]))
        case Pairing(terms=terms, values=values):
            _pairs(question, terms, values)
        case Steps(steps=steps):
            _pairs(question, map(str, range(1, len(steps) + 1)), steps)
        case _:
            assert_never(item)


def _type(item: BankItem) -> str:
    match item:
        case Choice() | Several():
            return "multichoice"
        case Written(brief=brief):
            return "shortanswer" if brief else "essay"
        case Pairing() | Steps():
            return "matching"
        case _:
            assert_never(item)


def _options(question: ET.Element, *, single: bool, shuffle: bool) -> None:
    add(question, "single", "true" if single else "false")
    add(question, "shuffleanswers", "true" if shuffle else "false")
    add(question, "answernumbering", "abc")


def _answer(question: ET.Element, answer: Answer, fraction: str) -> None:
    element = add(question, "answer", fraction=fraction, format="html")
    add(element, "text", escaped(answer.text))
    if answer.why:
        _text(element, "feedback", escaped(answer.why))


def _pairs(question: ET.Element, terms: Iterable[str], values: Iterable[str]) -> None:
    add(question, "shuffleanswers", "true")
    for term, value in zip(terms, values, strict=True):
        element = _text(question, "subquestion", escaped(term))
        add(add(element, "answer"), "text", value)


def _text(parent: ET.Element, tag: str, markup: str) -> ET.Element:
    element = add(parent, tag, format="html")
    add(element, "text", markup)
    return element
