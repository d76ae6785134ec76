"""The quick reference of a topic: its facts in few words, for one page."""

from msgspec import Struct

from studykit.model.text import Text


class FactGroup(Struct, frozen=True):
    """The facts of a section, a line each; no line holds a citation or a link."""

    title: Text
    lines: tuple[Text, ...]


class QuickReference(Struct, frozen=True):
    """A topic's groups in the author's order, of which a page shows as many as fit on it.

    `status` is the sentence that a superseded or draft topic says above all, or empty.
    """

    topic: str
    language: str
    series: str
    edition: str
    title: Text
    groups: tuple[FactGroup, ...]
    checked: str
    status: Text = ()
    author: str = ""
