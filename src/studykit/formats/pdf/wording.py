"""The words that the printed page itself says, apart from what the author wrote."""

from typing import Final

from studykit.model.text import Standing

CONTENTS: Final = "Contents"
SOURCES: Final = "Sources"
BULLET: Final = "•"
FILLER: Final = "This page is left empty: the next part begins on a new sheet."
SHORTER: Final = "This page is left empty: another version of this part is longer."
MARKS: Final = {Standing.SECONDARY: "secondary source", Standing.UNVERIFIED: "unverified"}


def page_of(number: int, count: int, part: str = "") -> str:
    """The foot of page `number`, of the document or of the part that is named."""
    return f"{part} · page {number} of {count}" if part else f"Page {number} of {count}"


def page_link(heading: str, number: int) -> str:
    """What a link of the table of contents is called."""
    return f"{heading}, page {number}"


def source_link(number: int, title: str) -> str:
    """What a link to a row of the source list is called."""
    return f"Source {number}: {title}"


def filled(letters: str) -> str:
    """What is said in place of a row of circles of which these are filled in."""
    return f"filled in: {letters}"
