"""What an objective may rest on: topics, their sections, and the entries and fields about which something is asked."""

from studykit.diagnostics import Diagnostics
from studykit.model.authored import Scalar
from studykit.model.covering import covers
from studykit.model.kit import Kit
from studykit.spelling import suggestion


class Covered:
    """Looks up what the objectives of a packet name, in the identities of the kit's cards and questions."""

    def __init__(self, kit: Kit, sink: Diagnostics) -> None:
        self._sink = sink
        self._topics = {topic.id: {section.id: section for section in topic.sections} for topic in kit.topics}

    def check(self, path: Scalar) -> None:
        """Note what a path (`topic`, `topic/section`, `topic/section/entry`, or a field) does not lead to."""
        topic, *rest = path.split("/")
        sections = self._topics.get(topic)
        if sections is None:
            message = f"no topic `{topic}` in this kit"
            self._sink.error(path.at(0, max(len(topic), 1)), "R102", message, suggestion(topic, self._topics))
            return
        if not rest:
            return
        place = path.at(len(topic) + 1, max(len(rest[0]), 1))
        section = sections.get(rest[0])
        if section is None:
            message = f"no section `{rest[0]}` in topic `{topic}`"
            self._sink.error(place, "R103", message, suggestion(rest[0], sections))
            return
        keys = [*(card.key for card in section.cards), *(item.key for item in section.questions)]
        inner = "/".join(rest[1:])
        if inner and not any(covers(path, key) for key in keys):
            names = dict.fromkeys(name for key in keys for name in key.split("/")[2:])
            message = f"`{inner}` covers nothing in `{topic}/{rest[0]}`"
            place = path.at(len(path) - len(inner), len(inner))
            self._sink.error(place, "B123", message, suggestion(rest[-1], names))
        elif not keys:
            message = f"nothing can be asked about `{topic}/{rest[0]}`"
            self._sink.warning(place, "B124", message, "name a section with facts, lists, steps or cases")
