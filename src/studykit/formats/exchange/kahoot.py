"""Kahoot's spreadsheet: headings in row 8, questions from row 9 in columns B to H, as in the template that it offers.

Kahoot shows no feedback: what stands after the answer elsewhere, a mark or that a rule is superseded, is said in the
question itself.
"""

import io
from datetime import datetime
from typing import Final

from studykit.model.bank import Bank, BankItem, Choice
from studykit.model.kit import Status
from studykit.model.text import Standing

LONGEST_QUESTION: Final = 120
LONGEST_ANSWER: Final = 75
MOST_ANSWERS: Final = 4
SECONDS: Final = 30
"""Time to answer; Kahoot knows 5, 10, 20, 30, 60, 90, 120 and 240."""

_HEADINGS: Final = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_HEADING_ROW: Final = 7
_MARKS: Final = {Standing.OFFICIAL: "", Standing.SECONDARY: "secondary source", Standing.UNVERIFIED: "unverified"}
# A workbook says when it was made: this one at no time in particular.
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # the library takes times without a zone


def render(bank: Bank) -> bytes:
    """The workbook; its items must all fit."""
    from xlsxwriter import Workbook

    whole = io.BytesIO()
    # Everything is written as the text it is: no formula, number or link is made of it.
    with Workbook(whole, {"in_memory": True}) as book:
        book.set_properties({"title": bank.title, "created": _MADE})
        sheet = book.add_worksheet("Sheet1")
        sheet.write_string(1, 1, f"{bank.title}, edition {bank.edition}")
        for column, heading in enumerate(_HEADINGS, 1):
            sheet.write_string(_HEADING_ROW, column, heading)
        for number, item in enumerate(bank.items, 1):
            row = _HEADING_ROW + number
            answers = item.answers if isinstance(item, Choice) else ()
            sheet.write_number(row, 0, number)
            sheet.write_string(row, 1, _question(item))
            for column, answer in enumerate(answers, 2):
                sheet.write_string(row, column, answer.text)
            sheet.write_number(row, 6, SECONDS)
            right = [str(place) for place, answer in enumerate(answers, 1) if answer.right]
            sheet.write_string(row, 7, ",".join(right))
    return whole.getvalue()


def unfit(item: BankItem) -> str:
    """Why Kahoot cannot hold the item, or nothing."""
    if not isinstance(item, Choice):
        return "Kahoot imports only questions with one right answer among several"
    if len(item.answers) > MOST_ANSWERS:
        return f"Kahoot takes at most {MOST_ANSWERS} answers, this has {len(item.answers)}; see --choices"
    if (length := _length(_question(item))) > LONGEST_QUESTION:
        return f"Kahoot takes at most {LONGEST_QUESTION} characters of a question, this has {length}"
    longest = max(item.answers, key=lambda answer: _length(answer.text)).text
    if (length := _length(longest)) > LONGEST_ANSWER:
        return f"Kahoot takes at most {LONGEST_ANSWER} characters of an answer, “{longest[:20]}…” has {length}"
    return ""


def _question(item: BankItem) -> str:
    state = "" if item.state is Status.CURRENT else item.state.value
    marks = ", ".join(filter(None, (_MARKS[item.standing], state)))
    return " ".join((*item.stem, *([f"({marks})"] if marks else [])))


def _length(text: str) -> int:
    """Characters as JavaScript counts them, in which Kahoot is written: one outside the basic plane counts twice."""
    return len(text.encode("utf-16-le")) // 2
