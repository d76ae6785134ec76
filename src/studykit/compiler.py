"""The joints of the compiler: check, assemble, plan, build."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from studykit.build.event import Event, Kept, Unusable, plain
from studykit.build.job import Job, digest
from studykit.build.lock import hold
from studykit.build.plan import Plan
from studykit.build.run import PATIENCE, preview, run, unchanged
from studykit.checker import check
from studykit.diagnostics import Diagnostic
from studykit.model.kit import Kit, Topic
from studykit.model.printing import Printing
from studykit.model.quiz import QuizPlan

if TYPE_CHECKING:
    from studykit.deck_jobs import Times
    from studykit.editions.publication import Publication

EARLIEST: Final = 315_532_800

PRODUCTS: Final = ("guides", "cards", "quizzes", "worksheets", "decks")
"""What `build --only` may name."""

ON_DEMAND: Final = frozenset({"exports", "packets", "calibrate.pdf", "what-changed.pdf"})
"""What other commands make in the output when they are asked to, folders and files: no build takes it for obsolete."""


class BuildRequest(Struct, frozen=True):
    """What to build, from where, into where; `topics` and `only` empty mean all. `now` is in seconds since 1970.

    `jobs` is the number of worker processes; `only` holds names of PRODUCTS; `printing` is for all that is paper.
    `reprint` prints the cards alone that changed since that edition, the last one where it is empty. `fitting` leaves
    out, with a warning, the cards that are too small for their text.
    """

    content: Path
    output: Path
    topics: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()
    printing: Printing = field(default_factory=Printing)
    reprint: str | None = None
    fitting: bool = False
    quizzes: QuizPlan = field(default_factory=QuizPlan)
    jobs: int = 1
    force: bool = False
    dry_run: bool = False
    now: int = 0

    @property
    def complete(self) -> bool:
        """Whether the request covers the whole kit, so that what is not asked for is obsolete."""
        return not self.topics and not self.only

    def wants(self, product: str) -> bool:
        """Whether a product is among those to build."""
        return not self.only or product in self.only

    def chosen(self, kit: Kit) -> tuple[Topic, ...]:
        """The topics to build."""
        return tuple(topic for topic in kit.topics if not self.topics or topic.id in self.topics)


class Planned(Struct, frozen=True):
    """The build begins; `count` files will be settled, each by an event of its own."""

    count: int


class Waiting(Struct, frozen=True):
    """Another build is writing into the same folder; this one waits for it."""


class Outcome(Struct, frozen=True):
    """What became of a build: the problems of the content, and each target's event (none when the content has errors).

    `unusable` says why nothing could be built into the output folder; `unknown` names topics that the kit has not.
    `plan` is what a dry run would do. `damaged` says that the state of the last build could not be understood; `remark`
    is what else has to be said, or empty.
    """

    diagnostics: tuple[Diagnostic, ...]
    events: tuple[Event, ...] = ()
    plan: Plan | None = None
    unusable: str = ""
    unknown: tuple[str, ...] = ()
    damaged: bool = False
    remark: str = ""

    def count(self, event: type[Event]) -> int:
        """How many targets had this kind of event."""
        return sum(isinstance(each, event) for each in self.events)


def build(request: BuildRequest, report: Callable[[Event | Planned | Waiting], None]) -> Outcome:
    """Compile what changed; `report` hears of each target as soon as it is settled.

    Nothing is written when the content has an error. An exception out of a renderer is a fault of ours, and comes
    through.
    """
    inputs = _inputs(request)
    if inputs and not request.dry_run and (standing := unchanged(request.output, inputs)) is not None:
        return _all_kept(standing, report)
    checked = check(request.content, request.now or None)
    if checked.publication is None or checked.failed:
        return Outcome(checked.diagnostics)
    if request.wants("decks") and (wrong := clock_fault(request.now)):
        return Outcome(checked.diagnostics, unusable=wrong)
    known = {topic.id for topic in checked.publication.kit.topics}
    if unknown := tuple(topic for topic in request.topics if topic not in known):
        return Outcome(checked.diagnostics, unknown=unknown)
    if wrong := _unknown_edition(request, checked.publication):
        return Outcome(checked.diagnostics, unusable=wrong)
    # A build with problems to show must not be passed over next time: it would fall silent.
    problems = tuple(sorted((*checked.diagnostics, *_left_out(request, checked.publication))))
    return _carry_out(request, checked.publication, problems, "" if problems else inputs, report)


def _unknown_edition(request: BuildRequest, publication: "Publication") -> str:
    if not request.reprint:
        return ""
    from studykit.editions.reprint import unknown_edition

    return unknown_edition(publication, request.reprint)


def clock_fault(now: int) -> str:
    """What is wrong with a clock that says `now`, in seconds since 1970: Anki and zip know no time before 1980."""
    return "the clock of this computer is before 1980: set it" if now < EARLIEST else ""


def _inputs(request: BuildRequest) -> str:
    """The digest of all that a complete build depends on, or nothing where an early way out would be wrong."""
    if request.force or not request.complete:
        return ""
    from studykit.load.snapshot import snapshot

    return digest(snapshot(request.content), _fingerprint(), repr(request.printing), repr(request.quizzes))


def _fingerprint() -> str:
    """The identity of the program itself: a change of studykit must rebuild what it builds differently."""
    package = Path(__file__).resolve().parent
    modules = sorted(path for path in package.rglob("*.py"))
    return digest(*(part for path in modules for part in (path.relative_to(package).as_posix(), path.read_bytes())))


def _all_kept(targets: tuple[str, ...], report: Callable[[Event], None]) -> Outcome:
    events = tuple(Kept(target) for target in targets)
    for event in events:
        report(event)
    return Outcome((), events)


def _carry_out(
    request: BuildRequest,
    publication: "Publication",
    problems: tuple[Diagnostic, ...],
    inputs: str,
    report: Callable[[Event | Planned | Waiting], None],
) -> Outcome:
    jobs, times = _jobs(request, publication)
    plan = preview(request.output, jobs, complete=request.complete, force=request.force, aside=ON_DEMAND)
    if isinstance(plan, Unusable):
        return Outcome(problems, unusable=plan.reason)
    if misfits := _misfits(request, publication, plan):
        return Outcome(tuple(sorted((*problems, *misfits))))
    if request.dry_run:
        return Outcome(problems, plan=plan, remark=times.lost if times else "")
    return _write(request, publication, jobs, times, problems, inputs, report)


def _write(
    request: BuildRequest,
    publication: "Publication",
    jobs: list[Job],
    times: "Times | None",
    problems: tuple[Diagnostic, ...],
    inputs: str,
    report: Callable[[Event | Planned | Waiting], None],
) -> Outcome:
    """Carry the jobs out, once no other build writes into the folder."""
    from studykit.deck_jobs import is_outdated, remember

    lock = hold(request.output, timeout=PATIENCE, on_wait=lambda: report(Waiting()))
    if isinstance(lock, Unusable):
        return Outcome(problems, unusable=lock.reason)
    with lock:
        if times and is_outdated(times, request.output):
            jobs, times = _jobs(request, publication)
        try:
            # Before any package is written: a note whose time were forgotten would be given another one next time.
            if times:
                remember(publication, times.records, request.output)
        except OSError as fault:
            return Outcome(problems, unusable=f"cannot build into `{request.output}`: {plain(fault)}")
        remark = times.lost if times else ""
        report(Planned(len(jobs)))
        outcome = run(
            request.output,
            jobs,
            complete=request.complete,
            aside=ON_DEMAND,
            inputs="" if remark else inputs,
            force=request.force,
            workers=request.jobs,
            lock=lock,
            report=report,
        )
    if isinstance(outcome, Unusable):
        return Outcome(problems, unusable=outcome.reason)
    return Outcome(problems, outcome.events, damaged=outcome.damaged, remark=remark)


def _misfits(request: BuildRequest, publication: "Publication", plan: Plan) -> tuple[Diagnostic, ...]:
    """The cards that are too small for their text and the figures too large for a page, in what would be made."""
    from studykit.jobs import card_problems, guide_problems

    kit, changed = publication.kit, _changed(request, publication)
    topics, printing = request.chosen(kit), request.printing
    targets = [job.target for job in (*plan.make, *plan.compare)]
    cards = () if request.fitting else card_problems(kit, topics, printing, targets, changed)
    return (*guide_problems(kit, topics, printing, targets), *cards)


def _left_out(request: BuildRequest, publication: "Publication") -> tuple[Diagnostic, ...]:
    """A warning for each card that is left out because it is too small for its text."""
    if not (request.fitting and request.wants("cards")):
        return ()
    from studykit.jobs import cards_left_out

    topics, changed = request.chosen(publication.kit), _changed(request, publication)
    return tuple(cards_left_out(publication.kit, topics, request.printing, changed))


def _changed(request: BuildRequest, publication: "Publication") -> frozenset[str] | None:
    """The keys of the cards to reprint; None where all cards are printed."""
    if request.reprint is None:
        return None
    from studykit.editions.reprint import changed_cards

    return changed_cards(publication, request.reprint)


def _jobs(request: BuildRequest, publication: "Publication") -> "tuple[list[Job], Times | None]":
    """The jobs of the request, and the times of the Anki notes where there are decks to build."""
    from studykit.deck_jobs import deck_jobs, note_times
    from studykit.editions.changes import announced
    from studykit.jobs import card_jobs, guide_jobs, quiz_jobs, worksheet_jobs

    kit = publication.kit
    topics = request.chosen(kit)
    jobs: list[Job] = []
    times = None
    if request.wants("guides"):
        jobs += guide_jobs(kit, topics, request.printing)
    if request.wants("cards"):
        jobs += card_jobs(kit, topics, request.printing, _changed(request, publication), fitting=request.fitting)
    if request.wants("worksheets"):
        jobs += worksheet_jobs(kit, topics, request.printing)
    if request.wants("quizzes"):
        jobs += quiz_jobs(kit, topics, request.quizzes, request.printing)
    if request.wants("decks"):
        times = note_times(publication, request.output, request.now)
        jobs += deck_jobs(announced(times.publication), topics, times, whole=not request.topics)
    return jobs, times
