"""`check --stale`: the topics whose facts were held against their sources too long ago."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cli.process import studykit_says
from studykit.checker import check
from studykit.cli.freshness import Due, due

KIT = Path(__file__).parent / "cases" / "kit"
TODAY = datetime.now().astimezone().date()


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """The kit of bees and moths, its bees checked 200 days ago and its moths 10 days ago."""
    kit = shutil.copytree(KIT, tmp_path / "kit")
    for topic, days in (("bees", 200), ("moths", 10)):
        set_checked(kit / "content" / "topics" / f"{topic}.yaml", TODAY - timedelta(days))
    return kit


def set_checked(topic: Path, day: date) -> None:
    lines = topic.read_text("utf-8").splitlines(keepends=True)
    topic.write_text("".join(f"checked: {day}\n" if line.startswith("checked:") else line for line in lines), "utf-8")


def test_the_longest_neglected_comes_first_and_the_last_day_is_in_time(tmp_path: Path) -> None:
    kit = shutil.copytree(KIT, tmp_path / "kit")
    set_checked(kit / "content" / "topics" / "bees.yaml", date(2026, 2, 1))
    set_checked(kit / "content" / "topics" / "moths.yaml", date(2026, 1, 1))
    read = check(kit / "content").kit
    assert read is not None
    bees, moths = Due("bees", "2026-02-01", 28), Due("moths", "2026-01-01", 59)
    assert due(read, date(2026, 3, 1), 27) == (moths, bees)
    assert due(read, date(2026, 3, 1), 28) == (moths,)
    assert due(read, date(2026, 3, 1), 59) == ()
    assert due(read, date(2025, 1, 1), 0) == ()


@pytest.mark.parametrize("written", ["180", "180d"])
def test_what_is_due_is_listed(kit: Path, written: str) -> None:
    said = studykit_says("check", "--stale", written, cwd=kit)
    day = TODAY - timedelta(200)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(f"no problems in 2 topics\nbees was last checked on {day}, 20")
    assert "moths" not in said.stdout


def test_nothing_due_is_said(kit: Path) -> None:
    said = studykit_says("check", "--strict", "--stale", "300d", cwd=kit)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == "no problems in 2 topics\nevery topic was checked within 300 days\n"


def test_strict_takes_it_for_an_error(kit: Path) -> None:
    assert studykit_says("check", "--strict", "--stale", "180d", cwd=kit).returncode == 1


@pytest.mark.parametrize("written", ["soon", "-3", "180w", ""])
def test_what_is_no_number_of_days_is_refused(kit: Path, written: str) -> None:
    said = studykit_says("check", "--stale", written, cwd=kit)
    assert (said.returncode, said.stdout) == (2, "")
    assert f"`{written}` is no number of days, such as 180 or 180d" in said.stderr


def test_formats_for_programs_have_no_place_for_it(kit: Path) -> None:
    said = studykit_says("check", "--stale", "1", "--output-format", "json", cwd=kit)
    assert (said.returncode, said.stdout) == (2, "")
    assert "--stale makes a list for people" in said.stderr
