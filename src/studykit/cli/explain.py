"""`studykit explain`: the page of a problem's code."""

import click

from studykit.cli.screen import output
from studykit.cli.wording import instead


@click.command()
@click.argument("code", metavar="CODE")
def explain(code: str) -> None:
    """Explain a problem by its code, such as S104."""
    from studykit import codes
    from studykit.editions import codes as codes_of_editions
    from studykit.kinds import codes as codes_of_kinds
    from studykit.lint import rules
    from studykit.load import packet_codes

    of_packets = packet_codes.CODES
    pages = {**codes.CODES, **codes_of_kinds.CODES, **codes_of_editions.CODES, **rules.CODES, **of_packets}
    wanted = code.strip("[]").upper()
    if wanted not in pages:
        raise click.UsageError(f"there is no code `{wanted}`{instead(wanted, sorted(pages))}")
    screen, page = output(), pages[wanted]
    screen.say(screen.paint("strong", f"{wanted}: {page.title}"))
    screen.say()
    screen.say(page.page.rstrip())
