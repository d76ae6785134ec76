"""What a disk can refuse, as plain words and not as tracebacks."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from build.builder import ENVIRONMENT, jobs, target
from studykit.build.event import plain
from studykit.build.run import Outcome, run

SCRIPT = """
import json, hashlib, multiprocessing, os, resource, sys
sys.path.insert(0, {folder!r})
import builder
{preparation}
sys.argv[1:] = ["output", {generation!r}, "3", "1", "0"]
sys.exit(builder.main())
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")


def build_in_a_process(folder: Path, preparation: str, generation: str = "2") -> "subprocess.CompletedProcess[str]":
    here = str(Path(__file__).parent)
    script = SCRIPT.format(folder=here, preparation=preparation, generation=generation)
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def first_words(answer: "subprocess.CompletedProcess[str]") -> list[str]:
    assert answer.stderr == ""
    return [line.split("(")[0] for line in answer.stdout.splitlines()]


def files(output: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    tmp_path.chmod(0o755)
    run(tmp_path / "output", jobs("1", 3), complete=True)
    return tmp_path / "output"


# Root may write anywhere. Who is nobody instead still needs to be let into the folder that the test is in.
NOBODY = "if os.geteuid() == 0: os.seteuid(65534)"


def test_a_folder_without_permission_is_told(output: Path) -> None:
    for folder in (output, *(path for path in output.rglob("*") if path.is_dir())):
        folder.chmod(0o555)
    for path in output.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    before = files(output)
    answer = build_in_a_process(output.parent, NOBODY)
    assert (answer.stderr, answer.returncode) == ("", 1)
    assert answer.stdout.startswith("Unusable(reason='cannot build into `output`: no permission")
    assert files(output) == before
    for folder in (output, *(path for path in output.rglob("*") if path.is_dir())):
        folder.chmod(0o755)


def test_one_folder_without_permission_fails_only_its_own_file(output: Path) -> None:
    for path in (output, *output.rglob("*")):
        path.chmod(0o777)
    closed = (output / target(1)).parent
    closed.chmod(0o555)
    answer = build_in_a_process(output.parent, NOBODY)
    closed.chmod(0o755)
    assert first_words(answer) == ["Written", "Failed", "Written"]
    assert "no permission" in answer.stdout
    assert run(output, jobs("2", 3), complete=True).clean  # type: ignore[union-attr]


def test_a_file_that_does_not_fit_fails_and_the_former_one_stays(output: Path) -> None:
    before = files(output)
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
    answer = build_in_a_process(output.parent, limit)
    assert first_words(answer) == ["Failed"] * 3
    assert "the disk does not take files of this size" in answer.stdout
    after = files(output)
    del after[output / ".studykit" / "ledger.json"], before[output / ".studykit" / "ledger.json"]
    assert after == before
    outcome = run(output, jobs("2", 3), complete=True)
    assert isinstance(outcome, Outcome)
    assert outcome.clean


def test_a_ledger_that_does_not_fit_is_told_and_the_files_are_known_all_the_same(tmp_path: Path) -> None:
    # The generation stands in the ledger as it is, but not in the journal, so that only the ledger is over the limit.
    generation, small = "2" * 2000, "builder.SIZE = 10"
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))"
    answer = build_in_a_process(tmp_path, f"{small}; {limit}", generation)
    assert first_words(answer) == ["Written"] * 3 + ["Failed"]
    assert "ledger.json" in answer.stdout
    answer = build_in_a_process(tmp_path, small, generation)
    assert first_words(answer) == ["Kept"] * 3


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_every_refusal_of_a_disk_has_words(number: int) -> None:
    words = plain(OSError(number, os.strerror(number)))
    assert words == words.lower()
    assert "errno" not in words
