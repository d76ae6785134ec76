"""`studykit publish`: freezes an edition, whose identities learners own from then on."""

import time
from pathlib import Path

import click

from studykit.cli.folders import content_folder, content_option, from_here, output_folder, output_option
from studykit.cli.problems import show_problems
from studykit.cli.screen import output as results
from studykit.cli.screen import problems
from studykit.cli.waiting import say_waiting
from studykit.cli.wording import counted
from studykit.diagnostics import Severity


@click.command()
@click.argument("edition", required=False)
@content_option
@output_option
@click.pass_context
def publish(context: click.Context, edition: str | None, content: Path | None, output: Path | None) -> None:
    """Write down what learners own from now on.

    EDITION is the one that kit.yaml names; to say it is to make sure. Do it before you hand out the decks, and commit
    content/ledger.yaml, which it writes.
    """
    from studykit.editions.changes import Sort
    from studykit.publisher import publish_edition

    folder = content_folder(content)
    try:
        done = publish_edition(folder, output_folder(output, content), int(time.time()), edition, say_waiting)
    except OSError as fault:
        raise click.UsageError(f"`{from_here(folder / 'ledger.yaml')}` cannot be written: {fault.strerror}") from fault
    show_problems([problem for problem in done.diagnostics if problem.severity is Severity.ERROR])
    if done.refused:
        raise click.UsageError(done.refused)
    if done.failed or done.publication is None:
        problems().say("nothing was published")
        context.exit(1)
    screen = results()
    counts = [(sum(change.sort is sort for change in done.changes), sort) for sort in Sort]
    said = (
        ", ".join(f"{count} {sort}" for count, sort in counts if count and sort is not Sort.DECK) or "no card changed"
    )
    screen.say(screen.visible(f"published {done.publication.kit.edition}: {said}"))
    screen.say(f"now commit {from_here(folder / 'ledger.yaml')}, build, and hand out what was built")
    if done.unremembered:
        warning, reason = problems().paint("warning", "warning:"), problems().visible(done.unremembered)
        problems().say(f"{warning} {reason}; the edition is published all the same")
    kept = [change for change in done.changes if change.sort is Sort.DECK]
    for change in kept:
        screen.say(screen.visible(f"{change.asks}: {change.detail}"))
    if kept:
        screen.say(
            f"{counted(len(kept), 'deck')} of another name than the topic: a new name would part old cards from new"
        )
