"""Which topics are due to be held against their sources again: those last checked too many days ago."""

from datetime import date

from msgspec import Struct

from studykit.model.kit import Kit


class Due(Struct, frozen=True):
    """A topic that is due, and how many days ago it was checked."""

    topic: str
    checked: str
    age: int


def due(kit: Kit, today: date, days: int) -> tuple[Due, ...]:
    """The topics checked more than `days` days before `today`, the longest neglected first.

    What counts is the topic's `checked:` alone: a source tells its own date, which says nothing of when it was read.
    """
    aged = (Due(topic.id, topic.checked, (today - date.fromisoformat(topic.checked)).days) for topic in kit.topics)
    return tuple(sorted((topic for topic in aged if topic.age > days), key=lambda topic: -topic.age))
