r"""GIFT, the text format of Moodle (docs.moodle.org, “GIFT format”): read by Moodle's importer, and by other programs.

Texts are HTML, so that nothing in them can be taken for markup of Moodle's; the answers of short-answer and matching
items are compared letter by letter and stay plain. `\` escapes `~ = # { } :` and itself.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from studykit.formats.exchange.feedback import feedback
from studykit.formats.exchange.markup import escaped, paragraphs
from studykit.formats.exchange.shares import LOST, SHARES, unshared
from studykit.model.bank import Answer, Bank, BankItem, Choice, Pairing, Several, Steps, Written

_SPECIAL: Final = re.compile(r"([\\~=#{}:])")
# While it reads, Moodle's importer puts these in the place of escaped characters.
_PLACEHOLDER: Final = re.compile("&&(?:010|035|058|061|092|123|125|126);")
_FORMAT: Final = re.compile(r"\[(?:html|moodle|plain|markdown)\]")


def render(bank: Bank) -> bytes:
    """The items in a category for each topic, named by their identities, a blank line between."""
    parts: list[str] = []
    for shelf in bank.shelves:
        path = "/".join(_category(name) for name in (bank.title, shelf.title))
        parts.append(f"$CATEGORY: $course$/top/{path}")
        parts.extend(_item(item) for item in shelf.items)
    return ("\n\n".join(parts) + "\n").encode()


def unfit(item: BankItem) -> str:
    """Why GIFT cannot hold the item, or nothing."""
    match item:
        case Choice():
            return ""
        case Several(answers=answers):
            return unshared(sum(answer.right for answer in answers))
        case Written(answer=answer, brief=brief):
            return _unwritable(answer) if brief else ""
        case Pairing(values=values) | Steps(steps=values):
            return next(filter(None, map(_unwritable, values)), "")
        case _:
            assert_never(item)


def _unwritable(answer: str) -> str:
    if _PLACEHOLDER.search(answer):
        return "an answer has a sign such as `&&058;`, which Moodle's GIFT importer uses for itself"
    if "->" in answer:
        return "an answer has `->`, which GIFT keeps for matching"
    return "an answer begins with the name of a text format in brackets" if _FORMAT.match(answer) else ""


def _item(item: BankItem) -> str:
    name = f"// [id:{item.key}]\n::{_escape(item.key)}::"
    told = paragraphs(feedback(item))
    inside = [*_answers(item), *([f"####{_html(told)}"] if told else [])]
    return "\n".join((f"{name}[html]{_escape(paragraphs(item.stem))}{{", *inside, "}"))


def _answers(item: BankItem) -> Iterator[str]:
    match item:
        case Choice(answers=answers):
            yield from (f"{'=' if answer.right else '~'}{_answer(answer)}" for answer in answers)
        case Several(answers=answers):
            share = SHARES[sum(answer.right for answer in answers)]
            yield from (f"~%{share if answer.right else LOST}%{_answer(answer)}" for answer in answers)
        case Written(answer=answer, brief=True):
            # An asterisk stands for anything, unless it is escaped.
            yield f"=%100%{_escape(answer.replace('*', chr(92) + '*'))}"
        case Written():
            pass
        case Pairing(terms=terms, values=values):
            yield from _pairs(terms, values)
        case Steps(steps=steps):
            yield from _pairs(map(str, range(1, len(steps) + 1)), steps)
        case _:
            assert_never(item)


def _answer(answer: Answer) -> str:
    return _html(escaped(answer.text)) + (f"#{_html(escaped(answer.why))}" if answer.why else "")


def _pairs(terms: Iterable[str], values: Iterable[str]) -> Iterator[str]:
    return (f"={_html(escaped(term))} -> {_escape(value)}" for term, value in zip(terms, values, strict=True))


def _html(text: str) -> str:
    return f"[html]{_escape(text)}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _category(name: str) -> str:
    return name.replace("/", "//")
