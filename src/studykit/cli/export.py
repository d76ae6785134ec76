"""`studykit export`: the question bank as a file for another system; what does not fit there is refused by name."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from studykit.cli.folders import content_folder, content_option, from_here, output_folder, output_option
from studykit.cli.screen import output as results
from studykit.cli.screen import problems
from studykit.cli.waiting import say_waiting

if TYPE_CHECKING:
    from studykit.export import Exported, File, Misfit

TARGETS: Final = ("csv", "gift", "moodle", "qti", "qti2", "kahoot", "anki")
"""As in the table of formats, which is not imported before it is needed; a test holds them together."""


@click.command()
@click.argument("topics", nargs=-1, metavar="[TOPIC]...")
@click.option("--to", "target", type=click.Choice(TARGETS), required=True, help="The system or format to write for.")
@click.option(
    "--choices",
    type=click.IntRange(min=2),
    default=4,
    show_default=True,
    metavar="N",
    help="Options of a question at most, the right one among them.",
)
@click.option("--fitting-only", is_flag=True, help="Write what fits, and list what does not.")
@click.option("--force", is_flag=True, help="Write over a changed file too.")
@content_option
@output_option
@click.pass_context
def export(
    context: click.Context,
    topics: tuple[str, ...],
    target: str,
    choices: int,
    fitting_only: bool,
    force: bool,
    content: Path | None,
    output: Path | None,
) -> None:
    """Write the questions as a file for another system.

    All topics go into one file, unless some are named. An item that the system cannot hold is listed with its place
    and the reason, and nothing is written, unless you ask for what fits.
    """
    from studykit.cli.kit import read_kit, topic_of
    from studykit.export import ExportRequest
    from studykit.export import export as carry_out

    request = ExportRequest(
        content=content_folder(content),
        output=output_folder(output, content),
        format=target,
        topics=topics,
        choices=choices,
        fitting=fitting_only,
        force=force,
    )
    exported = carry_out(request, lambda _: say_waiting())
    if exported.unknown:
        kit, _ = read_kit(content)
        for name in exported.unknown:
            topic_of(kit, name)
    context.exit(_conclude(exported, request.output, fitting_only))


def _conclude(exported: "Exported", folder: Path, fitting_only: bool) -> int:
    from studykit.cli.problems import show_problems
    from studykit.cli.wording import counted
    from studykit.diagnostics import Severity

    screen = problems()
    show_problems(exported.diagnostics)
    if any(problem.severity is Severity.ERROR for problem in exported.diagnostics):
        screen.say("nothing was exported")
        return 1
    for misfit in exported.misfits:
        screen.say(_misfit(misfit, "warning" if fitting_only else "error"))
    left, fitting = len(exported.misfits), counted(exported.fitting, "item")
    if exported.files:
        return max([_told(file, folder, 0 if file.deck else left) for file in exported.files])
    if exported.unusable:
        screen.say(f"{screen.paint('error', 'error:')} {screen.visible(exported.unusable)}")
        return 2
    if not exported.fitting:
        screen.say("nothing was exported: there is no item that fits" if left else "nothing to export")
        return 1
    screen.say(
        f"nothing was exported: {counted(left, 'item')} would not fit; --fitting-only writes the other {fitting}"
    )
    return 1


def _told(file: "File", folder: Path, left: int) -> int:
    """Say what became of a file; gives the exit code that it asks for."""
    from studykit.build.event import Failed, Kept, Refused, Written
    from studykit.cli.wording import counted

    match file.event:
        case Written(target) | Kept(target):
            verb = "wrote" if isinstance(file.event, Written) else "unchanged"
            path = results().visible(from_here(folder / target))
            held = counted(file.items, "note" if file.deck else "item")
            results().say(f"{verb} {path}: {held}" + (f"; {left} left out" if left else ""))
        case Refused(target, reason) | Failed(target, reason):
            screen = problems()
            screen.say(f"{screen.paint('error', 'error:')} {screen.visible(f'{from_here(folder / target)}: {reason}')}")
            return 2
    return 0


def _misfit(misfit: "Misfit", role: str) -> str:
    screen, span = problems(), misfit.item.span
    place = f"{screen.visible(from_here(span.file))}:{span.line}:{span.column}:"
    word = screen.paint("error" if role == "error" else "warning", f"{role}:")
    return f"{screen.paint('place', place)} {word} {screen.visible(f'{misfit.item.key}: {misfit.reason}')}"
