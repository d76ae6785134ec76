"""`studykit show`: one thing of the kit, whole."""

from pathlib import Path

import click

from studykit.cli.folders import content_option
from studykit.cli.screen import output
from studykit.cli.wording import did_you_mean


@click.command()
@click.argument("identity", metavar="ID")
@content_option
@click.pass_context
def show(context: click.Context, identity: str, content: Path | None) -> None:
    """Show one thing of the kit, whole.

    ID is the identity of a topic, section, card, question or source, as `studykit list` prints it, or the Item that
    Anki shows of a card, whatever the card is called by now.
    """
    from studykit.cli.catalogue import former_things, things
    from studykit.cli.kit import read_publication
    from studykit.cli.portrait import portrait

    kit, publication, code = read_publication(content)
    everything = [*things(kit), *(former_things(publication) if publication else ())]
    found = [thing for name, thing in everything if name == identity]
    if not found:
        names = dict.fromkeys(name for name, _ in everything)
        advice = (
            did_you_mean(identity, names) or "; `studykit list cards` and `studykit list questions` show what there is"
        )
        raise click.UsageError(f"nothing here is called `{identity}`{advice}")
    screen = output()
    for number, thing in enumerate(found):
        if number:
            screen.say()
        title, *rest = portrait(thing, screen.width)
        screen.say(screen.paint("strong", title))
        for text in rest:
            screen.say(text)
    context.exit(code)
