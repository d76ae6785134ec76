"""Exports through readers that nobody here wrote: the same identities, words and right answers come out."""

import pytest

from exchange import readers
from exchange.banks import EVERY_KIND, HOSTILE_BANK, bank
from exchange.readers import Read, expected
from studykit.assemble.bank import bank as assemble
from studykit.checker import check, shipped_content
from studykit.formats.exchange import csv_table, gift, kahoot, moodle, qti12, qti21
from studykit.formats.exchange.table import FORMATS, BankFormat
from studykit.model.bank import Bank, Choice

# pyslet runs on what it has itself deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

# pygiftparser takes an escaped brace for the end of the answers, and `\\n` for a line break.
BEYOND_PYGIFTPARSER = {"t/hostile/n-1", "t/hostile/n-2"}


@pytest.fixture(scope="module")
def shipped() -> Bank:
    kit = check(shipped_content()).kit
    assert kit is not None
    return assemble(kit, kit.topics)


@pytest.fixture(params=["every kind", "hostile", "shipped"])
def whole(request) -> Bank:
    banks = {"every kind": EVERY_KIND, "hostile": HOSTILE_BANK}
    return banks.get(request.param) or request.getfixturevalue("shipped")


def explained(found: list[Read], whole: Bank) -> bool:
    """Whether everything that is said after the answer came through."""
    said = {item.key: [*item.why, *item.sources, item.notice] for item in whole.items}
    return all(words in read.feedback for read in found for words in said[read.key])


def test_gift_is_read_by_pygiftparser(whole):
    easy = bank(*(item for item in whole.items if item.key not in BEYOND_PYGIFTPARSER))
    found = list(readers.gift(gift.render(easy)))
    assert found == expected(easy)
    assert explained(found, easy)


def test_moodle_xml_is_read_by_lxml(whole):
    found = list(readers.moodle(moodle.render(whole)))
    assert found == expected(whole)
    assert explained(found, whole)


def test_qti_1_2_is_read_by_pyslet(whole):
    found = list(readers.qti12(readers.files(qti12.render(whole))))
    assert found == expected(whole)
    assert explained(found, whole)


def test_qti_2_1_is_played_by_pyslet(whole):
    found = list(readers.qti21(readers.files(qti21.render(whole))))
    assert found == expected(whole)
    assert explained(found, whole)


def test_csv_is_read_by_python(whole):
    rows = readers.csv_rows(csv_table.render(whole))
    for row, item in zip(rows, whole.items, strict=True):
        assert row["id"] == item.key
        assert row["question"].removeprefix("'") == "\n".join(item.stem)
        assert row["standing"] == item.standing
        assert row["sources"].removeprefix("'").split("\n") == list(item.sources or [""])
        if isinstance(item, Choice):
            wrong = [row[name].removeprefix("'") for name in row if name.startswith("wrong ") and row[name]]
            assert row["answer"].removeprefix("'") == item.right.text
            assert wrong == [answer.text for answer in item.answers if not answer.right]


def test_kahoots_sheet_is_read_by_openpyxl_and_calamine(whole):
    fitting = bank(*(item for item in whole.items if not kahoot.unfit(item)))
    sheet = readers.spreadsheet(kahoot.render(fitting))
    assert [heading and heading.split(" - ")[0] for heading in sheet[7]][:3] == [None, "Question", "Answer 1"]
    for number, (row, item) in enumerate(zip(sheet[8:], fitting.items, strict=True), 1):
        _, question, *answers, seconds, right = row
        assert row[0] == number
        assert question.startswith(" ".join(item.stem))
        assert [answer for answer in answers if answer] == [answer.text for answer in item.answers]
        assert answers[int(right) - 1] == item.right.text
        assert seconds in (5, 10, 20, 30, 60, 90, 120, 240)
        assert len(question) <= 120
        assert max(map(len, filter(None, answers))) <= 75


def test_most_of_the_shipped_items_of_every_topic_fit_everywhere_but_in_kahoot(shipped):
    for name, row in FORMATS.items():
        if isinstance(row, BankFormat) and name != "kahoot":
            assert [item.key for item in shipped.items if row.unfit(item)] == [], name


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if isinstance(row, BankFormat)])
def test_the_same_bank_gives_the_same_bytes(name, shipped):
    row = FORMATS[name]
    assert isinstance(row, BankFormat)
    fitting = bank(*(item for item in shipped.items if not row.unfit(item)))
    assert row.render(fitting) == row.render(fitting)
