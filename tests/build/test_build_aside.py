"""A call made beside this process: in another one, with what it gives and with its faults, and gone at the end."""

import multiprocessing
import os
import signal
import threading
from functools import partial
from pathlib import Path

import pytest

from studykit.build.aside import Aside, can_step_aside


def pid_and(word: str) -> tuple[int, str]:
    return os.getpid(), word


def fail() -> int:
    raise LookupError("nothing here")


def fail_in(process: int) -> str:
    """Fails everywhere but in that process."""
    if os.getpid() == process:
        return "here"
    raise LookupError("nothing there")


def die() -> int:
    os._exit(7)


def wait_for(path: Path) -> int:
    signal.pause()
    path.touch()
    return 1


def test_it_is_made_in_another_process_while_this_one_goes_on() -> None:
    with Aside(partial(pid_and, "word")) as aside:
        here = os.getpid()
        there, word = aside.result()
    assert word == "word"
    assert there != here
    assert not multiprocessing.active_children()


def test_a_large_result_comes_whole() -> None:
    with Aside(partial(bytes, 3_000_000)) as aside:
        assert len(aside.result()) == 3_000_000


def test_a_fault_comes_through_with_its_own_traceback() -> None:
    with pytest.raises(LookupError, match="nothing here") as caught, Aside(fail) as aside:
        aside.result()
    assert "fail" in [entry.name for entry in caught.traceback]
    assert not multiprocessing.active_children()


def test_what_fails_there_alone_is_made_here() -> None:
    with Aside(partial(fail_in, os.getpid())) as aside:
        assert aside.result() == "here"


def test_the_death_of_its_process_is_told() -> None:
    with pytest.raises(RuntimeError, match="beside this one died"), Aside(die) as aside:
        aside.result()
    assert not multiprocessing.active_children()


def test_who_does_not_wait_for_it_leaves_no_process_behind(tmp_path: Path) -> None:
    with Aside(partial(wait_for, tmp_path / "done")):
        assert len(multiprocessing.active_children()) == 1
    assert not multiprocessing.active_children()
    assert not (tmp_path / "done").exists()


def test_with_threads_about_no_process_is_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not can_step_aside()
    finally:
        done.set()
        thread.join()
