"""`build` on whole kits, in processes of its own, with real files."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from cli.process import ENVIRONMENT, studykit_says
from studykit import compiler
from studykit.cli import press
from studykit.cli.build import PRODUCTS
from studykit.formats.pdf import cardstyle, inks, layouts, paper, sheets, style

CASES = Path(__file__).parent / "cases"
MANY = 60
"""Topics of a kit that takes long enough to be interrupted."""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    return shutil.copytree(CASES / "kit", tmp_path / "kit")


@pytest.fixture
def large_kit(kit: Path) -> Path:
    topics = kit / "content" / "topics"
    bees = (topics / "bees.yaml").read_text("utf-8")
    names = [f"bees-{number}" for number in range(MANY)]
    for name in names:
        (topics / f"{name}.yaml").write_text(bees.replace("topic: bees", f"topic: {name}"), "utf-8")
    head = kit / "content" / "kit.yaml"
    head.write_text(head.read_text("utf-8").replace("[bees, moths]", f"[{', '.join(names)}]"), "utf-8")
    return kit


def files(folder: Path) -> dict[str, bytes]:
    whole = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: content for name, content in whole.items() if not name.startswith(".studykit/")}


def targets(said: subprocess.CompletedProcess[str], verb: str) -> list[str]:
    return [line.split()[1] for line in said.stdout.splitlines() if line.startswith(f"{verb} ")]


def test_a_line_a_file_and_then_nothing_to_do(kit: Path) -> None:
    first = studykit_says("build", cwd=kit)
    assert (first.returncode, first.stderr) == (0, "")
    built = files(kit / "output")
    assert sorted(targets(first, "wrote")) == sorted(f"output/{name}" for name in built)
    assert set(built) == {
        "guides/bees.pdf",
        "guides/moths.pdf",
        "cards/bees.pdf",
        "cards/moths.pdf",
        "quizzes/bees.pdf",
        "quizzes/bees-key.pdf",
        "quizzes/moths.pdf",
        "quizzes/moths-key.pdf",
        "worksheets/bees-notes.pdf",
        "worksheets/bees-cornell.pdf",
        "worksheets/bees-reference.pdf",
        "anki/garden.apkg",
        "anki/bees.apkg",
        "anki/moths.apkg",
    }
    assert first.stdout.splitlines()[-1].startswith("output: 14 written (")
    second = studykit_says("build", cwd=kit)
    assert (second.returncode, second.stderr) == (0, "")
    assert second.stdout.startswith("output: 14 unchanged (")
    assert files(kit / "output") == built


def test_topics_and_products_narrow_it_down(kit: Path) -> None:
    assert targets(studykit_says("build", "bees", "--only", "guides", cwd=kit), "wrote") == ["output/guides/bees.pdf"]
    assert targets(studykit_says("build", "moths", "--only=decks", cwd=kit), "wrote") == ["output/anki/moths.apkg"]


def test_a_dry_run_foretells_and_writes_nothing(kit: Path) -> None:
    said = studykit_says("build", "--only", "guides", "--dry-run", cwd=kit)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == (
        "would write   output/guides/bees.pdf\nwould write   output/guides/moths.pdf\ndry run: nothing was written\n"
    )
    assert not (kit / "output").exists()


def test_an_unknown_topic_is_refused_with_the_nearest(kit: Path) -> None:
    said = studykit_says("build", "bee", cwd=kit)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.endswith("there is no topic `bee`; did you mean `bees`?\nThere are: bees, moths\n")
    assert not (kit / "output").exists()


def test_errors_in_the_content_build_nothing() -> None:
    said = studykit_says("build", cwd=CASES / "broken")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.endswith("tells more\nnothing was built\n")
    assert not (CASES / "broken" / "output").exists()


def test_warnings_are_shown_and_built_through_every_time(kit: Path) -> None:
    bees = kit / "content" / "topics" / "bees.yaml"
    bees.write_text(bees.read_text("utf-8").replace("month: May", "month: April"), "utf-8")
    for _ in range(2):
        said = studykit_says("build", "--only", "guides", cwd=kit)
        assert said.returncode == 0
        assert "warning[" in said.stderr
        assert (kit / "output" / "guides" / "bees.pdf").exists()


def test_a_file_of_the_user_is_refused_until_forced(kit: Path) -> None:
    guide = kit / "output" / "guides" / "bees.pdf"
    guide.parent.mkdir(parents=True)
    guide.write_text("mine")
    said = studykit_says("build", "--only", "guides", cwd=kit)
    assert said.returncode == 2
    assert said.stderr.startswith("refused: output/guides/bees.pdf: ")
    assert ": 1 written, 1 refused (" in said.stdout
    assert guide.read_text() == "mine"
    assert studykit_says("build", "--only", "guides", "--force", cwd=kit).returncode == 0
    assert guide.read_bytes().startswith(b"%PDF-")


def test_an_output_folder_that_is_a_file_is_said_plainly(kit: Path) -> None:
    (kit / "output").write_text("a file")
    said = studykit_says("build", "--only", "guides", cwd=kit)
    assert said.returncode == 2
    assert "Traceback" not in said.stderr
    assert said.stderr.count("\n") <= 4


def test_content_and_output_may_be_anywhere(kit: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    arguments = ["build", "bees", "--only", "guides", "--content", str(kit / "content")]
    assert targets(studykit_says(*arguments, "--output", "made", cwd=elsewhere), "wrote") == ["made/guides/bees.pdf"]
    assert targets(studykit_says(*arguments, cwd=elsewhere), "wrote") == ["output/guides/bees.pdf"]
    below = kit / "content" / "topics"
    said = studykit_says("build", "bees", "--only", "guides", cwd=below)
    assert targets(said, "wrote") == [str(kit / "output" / "guides" / "bees.pdf")]


def test_paper_is_a4_when_asked(kit: Path) -> None:
    def media_box(*arguments: str) -> list[int]:
        studykit_says("build", "bees", "--only", "guides", *arguments, cwd=kit)
        with pikepdf.open(kit / "output" / "guides" / "bees.pdf") as pdf:
            return [round(float(number)) for number in pdf.pages[0].mediabox]

    assert media_box() == [0, 0, 612, 792]
    assert media_box("--paper", "a4") == [0, 0, 595, 842]


def test_the_names_are_those_of_the_rooms_below() -> None:
    assert compiler.PRODUCTS == PRODUCTS
    assert tuple(paper.PAPERS) == press.PAPERS
    assert tuple(style.SCALES) == tuple(cardstyle.CARD_STYLES) == press.SCALES
    assert tuple(inks.INKS) == press.INKS
    assert tuple(sheets.DUPLEXES) == press.DUPLEXES
    assert tuple(layouts.LAYOUTS) == press.LAYOUTS


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_whole_files(large_kit: Path, jobs: str) -> None:
    build = subprocess.Popen(
        [sys.executable, "-m", "studykit", "build", "--only", "guides", "--jobs", jobs],
        cwd=large_kit,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell's background job ignores it, and hands that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert build.stdout is not None
    assert build.stdout.readline().startswith("wrote ")
    os.killpg(build.pid, signal.SIGINT)
    _, complaints = build.communicate()
    assert (build.returncode, complaints) == (130, "interrupted; the files that stood before are whole\n")
    standing = files(large_kit / "output")
    assert 0 < len(standing) < MANY
    assert all(name.endswith(".pdf") and content.rstrip().endswith(b"%%EOF") for name, content in standing.items())
    finished = studykit_says("build", "--only", "guides", cwd=large_kit)
    assert finished.returncode == 0
    assert f": {MANY - len(standing)} written, {len(standing)} unchanged (" in finished.stdout
