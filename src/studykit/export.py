"""The joint of `studykit export`: load → assemble a bank or a deck → what does not fit → each file, whole or not."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from studykit.assemble.bank import CHOICES, bank
from studykit.assemble.deck import deck
from studykit.build.event import Event, Unusable
from studykit.build.job import Job, digest
from studykit.build.run import run
from studykit.checker import check
from studykit.compiler import Waiting
from studykit.diagnostics import Diagnostic
from studykit.formats.apkg import fingerprint as packages
from studykit.formats.apkg import import_text
from studykit.formats.exchange import fingerprint as banks
from studykit.formats.exchange.table import FORMATS as BANK_FORMATS
from studykit.formats.exchange.table import BankFormat, DeckFormat, Format
from studykit.model.bank import Bank, BankItem
from studykit.model.deck import Deck
from studykit.model.edition import Past
from studykit.model.kit import Kit, Topic

FORMATS: Final[Mapping[str, Format]] = {
    **BANK_FORMATS,
    "anki": DeckFormat("txt", "the deck as Anki's text form, with guids, all cards", import_text.render),
}
"""All that `studykit export --to` may name: question banks, and the deck."""

BESIDE: Final[Mapping[str, str]] = {"csv": "anki"}
"""What is written beside a format: whoever takes the questions to a spreadsheet may take the cards along."""


class ExportRequest(Struct, frozen=True):
    """What to export, from where, into where; `topics` empty mean all, `format` is a name of FORMATS.

    `fitting` writes what the format can hold; otherwise nothing is written unless everything fits.
    """

    content: Path
    output: Path
    format: str
    topics: tuple[str, ...] = ()
    choices: int = CHOICES
    fitting: bool = False
    force: bool = False


class Misfit(Struct, frozen=True):
    """An item that the format cannot hold, and why."""

    item: BankItem
    reason: str


class File(Struct, frozen=True):
    """What became of a file, and how many `items` it holds: questions of a bank, notes of a deck (`deck`)."""

    event: Event
    items: int
    deck: bool


class Exported(Struct, frozen=True):
    """What became of an export: the problems of the content, how many items fit, and those that do not.

    `files` has the file asked for first; it is empty when nothing was to be written. `unusable` says why nothing could
    be written into the output folder; `unknown` names topics that the kit has not.
    """

    diagnostics: tuple[Diagnostic, ...]
    fitting: int = 0
    misfits: tuple[Misfit, ...] = ()
    files: tuple[File, ...] = ()
    unusable: str = ""
    unknown: tuple[str, ...] = ()


def export(request: ExportRequest, report: Callable[[Waiting], None]) -> Exported:
    """Write the file of the request below `exports/`; `report` hears when another build has to be waited for.

    Nothing is written when the content has an error, when no item fits, or when one does not and `fitting` is off.
    """
    checked = check(request.content)
    if checked.kit is None or checked.publication is None or checked.failed:
        return Exported(checked.diagnostics)
    known = {topic.id: topic for topic in checked.kit.topics}
    if unknown := tuple(name for name in request.topics if name not in known):
        return Exported(checked.diagnostics, unknown=unknown)
    # In teaching order, whatever the order in which they were named.
    topics = tuple(topic for topic in checked.kit.topics if not request.topics or topic.id in request.topics)
    names = (request.format, *([BESIDE[request.format]] if request.format in BESIDE else []))
    drafts = [_draft(request, name, checked.kit, checked.publication.past, topics) for name in names]
    found = Exported(checked.diagnostics, drafts[0].items, drafts[0].misfits)
    if not found.fitting or (found.misfits and not request.fitting):
        return found
    jobs = [draft.job for draft in drafts]
    outcome = run(request.output, jobs, complete=False, force=request.force, on_wait=lambda: report(Waiting()))
    if isinstance(outcome, Unusable):
        return replace(found, unusable=outcome.reason)
    made = zip(outcome.events, drafts, strict=True)
    return replace(found, files=tuple(File(event, draft.items, draft.deck) for event, draft in made))


class _Draft(Struct, frozen=True):
    """A file to be written, how many items it will hold, and which it cannot."""

    job: Job
    items: int
    misfits: tuple[Misfit, ...] = ()
    deck: bool = False


def _draft(request: ExportRequest, form: str, kit: Kit, past: Past, topics: tuple[Topic, ...]) -> _Draft:
    row = FORMATS[form]
    name = topics[0].id if len(topics) == 1 else kit.id
    target = f"exports/{name}-{form}.{row.ending}"
    match row:
        case BankFormat(unfit=unfit):
            whole = bank(kit, topics, request.choices)
            misfits = tuple(Misfit(item, reason) for item in whole.items if (reason := unfit(item)))
            fitting = _without(whole, {misfit.item.key for misfit in misfits})
            job = Job(target, digest(banks.fingerprint(), repr(fitting)), partial(_bank_file, form, fitting))
            return _Draft(job, len(fitting.items), misfits)
        case DeckFormat():
            chosen = _deck(kit, past, topics)
            job = Job(target, digest(packages.fingerprint(), repr(chosen)), partial(_deck_file, form, chosen))
            return _Draft(job, sum(len(lesson.notes) for lesson in chosen.lessons), deck=True)
        case _:
            assert_never(row)


def _without(whole: Bank, keys: Iterable[str]) -> Bank:
    shelves = (
        replace(shelf, items=tuple(item for item in shelf.items if item.key not in keys)) for shelf in whole.shelves
    )
    return replace(whole, shelves=tuple(shelf for shelf in shelves if shelf.items))


def _deck(kit: Kit, past: Past, topics: tuple[Topic, ...]) -> Deck:
    whole = deck(kit, past=past)
    names = {topic.id for topic in topics}
    return replace(whole, lessons=tuple(lesson for lesson in whole.lessons if lesson.topic in names))


def _bank_file(name: str, fitting: Bank) -> bytes:
    row = FORMATS[name]
    if not isinstance(row, BankFormat):
        raise TypeError(f"`{name}` is no format of a bank")
    return row.render(fitting)


def _deck_file(name: str, chosen: Deck) -> bytes:
    row = FORMATS[name]
    if not isinstance(row, DeckFormat):
        raise TypeError(f"`{name}` is no format of a deck")
    return row.render(chosen)
