"""`calibrate`: the sheet, what is remembered of a printer, and that card sheets are made to fit it."""

import json
from pathlib import Path

import pypdfium2
import pytest

from cli.process import studykit_says
from cli.test_build_command import files
from cli.test_build_command import kit as kit
from studykit.formats.pdf.calibration import render_calibration
from verapdf import failures


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_CONFIG_HOME": str(tmp_path / "settings"), "HOME": str(tmp_path / "home")}


def remembered(home: dict[str, str]) -> object:
    return json.loads((Path(home["XDG_CONFIG_HOME"]) / "studykit" / "printers.json").read_text("utf-8"))


def test_it_writes_a_sheet_that_says_what_to_do(tmp_path: Path, home: dict[str, str]) -> None:
    said = studykit_says("calibrate", "--paper", "a4", "--printer", "office", cwd=tmp_path, **home)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == "wrote output/calibrate.pdf: print it on both sides, at 100 %; it says what to do\n"
    content = (tmp_path / "output" / "calibrate.pdf").read_bytes()
    assert failures(content) == {}
    document = pypdfium2.PdfDocument(content)
    assert [page.get_size() for page in document] == [pytest.approx((595.28, 841.89), abs=0.01)] * 2
    assert "studykit calibrate --printer office --set 1.5,-2" in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_bold_lines_of_the_back_meet_the_rulers_at_nought(paper: str) -> None:
    scale = 4
    front, back = (
        page.render(scale=scale, grayscale=True).to_numpy().squeeze() < 128
        for page in pypdfium2.PdfDocument(render_calibration(paper))
    )
    seen = back[len(back) // 2 :, ::-1]  # through the sheet, below the line of text
    ruled = front[len(front) // 2 :]
    upright = round(seen[: len(seen) // 3].nonzero()[1].mean())
    level = round(
        seen[-len(seen) // 3 * 2 :].any(axis=1).nonzero()[0].max() - len(seen[-len(seen) // 3 * 2 :]) + len(seen)
    )
    # the ruler across is symmetrical to nought, and so is the upright one
    across = ruled[seen[: len(seen) // 2].any(axis=1).nonzero()[0].mean().astype(int)].nonzero()[0]
    assert (across[0] + across[-1]) / 2 == pytest.approx(upright, abs=2)
    column = ruled[:, upright].nonzero()[0]
    lower = column[column > level - 25 * scale * 72 / 25.4]
    assert (lower[0] + lower[-1]) / 2 == pytest.approx(level, abs=4)


def test_what_is_set_moves_the_backs_of_every_build(kit: Path, home: dict[str, str]) -> None:
    assert studykit_says("build", "--only", "cards,guides", cwd=kit, **home).returncode == 0
    before = files(kit / "output")
    said = studykit_says("calibrate", "--set", "1.5,-2", cwd=kit, **home)
    assert (said.returncode, said.stderr) == (0, "")
    assert remembered(home) == {"default": {"across": 1.5, "up": -2.0}}
    again = studykit_says("build", "--only", "cards,guides", cwd=kit, **home)
    assert [line.split()[1] for line in again.stdout.splitlines()[:-1]] == [
        "output/cards/bees.pdf",
        "output/cards/moths.pdf",
    ]
    after = files(kit / "output")
    assert {name for name in before if before[name] != after[name]} == {"cards/bees.pdf", "cards/moths.pdf"}
    # a sheet that is not turned over has nothing to correct
    studykit_says("build", "--only", "cards", "--duplex", "none", cwd=kit, **home)
    straight = files(kit / "output")
    studykit_says("calibrate", "--set=0,0", cwd=kit, **home)
    studykit_says("build", "--only", "cards", "--duplex", "none", cwd=kit, **home)
    assert files(kit / "output") == straight


def test_printers_are_told_apart_by_their_names(kit: Path, home: dict[str, str]) -> None:
    for name, offset in (("office", "0.5,1"), ("école 2", "-1,0")):
        assert studykit_says("calibrate", "--printer", name, "--set", offset, cwd=kit, **home).returncode == 0
    assert remembered(home) == {"office": {"across": 0.5, "up": 1.0}, "école 2": {"across": -1.0, "up": 0.0}}
    built = {}
    for name in ("", "office", "école 2"):
        said = studykit_says("build", "bees", "--only", "cards", "--printer", name, cwd=kit, **home)
        assert said.returncode == 0
        built[name] = (kit / "output" / "cards" / "bees.pdf").read_bytes()
    assert len(set(built.values())) == 3
    unknown = studykit_says("build", "--printer", "offise", cwd=kit, **home)
    assert unknown.returncode == 2
    assert "no printer `offise` was calibrated (known: `office`, `école 2`)" in unknown.stderr.replace("\n", " ")


@pytest.mark.parametrize("written", ["1", "a,b", "1,2,3", "99,0", "nan,0", ""])
def test_an_offset_that_no_printer_has_is_refused(written: str, tmp_path: Path, home: dict[str, str]) -> None:
    said = studykit_says("calibrate", f"--set={written}", cwd=tmp_path, **home)
    assert said.returncode == 2
    assert "is not two numbers of millimetres" in said.stderr
    assert not (tmp_path / "settings").exists()


def test_a_file_that_cannot_be_understood_is_named(kit: Path, home: dict[str, str]) -> None:
    file = Path(home["XDG_CONFIG_HOME"]) / "studykit" / "printers.json"
    file.parent.mkdir(parents=True)
    for content in (
        "{",
        "[]",
        '{"default": {"across": "x"}}',
        '{"default": 3}',
        '{"default": {"across": 1, "up": 1e9}}',
    ):
        file.write_text(content, "utf-8")
        said = studykit_says("build", "--only", "cards", cwd=kit, **home)
        assert said.returncode == 2
        assert "printers.json" in said.stderr.replace("\n", "")
        assert "Traceback" not in said.stderr
