"""How processes are started: forked where that is safe, and so that an interrupt reaches the main one alone."""

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Method = Literal["fork", "spawn"]


def method() -> Method:
    """How a process is started now.

    A fork copies only the thread that calls it, with whatever locks the others hold: not with threads about. On macOS
    a fork is never safe, for the system's own libraries have threads.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def process_class(how: Method) -> "type[BaseProcess]":
    """The processes that are started so."""
    from multiprocessing import context

    if sys.platform == "linux" and how == "fork":
        return context.ForkProcess
    return context.SpawnProcess


def obey_main() -> None:
    """In a process that was started: leave it to the main one when to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the main one ends the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # and it does that with this, whatever handler a fork brought along


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait until processes are started: one that was hit before it ignores it would show a traceback."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
