"""The jobs that make paper: which files there are to build, and from which documents."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import version
from typing import Final

from msgspec.structs import replace

from studykit.assemble.guide import guide
from studykit.assemble.quick_reference import quick_reference
from studykit.assemble.quiz import quiz
from studykit.assemble.quiz_key import quiz_key
from studykit.assemble.quiz_paper import quiz_paper
from studykit.assemble.sheet import sheet
from studykit.assemble.worksheet import cornell_notes, guided_notes
from studykit.build.job import Job, digest
from studykit.diagnostics import Diagnostic, Severity
from studykit.model.document import Guide
from studykit.model.handout import Handout
from studykit.model.kit import Kit, Topic
from studykit.model.printing import Printing
from studykit.model.quickref import QuickReference
from studykit.model.quiz import QuizPlan
from studykit.model.sheet import Sheet

IMPOSED: Final = {"booklet": "booklets", "2": "2-up", "4": "4-up"}
"""Where copies go that are arranged for print alone: those of guides themselves, others in folders of their own."""


def guide_jobs(kit: Kit, topics: tuple[Topic, ...], printing: Printing) -> Iterator[Job]:
    """A guide for each of the topics, and beside it its imposed copy where one is asked for."""
    for topic in topics:
        document = guide(kit, topic)
        make = partial(_pdf, document, printing.paper, printing.scale, printing.ink)
        yield from _paged(f"guides/{topic.id}.pdf", f"{topic.id}.pdf", document, make, printing)


def guide_problems(
    kit: Kit, topics: tuple[Topic, ...], printing: Printing, targets: Iterable[str]
) -> Iterator[Diagnostic]:
    """The figures that cannot be drawn, in those guides that are to be made."""
    from studykit.formats.pdf.figures import figure_problems

    making = frozenset(targets)
    for topic in topics:
        if f"guides/{topic.id}.pdf" in making:
            yield from figure_problems(guide(kit, topic), printing)


def quiz_jobs(kit: Kit, topics: tuple[Topic, ...], plan: QuizPlan, printing: Printing) -> Iterator[Job]:
    """A quiz and its key for each of the topics about which something can be asked."""
    for topic in topics:
        whole = quiz(kit, topic, plan)
        if whole is not None:
            for name, document in {topic.id: quiz_paper(whole), f"{topic.id}-key": quiz_key(whole)}.items():
                target = f"quizzes/{name}.pdf"
                yield from _paged(target, target, document, partial(_handout, document, printing), printing)


def worksheet_jobs(kit: Kit, topics: tuple[Topic, ...], printing: Printing) -> Iterator[Job]:
    """Guided notes, Cornell notes and a quick reference for each of the topics that have something to note."""
    for topic in topics:
        sheets = {"notes": guided_notes(kit, topic), "cornell": cornell_notes(kit, topic)}
        for name, document in sheets.items():
            if document is not None:
                target = f"worksheets/{topic.id}-{name}.pdf"
                yield from _paged(target, target, document, partial(_handout, document, printing), printing)
        page = quick_reference(kit, topic)
        if page is not None:
            target = f"worksheets/{topic.id}-reference.pdf"
            yield from _paged(target, target, page, partial(_reference, page, printing), printing)


def card_jobs(
    kit: Kit,
    topics: tuple[Topic, ...],
    printing: Printing,
    changed: frozenset[str] | None = None,
    *,
    fitting: bool = False,
) -> Iterator[Job]:
    """A file of card sheets for each of the topics that have cards; with `changed`, of the cards of those keys.

    With `fitting`, cards that are too small for their text are left out.
    """
    from studykit.formats.pdf.fingerprint import fingerprint
    from studykit.formats.pdf.sheets import fitting as those_that_fit

    renderer = fingerprint()
    for target, whole in _sheets(kit, topics, changed):
        document = those_that_fit(whole, printing) if fitting else whole
        if not document.cards:
            continue
        yield Job(target, digest(renderer, repr(printing), repr(document)), partial(_cards, document, printing))


def card_problems(
    kit: Kit,
    topics: tuple[Topic, ...],
    printing: Printing,
    targets: Iterable[str],
    changed: frozenset[str] | None = None,
) -> Iterator[Diagnostic]:
    """What does not fit on its card, in those files that are to be made: what stands has fitted."""
    from studykit.formats.pdf.sheets import misfits

    making = frozenset(targets)
    for target, document in _sheets(kit, topics, changed):
        if target in making:
            yield from misfits(document, printing)


def cards_left_out(
    kit: Kit, topics: tuple[Topic, ...], printing: Printing, changed: frozenset[str] | None
) -> Iterator[Diagnostic]:
    """A warning for each side that is too small for its text, where such cards are left out."""
    every = [target for target, _ in _sheets(kit, topics, changed)]
    for problem in card_problems(kit, topics, printing, every, changed):
        yield replace(problem, severity=Severity.WARNING)


def _paged(
    target: str, copy: str, document: Guide | Handout | QuickReference, make: Callable[[], bytes], printing: Printing
) -> Iterator[Job]:
    """The job of a file of pages, and that of its copy for print where they are to be arranged."""
    from studykit.formats.pdf.fingerprint import fingerprint

    choices = (printing.paper, printing.scale, printing.ink, repr(document))
    yield Job(target, digest(fingerprint(), *choices), make)
    if printing.impose:
        identity = digest(fingerprint(), version("pikepdf"), printing.impose, *choices)
        dense = isinstance(document, QuickReference)
        yield Job(f"{IMPOSED[printing.impose]}/{copy}", identity, partial(_imposed, make, printing, dense=dense))


def _sheets(kit: Kit, topics: tuple[Topic, ...], changed: frozenset[str] | None) -> Iterator[tuple[str, Sheet]]:
    """The targets and their sheets; a reprint is a file of its own, and its cards keep their numbers."""
    folder = "cards" if changed is None else "reprints"
    for topic in topics:
        document = sheet(kit, topic)
        if changed is not None:
            cards = tuple(card for card in document.cards if card.key.partition("#")[0] in changed)
            document = replace(document, cards=cards)
        if document.cards:
            yield f"{folder}/{topic.id}.pdf", document


def _pdf(document: Guide, paper: str, scale: str, ink: str) -> bytes:
    from studykit.formats.pdf.render import render_guide

    return render_guide(document, paper, scale, ink)


def _imposed(make: Callable[[], bytes], printing: Printing, *, dense: bool) -> bytes:
    from studykit.formats.pdf.imposed import impose
    from studykit.formats.pdf.quickref import MARGIN

    return impose(make(), printing.impose, printing.paper, printing.scale, MARGIN if dense else None)


def _handout(document: Handout, printing: Printing) -> bytes:
    from studykit.formats.pdf.handout import render_handout

    return render_handout(document, printing.paper, printing.scale, printing.ink)


def _reference(document: QuickReference, printing: Printing) -> bytes:
    from studykit.formats.pdf.quickref import render_quick_reference

    return render_quick_reference(document, printing)


def _cards(document: Sheet, printing: Printing) -> bytes:
    from studykit.formats.pdf.sheets import render_cards

    return render_cards(document, printing)
