"""`studykit list`: the topics, cards or questions of the kit, each with its identity."""

from pathlib import Path

import click

from studykit.cli.folders import content_option
from studykit.cli.glyphs import clipped
from studykit.cli.screen import output


@click.command("list")
@click.argument("what", type=click.Choice(("topics", "cards", "questions")), default="topics")
@click.option("--topic", metavar="TOPIC", help="Only what belongs to this topic.")
@content_option
@click.pass_context
def list_(context: click.Context, what: str, topic: str | None, content: Path | None) -> None:
    """List topics, cards or questions.

    Each line begins with an identity, which `studykit show` takes. Without an argument the topics are listed.
    """
    from studykit.cli.catalogue import CATALOGUES
    from studykit.cli.kit import read_kit, topic_of
    from studykit.cli.prose import columns

    kit, code = read_kit(content)
    topics = kit.topics if topic is None else (topic_of(kit, topic),)
    screen = output()
    for row in columns([row for each in topics for row in CATALOGUES[what](each)]):
        screen.say(clipped(row, screen.width) if screen.live else row)
    context.exit(code)
