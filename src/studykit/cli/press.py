"""The options that say how something is printed, for every command that makes paper."""

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


def page_options(function: Function) -> Function:
    """Adds `--paper`, `--scale` and `--ink`."""
    for option in (
        click.option(
            "--ink",
            type=click.Choice(INKS),
            default="normal",
            show_default=True,
            help="Save ink, or use none but grey.",
        ),
        click.option(
            "--scale",
            type=click.Choice(SCALES),
            default="normal",
            show_default=True,
            help="Large print has 18 points or more.",
        ),
    ):
        function = option(function)
    return paper_option(function)


def card_options(function: Function) -> Function:
    """Adds `--layout`, `--duplex` and `--printer`."""
    for option in (
        click.option("--printer", metavar="NAME", default="", help="The printer that was calibrated under this name."),
        click.option(
            "--duplex",
            type=click.Choice(DUPLEXES),
            help="On which edge the printer turns card sheets over.  [default: long]",
        ),
        click.option(
            "--layout",
            type=click.Choice(LAYOUTS),
            metavar="NAME",
            help="Card stock or grid, such as avery-5388; `plain-2x4` by default.",
        ),
    ):
        function = option(function)
    return function


def printing(paper: str, scale: str, ink: str, layout: str | None, duplex: str | None, printer: str) -> Printing:
    """The choices together with what is known of the printer; click.UsageError where they contradict each other."""
    if layout == FOLD or duplex == FOLD:
        if (layout or FOLD) != FOLD or (duplex or FOLD) != FOLD:
            raise click.UsageError(f"cards are folded on the layout `{FOLD}` alone, and this is printed on one side")
        layout = duplex = FOLD
    from studykit.cli.printers import offset_of

    turned = duplex or "long"
    offset = offset_of(printer) if turned in TURNED else (0.0, 0.0)
    return Printing(paper, scale, ink, layout or "", turned, offset)
