"""`studykit build`: compiles what changed; a line a file, a summary last."""

import os
import time
from pathlib import Path
from typing import Final

import click

from studykit.cli.folders import content_folder, content_option, output_folder, output_option
from studykit.cli.press import printing_options
from studykit.cli.screen import output as output_screen
from studykit.model.printing import Printing

PRODUCTS: Final = ("guides", "cards", "quizzes", "worksheets", "decks")
"""As in the compiler, which is not imported before it is needed; a test holds them together."""


UNPAGED: Final = frozenset({"cards", "decks"})
"""Products that no imposition suits: a card would no longer lie on its stock, nor a back behind its front."""


def _products(_context: click.Context, _parameter: click.Parameter, written: str | None) -> frozenset[str]:
    names = [name.strip() for name in written.split(",")] if written is not None else []
    for name in names:
        if name not in PRODUCTS:
            raise click.BadParameter(f"`{name}` is none of {', '.join(PRODUCTS)}")
    return frozenset(names)


@click.command()
@click.argument("topics", nargs=-1, metavar="[TOPIC]...")
@click.option("--only", callback=_products, metavar=",".join(PRODUCTS), help="Build nothing but these.")
@printing_options
@click.option("--reprint-changed", "reprint", is_flag=True, help="Only sheets of the cards changed since publication.")
@click.option("--since", metavar="EDITION", help="With --reprint-changed: since that edition, not the last.")
@click.option("--fitting-only", "fitting", is_flag=True, help="Leave out cards that are too small for their text.")
@click.option("--items", type=click.IntRange(1, 200), default=20, show_default=True, help="Items of a quiz.")
@click.option("--versions", type=click.IntRange(1, 26), default=2, show_default=True, help="Versions of a quiz.")
@click.option("--choices", type=click.IntRange(2, 6), default=3, show_default=True, help="Answers to choose from.")
@click.option("--seed", default="1", show_default=True, help="Another seed draws and shuffles another quiz.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--force", is_flag=True, help="Build everything anew, over changed files too.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to work with (default: one a core).")
@content_option
@output_option
@click.pass_context
def build(
    context: click.Context,
    topics: tuple[str, ...],
    only: frozenset[str],
    printing: Printing,
    reprint: bool,
    since: str | None,
    fitting: bool,
    items: int,
    versions: int,
    choices: int,
    seed: str,
    dry_run: bool,
    force: bool,
    jobs: int | None,
    content: Path | None,
    output: Path | None,
) -> None:
    """Compile what changed: PDFs to print, decks for Anki.

    All topics are built, unless some are named.
    """
    from studykit import compiler
    from studykit.cli.buildlog import BuildLog
    from studykit.model.quiz import QuizPlan

    if since and not reprint:
        raise click.UsageError("--since belongs to --reprint-changed")
    if printing.impose and (reprint or (only and only <= UNPAGED)):
        raise click.UsageError("--booklet and --nup arrange guides, worksheets, quizzes: cards lie on their own sheets")
    request = compiler.BuildRequest(
        content=content_folder(content),
        output=output_folder(output, content),
        topics=topics,
        only=frozenset({"cards"}) if reprint else only,
        printing=printing,
        reprint=(since or "") if reprint else None,
        fitting=fitting,
        quizzes=QuizPlan(items, choices, versions, seed),
        jobs=jobs or cores(),
        force=force,
        dry_run=dry_run,
        now=int(time.time()),
    )
    log = BuildLog(request.output, time.monotonic)
    with log:
        outcome = compiler.build(request, log.report)
    if outcome.unknown:
        _refuse_unknown(outcome.unknown, content)
    if printing.impose and outcome.events:
        output_screen().say(
            "booklets and sheets of several pages are for print only: the accessible files stand beside them"
        )
    context.exit(log.conclude(outcome))


def cores() -> int:
    """How many processes can work at once."""
    # A container or `taskset` may grant fewer cores than the machine has.
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _refuse_unknown(unknown: tuple[str, ...], content: Path | None) -> None:
    from studykit.cli.kit import read_kit, topic_of

    kit, _ = read_kit(content)
    for name in unknown:
        topic_of(kit, name)
