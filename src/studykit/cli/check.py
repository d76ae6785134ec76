"""`studykit check`: every problem of the content at once; nothing is written."""

import re
import time
from datetime import datetime
from pathlib import Path

import click
from msgspec.structs import replace

from studykit.cli.folders import content_folder, content_option
from studykit.cli.freshness import Due, due
from studykit.cli.problems import FORMATS
from studykit.cli.screen import output
from studykit.cli.wording import counted


def _days(_context: click.Context, _parameter: click.Parameter, written: str | None) -> int | None:
    if written is None:
        return None
    match = re.fullmatch(r"([0-9]{1,6})d?", written)
    if match is None:
        raise click.BadParameter(f"`{written}` is no number of days, such as 180 or 180d")
    return int(match[1])


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
@click.option(
    "--stale",
    metavar="DAYS",
    callback=_days,
    help="List also the topics last checked more than DAYS days ago, such as 180d; with --strict they count as errors.",
)
@click.pass_context
def check(context: click.Context, content: Path | None, strict: bool, output_format: str, stale: int | None) -> None:
    """Show every problem of the content at once."""
    from studykit import checker

    for_people = output_format in ("full", "concise")
    if stale is not None and not for_people:
        raise click.UsageError(
            f"--stale makes a list for people, and --output-format {output_format} has no place for it"
        )
    folder = content_folder(content)
    checked = checker.check(folder, int(time.time()))
    if checked.kit is not None and not checked.failed:
        in_packets = checker.check_packets(folder, checked.kit)
        checked = replace(checked, diagnostics=(*checked.diagnostics, *in_packets))
    FORMATS[output_format](checked.diagnostics)
    overdue: tuple[Due, ...] = ()
    if checked.kit and not checked.diagnostics and for_people:
        screen = output()
        screen.say(screen.paint("good", f"no problems in {counted(len(checked.kit.topics), 'topic')}"))
    if checked.kit and stale is not None:
        overdue = due(checked.kit, datetime.now().astimezone().date(), stale)
        _show_due(overdue, stale)
    if checked.failed or (strict and (checked.diagnostics or overdue)):
        context.exit(1)


def _show_due(overdue: tuple[Due, ...], days: int) -> None:
    screen = output()
    for topic in overdue:
        ago = screen.paint("warning", f"{counted(topic.age, 'day')} ago")
        screen.say(f"{topic.topic} was last checked on {topic.checked}, {ago}")
    if not overdue:
        screen.say(screen.paint("good", f"every topic was checked within {counted(days, 'day')}"))
