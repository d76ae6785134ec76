"""Worker processes: the same result as without them, faults that come through, no process left behind."""

import multiprocessing
import os
import threading
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from build.builder import content, jobs, target
from studykit.build.event import Written
from studykit.build.job import Job, Shares
from studykit.build.run import Outcome, run
from studykit.build.workers import made


def fail(name: str) -> bytes:
    raise LookupError(f"no {name} here")


def die() -> bytes:
    os._exit(7)


def process_number() -> bytes:
    return str(os.getpid()).encode()


def many(make: "partial[bytes]", count: int = 20) -> list[Job]:
    return [Job(str(number), "d", make) for number in range(count)]


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_events_come_in_the_order_of_the_jobs(tmp_path: Path, workers: int) -> None:
    told: list[object] = []
    outcome = run(tmp_path, jobs("g", 20), complete=True, workers=workers, report=told.append)
    assert isinstance(outcome, Outcome)
    assert [event.target for event in outcome.events] == [target(number) for number in range(20)]
    assert told == list(outcome.events)
    for event in outcome.events:
        assert isinstance(event, Written)
        assert (tmp_path / event.target).read_bytes() == content(event.target, "g")


def test_many_jobs_are_made_by_the_workers_and_few_here() -> None:
    here = str(os.getpid()).encode()
    numbers = {content for _, content in made(many(partial(process_number)), 3)}
    assert here not in numbers
    assert 1 <= len(numbers) <= 3
    assert {content for _, content in made(many(partial(process_number), 3), 3)} == {here}
    assert {content for _, content in made(many(partial(process_number)), 1)} == {here}
    assert not multiprocessing.active_children()


def test_with_threads_about_the_workers_are_started_afresh() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        results = dict(made(jobs("g", 16), 2))
    finally:
        done.set()
        thread.join()
    assert {job.target: made for job, made in results.items()} == {
        target(number): content(target(number), "g") for number in range(16)
    }


def test_a_fault_in_a_worker_comes_through_with_its_own_traceback(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="no b here") as caught:
        run(tmp_path, [*jobs("g", 12), Job("b", "d", partial(fail, "b"))], complete=True, workers=2)
    assert "fail" in [entry.name for entry in caught.traceback]
    assert not multiprocessing.active_children()


def test_the_death_of_a_worker_is_told_with_the_job_it_was_at() -> None:
    with pytest.raises(RuntimeError, match="died while it made `bad`"):
        list(made([*jobs("g", 9), Job("bad", "d", partial(die))], 2))
    assert not multiprocessing.active_children()


def test_stopping_early_leaves_no_process_behind() -> None:
    with closing(made(jobs("g", 12), 2)) as results:
        next(results)
    assert not multiprocessing.active_children()


def word(number: int) -> str:
    return f"<{number}>"


def fail_at(number: int) -> str:
    return fail(word(number)) if number == 3 else word(number)


def cut(count: int, make=word) -> "list[partial[str]]":
    return [partial(make, number) for number in range(count)]


def join(parts: "list[str]") -> bytes:
    return "".join(parts).encode()


@pytest.mark.parametrize("threads", [0, 1])
@pytest.mark.parametrize("workers", [1, 2, 5])
def test_shares_are_joined_in_their_order_whoever_made_them(workers: int, threads: int) -> None:
    shared = [Job(f"shared{count}", "d", Shares(partial(cut, count), join)) for count in (30, 1, 7)]
    done = threading.Event()
    others = [threading.Thread(target=done.wait) for _ in range(threads)]
    for thread in others:
        thread.start()
    try:
        results = {job.target: content for job, content in made([shared[0], *jobs("g", 9), *shared[1:]], workers)}
    finally:
        done.set()
        for thread in others:
            thread.join()
    assert not multiprocessing.active_children()
    for count in (30, 1, 7):
        assert results[f"shared{count}"] == join([word(number) for number in range(count)])
    assert len(results) == 12


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_what_has_no_shares_is_made_here(workers: int) -> None:
    here = [Job(f"here{number}", "d", Shares(lambda: (), partial(own, number))) for number in range(4)]
    results = {job.target: content for job, content in made([*here[:2], *jobs("g", 12), *here[2:]], workers)}
    assert len(results) == 16
    assert [results[job.target] for job in here] == [f"{number} {os.getpid()}".encode() for number in range(4)]
    assert not multiprocessing.active_children()


def own(number: int, parts: "list[str]") -> bytes:
    assert parts == []
    return f"{number} {os.getpid()}".encode()


@pytest.mark.parametrize("workers", [1, 3])
def test_a_fault_in_a_share_comes_through(tmp_path: Path, workers: int) -> None:
    job = Job("all", "d", Shares(partial(cut, 20, fail_at), join))
    with pytest.raises(LookupError, match="no <3> here"):
        run(tmp_path, [job], complete=True, workers=workers)
    assert not (tmp_path / "all").exists()
    assert not multiprocessing.active_children()
