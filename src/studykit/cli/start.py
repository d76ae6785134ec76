"""The process of the command line: Ctrl-C while it is still being imported, and its end."""

import contextlib
import os
import signal
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Be that process, and end it with the code of `main`.

    Nothing has been written until `main` takes Ctrl-C over: before, it ends the process without a word. The end comes
    at once, for taking apart what was built up, object by object, would be a fortieth of the time of a `check`: what
    was written is flushed, and what was started has ended, before `main` returns.
    """
    python_takes_it = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if python_takes_it:  # and whoever started this has not told it to go on
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from studykit.cli.main import main

    if python_takes_it:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # it is closed, or nobody reads any more
            if stream is not None:
                stream.flush()
    os._exit(code)
