"""The way in before the way in: Ctrl-C while the program is still being imported ends it without a word."""

import signal
from typing import NoReturn


def run() -> NoReturn:
    """Be the process of the command line. Nothing has been written until `main` takes Ctrl-C over."""
    python_takes_it = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if python_takes_it:  # and whoever started this has not told it to go on
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from studykit.cli.main import run as run_command

    if python_takes_it:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run_command()
