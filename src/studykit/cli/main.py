"""The way in: the table of commands, each loaded when it is called, and the exit code of whatever happens."""

import contextlib
import errno
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Final, TextIO

import click

import studykit
from studykit.cli.glyphs import visible
from studykit.cli.screen import UnwritableError, forgive_encodings, problems
from studykit.cli.wording import did_you_mean

COMMANDS: Final = {
    "build": "studykit.cli.build:build",
    "check": "studykit.cli.check:check",
    "packet": "studykit.cli.packet:packet",
    "export": "studykit.cli.export:export",
    "calibrate": "studykit.cli.calibrate:calibrate",
    "publish": "studykit.cli.publish:publish",
    "diff": "studykit.cli.diff:diff",
    "list": "studykit.cli.list:list_",
    "show": "studykit.cli.show:show",
    "explain": "studykit.cli.explain:explain",
    "schema": "studykit.cli.schema:schema",
}
"""Every command, in the order of `--help`, and where it stands."""

CLEAN: Final = 0
CONTENT: Final = 1
USAGE: Final = 2
FAULT: Final = 3
INTERRUPTED: Final = 130
_OBJECTS_A_SEARCH: Final = 400_000
"""New objects after which Python looks for garbage; a kit of three dozen topics has fewer."""

PIPE_CLOSED: Final = 141
"""As a shell reports a program that SIGPIPE ended: the reader has gone, and nobody needs to be told."""

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})

_REPORT: Final = (
    "has a fault, and your content is not to blame: please report it, with the lines above, where you got studykit."
)


class Commands(click.Group):
    """The group whose members are the rows of `COMMANDS`; a command's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the signature is click's
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # the signature is click's
        """The command of that name, freshly imported; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names, or a usage error with the nearest names."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"there is no command `{visible(name)}`{did_you_mean(name, COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(studykit.__version__, message="studykit %(version)s")
def program() -> None:
    """Write facts once, in YAML; print study guides and study Anki decks made from them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, `sys.argv` by default, and give the exit code."""
    forgive_encodings()
    # A kit is built up and kept until the end: searching it for garbage every 700 objects costs a tenth of the time.
    gc.set_threshold(_OBJECTS_A_SEARCH)
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        screen = problems()
        ended = "\n" if screen.live else ""  # the line on which the terminal shows ^C
        with contextlib.suppress(UnwritableError, BrokenPipeError):  # the same ^C ended whoever read it
            screen.say(f"{ended}interrupted; the files that stood before are whole")
        _discard_what_is_left(sys.stdout, sys.stderr)
        return INTERRUPTED
    except UnwritableError as fault:
        _discard_what_is_left(sys.stdout)
        with contextlib.suppress(UnwritableError, BrokenPipeError):
            problems().say(f"cannot write to standard output: {fault}")
        _discard_what_is_left(sys.stderr)
        return USAGE
    except BrokenPipeError:
        _discard_what_is_left(sys.stdout, sys.stderr)
        return PIPE_CLOSED
    except OSError as fault:
        if fault.errno not in _FULL:
            _show_fault()
            return FAULT
        # Help, which click writes itself, does not go over a screen.
        with contextlib.suppress(UnwritableError, BrokenPipeError):
            problems().say(f"cannot write: {fault.strerror}")
        _discard_what_is_left(sys.stdout, sys.stderr)
        return USAGE
    except Exception:  # the last door: whatever comes here is a fault of ours, and is shown as one
        _show_fault()
        return FAULT


def _run(arguments: list[str]) -> int:
    if instruction := os.environ.get("_STUDYKIT_COMPLETE"):
        from click.shell_completion import shell_complete

        return shell_complete(program, {}, "studykit", "_STUDYKIT_COMPLETE", instruction)
    # `click.Group.main` would take an EOFError of ours for an interrupt, and a closed pipe for bad content.
    try:
        with program.make_context("studykit", arguments) as context:
            program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as wrong:
        # Most messages repeat a word of the command line, which may hold what a terminal obeys.
        said, screen = io.StringIO(), problems()
        wrong.show(said)
        for line in said.getvalue().removesuffix("\n").split("\n"):
            screen.say(screen.visible(line))
        return USAGE
    return CLEAN


def _show_fault() -> None:
    import traceback

    screen = problems()
    for line in traceback.format_exc().splitlines():
        screen.say(screen.visible(line))
    screen.say(f"\nstudykit {studykit.__version__} {_REPORT}")


def _discard_what_is_left(*streams: TextIO | None) -> None:
    """Send nowhere what the streams still hold: the interpreter would complain at its end that it cannot write it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        with contextlib.suppress(OSError, ValueError):  # it is closed, or stands for no file
            if stream is not None:
                os.dup2(nowhere, stream.fileno())
