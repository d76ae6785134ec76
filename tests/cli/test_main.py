"""How the program ends, whatever happens, and how fast it begins."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from cli.process import ENVIRONMENT, on_a_terminal, studykit_says
from studykit import __version__
from studykit.cli.main import COMMANDS

FULL = Path("/dev/full")
HEAVY = ("yaml", "reportlab", "genanki", "markdown_it", "studykit.compiler")


def test_help_names_every_command() -> None:
    said = studykit_says("--help")
    assert (said.returncode, said.stderr) == (0, "")
    listed = [line.split()[0] for line in said.stdout.partition("Commands:\n")[2].splitlines()]
    assert listed == list(COMMANDS)
    assert "..." not in said.stdout.partition("Commands:")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str) -> None:
    said = studykit_says(command, "--help")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(f"Usage: studykit {command} ")


def test_version() -> None:
    assert studykit_says("--version").stdout == f"studykit {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bild"], "there is no command `bild`; did you mean `build`?"),
        (["zzz"], "there is no command `zzz`"),
        (["\x1b[2J"], r"there is no command `\x1b[2J`"),
        (["--nothing"], "No such option"),
        (["build", "--only", "guides,deks"], "`deks` is none of guides, cards, quizzes, worksheets, decks"),
        (["build", "--jobs", "0"], "0 is not in the range"),
        (["build", "--paper", "a5"], "'a5' is not one of 'letter', 'a4'"),
        (["check", "--output-format", "xml"], "'xml' is not one of 'full', 'concise', 'json', 'github'"),
        (["check", "--content", "nowhere"], "there is no folder `nowhere`"),
        (["check", "--content", "/"], "there is no kit.yaml in `/`"),
        (["check", "--content", "a" * 300], "cannot be read: File name too long"),
        (["list", "decks"], "'decks' is not one of 'topics', 'cards', 'questions'"),
        (["schema", "deck"], "'deck' is not one of 'topic', 'kit', 'sources'"),
        (["show"], "Missing argument 'ID'"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], message: str) -> None:
    said = studykit_says(*arguments)
    assert (said.returncode, said.stdout) == (2, "")
    assert message in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("path", ["", " "])
@pytest.mark.parametrize(
    "command",
    [
        "build --output",
        "calibrate --output",
        "check --content",
        "publish --output",
        "packet x --output",
        "packet x --roster",
    ],
)
def test_a_path_says_something(command: str, path: str, tmp_path: Path) -> None:
    said = studykit_says(*command.split(), path, cwd=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    option = command.split()[-1]
    here = "" if option == "--roster" else "; the folder you are in is `.`"
    assert said.stderr.endswith(f"Error: Invalid value for '{option}': it is empty{here}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", ["a\x1b[2J", "\x9b2J", "a\x07", "\u202ea"])
@pytest.mark.parametrize("command", [["show"], ["packet"], ["build"], ["build", "--layout"], ["--"]])
def test_no_message_acts_on_a_terminal(command: list[str], word: str) -> None:
    code, said = on_a_terminal(*command, word)
    assert code == 2
    assert "Error: " in said
    assert not set("\x1b\x9b\x07\u202e") & set(said)


def test_a_fault_of_ours_ends_with_3_and_shows_itself() -> None:
    broken = (
        "import sys; from studykit.cli import main; main.COMMANDS['check'] = 'json:\x1b[2J'; "
        "sys.exit(main.main(['check']))"
    )
    said = subprocess.run([sys.executable, "-c", broken], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert said.returncode == 3
    assert said.stderr.startswith("Traceback (most recent call last):")
    assert "AttributeError" in said.stderr
    assert "\x1b" not in said.stderr
    assert "please report it" in said.stderr.splitlines()[-1]


def test_a_reader_who_has_gone_is_left_in_peace() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    said = subprocess.run(
        [sys.executable, "-m", "studykit", "schema", "topic"],
        env=ENVIRONMENT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (said.returncode, said.stderr) == (141, b"")


def test_an_interrupt_ends_with_130_though_its_reader_is_gone() -> None:
    interrupted = (
        "import sys; from studykit.cli import main\n"
        "def interrupt(_): raise KeyboardInterrupt\n"
        "main._run = interrupt; sys.exit(main.main([]))"
    )
    reading, writing = os.pipe()
    os.close(reading)
    said = subprocess.run(
        [sys.executable, "-c", interrupted], env=ENVIRONMENT, stdout=writing, stderr=writing, check=False
    )
    os.close(writing)
    assert said.returncode == 130


@pytest.mark.skipif(not FULL.exists(), reason="the system has no full disk to offer")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["schema", "topic"], b"cannot write to standard output: No space left on device\n"),
        (["--help"], b"cannot write: No space left on device\n"),
        (["--version"], b"cannot write: No space left on device\n"),
        (["packet", "--help"], b"cannot write: No space left on device\n"),
    ],
)
def test_a_full_disk_is_said_plainly(arguments: list[str], said: bytes) -> None:
    with FULL.open("wb") as full:
        done = run_into(arguments, full, subprocess.PIPE)
    assert (done.returncode, done.stderr) == (2, said)


@pytest.mark.skipif(not FULL.exists(), reason="the system has no full disk to offer")
def test_wrong_usage_ends_with_2_where_it_cannot_be_said() -> None:
    with FULL.open("wb") as full:
        done = run_into(["bild"], subprocess.PIPE, full)
    assert (done.returncode, done.stdout) == (2, b"")


def run_into(arguments: list[str], out: IO[bytes] | int, errors: IO[bytes] | int) -> subprocess.CompletedProcess[bytes]:
    """The program, writing into these two streams."""
    command = [sys.executable, "-m", "studykit", *arguments]
    return subprocess.run(command, env=ENVIRONMENT, stdout=out, stderr=errors, check=False)


def test_closed_streams_do_no_harm() -> None:
    command = f"{sys.executable} -m studykit schema topic >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], env=ENVIRONMENT, check=False).returncode == 0


def test_completion_knows_the_commands() -> None:
    said = studykit_says(_STUDYKIT_COMPLETE="bash_complete", COMP_WORDS="studykit s", COMP_CWORD="1")
    assert said.stdout.splitlines() == ["plain,show", "plain,schema"]


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["bild"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "studykit", *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = {line.rpartition("|")[2].strip() for line in said.stderr.splitlines()}
    assert "studykit.cli.main" in loaded
    assert not loaded.intersection(HEAVY)


def test_what_stood_for_a_module_at_the_start_gives_way_to_it() -> None:
    code = (
        "import sys, studykit; from urllib.parse import urlsplit; print(urlsplit('https://[::1]/').hostname);"
        "import platform, uuid; print(platform.python_version() == sys.version.split()[0], uuid.uuid4().version)"
    )
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (said.stdout.split(), said.stderr) == (["::1", "True", "4"], "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("told_to_go_on", [False, True])
def test_ctrl_c_while_modules_are_imported_ends_without_a_word(tmp_path: Path, told_to_go_on: bool) -> None:
    (tmp_path / "click.py").write_text("import time; print('here', flush=True); time.sleep(0.3); raise SystemExit(7)\n")
    path = os.pathsep.join((str(tmp_path), ENVIRONMENT["PYTHONPATH"]))
    started = subprocess.Popen(
        [sys.executable, "-m", "studykit", "--help"],
        env=ENVIRONMENT | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, [signal.default_int_handler, signal.SIG_IGN][told_to_go_on]),
    )
    assert started.stdout is not None
    started.stdout.readline()
    started.send_signal(signal.SIGINT)
    _, said = started.communicate()
    assert (started.returncode, said) == (7 if told_to_go_on else -signal.SIGINT, b"")
