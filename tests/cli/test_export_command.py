"""`export` on a whole kit, in processes of its own: what it writes, what it refuses by name, and how it ends."""

import shutil
from pathlib import Path

import pytest

from cli.process import studykit_says
from studykit.cli.export import TARGETS
from studykit.export import FORMATS
from studykit.formats.exchange.table import BankFormat

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    return shutil.copytree(CASES / "kit", tmp_path / "kit")


@pytest.fixture
def wordy_kit(kit: Path) -> Path:
    """The kit with a case that is too long for Kahoot, on line 14 of its file."""
    moths = kit / "content" / "topics" / "moths.yaml"
    text = moths.read_text("utf-8")
    moths.write_text(text.replace("A pink and olive moth", f"A pink and {'very ' * 30}olive moth"), "utf-8")
    return kit


def exports(kit: Path) -> set[str]:
    folder = kit / "output" / "exports"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_the_command_knows_the_formats_of_the_table() -> None:
    assert tuple(FORMATS) == TARGETS


@pytest.mark.parametrize("target", [name for name, row in FORMATS.items() if isinstance(row, BankFormat)])
def test_each_format_is_written_once_and_then_unchanged(kit: Path, target: str) -> None:
    name = f"garden-{target}.{FORMATS[target].ending}"
    first = studykit_says("export", "--to", target, cwd=kit)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith(f"wrote output/exports/{name}: 7 items\n")
    again = studykit_says("export", "--to", target, cwd=kit, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert again.stdout == first.stdout.replace("wrote ", "unchanged ")
    before = (kit / "output" / "exports" / name).read_bytes()
    assert studykit_says("export", "--to", target, "--force", cwd=kit, PYTHONHASHSEED="9").returncode == 0
    assert (kit / "output" / "exports" / name).read_bytes() == before


def test_one_topic_has_a_file_of_its_own(kit: Path) -> None:
    said = studykit_says("export", "moths", "--to", "gift", cwd=kit)
    assert said.stdout == "wrote output/exports/moths-gift.txt: 1 item\n"
    written = (kit / "output" / "exports" / "moths-gift.txt").read_text("utf-8")
    assert "// [id:moths/lamp/pink]" in written
    assert "Superseded on 31 December 2025" in written
    assert "bees/" not in written


def test_the_number_of_choices_can_be_chosen(kit: Path) -> None:
    assert studykit_says("export", "moths", "--to", "gift", "--choices", "2", cwd=kit).returncode == 0
    assert (kit / "output" / "exports" / "moths-gift.txt").read_text("utf-8").count("\n~") == 1


def test_what_does_not_fit_is_named_with_its_place_and_nothing_is_written(wordy_kit: Path) -> None:
    said = studykit_says("export", "--to", "kahoot", cwd=wordy_kit)
    assert (said.returncode, said.stdout) == (1, "")
    first, last = said.stderr.splitlines()
    assert first.startswith(
        "content/topics/moths.yaml:15:5: error: moths/lamp/pink: Kahoot takes at most 120 characters"
    )
    assert last == ("nothing was exported: 1 item would not fit; --fitting-only writes the other 6 items")
    assert exports(wordy_kit) == set()


def test_what_fits_is_written_when_asked_for_and_the_rest_listed(wordy_kit: Path) -> None:
    said = studykit_says("export", "--to", "kahoot", "--fitting-only", cwd=wordy_kit)
    assert said.returncode == 0
    assert said.stdout == "wrote output/exports/garden-kahoot.xlsx: 6 items; 1 left out\n"
    assert "warning: moths/lamp/pink: Kahoot takes at most 120 characters" in said.stderr


def test_where_nothing_fits_nothing_is_written(wordy_kit: Path) -> None:
    said = studykit_says("export", "moths", "--to", "kahoot", "--fitting-only", cwd=wordy_kit)
    assert said.returncode == 1
    assert said.stderr.splitlines()[-1] == "nothing was exported: there is no item that fits"
    assert exports(wordy_kit) == set()


def test_an_unknown_topic_is_wrong_usage(kit: Path) -> None:
    said = studykit_says("export", "moth", "--to", "csv", cwd=kit)
    assert said.returncode == 2
    assert "there is no topic `moth`; did you mean `moths`?\nThere are: " in said.stderr


def test_content_with_an_error_is_not_exported(kit: Path) -> None:
    moths = kit / "content" / "topics" / "moths.yaml"
    moths.write_text(moths.read_text("utf-8").replace("title: Moths", "titel: Moths"), "utf-8")
    said = studykit_says("export", "--to", "csv", cwd=kit)
    assert said.returncode == 1
    assert said.stderr.endswith("nothing was exported\n")
    assert exports(kit) == set()


def test_a_file_of_the_users_is_not_overwritten(kit: Path) -> None:
    assert studykit_says("export", "--to", "csv", cwd=kit).returncode == 0
    file = kit / "output" / "exports" / "garden-csv.csv"
    file.write_text("mine", "utf-8")
    said = studykit_says("export", "--to", "csv", cwd=kit)
    assert said.returncode == 2
    assert "output/exports/garden-csv.csv: changed since studykit wrote it" in said.stderr
    assert file.read_text("utf-8") == "mine"
    assert studykit_says("export", "--to", "csv", "--force", cwd=kit).returncode == 0
    assert file.read_text("utf-8") != "mine"


def test_a_build_leaves_exports_alone(kit: Path) -> None:
    assert studykit_says("export", "--to", "csv", cwd=kit).returncode == 0
    for _ in range(2):
        assert studykit_says("build", cwd=kit).returncode == 0
        assert exports(kit) == {"garden-csv.csv", "garden-anki.txt"}
    assert studykit_says("export", "--to", "csv", cwd=kit).stdout.startswith("unchanged ")


def test_a_table_of_the_questions_comes_with_the_cards_in_ankis_text_form(kit: Path) -> None:
    said = studykit_says("export", "--to", "csv", cwd=kit)
    assert [line.split(":")[0] for line in said.stdout.splitlines()] == [
        "wrote output/exports/garden-csv.csv",
        "wrote output/exports/garden-anki.txt",
    ]
    beside = (kit / "output" / "exports" / "garden-anki.txt").read_bytes()
    assert {b"#guid column:1", b"#notetype column:2", b"#deck column:3"} <= set(beside.split(b"\n")[:8])
    assert studykit_says("export", "--to", "anki", cwd=kit).stdout.startswith("unchanged ")
