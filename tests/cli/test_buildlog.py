"""What a build says of each thing that can become of a file."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from cli.process import ENVIRONMENT, python_on_a_terminal
from studykit.build.event import Event, Failed, Kept, Left, Refused, Removed, Written
from studykit.build.job import Job
from studykit.build.plan import Plan, Refusal
from studykit.cli.buildlog import BuildLog
from studykit.compiler import Outcome, Planned, Waiting
from studykit.diagnostics import Diagnostic, Severity, Span

EVENTS: tuple[Event, ...] = (
    Written("guides/a.pdf", 840),
    Written("guides/b.pdf", 84_200),
    Written("anki/c\x1b[2J.apkg", 8_420_000),
    Kept("guides/d.pdf"),
    Removed("guides/e.pdf"),
    Left("guides/f.pdf", "somebody changed it"),
    Refused("guides/g.pdf", "not a file that studykit wrote"),
    Failed("guides/h.pdf", "the disk is full"),
)


ON_A_TERMINAL = """
from pathlib import Path
from studykit.build.event import Kept, Written
from studykit.cli.buildlog import BuildLog
from studykit.compiler import Planned
with BuildLog(Path("output"), iter([0.0, 0.4, 0.6, 0.7]).__next__) as log:
    for event in (Planned(5), Kept("a"), Kept("b"), Written("c", 1)):
        log.report(event)
print("done")
"""


def log(folder: Path, seconds: Iterable[float]) -> BuildLog:
    return BuildLog(folder, iter(seconds).__next__)


def test_a_line_for_each_file_that_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    build = log(tmp_path / "output", [0.0] * 8 + [2.5])
    with build:
        build.report(Planned(len(EVENTS)))
        for event in EVENTS:
            build.report(event)
    assert build.conclude(Outcome((), EVENTS)) == 2
    said = capsys.readouterr()
    assert said.out == (
        "wrote   output/guides/a.pdf  840 B\n"
        "wrote   output/guides/b.pdf  84 kB\n"
        "wrote   output/anki/c\\x1b[2J.apkg  8.4 MB\n"
        "removed output/guides/e.pdf\n"
        "output: 3 written, 1 unchanged, 1 removed, 1 left, 1 refused, 1 failed (2.5 s)\n"
    )
    assert said.err == (
        "left: output/guides/f.pdf: somebody changed it\n"
        "refused: output/guides/g.pdf: not a file that studykit wrote\n"
        "failed: output/guides/h.pdf: the disk is full\n"
    )


def test_a_plan_is_told_in_the_conditional(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    job = Job("guides/a.pdf", "digest", bytes)
    plan = Plan((job,), (job,), (job, job), (Refusal("g", "in the way"),), ("e",), (Refusal("f", "changed"),))
    assert log(tmp_path / "output", [0.0]).conclude(Outcome((), plan=plan)) == 2
    said = capsys.readouterr()
    assert said.out == (
        "would write   output/guides/a.pdf\n"
        "would compare output/guides/a.pdf  refused unless it is the same\n"
        "would remove  output/e\n"
        "dry run: nothing was written; 2 unchanged\n"
    )
    assert said.err == "would leave: output/f: changed\nwould refuse: output/g: in the way\n"


@pytest.mark.parametrize(
    ("outcome", "code", "complaint"),
    [
        (Outcome((), unusable="the disk \x07 is read-only"), 2, "error: the disk \\x07 is read-only\n"),
        (Outcome((), damaged=True), 0, "the record of the last build is damaged, so that its files count as unknown\n"),
        (
            Outcome((Diagnostic(Span("a.yaml"), "F101", Severity.ERROR, "gone"),)),
            1,
            "a.yaml:1:1: error[F101]: gone\n1 error. `studykit explain F101` tells more\nnothing was built\n",
        ),
    ],
)
def test_what_keeps_a_build_from_its_work(
    outcome: Outcome, code: int, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert log(tmp_path, [0.0, 0.0]).conclude(outcome) == code
    assert capsys.readouterr().err == complaint


def test_a_wait_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log(tmp_path, [0.0]).report(Waiting())
    assert capsys.readouterr() == ("", "another build or `publish` is writing here; waiting for it\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_progress_is_shown_after_a_moment_and_taken_away() -> None:
    code, shown = python_on_a_terminal("-c", ON_A_TERMINAL)
    assert code == 0
    assert shown.replace("\x1b[", "<").replace("\r<2K", "[erase]") == (
        "[erase]<2m2/5 b<0m[erase]<32mwrote<0m   output/c  <2m1 B<0m\n[erase]<2m3/5 c<0m[erase]done\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_a_terminal_that_cannot_erase_gets_no_progress() -> None:
    assert python_on_a_terminal("-c", ON_A_TERMINAL, TERM="dumb") == (0, "wrote   output/c  1 B\ndone\n")


def test_a_pipe_gets_no_progress() -> None:
    said = subprocess.run([sys.executable, "-c", ON_A_TERMINAL], env=ENVIRONMENT, capture_output=True, check=True)
    assert (said.stdout, said.stderr) == (b"wrote   output/c  1 B\ndone\n", b"")
