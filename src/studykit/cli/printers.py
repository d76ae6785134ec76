"""What is remembered of printers: by how much each shifts the back of a sheet. The one file outside of any kit."""

import json
import math
from pathlib import Path
from typing import Final

import click

from studykit.build.write import write
from studykit.model.printing import in_millimetres

DEFAULT: Final = "default"
"""The printer that is meant when none is named."""

FURTHEST: Final = 20.0
"""In millimetres: a sheet that is further out was fed wrongly, or the numbers were mistyped."""


def printers_file() -> Path:
    """Where the offsets are kept: the folder that the system has for a program's settings."""
    from platformdirs import user_config_path

    return user_config_path("studykit", appauthor=False) / "printers.json"


def offset_of(name: str) -> tuple[float, float]:
    """A printer's offset in points, none for a printer that was never calibrated.

    Raises click.UsageError for a name that is not known, and for a file that cannot be understood.
    """
    known = read_printers()
    if name and name not in known:
        remembered = ", ".join(f"`{each}`" for each in known) or "none"
        raise click.UsageError(
            f"no printer `{name}` was calibrated (known: {remembered}); `studykit calibrate --printer {name} --set X,Y`"
        )
    return in_millimetres(*known.get(name or DEFAULT, (0.0, 0.0)))


def read_printers() -> dict[str, tuple[float, float]]:
    """Name → offset in millimetres; raises click.UsageError when the file cannot be understood."""
    path = printers_file()
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): within(float(row["across"]), float(row["up"])) for name, row in rows.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise click.UsageError(f"`{path}` cannot be read ({fault}); mend or delete it") from fault


def remember_printer(name: str, across: float, up: float) -> Path:
    """Keep a printer's offset in millimetres for all later builds; gives back where.

    The file appears whole or not at all. Raises click.UsageError where it cannot be written.
    """
    known = read_printers() | {name or DEFAULT: within(across, up)}
    rows = {each: {"across": offset[0], "up": offset[1]} for each, offset in sorted(known.items())}
    path = printers_file()
    try:
        write(path, f"{json.dumps(rows, indent=2, ensure_ascii=False)}\n".encode())
    except OSError as fault:
        raise click.UsageError(f"cannot remember the printer in `{path}`: {fault.strerror or fault}") from fault
    return path


def within(across: float, up: float) -> tuple[float, float]:
    """The offset, where a printer may have it; raises ValueError otherwise."""
    if not all(math.isfinite(each) and abs(each) <= FURTHEST for each in (across, up)):
        raise ValueError(f"an offset is at most {FURTHEST:g} mm")
    return across, up
