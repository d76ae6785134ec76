"""The content and output folders: where the options put them, or else where the author stands."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


class NonEmptyPath(click.Path):
    """A path on the command line: a variable of the shell that is not set must not stand for the folder one is in."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path; a usage error where it is empty or blank."""
        if not str(value).strip():
            self.fail("it is empty" + ("; the folder you are in is `.`" if self.dir_okay else ""), param, ctx)
        return super().convert(value, param, ctx)


_FOLDER: Final = NonEmptyPath(file_okay=False, path_type=Path)


def content_option(function: Function) -> Function:
    """Adds `--content DIR`, to be given to `content_folder`."""
    option = click.option("--content", type=_FOLDER, metavar="DIR", help="The content folder, the one with a kit.yaml.")
    return option(function)


def output_option(function: Function) -> Function:
    """Adds `--output DIR`, to be given to `output_folder`."""
    option = click.option("--output", type=_FOLDER, metavar="DIR", help="Where to write (default: output).")
    return option(function)


def content_folder(chosen: Path | None) -> Path:
    """The folder chosen, or the nearest parent's `content` that has a kit in it, or the kit that ships with studykit.

    Raises click.UsageError when there is no kit in it, or the system will not say.
    """
    from studykit import checker
    from studykit.load.folders import is_closed

    folder = chosen or _found() or checker.shipped_content()
    inside = folder / "content"
    try:
        if is_closed(folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if (folder / "kit.yaml").is_file():
            return folder
        if not folder.is_dir():
            raise click.UsageError(f"there is no folder `{folder}`")
        advice = f"; did you mean `{inside}`?" if (inside / "kit.yaml").is_file() else ""
    except OSError as fault:
        raise _unreadable(folder, fault) from fault
    raise click.UsageError(f"there is no kit.yaml in `{folder}`{advice}")


def output_folder(chosen: Path | None, content: Path | None) -> Path:
    """The folder chosen, or `output` beside the content folder that was found from here, or `output` right here.

    `content` is the content folder that was chosen, if any.
    """
    if chosen is not None:
        return chosen
    found = None if content else _found()
    return (found.parent if found else _here()) / "output"


def from_here(file: str | Path) -> str:
    """A path as one would type it here: relative when it lies below the folder one is in."""
    path, here = Path(file), _here()
    inside = path.is_absolute() and path != here and path.is_relative_to(here)
    return (path.relative_to(here) if inside else path).as_posix()


def _found() -> Path | None:
    """The content folder of the kit in which one stands; click.UsageError where the system hides whether it is one."""
    from studykit import checker

    try:
        return checker.content_folder(_here())
    except PermissionError as fault:
        raise _unreadable(fault.filename, fault) from fault


def _unreadable(folder: str | Path, fault: OSError) -> click.UsageError:
    return click.UsageError(f"the folder `{from_here(folder)}` cannot be read: {fault.strerror}")


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError as gone:
        raise click.UsageError("the folder one is in has been deleted; change into another") from gone
