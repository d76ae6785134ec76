"""The ledger and the journal on the disk."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.build.event import Unusable
from studykit.build.journal import Journal, has_journal, read_intents
from studykit.build.ledger import Entry, Ledger, read_ledger, write_ledger

ENTRY = Entry("guides/ä.pdf", "d", "ab", 3, 1_700_000_000_123_456_789)


def ledger_file(output: Path) -> Path:
    return output / ".studykit" / "ledger.json"


def test_a_ledger_comes_back_as_it_was_written(tmp_path: Path) -> None:
    ledger = Ledger("inputs", (ENTRY, Entry("z", "e", "cd", 0, 0)))
    write_ledger(tmp_path, ledger)
    assert read_ledger(tmp_path) == ledger


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    entries = (ENTRY, Entry("a", "e", "cd", 0, 0))
    write_ledger(tmp_path, Ledger("inputs", entries))
    first = ledger_file(tmp_path).read_bytes()
    write_ledger(tmp_path, Ledger("inputs", entries[::-1]))
    assert ledger_file(tmp_path).read_bytes() == first


def test_without_a_ledger_there_is_an_empty_one(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "nowhere") == Ledger()


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "[" * 100_000, '{"version": "1"}', '{"version": 0}', '{"version": 1}',
        '{"version": 1, "inputs": "", "files": {"a": {}}}',
        '{"version": 1, "inputs": "", "files": {"a": {"digest": "d", "sha256": "s", "size": "1", "mtime_ns": 1}}}',
        '{"version": 1, "inputs": "", "files": {"../a": {"digest": "d", "sha256": "s", "size": 1, "mtime_ns": 1}}}',
        '{"version": 1, "inputs": "", "files": {"/etc/x": {"digest": "d", "sha256": "s", "size": 1, "mtime_ns": 1}}}',
    ],
)  # fmt: skip
def test_a_ledger_that_makes_no_sense_is_damaged(tmp_path: Path, text: str) -> None:
    ledger_file(tmp_path).parent.mkdir()
    ledger_file(tmp_path).write_text(text)
    assert read_ledger(tmp_path) == Ledger(damaged=True)


def test_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:
    ledger_file(tmp_path).parent.mkdir()
    ledger_file(tmp_path).write_text('{"version": 2, "chapters": []}')
    answer = read_ledger(tmp_path)
    assert isinstance(answer, Unusable)
    assert "newer studykit" in answer.reason


def test_an_output_folder_that_is_a_file_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")
    answer = read_ledger(tmp_path / "output")
    assert isinstance(answer, Unusable)
    assert "not a folder" in answer.reason


@given(cut=st.integers(min_value=0, max_value=600))
def test_a_journal_cut_anywhere_gives_the_notes_before_the_cut(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    output = tmp_path_factory.mktemp("output")
    (output / ".studykit").mkdir()
    entries = [Entry(f"guides/{number}.pdf", "d", "ab", number, number) for number in range(4)]
    ends, journal = [], Journal(output)
    for entry in entries:
        journal.note(entry)
        ends.append((output / ".studykit" / "journal").stat().st_size)
    journal.close()
    whole = (output / ".studykit" / "journal").read_bytes()
    (output / ".studykit" / "journal").write_bytes(whole[:cut])
    # The line break after a note carries nothing, so that a note without it is whole as well.
    assert read_intents(output) == tuple(entry for entry, end in zip(entries, ends, strict=True) if cut >= end - 1)


def test_a_note_after_one_cut_short_is_read(tmp_path: Path) -> None:
    (tmp_path / ".studykit").mkdir()
    (tmp_path / ".studykit" / "journal").write_bytes(b'\n{"target": "guides')
    journal = Journal(tmp_path)
    journal.note(ENTRY)
    assert read_intents(tmp_path) == (ENTRY,)
    journal.discard()
    assert not has_journal(tmp_path)
