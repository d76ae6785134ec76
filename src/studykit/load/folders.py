"""Folders of a kit: which content files are in them, and whether one may look into them at all."""

import os
from pathlib import Path

from studykit.diagnostics import Diagnostics, Span
from studykit.load.files import PACKETS_FOLDER, refusal


def is_closed(folder: Path) -> bool:
    """Whether there is such a folder, and no right to look at what is in it."""
    try:
        return folder.is_dir() and not os.access(folder, os.X_OK)
    except OSError:
        return False


def packet_names(content: Path, sink: Diagnostics) -> list[str] | None:
    """The names of all packets of a kit, as `names_in` gives them."""
    return names_in(content / PACKETS_FOLDER, sink)


def names_in(folder: Path, sink: Diagnostics) -> list[str] | None:
    """The names of a folder's content files without `.yaml`, sorted; an empty list where there is no folder.

    None where the folder cannot be read, which is noted; so are the files that are not read for the end of their name.
    """
    try:
        paths = sorted(folder.iterdir())
        if is_closed(folder):
            # What the files are called can be told without the right to open them.
            raise PermissionError
    except FileNotFoundError:
        if not folder.is_symlink():
            return []
        message, hint = "this is a link to a folder that is not there", "let it lead to one, or delete it"
    except NotADirectoryError:
        message, hint = "this is a file, where a folder is expected", "move it elsewhere, or delete it"
    except OSError as fault:
        reason, hint = refusal(fault)
        message = f"the folder cannot be read: {reason}"
    else:
        _warn_of_yml(paths, sink)
        return [path.stem for path in paths if path.match("*.yaml")]
    sink.error(Span(folder.as_posix()), "F111", message, hint)
    return None


def _warn_of_yml(paths: list[Path], sink: Diagnostics) -> None:
    for path in paths:
        if path.match("*.yml"):
            hint = f"rename it to {path.stem}.yaml"
            sink.warning(Span(path.as_posix()), "F110", "a file that ends in .yml is not read", hint)
