"""The command line in a process of its own: what it prints and how it ends, piped or on a terminal."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import studykit

SOURCE = Path(studykit.__file__).parents[1]
ENVIRONMENT = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}


def studykit_says(
    *arguments: str, cwd: Path | None = None, under: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `studykit` with its streams piped; `under` is what the command begins with."""
    return subprocess.run(
        [*under, sys.executable, "-m", "studykit", *arguments],
        cwd=cwd,
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def unprivileged() -> tuple[str, ...]:
    """What a command begins with that may read no more than its user: root could read everything."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root reads everything, and there is no setpriv to take that from it")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def on_a_terminal(*arguments: str, cwd: Path | None = None, **environment: str) -> tuple[int, str]:
    """Run `studykit` on a pseudo-terminal of 100 columns; its exit code and all that it wrote there."""
    return python_on_a_terminal("-m", "studykit", *arguments, cwd=cwd, **environment)


def python_on_a_terminal(*arguments: str, cwd: Path | None = None, **environment: str) -> tuple[int, str]:
    """The same for anything that Python runs."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=cwd,
        env=ENVIRONMENT | {"TERM": "xterm"} | environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    while chunk := _read(ours):
        written += chunk
    os.close(ours)
    return process.wait(), written.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux: the other side is closed
        return b""
