"""The one file that a command makes beside all builds: never over a file of the user's unasked."""

from pathlib import Path

import click

from studykit.cli.folders import from_here
from studykit.cli.waiting import say_waiting


def put(folder: Path, name: str, content: bytes, *, force: bool) -> str:
    """Write the file into the output folder, and say so: `wrote output/calibrate.pdf`, or that it is unchanged.

    Raises click.UsageError where it cannot be written, or somebody else's stands there and `force` is off.
    """
    from studykit.build.event import Failed, Refused, Unusable, Written
    from studykit.build.run import write_one

    event = write_one(folder, name, content, force=force, on_wait=say_waiting)
    match event:
        case Unusable(reason):
            raise click.UsageError(reason)
        case Refused(_, reason) | Failed(_, reason):
            raise click.UsageError(f"{from_here(folder / name)}: {reason}")
        case _:
            return f"{'wrote' if isinstance(event, Written) else 'unchanged'} {from_here(folder / name)}"
