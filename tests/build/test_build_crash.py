"""A build killed or interrupted before and after each call to the system: every such moment, one after the other."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from studykit.build.event import Kept, Removed, Written
from studykit.build.job import Job, digest
from studykit.build.run import Outcome, run, unchanged

CALLS = {"open", "write", "fsync", "flush", "close", "replace", "unlink", "mkdir", "rmdir", "flock", "lstat", "stat"}
OLD = {"guides/kept": b"same", "guides/changed": b"old", "cards/obsolete": b"old"}
NEW = {"guides/kept": b"same", "guides/changed": b"new", "quizzes/new/added": b"new"}


def build(output: Path, files: dict[str, bytes]) -> Outcome:
    jobs = [Job(target, digest(content), partial(bytes, content)) for target, content in files.items()]
    outcome = run(output, jobs, complete=True, inputs=digest(*files.values()), patience=0.0)
    assert isinstance(outcome, Outcome), outcome
    return outcome


def standing(output: Path) -> dict[str, bytes]:
    found = (path for path in output.rglob("*") if path.is_file() and ".studykit" not in path.parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    sys.setprofile(None)
    raise KeyboardInterrupt


def survives(output: Path, files: dict[str, bytes], moment: int, stop: Callable[[], None]) -> bool:
    """Build in a process that is stopped at the given moment; whether it got to its end before that."""
    child = os.fork()
    if child == 0:
        left = moment

        def count(frame: FrameType, event: str, function: object) -> None:
            nonlocal left
            if event in ("c_call", "c_return") and getattr(function, "__name__", "") in CALLS:
                left -= 1
                if left < 0:
                    stop()

        sys.setprofile(count)
        try:
            build(output, files)
        except KeyboardInterrupt:
            os._exit(130)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 130 if stop is interrupt else -signal.SIGKILL)
    return status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("stop", [kill, interrupt])
def test_after_a_stop_at_any_moment_the_next_build_is_right(tmp_path: Path, stop: Callable[[], None]) -> None:
    moment, over = 0, False
    while not over:
        output = tmp_path / str(moment)
        build(output, OLD)
        over = survives(output, NEW, moment, stop)
        for target, content in standing(output).items():
            if not target.endswith("studykit-tmp"):
                assert content in (OLD.get(target), NEW.get(target)), moment
        # Every second time the next build wants what was there before.
        wanted = NEW if moment % 2 else OLD
        outcome = build(output, wanted)
        assert all(isinstance(event, Kept | Written | Removed) for event in outcome.events), (moment, outcome)
        assert standing(output) == wanted, moment
        assert unchanged(output, digest(*wanted.values())) is not None
        assert sorted(path.name for path in (output / ".studykit").iterdir()) == ["ledger.json", "lock"]
        moment += 1
    assert moment > 50
