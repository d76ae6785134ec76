"""The jobs of a kit: which files there are to build, from which documents, and the times that Anki notes carry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from studykit.assemble.deck import deck
from studykit.assemble.guide import guide
from studykit.assemble.quiz import quiz
from studykit.assemble.quiz_key import quiz_key
from studykit.assemble.quiz_paper import quiz_paper
from studykit.assemble.sheet import sheet
from studykit.build.job import STATE_FOLDER, Job, digest
from studykit.build.write import write
from studykit.diagnostics import Diagnostic
from studykit.formats.apkg.record_file import read_records, write_records
from studykit.formats.apkg.rows import notes
from studykit.formats.apkg.stamps import Records, Stamps, restamp
from studykit.model.deck import Deck
from studykit.model.document import Guide
from studykit.model.handout import Handout
from studykit.model.kit import Kit, Topic
from studykit.model.printing import Printing
from studykit.model.quiz import QuizPlan
from studykit.model.sheet import Sheet

RECORDS: Final = "notes.json"


@dataclass(frozen=True, slots=True)
class Times:
    """The times of all notes of a kit. `lost` says why those of earlier builds could not be read, or is empty."""

    records: Records
    lost: str = ""


def guide_jobs(kit: Kit, topics: tuple[Topic, ...], paper: str) -> Iterator[Job]:
    """A guide for each of the topics."""
    from studykit.formats.pdf.fingerprint import fingerprint

    renderer = fingerprint()
    for topic in topics:
        document = guide(kit, topic)
        yield Job(f"guides/{topic.id}.pdf", digest(renderer, paper, repr(document)), partial(_pdf, document, paper))


def quiz_jobs(kit: Kit, topics: tuple[Topic, ...], plan: QuizPlan, paper: str) -> Iterator[Job]:
    """A quiz and its key for each of the topics about which something can be asked."""
    from studykit.formats.pdf.fingerprint import fingerprint

    renderer = fingerprint()
    for topic in topics:
        whole = quiz(kit, topic, plan)
        if whole is not None:
            for name, document in {topic.id: quiz_paper(whole), f"{topic.id}-key": quiz_key(whole)}.items():
                identity = digest(renderer, paper, repr(document))
                yield Job(f"quizzes/{name}.pdf", identity, partial(_handout, document, paper))


def card_jobs(kit: Kit, topics: tuple[Topic, ...], printing: Printing) -> Iterator[Job]:
    """A file of card sheets for each of the topics that have cards."""
    from studykit.formats.pdf.fingerprint import fingerprint

    renderer = fingerprint()
    for topic in topics:
        document = sheet(kit, topic)
        if document.cards:
            made = partial(_cards, document, printing)
            yield Job(_card_target(topic), digest(renderer, repr(printing), repr(document)), made)


def card_problems(
    kit: Kit, topics: tuple[Topic, ...], printing: Printing, targets: Iterable[str]
) -> Iterator[Diagnostic]:
    """What does not fit on its card, in those files that are to be made: what stands has fitted."""
    from studykit.formats.pdf.sheets import misfits

    making = frozenset(targets)
    for topic in topics:
        if _card_target(topic) in making:
            yield from misfits(sheet(kit, topic), printing)


def deck_jobs(kit: Kit, topics: tuple[Topic, ...], times: Times, *, whole: bool) -> Iterator[Job]:
    """A deck for each of the topics, and with `whole` the one that holds them all."""
    from studykit.formats.apkg.fingerprint import fingerprint

    renderer, stamps = fingerprint(), times.records.stamps()
    documents = {kit.id: deck(kit)} if whole else {}
    documents |= {topic.id: deck(kit, topic) for topic in topics}
    for name, document in documents.items():
        own = Stamps({row.guid: stamps.note(row.guid) for row in notes(document)}, stamps.types)
        identity = digest(renderer, repr(document), repr(sorted(own.notes.items())), repr(sorted(own.types.items())))
        yield Job(f"anki/{name}.apkg", identity, partial(_package, document, own))


def note_times(kit: Kit, output: Path, now: int) -> Times:
    """The times of the kit's notes at a build at `now`: what is unchanged since the last build there keeps its own.

    A note seen for the first time carries the day on which its topic was checked: so whoever builds the same content
    without a past, on whatever day, gets the same bytes.
    """
    known, lost = _known(output / STATE_FOLDER / RECORDS)
    whole = deck(kit)
    checked = {topic.id: _midnight(topic.checked) for topic in kit.topics}
    first = {lesson.name: checked[lesson.topic] for lesson in whole.lessons}
    return Times(restamp(known, whole, now, first), lost)


def remember(times: Times, output: Path) -> None:
    """Keep the times for the next build into `output`; raises OSError."""
    write(output / STATE_FOLDER / RECORDS, write_records(times.records).encode())


def _known(path: Path) -> tuple[Records, str]:
    try:
        return read_records(path.read_text(encoding="utf-8")), ""
    except FileNotFoundError:
        return Records({}, {}), ""
    except (OSError, ValueError) as fault:
        return Records({}, {}), f"`{path}` cannot be read ({fault})"


def _midnight(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _pdf(document: Guide, paper: str) -> bytes:
    from studykit.formats.pdf.render import render_guide

    return render_guide(document, paper)


def _handout(document: Handout, paper: str) -> bytes:
    from studykit.formats.pdf.handout import render_handout

    return render_handout(document, paper)


def _card_target(topic: Topic) -> str:
    return f"cards/{topic.id}.pdf"


def _cards(document: Sheet, printing: Printing) -> bytes:
    from studykit.formats.pdf.sheets import render_cards

    return render_cards(document, printing)


def _package(document: Deck, stamps: Stamps) -> bytes:
    from studykit.formats.apkg.package import write_deck

    return write_deck(document, stamp=stamps)
