"""`studykit explain`: the page of a problem's code."""

import click

from studykit.cli.screen import output
from studykit.cli.wording import did_you_mean


@click.command()
@click.argument("code", metavar="CODE")
def explain(code: str) -> None:
    """Explain a problem by its code, such as S104."""
    from studykit.codes import CODES

    wanted = code.strip("[]").upper()
    if wanted not in CODES:
        raise click.UsageError(f"there is no problem `{code}`{did_you_mean(wanted, CODES)}")
    output().say(CODES[wanted])
