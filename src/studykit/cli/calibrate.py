"""`studykit calibrate`: a sheet that shows how far a printer shifts the back of a page, and the memory of it."""

from pathlib import Path
from typing import Final

import click

from studykit.cli.folders import output_folder, output_option
from studykit.cli.onefile import put
from studykit.cli.press import paper_option
from studykit.cli.printers import DEFAULT, FURTHEST, remember_printer, within
from studykit.cli.screen import output as screen_output

FILE: Final = "calibrate.pdf"
LONGEST_NAME: Final = 40


def _offset(_context: click.Context, _parameter: click.Parameter, written: str | None) -> tuple[float, float] | None:
    if written is None:
        return None
    try:
        across, up = (float(part.replace("−", "-")) for part in written.split(","))
        return within(across, up)
    except ValueError as fault:
        raise click.BadParameter(
            f"`{written}` is not two numbers of millimetres up to {FURTHEST:g}, such as 1.5,-2"
        ) from fault


def _name(_context: click.Context, _parameter: click.Parameter, written: str) -> str:
    from studykit.formats.pdf.coverage import printable

    if len(written) > LONGEST_NAME or not printable().issuperset(written):
        raise click.BadParameter(f"a name has at most {LONGEST_NAME} characters, all of them printable")
    return written


@click.command()
@click.option("--set", "offset", callback=_offset, metavar="X,Y", help="Remember what was read off the sheet, in mm.")
@click.option("--printer", callback=_name, default="", metavar="NAME", help="The printer, where there are several.")
@paper_option
@click.option("--force", is_flag=True, help="Write over a changed file too.")
@output_option
def calibrate(offset: tuple[float, float] | None, printer: str, paper: str, force: bool, output: Path | None) -> None:
    """Make both sides of a card meet: print a sheet, read it, tell.

    Without --set, writes a sheet to print on both sides and hold against the light; it says how to read it. With --set,
    remembers what was read, and every card sheet built from then on is corrected.
    """
    screen = screen_output()
    if offset is not None:
        path = remember_printer(printer, *offset)
        across, up = offset
        screen.say(
            f"the printer `{screen.visible(printer or DEFAULT)}` shifts backs by {across:g} mm across, {up:g} mm up"
        )
        screen.say(f"remembered in {screen.visible(str(path))}; card sheets built from now on make up for it")
        return
    from studykit.formats.pdf.calibration import render_calibration

    said = put(output_folder(output, None), FILE, render_calibration(paper, printer), force=force)
    screen.say(f"{screen.visible(said)}: print it on both sides, at 100 %; it says what to do")
