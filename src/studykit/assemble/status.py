"""What a topic says of itself: since when it is superseded, when it was checked."""

from collections.abc import Sequence

from studykit.model.dates import day
from studykit.model.document import Callout, Paragraph, Tone, words
from studykit.model.kit import Kit, Status, Topic
from studykit.model.lead import lead
from studykit.model.text import Strong, Text, plain


def status_line(kit: Kit, topic: Topic) -> Text:
    """What every card and page of the topic has to say of its status; empty for a current topic."""
    match topic.status:
        case Status.CURRENT:
            return ()
        case Status.DRAFT:
            return words("Draft: not yet checked against its sources.")
        case Status.SUPERSEDED:
            successor = successor_title(kit, topic)
            see = f" See “{successor}”." if successor else ""
            return words(f"Superseded on {day(topic.until)}.{see}")


def banner(kit: Kit, topic: Topic) -> Callout | None:
    """What a document on the topic says before anything else; None for a current topic."""
    line = status_line(kit, topic)
    match topic.status:
        case Status.CURRENT:
            return None
        case Status.DRAFT:
            return Callout(Tone.CAUTION, words("Draft"), (Paragraph(line),))
        case Status.SUPERSEDED:
            advice = words(
                " These pages are kept for those who meet the former rules; do not rely on them for today’s."
            )
            return Callout(Tone.SUPERSEDED, words("Superseded"), (Paragraph((*line, *advice)),))


def joint_banner(kit: Kit, topics: Sequence[Topic]) -> Callout | None:
    """What a document on several topics says before anything else: which of them are not current; None if all are."""
    told = [(topic, own) for topic in topics if (own := banner(kit, topic)) is not None]
    if len(topics) == 1 or not told:
        return told[0][1] if told else None
    former = any(own.tone is Tone.SUPERSEDED for _, own in told)
    rows = (Paragraph((*lead((Strong(topic.title),)), *status_line(kit, topic))) for topic, _ in told)
    return Callout(Tone.SUPERSEDED if former else Tone.CAUTION, words("Not all of this is current"), tuple(rows))


def successor_title(kit: Kit, topic: Topic) -> str:
    """The title of the topic that replaces this one, or nothing."""
    return next((plain(other.title) for other in kit.topics if other.id == topic.replaced_by), "")
