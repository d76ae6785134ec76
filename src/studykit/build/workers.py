"""Worker processes that make the bytes of jobs side by side; they only compute, one process alone writes."""

import contextlib
import sys
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from studykit.build.job import Job, Shares
from studykit.build.processes import Method, interrupts_held, method, obey_main, process_class

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection

_BREAK_EVEN: Final[dict[Method, int]] = {"fork": 2, "spawn": 8}
"""Tasks per worker from which starting one pays: a fork takes milliseconds, a spawn imports everything anew."""

AHEAD: Final = 2
"""Tasks that a worker knows of: when it has sent what it made, it need not wait for the next."""


class _Task(NamedTuple):
    """What one worker makes at once: a job, or one of its shares."""

    job: int
    share: int
    make: Callable[[], Any]


def made(jobs: Sequence[Job], workers: int) -> Generator[tuple[Job, bytes]]:
    """Each job with its bytes, as they are done: no order is promised.

    No more is held than one result a worker, and the shares of jobs that are not done. Few jobs are made in this
    process, and so are those without shares, while it waits for the others. Close the iterator to stop early. An
    exception of a job's `make` comes through.
    """
    if workers < 2:
        return ((job, job.make()) for job in jobs)
    return _made_side_by_side(jobs, workers, method())


def _made_side_by_side(jobs: Sequence[Job], workers: int, how: Method) -> Generator[tuple[Job, bytes]]:
    cuts = [job.make.cut() if isinstance(job.make, Shares) else (job.make,) for job in jobs]
    tasks = [_Task(number, share, make) for number, makes in enumerate(cuts) for share, make in enumerate(makes)]
    whole = deque(job for job, makes in zip(jobs, cuts, strict=True) if not makes)
    count = min(workers, len(tasks) // _BREAK_EVEN[how])
    results: Generator[tuple[_Task, Any] | None] = (
        _made_by_workers(jobs, tasks, count, how, lambda: bool(whole))
        if count > 1
        else ((task, task.make()) for task in tasks)
    )
    with closing(results):
        yield from _joined(jobs, tasks, whole, results)


def _joined(
    jobs: Sequence[Job], tasks: Sequence[_Task], whole: deque[Job], results: Iterator[tuple[_Task, Any] | None]
) -> Generator[tuple[Job, bytes]]:
    """Each job when the last of its shares is there; those that are made whole where there is nothing else to do."""
    missing = Counter(task.job for task in tasks)
    shares: dict[int, dict[int, Any]] = {}
    for done in results:
        if done is None:
            job = whole.popleft()
            yield job, job.make()
            continue
        task, result = done
        shares.setdefault(task.job, {})[task.share] = result
        missing[task.job] -= 1
        if not missing[task.job]:
            job, parts = jobs[task.job], shares.pop(task.job)
            if isinstance(job.make, Shares):
                yield job, job.make.join([parts[share] for share in sorted(parts)])
            else:
                yield job, parts[0]
    for job in whole:
        yield job, job.make()


def _made_by_workers(
    jobs: Sequence[Job], tasks: Sequence[_Task], count: int, how: Method, busy: Callable[[], bool]
) -> Generator[tuple[_Task, Any] | None]:
    """What the workers make; None when nothing has come, and whoever waits for it could be `busy` with something."""
    from multiprocessing.connection import wait  # costs a start-up that most builds can spare

    waiting = iter(range(len(tasks)))
    at_work: dict[Connection, deque[int]] = {}
    processes: dict[Connection, BaseProcess] = {}
    try:
        _start(processes, count, how, [task.make for task in tasks])
        for _ in range(AHEAD):
            for line in processes:
                _hand_out(waiting, line, at_work.setdefault(line, deque()))
        while any(at_work.values()):
            ready = wait([line for line, numbers in at_work.items() if numbers], 0 if busy() else None)
            if not ready:
                yield None
            for line in [line for line in at_work if line in ready]:
                task = tasks[at_work[line].popleft()]
                result = _received(line, jobs[task.job])
                _hand_out(waiting, line, at_work[line])
                # When a worker failed, it is made again here: the fault then shows with its own traceback.
                yield task, task.make() if result is None else result
    finally:
        for line, process in processes.items():
            line.close()
            process.terminate()
        for process in processes.values():
            process.join()


def _hand_out(waiting: Iterator[int], line: "Connection", numbers: deque[int]) -> None:
    for number in islice(waiting, 1):
        numbers.append(number)
        # To one that has died it cannot be sent: that shows when the next result is to come from there.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            line.send(number)


def _received(line: "Connection", job: Job) -> Any:
    try:
        return line.recv()
    except (EOFError, ConnectionResetError) as fault:
        raise RuntimeError(f"the worker process died while it made `{job.target}`") from fault


def _start(
    processes: "dict[Connection, BaseProcess]", count: int, how: Method, makes: Sequence[Callable[[], Any]]
) -> None:
    from multiprocessing import Pipe

    with interrupts_held():
        for _ in range(count):
            ours, theirs = Pipe()
            # A forked worker has copies of our ends of all lines so far. It closes them, so that its own line breaks
            # when this process is killed, and it goes too.
            inherited = (*processes, ours) if how == "fork" else ()
            # What is to be made comes along with a fork, and is sent once to a worker that is started afresh.
            process = process_class(how)(target=_serve, args=(theirs, inherited, makes), daemon=True)
            process.start()
            processes[ours] = process
            theirs.close()


def _serve(line: "Connection", inherited: "tuple[Connection, ...]", makes: Sequence[Callable[[], Any]]) -> None:
    obey_main()
    for other in inherited:
        other.close()
    with contextlib.suppress(EOFError, ConnectionResetError, BrokenPipeError):
        while True:
            number: int = line.recv()
            line.send(_attempt(makes[number]))


def _attempt(make: Callable[[], Any]) -> Any:
    try:
        return make()
    except Exception:  # whatever it is, the main process meets it again and shows it
        return None
