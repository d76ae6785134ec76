"""`docs/coverage.md` holds: what it names exists in the shipped kit, and no fact of the research is passed over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from studykit.checker import check, shipped_content
from studykit.model.kit import Kit
from studykit.model.text import Standing

COVERAGE = Path(__file__).parents[2] / "docs" / "coverage.md"

IDENTITY = re.compile(r"`([a-z0-9-]+(?:/[a-z0-9-]+)+)`")
NUMBER = re.compile(r"(?:00\d-\d\d|[A-Z]\d?-\d{2,3})\Z")

STATEMENTS = {"000": 47, "001": 36, "002": 86, "003": 90}
"""How many statements each source document was taken apart into."""

FACTS = {
    "E1": [(1, 9), (10, 14), (20, 42), (50, 64), (70, 80), (90, 92)],
    "E2": [(1, 12), (20, 24), (30, 35), (40, 45), (50, 57)],
    "F": [(1, 8), (10, 15), (20, 24)],
    "V": [(1, 12), (20, 30), (40, 50), (55, 57), (60, 74), (80, 83), (90, 106), (110, 116)],
    "I": [(1, 9), (10, 18), (20, 52), (60, 65), (70, 75), (80, 85), (90, 95)],
    "A": [(1, 6), (10, 15), (20, 23), (30, 34), (40, 53), (55, 57), (60, 70)],
    "S": [(1, 9), (20, 36), (50, 60), (80, 92), (100, 103)],
    "Q": [(1, 54)],
    "C": [(1, 10)],
}
"""The numbers that the research gave, by group, first and last of each run."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its number, the identities it names as teaching it, and why not, or nothing."""

    number: str
    taught: tuple[str, ...]
    reason: str


def rows() -> Iterator[Row]:
    """The rows of all tables that begin with a number; the last two cells are what teaches it, and the reason."""
    for line in COVERAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and NUMBER.match(cells[0]):
            yield Row(cells[0], tuple(IDENTITY.findall(cells[-2])), cells[-1])


@pytest.fixture(scope="module")
def kit() -> Kit:
    read = check(shipped_content()).kit
    assert read is not None
    return read


def identities(kit: Kit) -> set[str]:
    """Every section of the kit, every member written in it, and whatever a card or question hangs on.

    A member that asks nothing leaves no trace in the kit; the author's file names it.
    """
    found = {f"{topic.id}/{section.id}" for topic in kit.topics for section in topic.sections}
    for topic in kit.topics:
        written = yaml.safe_load((shipped_content() / "topics" / f"{topic.id}.yaml").read_text("utf-8"))
        for section in written["sections"]:
            found.update(f"{topic.id}/{next(iter(section.values()))}/{member}" for member in members(section))
        for part in topic.sections:
            for item in (*part.cards, *part.questions):
                steps = item.key.split("/")
                found.update("/".join(steps[:length]) for length in range(2, len(steps) + 1))
    return found


def members(section: dict[str, Any]) -> tuple[str, ...]:
    written = section.get("entries") or section.get("items") or {}
    return tuple(map(str, written)) if isinstance(written, dict) else ()


def numbers() -> list[str]:
    """Every number that must have a row, in the order of the tables."""
    statements = [f"{name}-{n:02}" for name, count in STATEMENTS.items() for n in range(1, count + 1)]
    width = {"S": 3}
    return statements + [
        f"{group}-{n:0{width.get(group, 2)}}"
        for group, runs in FACTS.items()
        for first, last in runs
        for n in range(first, last + 1)
    ]


def test_every_statement_and_every_fact_has_one_row_in_order() -> None:
    assert [row.number for row in rows()] == numbers()


def test_a_row_says_where_it_is_taught_or_why_not() -> None:
    assert [row.number for row in rows() if not row.taught and not row.reason] == []


def test_every_identity_exists(kit: Kit) -> None:
    missing = {name for row in rows() for name in row.taught} - identities(kit)
    assert sorted(missing) == []


def test_reasons_name_only_what_exists(kit: Kit) -> None:
    named = {name for row in rows() for name in IDENTITY.findall(row.reason)}
    assert sorted(named - identities(kit)) == []


def test_an_unknown_identity_would_be_found(kit: Kit) -> None:
    assert not {"veterans-preference/codes/cpx", "veterans-preference/code"} & identities(kit)
    assert {"veterans-preference/codes", "questionnaire/tasks/strategy"} <= identities(kit)


def test_every_source_has_an_address_of_sound_form(kit: Kit) -> None:
    assert [source.id for source in kit.sources.values() if not sound(source.url)] == []


def test_every_source_is_cited_and_says_all_there_is_to_say() -> None:
    written = yaml.safe_load((shipped_content() / "sources.yaml").read_text("utf-8"))
    wanted = {"title", "publisher", "url", "date", "grade", "read"}
    assert [name for name, source in written.items() if wanted - source.keys()] == []
    topics = "".join(path.read_text("utf-8") for path in (shipped_content() / "topics").iterdir())
    assert [name for name in written if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", topics)] == []


def test_what_is_not_verified_is_marked_on_its_card_and_listed(kit: Kit) -> None:
    page = COVERAGE.read_text("utf-8")
    listed = IDENTITY.findall(page[page.index("## Not taught") : page.index("## Checked again")])
    doubted = [
        card.key
        for topic in kit.topics
        for part in topic.sections
        for card in part.cards
        if card.provenance.standing is Standing.UNVERIFIED
    ]
    assert sorted(listed) == sorted(doubted)


def test_every_fact_of_the_2026_rule_on_reductions_in_force_is_marked_as_secondary(kit: Kit) -> None:
    rules = {"retention-now", "retention-details"}
    [topic] = [topic for topic in kit.topics if topic.id == "veterans-preference"]
    cards = [card for part in topic.sections if part.id in rules for card in part.cards]
    assert cards
    assert {card.provenance.standing for card in cards} == {Standing.SECONDARY}


def sound(address: str) -> bool:
    """Whether an address names a public host by a scheme of the web, without a user, a port or white space."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    return (
        parts.scheme in ("http", "https")
        and re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", host) is not None
        and parts.netloc.lower() == host
        and not re.search(r"\s", address)
    )


@pytest.mark.parametrize("address", ["ftp://opm.gov/x", "https://opm", "https://me@opm.gov/", "https://opm.gov/a b"])
def test_an_unsound_address_would_be_found(address: str) -> None:
    assert not sound(address)
