"""`studykit diff`: what changed since an edition, for authors, teachers and learners."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from studykit.cli.folders import content_folder, content_option, from_here, output_folder, output_option
from studykit.cli.onefile import put
from studykit.cli.problems import show_problems
from studykit.cli.screen import Role, Screen
from studykit.cli.screen import output as results
from studykit.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from studykit.publisher import Comparison

PAPERS: Final = ("letter", "a4")
_ROLES: Final[dict[str, Role]] = {"new": "good", "corrected": "strong", "retired": "error", "refused": "error"}


@click.command()
@click.argument("edition", required=False)
@click.option(
    "--output-format", "output_format", type=click.Choice(("text", "json")), default="text", show_default=True
)
@click.option("--pdf", is_flag=True, help="Make a page of it too, output/what-changed.pdf.")
@click.option("--paper", type=click.Choice(PAPERS), default="letter", show_default=True, help="The paper of the page.")
@click.option("--force", is_flag=True, help="Write the page over a changed file too.")
@content_option
@output_option
@click.pass_context
def diff(
    context: click.Context,
    edition: str | None,
    output_format: str,
    pdf: bool,
    paper: str,
    force: bool,
    content: Path | None,
    output: Path | None,
) -> None:
    """Show what changed since an edition.

    EDITION is the last one if none is named. New, corrected, renamed, moved and retired cards are listed, and
    every change that is refused because it would cost learners their progress.
    """
    from studykit.publisher import compare

    compared = compare(content_folder(content), int(time.time()), edition)
    if compared.refused:
        raise click.UsageError(compared.refused)
    if output_format == "json":
        results().say(_as_json(compared))
    else:
        _say(compared, results())
    show_problems(_refusals(compared.diagnostics) if output_format == "text" else ())
    if pdf and compared.publication is not None:
        _print(compared, output_folder(output, content), paper, force=force)
    context.exit(1 if compared.failed else 0)


def _say(compared: "Comparison", screen: Screen) -> None:
    if compared.publication is None:
        return
    since = f"since edition {compared.since}" if compared.since else "nothing was published yet"
    screen.say(screen.paint("strong", screen.visible(f"edition {compared.publication.kit.edition}, {since}")))
    for change in compared.changes:
        detail = f" ({change.detail})" if change.detail else ""
        asks = f"  {change.asks}" if change.asks else ""
        sort = screen.paint(_ROLES.get(change.sort, "faint"), f"{change.sort:9}")
        screen.say(f"{sort} {screen.visible(f'{change.key}{detail}{asks}')}")
    for problem in _refusals(compared.diagnostics):
        screen.say(f"{screen.paint('error', 'refused  ')} {screen.visible(problem.message)}")
    if not compared.changes and not compared.failed:
        screen.say("no card changed")


def _as_json(compared: "Comparison") -> str:
    changes = [
        {"sort": str(change.sort), "key": change.key, "asks": change.asks, "detail": change.detail}
        for change in compared.changes
    ]
    refused = [
        {
            "file": from_here(one.span.file),
            "line": one.span.line,
            "code": one.code,
            "message": one.message,
            "hint": one.hint,
        }
        for one in _refusals(compared.diagnostics)
    ]
    edition = compared.publication.kit.edition if compared.publication else ""
    whole = {"edition": edition, "since": compared.since, "changes": changes, "refused": refused}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _refusals(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [problem for problem in found if problem.severity is Severity.ERROR]


def _print(compared: "Comparison", folder: Path, paper: str, *, force: bool) -> None:
    from studykit.publisher import REPORT, printed_page

    results().say(results().visible(put(folder, REPORT, printed_page(compared, paper), force=force)))
