"""Worker processes that make the bytes of jobs side by side; they only compute, one process alone writes."""

import contextlib
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal

from studykit.build.job import Job

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection

Method = Literal["fork", "spawn"]

_BREAK_EVEN: Final[dict[Method, int]] = {"fork": 2, "spawn": 8}
"""Jobs per worker from which starting one pays: a fork takes milliseconds, a spawn imports everything anew."""


def made(jobs: Sequence[Job], workers: int) -> Generator[tuple[Job, bytes]]:
    """Each job with its bytes, as they are done: no order is promised, and no more than one result a worker is held.

    Few jobs are made in this process. Close the iterator to stop early. An exception of a job's `make` comes through.
    """
    method = _method()
    count = min(workers, len(jobs) // _BREAK_EVEN[method])
    if count < 2:
        return ((job, job.make()) for job in jobs)
    return _made_by_workers(jobs, count, method)


def _method() -> Method:
    # A fork copies only the thread that calls it, with whatever locks the others hold: not with threads about. On
    # macOS a fork is never safe, for the system's own libraries have threads.
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _made_by_workers(jobs: Sequence[Job], count: int, method: Method) -> Generator[tuple[Job, bytes]]:
    from multiprocessing.connection import wait  # costs a start-up that most builds can spare

    waiting = deque(jobs)
    at_work: dict[Connection, Job] = {}
    processes: dict[Connection, BaseProcess] = {}
    try:
        _start(processes, count, method)
        for line in processes:
            at_work[line] = waiting.popleft()
            line.send(at_work[line].make)
        while at_work:
            ready = wait(list(at_work))
            for line in [line for line in at_work if line in ready]:
                job = at_work.pop(line)
                content = _received(line, job)
                if waiting:
                    at_work[line] = waiting.popleft()
                    line.send(at_work[line].make)
                # When a worker failed, the job is made again here: the fault then shows with its own traceback.
                yield job, job.make() if content is None else content
    finally:
        for line, process in processes.items():
            line.close()
            process.terminate()
        for process in processes.values():
            process.join()


def _received(line: "Connection", job: Job) -> bytes | None:
    try:
        content: bytes | None = line.recv()
    except (EOFError, ConnectionResetError) as fault:
        raise RuntimeError(f"the worker process died while it made `{job.target}`") from fault
    return content


def _start(processes: "dict[Connection, BaseProcess]", count: int, method: Method) -> None:
    from multiprocessing import Pipe

    with _interrupts_held():
        for _ in range(count):
            ours, theirs = Pipe()
            # A forked worker has copies of our ends of all lines so far. It closes them, so that its own line breaks
            # when this process is killed, and it goes too.
            inherited = (*processes, ours) if method == "fork" else ()
            process = _process_class(method)(target=_serve, args=(theirs, inherited), daemon=True)
            process.start()
            processes[ours] = process
            theirs.close()


def _process_class(method: Method) -> "type[BaseProcess]":
    from multiprocessing import context

    if sys.platform == "linux" and method == "fork":
        return context.ForkProcess
    return context.SpawnProcess


def _serve(line: "Connection", inherited: "tuple[Connection, ...]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the main one ends the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # and it does that with this, whatever handler a fork brought along
    for other in inherited:
        other.close()
    with contextlib.suppress(EOFError, ConnectionResetError, BrokenPipeError):
        while True:
            make: Callable[[], bytes] = line.recv()
            line.send(_attempt(make))


def _attempt(make: Callable[[], bytes]) -> bytes | None:
    try:
        return make()
    except Exception:  # whatever it is, the main process meets it again and shows it
        return None


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait until the workers are started: one that was hit before it ignores it would show a traceback."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
