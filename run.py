"""`python3 run.py build` and `python3 run.py test`, from a fresh clone: sets up `.venv` beside this file, then runs.

Needs nothing but Python 3.11 or newer and, once, the network. Works on Linux, macOS and Windows.
"""

import sys

# Before anything that an older Python would stumble over: its message would help nobody.
if sys.version_info < (3, 11):  # noqa: UP036  # whoever starts this has not seen `requires-python` yet
    print(f"studykit needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}", file=sys.stderr)
    sys.exit(2)

import contextlib
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "studykit-stamp"
"""What is installed, a line each: what was asked for (see `wanted`), where (see `home`), and the extra."""
UNFINISHED = VENV / "studykit-unfinished"
"""Stands while `.venv` is being set up: where it is found at the start, somebody stopped that half-way."""

EXTRAS = {"build": "", "test": "[test]"}
USAGE = "usage: python3 run.py build [TOPIC] [OPTION]...    compile what changed (--help tells more)\n" + (
    "       python3 run.py test [PYTEST OPTION]...       run the tests"
)


def main(arguments: list[str]) -> int:
    """Set up what the command needs, run it, and give its exit code."""
    if not arguments or arguments[0] not in EXTRAS:
        print(USAGE, file=sys.stderr)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    command, *rest = arguments
    try:
        if not is_ready(EXTRAS[command]):
            with locked():
                if not is_ready(EXTRAS[command]):  # the run that we waited for may have done it
                    set_up(EXTRAS[command])
    except KeyboardInterrupt:
        say("\ninterrupted; the next run sets up .venv anew")
        return 130
    except OSError as fault:
        give_up(f"could not set up .venv: {fault}")
    if command == "test":
        os.chdir(ROOT)
        return run([str(PYTHON), "-m", "pytest", *rest])
    return run([str(PYTHON), "-m", "studykit", command, *rest])


def is_ready(extra: str) -> bool:
    """Whether `.venv` is complete, is meant for this folder, and has what pyproject.toml asks for now."""
    try:
        digest, place, installed = STAMP.read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return False
    return not UNFINISHED.exists() and PYTHON.exists() and (digest, place) == (wanted(), home()) and extra in installed


def wanted() -> str:
    """The digest of what says which packages are needed."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def home() -> str:
    """Where `.venv` works: in this folder, which its scripts name, and with this Python, which the system updates."""
    return f"{ROOT} {PYTHON.resolve()}"


def set_up(extra: str) -> None:
    """Make `.venv` where it is missing, broken or half-made, and install studykit and what it needs into it."""
    say(f"setting up .venv{' for the tests' if extra else ''}; this can take a minute")
    tests = extra or ("[test]" if STAMP.exists() and "[test]" in STAMP.read_text("utf-8") else "")
    if UNFINISHED.exists() or not has_pip() or moved():
        make_venv()
    UNFINISHED.touch()
    STAMP.unlink(missing_ok=True)
    install = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--editable", f"{ROOT}{tests}"]
    # A user's pip.conf may ask for `--user`, which pip refuses inside a virtual environment.
    quietly(install, "could not install what studykit needs", PIP_USER="0")
    # pip compiles what it installs, but not what it only points to: where nobody may write later, each start would.
    quietly([str(PYTHON), "-m", "compileall", "-q", str(ROOT / "src")], "could not compile studykit")
    STAMP.write_text("\n".join((wanted(), home(), tests)), "utf-8")
    UNFINISHED.unlink()


def has_pip() -> bool:
    """Whether the Python in `.venv` works, and has pip."""
    try:
        return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def moved() -> bool:
    """Whether `.venv` was set up in another folder, or with another Python than it finds now."""
    try:
        return STAMP.read_text("utf-8").split("\n")[1:2] != [home()]
    except (OSError, ValueError):
        return False


def make_venv() -> None:
    """Make an empty `.venv` in place of whatever stands there."""
    need_venv_module()
    if VENV.is_symlink() or VENV.is_file():
        give_up(f"`{VENV}` is not a folder; move it away")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    quietly([sys.executable, "-m", "venv", str(VENV)], "could not make a virtual environment")


def need_venv_module() -> None:
    """Make sure that this Python can make virtual environments; Debian and its kin ship that part separately."""
    if has_venv_module():
        return
    packages = ["python3-venv", f"python3.{sys.version_info.minor}-venv"]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        for package in packages:
            say(f"this Python lacks `venv`; installing {package} with apt-get")
            apt(package)
            importlib.invalidate_caches()
            if has_venv_module():
                return
    give_up(
        f"this Python ({sys.executable}) lacks the modules venv and ensurepip.\n"
        f"On Debian and Ubuntu: sudo apt install {packages[0]}    (or {packages[1]})\n"
        "Elsewhere: install Python 3.11 or newer from https://www.python.org/downloads/"
    )


def has_venv_module() -> bool:
    """Whether both modules are there, as Debian leaves out only the second."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def apt(package: str) -> None:
    """Install a system package, with fresh lists where the ones at hand do not have it."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for steps in ([["install"]], [["update"], ["install"]]):
        for step in steps:
            words = ["apt-get", *step, "-y", *([package] if step == ["install"] else [])]
            done = subprocess.run(words, env=environment, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode == 0:
            return
    print(done.stdout + done.stderr, file=sys.stderr)


def quietly(command: list[str], trouble: str, **environment: str) -> None:
    """Run a command; its output is shown only when it fails, and that is the end."""
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        give_up(f"{trouble}; the lines above say why")


def run(command: list[str]) -> int:
    """Run a command in this one's place, and give its exit code."""
    if os.name != "nt":
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # the command has it too, and ends in its own way
            return child.wait()


@contextlib.contextmanager
def locked() -> Iterator[None]:
    """Let no other run set up the same `.venv` meanwhile; on a disk that cannot lock, both go on."""
    # This file itself is locked, so that nothing has to be left behind; the system unlocks it when the process ends.
    with Path(__file__).open("rb") as file:
        with contextlib.suppress(OSError):
            wait_for_lock(file.fileno())
        yield


def wait_for_lock(descriptor: int) -> None:
    """Lock an open file as soon as nobody else does; raises OSError where the disk cannot lock."""
    told = False
    while not try_lock(descriptor):
        if not told:
            say("another run is setting up .venv; waiting for it")
            told = True
        time.sleep(0.2)


if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """Lock a byte far behind the end, as Windows lets nobody read locked ones."""
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Lock the file, unless somebody else does."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def say(line: str) -> None:
    """Tell what goes on, apart from what the command will say."""
    print(line, file=sys.stderr, flush=True)


def give_up(reason: str) -> NoReturn:
    """End with a message."""
    say(reason)
    sys.exit(2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
