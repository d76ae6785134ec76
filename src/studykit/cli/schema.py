"""`studykit schema`: JSON Schema for an editor, which then completes and checks a content file while it is written."""

import json
from typing import Final

import click

from studykit.cli.screen import output

SCHEMAS: Final = ("topic", "kit", "sources", "packet")


@click.command()
@click.argument("name", type=click.Choice(SCHEMAS))
def schema(name: str) -> None:
    """Print the JSON Schema of a content file.

    An editor that is given it completes and checks the file while you write.
    """
    from studykit.load.json_schema import json_schema

    output().say(json.dumps(json_schema(name), indent=2))
