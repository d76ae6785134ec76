"""Older releases of Anki, each in a virtual environment of its own, for the tests that decks outlive them.

`python tests/anki_releases.py` makes the environments below `.venv-anki/`; `ensure` makes one and gives its Python.
"""

import subprocess
import sys
import venv
from pathlib import Path

RELEASES = ("23.10", "24.06.3", "25.02")
"""From the first release that knows fields and templates by their ids; the newest is the one that the tests run in."""

FOLDER = Path(__file__).parents[1] / ".venv-anki"


class UnavailableError(Exception):
    """The release cannot be installed here; the message says why."""


def ensure(release: str) -> Path:
    """The Python of an environment with that release in it, made when it is not there; raises UnavailableError."""
    home = FOLDER / release
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = home / "complete"
    if not done.exists():
        try:
            venv.create(home, with_pip=True, clear=True)
        except (OSError, subprocess.CalledProcessError) as fault:
            raise UnavailableError(f"no virtual environment in {home}: {fault}") from fault
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"anki=={release}")
        # A wheel may install and still not load: too old a system library, too new a Python.
        _run(python, "-c", "import anki.collection")
        done.touch()
    return python


def _run(python: Path, *arguments: str) -> None:
    ended = subprocess.run([python, *arguments], capture_output=True, text=True, check=False)
    if ended.returncode:
        last = (ended.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise UnavailableError(f"`{' '.join(arguments)}` failed: {last}")


if __name__ == "__main__":
    for name in RELEASES:
        print(name, ensure(name))
