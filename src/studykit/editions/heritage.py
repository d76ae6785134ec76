"""The heritage of a kit: which of its cards were published before, under which keys, and what became of all others."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from studykit.diagnostics import Diagnostics, Span
from studykit.editions.renames import renames
from studykit.model.card import Card
from studykit.model.edition import Former, Ledger, PublishedNote, Retirement
from studykit.model.kit import Kit

_UNKNOWN = "`was:` names what was published under another identity; delete it if nothing was"
_ITSELF = "write what it was called before, `section/entry` if it stood elsewhere; or delete `was:`"


class Heritage(Struct, frozen=True):
    """The published note of each card by the card's key, the notes that were retired, and those that are just gone.

    `reverses` are the retirements of reverse questions, by the key of their card.
    """

    notes: Mapping[str, PublishedNote]
    retired: Mapping[str, tuple[PublishedNote, Retirement]]
    reverses: Mapping[str, Retirement]
    gone: tuple[PublishedNote, ...]


def cards(kit: Kit) -> Iterator[Card]:
    """Every card of the kit in teaching order."""
    return (card for topic in kit.topics for section in topic.sections for card in section.cards)


def heritage(kit: Kit, ledger: Ledger, sink: Diagnostics) -> Heritage:
    """Match the cards of the kit with the ledger; names that lead nowhere, or to two places, are noted."""
    present = {card.key: card for card in cards(kit)}
    notes = {key: ledger.notes[key] for key in present if key in ledger.notes}
    _claim(present, notes, kit, ledger, sink)
    taken = {note.key for note in notes.values()}
    missing = [note for note in ledger.notes.values() if note.key not in taken]
    retired, reverses = _retire(kit, missing, present, notes, sink)
    return Heritage(notes, retired, reverses, tuple(note for note in missing if note.key not in retired))


def _claim(
    present: Mapping[str, Card], notes: dict[str, PublishedNote], kit: Kit, ledger: Ledger, sink: Diagnostics
) -> None:
    """Add to `notes` what cards were called before; former names that lead nowhere, or to two places, are noted."""
    known = {name: note for note in ledger.notes.values() for name in (*note.was, note.key)}
    names = renames(kit)
    claimed: dict[str, str] = {}
    used: set[Former] = set()
    still: dict[Former, str] = {}
    for key, card in present.items():
        for former, said in ((key, frozenset[Former]()), *names.former_keys(key)):
            note = known.get(former)
            if former in present and former != key:
                still.update((one, former) for one in said)
            elif note is None or note is notes.get(key):
                used |= said if note is not None else frozenset()
            elif key not in notes and note.key not in claimed and note.key not in present:
                notes[key], claimed[note.key] = note, key
                used |= said
            else:
                _note_clash(key, former, claimed.get(note.key, note.key), _place(said, card), sink)
                used |= said
    for name in kit.former:
        if name.borrowed or name in used or (len(name.path) == 1 and name.name in ledger.topics):
            continue
        if name in still or not any(
            key.startswith(f"{place}/") for place in names.former_places(name) for key in known
        ):
            _note_unused(name, still.get(name, ""), sink)


def _note_clash(key: str, former: str, other: str, place: Span, sink: Diagnostics) -> None:
    if key == former:
        hint = "give the new one another identity"
        sink.error(place, "E107", f"`{key}` is the former name of `{other}`", hint)
    else:
        hint = "what was one card stays one; what comes on top is a new card, without `was:`"
        sink.error(place, "E107", f"`{key}` and `{other}` cannot both have been `{former}`", hint)


def _note_unused(name: Former, still: str, sink: Diagnostics) -> None:
    parts = tuple(name.name.split("/"))
    if still:
        hint = "a card cannot be in two places: delete this `was:`, or the old one"
        sink.error(name.span, "E106", f"`{still}` is still there", hint)
    elif name.path[-len(parts) :] == parts:
        sink.error(name.span, "E105", f"`{name.name}` is what it is called now", _ITSELF)
    else:
        sink.error(name.span, "E105", f"nothing that was published is called `{name.name}`", _UNKNOWN)


def _place(said: frozenset[Former], card: Card) -> Span:
    return min((one.span for one in said), default=card.span)


def _retire(
    kit: Kit,
    missing: list[PublishedNote],
    present: Mapping[str, Card],
    notes: Mapping[str, PublishedNote],
    sink: Diagnostics,
) -> tuple[dict[str, tuple[PublishedNote, Retirement]], dict[str, Retirement]]:
    retired: dict[str, tuple[PublishedNote, Retirement]] = {}
    reverses: dict[str, Retirement] = {}
    for retirement in kit.retired:
        found = [note for note in missing if any(_within(name, retirement.path) for name in (note.key, *note.was))]
        retired.update((note.key, (note, retirement)) for note in found)
        asked = [key for key, note in notes.items() if note.reverse and _within(f"{key}/reverse", retirement.path, 0)]
        reverses.update((key, retirement) for key in asked)
        still = [key for key in present if _within(key, retirement.path)]
        if still:
            hint = "delete it, or take it off the list; a whole section or topic is retired when nothing of it is left"
            sink.error(retirement.span, "E109", f"`{still[0]}` is retired, and still there", hint)
        elif not found and not asked:
            hint = "write the identity as `studykit diff` names it; what was never published is simply deleted"
            sink.error(retirement.span, "E108", f"nothing that was published is called `{retirement.path}`", hint)
    return retired, reverses


def _within(key: str, path: str, deeper: int | None = None) -> bool:
    """Whether the key is what the path says or, unless `deeper` is 0, lies below it."""
    parts, wanted = key.split("/"), path.split("/")
    if len(parts) < len(wanted) or (deeper == 0 and len(parts) > len(wanted)):
        return False
    return all(one in ("*", part) for part, one in zip(parts, wanted, strict=False))
