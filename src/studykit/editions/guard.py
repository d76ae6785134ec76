"""The guard: what would cost learners their history, found before anything is built."""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from studykit.diagnostics import Diagnostics, Span
from studykit.editions.gaps import broken_gaps
from studykit.editions.heritage import Heritage, cards, heritage
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.edition import Ledger, PublishedNote
from studykit.model.kit import Kit
from studykit.spelling import nearest

_NAMES: Final = {"basic": "a question", "cloze": "a sentence with gaps", "choice": "a choice"}
_ANEW: Final = "give it an identity of its own, and retire the old one in kit.yaml"


def note_type(card: Card) -> str:
    """The note type of a card, by its name in the ledger."""
    match card:
        case RecallCard():
            return "basic"
        case ClozeCard():
            return "cloze"
        case ChoiceCard():
            return "choice"
        case _:
            assert_never(card)


def guarded(kit: Kit, ledger: Ledger | None, sink: Diagnostics) -> Heritage | None:
    """The heritage of a kit without errors; every edit that would cost learners their history is noted.

    Without a ledger nothing is known to be published, and there is no heritage.
    """
    if ledger is None:
        _note_unknown_past(kit, sink)
        return None
    if ledger.kit != kit.id:
        hint = f"write `kit: {ledger.kit}`: every card is known by it; for a kit of its own, delete ledger.yaml"
        sink.error(kit.span, "E111", f"this kit was published as `{ledger.kit}`", hint)
        return None
    if ledger.deck != kit.deck:
        hint = f"write `deck: {ledger.deck}`; each learner may rename it in Anki, and still gets every edition"
        message = f"learners have this deck as `{ledger.deck}`, and that name stays"
        sink.warning(kit.span, "E110", message, hint)
    found = heritage(kit, ledger, sink)
    for card in cards(kit):
        if note := found.notes.get(card.key):
            _check(card, note, card.key in found.reverses, sink)
    _note_gone(kit, found, ledger, sink)
    return found


def _note_unknown_past(kit: Kit, sink: Diagnostics) -> None:
    spans = sorted([*(former.span for former in kit.former), *(row.span for row in kit.retired)])
    if spans:
        hint = "if it was, take content/ledger.yaml from version control; else delete `was:` and `retired:`"
        sink.warning(spans[0], "E112", "nothing is known to have been published", hint)


def _check(card: Card, note: PublishedNote, reverse_retired: bool, sink: Diagnostics) -> None:  # noqa: FBT001
    kind = note_type(card)
    if kind != note.type:
        message = f"`{card.key}` was published as {_NAMES[note.type]}, and is {_NAMES[kind]} now"
        sink.error(card.span, "E102", message, _ANEW)
        return
    if isinstance(card, ClozeCard) and not note.retired:
        for message, hint in broken_gaps(card, note.gaps):
            sink.error(card.span, "E104", message, hint)
    if isinstance(card, RecallCard) and note.reverse and not card.reverse and not reverse_retired:
        hint = f"ask it again, or retire it in kit.yaml: `{card.key}/reverse: {{since: …, why: …}}`"
        message = f"the reverse question of `{card.key}` was published and is gone"
        sink.error(card.span, "E103", message, hint)


def _note_gone(kit: Kit, found: Heritage, ledger: Ledger, sink: Diagnostics) -> None:
    """Note what was published and is gone, once for each entry, section or topic of which nothing is left."""
    if not found.gone:
        return
    left = {head for card in cards(kit) for head in _heads(card.key)}
    fresh: dict[int, set[str]] = {}
    for head in (head for card in cards(kit) if card.key not in found.notes for head in _heads(card.key)):
        fresh.setdefault(head.count("/"), set()).add(head)
    columns = {_column(head) for head in left}
    whole: dict[str, list[PublishedNote]] = {}
    for note in found.gone:
        # Where all of its identity is left, it is now the head of what is asked of an entry of another kind.
        path = min((head for head in _heads(note.key) if head not in left), key=len, default=note.key)
        column = _column(path)
        whole.setdefault(path if column in columns else column or path, []).append(note)
    places = _places(kit)
    for path, notes in whole.items():
        place = next((places[head] for head in _heads(path) if head in places), kit.span)
        many = f" ({len(notes)} cards)" if len(notes) > 1 else ""
        near = None if sink.many else nearest(path, sorted(fresh.get(path.count("/"), ())))
        named = f"if it is now `{near}`, " if near else "if it has a new name, "
        hint = f"{named}write `was:` there; else retire it in kit.yaml: `{path}: {{since: …, why: …}}`"
        if path in left:
            hint = f"what is called so now is another card: {_ANEW}"
        since = min((note.since for note in notes), key=lambda name: ledger.editions[name])
        sink.error(place, "E101", f"`{path}`{many} was published in {since}, and is gone", hint)


def _column(path: str) -> str:
    """What is asked of every entry of a table, as `retired:` names it; empty for a path that leads to no such card."""
    match path.split("/"):
        case [topic, section, _, asked]:
            return f"{topic}/{section}/*/{asked}"
        case _:
            return ""


def _heads(path: str) -> Iterator[str]:
    """The path and all that it lies in, the longest first."""
    parts = path.split("/")
    return ("/".join(parts[:count]) for count in range(len(parts), 0, -1))


def _places(kit: Kit) -> Mapping[str, Span]:
    """Where topics and sections stand."""
    places = {topic.id: topic.span for topic in kit.topics}
    places.update((f"{topic.id}/{one.id}", one.span) for topic in kit.topics for one in topic.sections)
    return places
