"""The two streams as they are today: in colour or plain, how wide, in which encoding; and the program's few colours."""

import contextlib
import io
import os
import sys
from typing import Final, Literal, TextIO, TypeAlias

import click
from msgspec import Struct

from studykit.cli.glyphs import visible

WIDTH_OF_A_PIPE: Final = 120
_NARROWEST: Final = 40

Role: TypeAlias = Literal["error", "warning", "place", "gutter", "good", "strong", "faint"]

_COLOURS: Final[dict[Role, dict[str, str | bool]]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "place": {"bold": True},
    "gutter": {"fg": "cyan"},
    "good": {"fg": "green"},
    "strong": {"bold": True},
    "faint": {"dim": True},
}


class UnwritableError(Exception):
    """A stream cannot take what is written to it: the disk behind it is full, or broken."""


class Screen(Struct, frozen=True):
    """A stream that text goes to; `live` is a terminal on which a line can be written anew."""

    error: bool = False
    colour: bool = False
    live: bool = False
    width: int = WIDTH_OF_A_PIPE
    encoding: str = "utf-8"

    def paint(self, role: Role, text: str) -> str:
        """The text in the colour of its role, where there is colour."""
        return click.style(text, **_COLOURS[role]) if self.colour else text  # type: ignore[arg-type]  # a row is its keywords

    def visible(self, text: str) -> str:
        """The text as this stream can show it, with nothing in it that a terminal would obey."""
        return visible(text, self.encoding)

    def say(self, line: str = "") -> None:
        """Write one line; raises BrokenPipeError when nobody reads any more, UnwritableError when the disk is full."""
        try:
            # Named outright, the stream is taken as it is; click would replace one that can only take ASCII.
            click.echo(line, file=sys.stderr if self.error else sys.stdout, color=self.colour)
        except BrokenPipeError:
            raise
        except OSError as fault:
            raise UnwritableError(fault.strerror) from fault


def output() -> Screen:
    """Where results go."""
    return _screen(sys.stdout, error=False)


def problems() -> Screen:
    """Where problems and progress go."""
    return _screen(sys.stderr, error=True)


def forgive_encodings() -> None:
    """See to it that a character which a stream cannot encode is written as its escape, and does not raise."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _screen(stream: TextIO | None, *, error: bool) -> Screen:
    if stream is None:  # a process may be started without the stream; click then writes nothing
        return Screen(error)
    terminal = False
    with contextlib.suppress(ValueError):  # the stream is closed
        terminal = stream.isatty()
    live = terminal and os.environ.get("TERM") != "dumb"
    return Screen(
        error,
        colour=live and not os.environ.get("NO_COLOR"),
        live=live,
        width=_columns() if terminal else WIDTH_OF_A_PIPE,
        encoding=stream.encoding or "utf-8",
    )


def _columns() -> int:
    # Imported for a terminal alone: with what it brings for archives, it is a twentieth of the time of `--help`.
    from shutil import get_terminal_size

    return max(_NARROWEST, get_terminal_size().columns)
