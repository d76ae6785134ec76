"""Builds that are killed, interrupted, or two at once, as processes of their own."""

import contextlib
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build.builder import ENVIRONMENT, content, jobs, target
from studykit.build.event import Kept, Unusable, Written
from studykit.build.run import Outcome, run

BUILDER = Path(__file__).with_name("builder.py")
COUNT = 12


def start(output: Path, generation: str, workers: int = 1, pause: float = 0.0) -> "subprocess.Popen[str]":
    command = [sys.executable, str(BUILDER), str(output), generation, str(COUNT), str(workers), str(pause)]
    # Whoever runs the tests in the background has had SIGINT ignored for all that they start.
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, start_new_session=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)


def finish(output: Path, generation: str) -> Outcome:
    outcome = run(output, jobs(generation, COUNT), complete=True, inputs=generation)
    assert isinstance(outcome, Outcome)
    return outcome


def assert_whole(output: Path, *generations: str) -> None:
    for name in map(target, range(COUNT)):
        assert (output / name).read_bytes() in [content(name, generation) for generation in generations]


def leftovers(output: Path) -> list[str]:
    wanted = {output / target(number) for number in range(COUNT)} | {
        output / ".studykit" / name for name in ("ledger.json", "lock")
    }
    return [str(path) for path in output.rglob("*") if path.is_file() and path not in wanted]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("workers", [1, 3])
def test_a_kill_at_any_moment_leaves_whole_files_and_the_next_build_right(tmp_path: Path, workers: int) -> None:
    chance = random.Random(workers)
    finish(tmp_path, "0")
    generations = ["0"]
    for generation in map(str, range(1, 11)):
        process = start(tmp_path, generation, workers)
        assert process.stdout is not None
        for _ in range(chance.randrange(COUNT)):
            process.stdout.readline()
        # From one file to the next it is a few milliseconds: the kill falls anywhere between.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.random() * 0.004)
        process.kill()
        process.communicate()
        # Some builds are killed one after the other, so that files of several generations stand side by side.
        generations.append(generation)
        assert_whole(tmp_path, *generations)
        if chance.random() < 0.5:
            outcome = finish(tmp_path, generation)
            assert all(isinstance(event, Kept | Written) for event in outcome.events), outcome
            generations = [generation]
            assert_whole(tmp_path, generation)
            assert not leftovers(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize(("stop", "code"), [("SIGINT", 130), ("SIGTERM", -15)])
def test_a_build_that_is_stopped_leaves_former_files_whole(tmp_path: Path, workers: int, stop: str, code: int) -> None:
    finish(tmp_path, "0")
    process = start(tmp_path, "1", workers, pause=0.05)
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.Signals[stop])  # to the whole group, as the terminal does
    _, err = process.communicate()
    assert (process.returncode, err) == (code, "")
    assert_whole(tmp_path, "0", "1")
    outcome = finish(tmp_path, "1")
    assert outcome.clean
    # What was built before the stop is not built again.
    assert isinstance(outcome.events[0], Kept)
    assert not leftovers(tmp_path)


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    first = start(tmp_path, "1", pause=0.05)
    assert first.stdout is not None
    first.stdout.readline()
    second = start(tmp_path, "2")
    out, _ = second.communicate()
    assert first.wait() == second.returncode == 0
    assert out.splitlines()[0] == "waiting"
    assert out.count("Written") == COUNT
    assert_whole(tmp_path, "2")
    first.communicate()


def test_a_build_that_does_not_want_to_wait_says_why(tmp_path: Path) -> None:
    first = start(tmp_path, "1", pause=0.05)
    assert first.stdout is not None
    first.stdout.readline()
    answer = run(tmp_path, jobs("2", COUNT), complete=True, patience=0.1)
    assert isinstance(answer, Unusable)
    assert "another build" in answer.reason
    first.communicate()
    assert first.returncode == 0
    assert_whole(tmp_path, "1")


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_workers_go_when_their_build_is_killed_and_the_lock_is_free(tmp_path: Path) -> None:
    process = start(tmp_path, "1", workers=3, pause=0.05)
    assert process.stdout is not None
    process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    # The workers hold the other end of this pipe: it closes when the last of them has gone.
    process.communicate(timeout=30)
    assert isinstance(run(tmp_path, jobs("2", COUNT), complete=True, patience=0.0), Outcome)
