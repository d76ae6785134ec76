"""Every code that a problem can have is explained."""

import re
from pathlib import Path

import pytest

import studykit
from cli.process import studykit_says
from studykit.codes import CODES
from studykit.editions.codes import CODES as CODES_OF_EDITIONS
from studykit.kinds.codes import CODES as CODES_OF_KINDS
from studykit.lint.rules import CODES as CODES_OF_LINT
from studykit.load.packet_codes import CODES as CODES_OF_PACKETS

CODE = re.compile(r'"([A-Z]\d{3})"')


def test_a_page_whole() -> None:
    said = studykit_says("explain", "S105")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == f"S105: {CODES['S105'].title}\n\n{CODES['S105'].page.rstrip()}\n"


@pytest.mark.parametrize("written", ["s105", "[S105]", "K104"])
def test_a_code_may_be_written_as_it_was_shown(written: str) -> None:
    assert studykit_says("explain", written).stdout.startswith(written.strip("[]").upper() + ": ")


def test_an_unknown_code_gives_the_nearest() -> None:
    said = studykit_says("explain", "S1055")
    assert (said.returncode, said.stdout) == (2, "")
    assert "there is no code `S1055`; did you mean `S105`" in said.stderr


def test_every_code_in_the_program_has_a_page_and_no_page_has_two() -> None:
    source = Path(studykit.__file__).parent
    used = {code for path in source.rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}
    tables = [set(CODES), set(CODES_OF_KINDS), set(CODES_OF_EDITIONS), set(CODES_OF_LINT), set(CODES_OF_PACKETS)]
    assert used <= set.union(*tables)
    assert len(set.union(*tables)) == sum(map(len, tables))


def test_an_unknown_code_is_answered_with_all_there_are() -> None:
    said = studykit_says("explain", "Z999")
    assert said.returncode == 2
    assert re.search(r"there is no code `Z999`\nThere are: A101, .*C201, .*S104", said.stderr)
