"""Hints for names that nobody knows."""

from pathlib import Path

from studykit.diagnostics import MANY
from studykit.load.kit import load_kit
from studykit.spelling import listed, nearest, suggestion


def test_the_nearest_name_is_found_whatever_its_case() -> None:
    assert nearest("Titel", ["topic", "title", "summary"]) == "title"
    assert nearest("colour", ["topic", "title", "summary"]) is None


def test_among_very_many_names_or_for_a_very_long_one_nothing_is_compared() -> None:
    names = [f"entry-{number}" for number in range(501)]
    assert nearest("entry-7x", names[:500]) == "entry-7"
    assert nearest("entry-7x", names) is None
    assert nearest("e" * 101, ["e" * 100]) is None


def test_a_hint_names_the_nearest_or_a_few_or_nothing() -> None:
    assert suggestion("titel", ["topic", "title"]) == "did you mean `title`?"
    assert suggestion("colour", ["topic", "title"]) == "known here: `topic`, `title`"
    assert suggestion("colour", []) == suggestion("colour", [f"n{number}" for number in range(13)]) == ""


def test_of_many_names_the_first_few_are_said() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed([*"abcdefgh"]) == "a, b, c, d, e, f and 2 more"


def test_of_very_many_slips_the_first_get_a_hint(tmp_path: Path) -> None:
    """Each takes a comparison with all that is known, and nobody reads the thousandth."""
    (tmp_path / "topics").mkdir()
    (tmp_path / "kit.yaml").write_text(
        "kit: one\ntitle: One\nedition: '1'\nlanguage: en-US\npublisher: Nobody\ndeck: One\ntopics: [one]\n"
    )
    (tmp_path / "sources.yaml").write_text(
        "book: {title: A book, publisher: A press, url: https://example.org/b, date: 2026-01-01, grade: official}\n"
    )
    rows = "".join(f"    e{number}: {{code: C{number}, kin: e{number}x}}\n" for number in range(MANY + 3))
    (tmp_path / "topics/one.yaml").write_text(
        "topic: one\ntitle: One\nsummary: One.\nstatus: current\nchecked: 2026-01-01\nsections:\n"
        "- facts: entries\n  title: Entries\n  noun: entry\n  source: book\n"
        f"  fields:\n    code: {{label: Code, key: yes}}\n    kin: {{label: Kin, type: ref, to: entries}}\n"
        f"  entries:\n{rows}"
    )
    hints = [problem.hint for problem in load_kit(tmp_path).diagnostics if problem.code == "R105"]
    assert len(hints) == MANY + 3
    assert hints[0].startswith("did you mean ") and all(hints[:MANY]) and not any(hints[MANY:])
