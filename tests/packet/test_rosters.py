"""Rosters as people have them: each case file gives its people, or every reason with its line, compared whole."""

import os
import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.build.job import Job, check_targets, is_target
from studykit.cli.packet import AUDIENCES, exposed, tracked
from studykit.diagnostics import Diagnostics
from studykit.formats.pdf.coverage import printable
from studykit.load.filenames import file_names
from studykit.load.roster import read_roster
from studykit.model import packet

CASES = Path(__file__).parents[1] / "cases" / "classlists"
FILES = sorted(CASES.glob("*.csv"))


def told(path: Path) -> str:
    """The people a line each, or the problems a line each."""
    sink = Diagnostics()
    people = read_roster(path, sink, printable())
    assert (people is None) == sink.failed
    if people is not None:
        return "".join(f"{one.id} | {one.name} | {one.file}\n" for one in people)
    rows = (f"{one.span.line} {one.code} {one.message} | {one.hint}".rstrip(" |") + "\n" for one in sink)
    return "".join(rows)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_roster_is_right_or_refused_with_every_reason(path: Path) -> None:
    assert told(path) == path.with_suffix(".expected").read_text(encoding="utf-8")


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path / "people.csv").startswith("1 N101 there is no such roster")
    (tmp_path / "folder").mkdir()
    assert told(tmp_path / "folder").startswith("1 N102 the roster cannot be read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_what_may_never_end_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "people.csv")
    assert told(tmp_path / "people.csv").startswith("1 N102 the roster is no ordinary file")
    assert told(Path("/dev/zero")).startswith("1 N102 the roster is no ordinary file")


@given(st.lists(st.text(min_size=1, max_size=40), unique=True, max_size=30))
def test_file_names_are_safe_and_unique_whatever_the_ids(ids: list[str]) -> None:
    names = file_names(ids)
    jobs = [Job(f"packets/p/students/{name}.pdf", "", bytes) for name in names]
    assert all(is_target(job.target) for job in jobs)
    check_targets(jobs)
    assert names == tuple(reversed(file_names(ids[::-1])))


def test_file_names_are_unique_where_digests_begin_alike() -> None:
    ids = ("адбоаи", "абзкек")
    short, (one, other) = [file_names([id_])[0] for id_ in ids], file_names(ids)
    assert short == ["id.7ca6558c", "id.7ca6558c"]
    assert one != other
    assert all(name.startswith("id.7ca6558c") for name in (one, other))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    sink = Diagnostics()
    assert (read_roster(path, sink, printable()) is None) == sink.failed


def test_nobody_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,id\n" + "".join(f'"Name, {n}",{n}\n\n' for n in range(700)), encoding="utf-8")
    people = read_roster(path, Diagnostics(), printable())
    assert people is not None
    assert [(one.id, one.name) for one in people] == [(str(n), f"Name, {n}") for n in range(700)]


@pytest.mark.parametrize("character", "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
def test_only_the_end_of_a_line_parts_people(tmp_path: Path, character: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"name\nAna{character}Díaz\nBen\n", encoding="utf-8")
    assert told(path) == "1 | Ana Díaz | 1\n2 | Ben | 2\n"
    path.write_text(f"name,id\nAna{character}Díaz,1\nBen,1\n", encoding="utf-8")
    assert told(path).startswith("3 N112 ")


def test_a_roster_that_git_has_is_noticed(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True)

    git("init")
    path = tmp_path / "people.csv"
    path.write_text("name,id\n", encoding="utf-8")
    assert not tracked(path)
    assert exposed(path)
    (tmp_path / ".gitignore").write_text("peo*.csv\n", encoding="utf-8")
    assert not exposed(path)
    git("add", "--force", "people.csv")
    assert tracked(path)


def test_the_repository_ignores_the_rosters_that_the_manual_names() -> None:
    root = Path(__file__).parents[2]
    manual = "".join((root / name).read_text(encoding="utf-8") for name in ("README.md", "docs/packets.md"))
    named = set(re.findall(r"--roster ([\w/.-]+\.csv)", manual))
    assert named
    ignored = (root / ".gitignore").read_text(encoding="utf-8").split()
    assert all(any(fnmatch(name, pattern) for pattern in ignored) for name in named)


def test_without_git_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not tracked(tmp_path / "people.csv")
    assert not exposed(tmp_path / "people.csv")


def test_the_command_knows_the_audiences() -> None:
    assert AUDIENCES == packet.AUDIENCES
