"""`studykit packet`: everything that a class needs on paper, from one packet file and a roster."""

import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from studykit.cli.folders import NonEmptyPath, content_folder, content_option, from_here, output_folder, output_option
from studykit.cli.press import INKS, NUPS, SCALES, arrangement, paper_option
from studykit.cli.screen import problems

if TYPE_CHECKING:
    from studykit.packets import Made

AUDIENCES: Final = ("student", "instructor", "admin")
"""As in the model, which is not imported before it is needed; a test holds them together."""

SAMPLE: Final = "sample-"
"""How the name of a roster of invented people begins, which may be published."""

GIT_PATIENCE: Final = 5.0
"""Seconds that git is given to say whether it tracks a file."""


@click.command()
@click.argument("name", required=False)
@click.option(
    "--roster",
    type=NonEmptyPath(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The table of the people (CSV), in place of the one that the packet names.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice((*AUDIENCES, "all")),
    default="all",
    show_default=True,
    help="Whose file to make.",
)
@click.option("--split", is_flag=True, help="Make a file for each participant as well.")
@paper_option
@click.option("--scale", type=click.Choice(SCALES), default="normal", show_default=True, help="Large print: 18 points.")
@click.option("--ink", type=click.Choice(INKS), help="Save ink, or use none but grey; else as the packet says.")
@click.option("--booklet", is_flag=True, help="Also as booklets, one a person, to fold and staple.")
@click.option("--nup", type=click.Choice(NUPS), help="Also with 2 or 4 pages on a sheet.")
@click.option("--force", is_flag=True, help="Make everything anew, over changed files too.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to work with (default: one a core).")
@content_option
@output_option
@click.pass_context
def packet(
    context: click.Context,
    name: str | None,
    roster: Path | None,
    audience: str,
    split: bool,
    paper: str,
    scale: str,
    ink: str | None,
    booklet: bool,
    nup: str | None,
    force: bool,
    jobs: int | None,
    content: Path | None,
    output: Path | None,
) -> None:
    """Make the papers of a class, ready to print.

    There is one file for participants, one for the instructor and one for the office. A packet is a file in
    content/packets; without a name, they are listed.
    """
    from studykit.cli.build import cores
    from studykit.cli.buildlog import BuildLog
    from studykit.model.printing import Printing
    from studykit.packets import make_packet
    from studykit.papers import PacketRequest

    if split and audience not in ("student", "all"):
        raise click.UsageError(f"--split makes files for participants, and --for {audience} asks for none")
    request = PacketRequest(
        content=content_folder(content),
        output=output_folder(output, content),
        name=name or "",
        roster=roster,
        audiences=AUDIENCES if audience == "all" else (audience,),
        split=split,
        printing=Printing(paper=paper, scale=scale, impose=arrangement(nup, booklet=booklet)),
        ink=ink or "",
        jobs=jobs or cores(),
        force=force,
    )
    log = BuildLog(request.output, time.monotonic)
    with log:
        made = make_packet(request, log.report)
    if made.unknown:
        _list(made, name)
        return
    code = log.conclude(made.outcome)
    if made.roster is not None and not made.roster.name.startswith(SAMPLE):
        _warn_of_git(made.roster)
    context.exit(code)


def tracked(roster: Path) -> bool:
    """Whether git has the file under version control; no, where there is no git."""
    return _git(roster, "ls-files", "--error-unmatch") == 0


def exposed(roster: Path) -> bool:
    """Whether the file lies in a repository that does not ignore it, so that `git add .` takes it."""
    return _git(roster, "check-ignore", "--quiet") == 1


def _warn_of_git(roster: Path) -> None:
    from studykit.load.files import is_file

    screen, path = problems(), problems().visible(from_here(roster))
    if tracked(roster):
        told = "is tracked by git, and so are the names in it; `git rm --cached` it, and let .gitignore name it"
    elif is_file(roster) and exposed(roster):
        told = "would go into git with `git add .`, and so would the names in it; let .gitignore name it"
    else:
        return
    screen.say(f"{screen.paint('warning', 'warning:')} {path} {told}")


def _git(roster: Path, *command: str) -> int:
    """The exit code of git's answer about the file; -1 where there is no git."""
    asked = ["git", "-C", str(roster.parent), *command, "--", roster.name]
    try:
        return subprocess.run(asked, capture_output=True, check=False, timeout=GIT_PATIENCE).returncode  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return -1


def _list(made: "Made", name: str | None) -> None:
    from studykit.cli.screen import output
    from studykit.cli.wording import instead

    known = made.known
    if name is not None:
        raise click.UsageError(f"there is no packet `{name}`{instead(name, known)}")
    for one in known:
        output().say(one)
    if not known:
        problems().say("there is no packet yet: write one in content/packets, as docs/packets.md tells")
