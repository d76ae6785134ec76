"""The table of formats: what each holds, and from what it is rendered."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from studykit.formats.exchange import csv_table, gift, kahoot, moodle, qti12, qti21
from studykit.model.bank import Bank, BankItem
from studykit.model.deck import Deck


class BankFormat(Struct, frozen=True):
    """A format that holds the question bank, in a file with this ending.

    `unfit` says why the format cannot hold an item, or nothing; `render` takes a bank all of whose items fit.
    """

    ending: str
    holds: str
    render: Callable[[Bank], bytes]
    unfit: Callable[[BankItem], str]


class DeckFormat(Struct, frozen=True):
    """A format that holds the deck of cards, in a file with this ending; every card fits."""

    ending: str
    holds: str
    render: Callable[[Deck], bytes]


Format: TypeAlias = BankFormat | DeckFormat

FORMATS: Final[Mapping[str, Format]] = {
    "csv": BankFormat("csv", "a table for spreadsheets, all items", csv_table.render, csv_table.unfit),
    "gift": BankFormat("txt", "Moodle's text format, all items", gift.render, gift.unfit),
    "moodle": BankFormat("xml", "Moodle's question bank, all items", moodle.render, moodle.unfit),
    "qti": BankFormat("zip", "a QTI 1.2 package, as Canvas takes it, all items", qti12.render, qti12.unfit),
    "qti2": BankFormat("zip", "a QTI 2.1 package, all items", qti21.render, qti21.unfit),
    "kahoot": BankFormat("xlsx", "Kahoot's spreadsheet, short choice items only", kahoot.render, kahoot.unfit),
}
"""The formats of `studykit export --to`, by their names there."""
