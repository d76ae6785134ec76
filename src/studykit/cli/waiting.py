"""What a command says while it waits for another one that writes into the same output folder."""

from studykit.cli.screen import problems


def say_waiting() -> None:
    """Say that there is another one, and that this one waits."""
    problems().say("another build or `publish` is writing here; waiting for it")
