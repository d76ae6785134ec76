"""The options that say how something is printed, for every command that makes paper."""

import functools
from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from studykit.model.printing import Printing

Function = TypeVar("Function", bound=Callable[..., Any])

PAPERS: Final = ("letter", "a4")
SCALES: Final = ("normal", "large")
INKS: Final = ("normal", "save", "grey")
DUPLEXES: Final = ("long", "short", "none", "fold")
TURNED: Final = ("long", "short")
"""Those for which the printer turns the sheet over, so that its offset counts."""

FOLD: Final = "fold"
NUPS: Final = ("2", "4")
LAYOUTS: Final = (
    *("avery-5388", "avery-5371", "avery-8373", "avery-5389", "avery-c32011", "avery-c32015"),
    *("plain-2x4", "plain-3x3", "index-3x5", "index-4x6", "index-5x7", "fold"),
)
"""All as in `formats/pdf`, which is not imported before it is needed; a test holds them together."""


def paper_option(function: Function) -> Function:
    """Adds `--paper`."""
    return click.option(
        "--paper", type=click.Choice(PAPERS), default="letter", show_default=True, help="The paper to print on."
    )(function)


def printing_options(function: Function) -> Function:
    """Adds all options of printing; the function is given them as one `printing`."""

    @functools.wraps(function)
    def gathered(**given: Any) -> Any:
        chosen = {name: given.pop(name) for name in _NAMES}
        return function(printing=_printing(**chosen), **given)

    command: Any = gathered
    for option in reversed(_OPTIONS):
        command = option(command)
    return paper_option(command)  # type: ignore[no-any-return]  # click's decorators keep the type of what they adorn


_OPTIONS: Final = (
    click.option(
        "--scale",
        type=click.Choice(SCALES),
        default="normal",
        show_default=True,
        help="Large print has 18 points or more.",
    ),
    click.option(
        "--ink",
        type=click.Choice(INKS),
        default="normal",
        show_default=True,
        help="`save`: black, thin, no tints. `grey`: no colour.",
    ),
    click.option(
        "--layout",
        type=click.Choice(LAYOUTS),
        metavar="NAME",
        help="Card stock or grid, such as avery-5388 or plain-3x3.",
    ),
    click.option("--duplex", type=click.Choice(DUPLEXES), help="How card sheets are turned over (long, unless told)."),
    click.option("--printer", default="", metavar="NAME", help="The printer, as it was named to `calibrate`."),
    click.option("--booklet", is_flag=True, help="All but cards also as booklets, to fold and staple."),
    click.option("--nup", type=click.Choice(NUPS), help="All but cards also with 2 or 4 pages on a sheet."),
)
_NAMES: Final = ("paper", "scale", "ink", "layout", "duplex", "printer", "booklet", "nup")


def _printing(
    *,
    paper: str,
    scale: str,
    ink: str,
    layout: str | None,
    duplex: str | None,
    printer: str,
    booklet: bool,
    nup: str | None,
) -> Printing:
    """The choices together with what is known of the printer; click.UsageError where they contradict each other."""
    if FOLD in (layout, duplex):
        if {layout or FOLD, duplex or FOLD} != {FOLD}:
            raise click.UsageError(f"only the layout `{FOLD}` is folded, and it is printed on one side")
        layout = duplex = FOLD
    from studykit.cli.printers import offset_of

    turned = duplex or "long"
    offset = offset_of(printer) if turned in TURNED or printer else (0.0, 0.0)
    impose = arrangement(nup, booklet=booklet)
    return Printing(paper, scale, ink, layout or "", turned, offset if turned in TURNED else (0.0, 0.0), impose)


def arrangement(nup: str | None, *, booklet: bool) -> str:
    """How pages are arranged on larger sheets; click.UsageError where two ways are asked for."""
    if booklet and nup:
        raise click.UsageError("a booklet has its own arrangement: choose --booklet or --nup")
    return "booklet" if booklet else nup or ""
