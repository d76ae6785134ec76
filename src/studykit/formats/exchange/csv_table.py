"""CSV for spreadsheets: RFC 4180, in UTF-8 with the byte-order mark by which Excel knows it; a row an item.

A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, “CSV Injection”).
"""

import csv
import io
from collections.abc import Sequence
from typing import Final, assert_never

from studykit.model.bank import Answer, Bank, BankItem, Choice, Pairing, Several, Steps, Written

BYTE_ORDER_MARK: Final = "\ufeff"
LONGEST: Final = 32_767
"""Characters that a cell of Excel holds (Microsoft, “Excel specifications and limits”)."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_FIRST: Final = ("id", "topic", "section", "type", "question", "answer")
_LAST: Final = ("why", "sources", "standing", "status")


def render(bank: Bank) -> bytes:
    """The table with its headings; there are as many columns `wrong 1`, … as an item has wrong answers at most."""
    wrong = max((len(_wrong(item)) for item in bank.items), default=0)
    whole = io.StringIO(newline="")
    # csv.writer ends its rows with CRLF, as RFC 4180 has it.
    writer = csv.writer(whole)
    writer.writerow((*_FIRST, *(f"wrong {number}" for number in range(1, wrong + 1)), *_LAST))
    for item in bank.items:
        answers = [answer.text for answer in _wrong(item)]
        padding = [""] * (wrong - len(answers))
        writer.writerow([guarded(cell) for cell in (*_opening(item), *answers, *padding, *_closing(item))])
    return (BYTE_ORDER_MARK + whole.getvalue()).encode()


def unfit(item: BankItem) -> str:
    """Why a spreadsheet would cut the item, or nothing."""
    longest = max(len(guarded(cell)) for cell in (*_opening(item), *_closing(item), *(a.text for a in _wrong(item))))
    return f"a cell of a spreadsheet holds {LONGEST:,} characters, this takes {longest:,}" if longest > LONGEST else ""


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _opening(item: BankItem) -> tuple[str, ...]:
    kind, answer = _answer(item)
    return (item.key, item.topic, item.section, kind, "\n".join(item.stem), answer)


def _closing(item: BankItem) -> tuple[str, ...]:
    reasons = (f"Not “{answer.text}”: {answer.why}" for answer in _wrong(item) if answer.why)
    return ("\n".join((*item.why, *reasons)), "\n".join(item.sources), item.standing.value, item.notice)


def _answer(item: BankItem) -> tuple[str, str]:
    match item:
        case Choice():
            return "choice", item.right.text
        case Several(answers=answers):
            return "several", "\n".join(answer.text for answer in answers if answer.right)
        case Written(answer=answer):
            return "short answer", answer
        case Pairing(terms=terms, values=values):
            return "matching", "\n".join(f"{term} = {value}" for term, value in zip(terms, values, strict=True))
        case Steps(steps=steps):
            return "order", "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
        case _:
            assert_never(item)


def _wrong(item: BankItem) -> Sequence[Answer]:
    match item:
        case Choice(answers=answers) | Several(answers=answers):
            return [answer for answer in answers if not answer.right]
        case Written() | Pairing() | Steps():
            return []
        case _:
            assert_never(item)
