"""`studykit check`: every problem of the content at once; nothing is written."""

from pathlib import Path

import click

from studykit.cli.folders import content_folder, content_option
from studykit.cli.problems import FORMATS
from studykit.cli.screen import output
from studykit.cli.wording import counted


@click.command()
@content_option
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--output-format",
    "output_format",
    type=click.Choice(tuple(FORMATS)),
    default="full",
    show_default=True,
    help="full: for people; concise: a line a problem; json: a list; github: marks in a review.",
)
@click.pass_context
def check(context: click.Context, content: Path | None, strict: bool, output_format: str) -> None:
    """Show every problem of the content at once."""
    from studykit.compiler import check as check_content

    checked = check_content(content_folder(content))
    FORMATS[output_format](checked.diagnostics)
    if checked.failed or (strict and checked.diagnostics):
        context.exit(1)
    if checked.kit and not checked.diagnostics and output_format in ("full", "concise"):
        screen = output()
        screen.say(screen.paint("good", f"no problems in {counted(len(checked.kit.topics), 'topic')}"))
