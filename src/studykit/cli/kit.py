"""The kit as the commands that look into it read it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from studykit.cli.folders import content_folder
from studykit.cli.problems import show_problems, tally
from studykit.cli.screen import problems
from studykit.cli.wording import instead
from studykit.diagnostics import Severity
from studykit.model.kit import Kit, Topic

if TYPE_CHECKING:
    from studykit.editions.publication import Publication


def read_kit(chosen: Path | None) -> tuple[Kit, int]:
    """The kit with as much of its content as can be read, and the exit code: 1 when something is wrong with the rest.

    Shows the problems, and raises click.exceptions.Exit, when nothing can be read.
    """
    kit, _, code = read_publication(chosen)
    return kit, code


def read_publication(chosen: Path | None) -> "tuple[Kit, Publication | None, int]":
    """The same, with what was published of the kit; None where that cannot be known."""
    from studykit.checker import check

    checked = check(content_folder(chosen))
    if checked.kit is None:
        show_problems(checked.diagnostics)
        raise click.exceptions.Exit(1)
    errors = [problem for problem in checked.diagnostics if problem.severity is Severity.ERROR]
    if errors:
        problems().say(
            f"{tally(errors)} in the content, which may hide some of it: `studykit check` shows what is wrong"
        )
    return checked.kit, checked.publication, 1 if errors else 0


def topic_of(kit: Kit, name: str) -> Topic:
    """The topic of that identity; raises click.UsageError with the names there are when there is none."""
    topics = {topic.id: topic for topic in kit.topics}
    if name not in topics:
        raise click.UsageError(f"there is no topic `{name}`{instead(name, topics)}")
    return topics[name]
