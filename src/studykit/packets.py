"""The joint of `studykit packet`: load a packet and its roster → draw the tests → bundles → files, whole or not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from studykit.assemble.course import Course
from studykit.assemble.packet import bundle
from studykit.build.event import Event, Unusable
from studykit.build.job import Job, Shares
from studykit.build.run import preview, run
from studykit.compiler import Outcome, Planned, Waiting
from studykit.diagnostics import Diagnostic, Diagnostics, Severity
from studykit.model.bundle import Bundle
from studykit.model.packet import ADMIN, INSTRUCTOR, STUDENT
from studykit.model.printing import Printing
from studykit.model.sheet import Sheet
from studykit.papers import PacketRequest, Paper, papers, printing_of, students

if TYPE_CHECKING:
    from studykit.courses import Prepared, Wanted
    from studykit.formats.pdf.bundle.press import Press


SHRUNK: Final = (
    "--booklet and --nup would shrink the cards of this packet: take `cards` out of its `parts`, and print them with "
    "`studykit build --only cards`"
)


class Verdict(Struct, frozen=True):
    """What the content gives, in a few words: the papers, or None where it has an error, and every problem."""

    papers: tuple[Paper, ...] | None
    diagnostics: tuple[Diagnostic, ...]
    roster: Path | None


class Draft(Struct, frozen=True):
    """A packet about to be made: its course, its papers, what does not fit on them, and how each is made."""

    course: Course
    papers: tuple[Paper, ...]
    problems: tuple[Diagnostic, ...]
    jobs: tuple[Job, ...]


class Made(Struct, frozen=True):
    """What became of a packet. `unknown` says that there is none of that name, but only those `known`.

    `roster` is the file that was read, or None.
    """

    outcome: Outcome
    unknown: bool = False
    known: tuple[str, ...] = ()
    roster: Path | None = None


def make_packet(request: PacketRequest, report: Callable[[Event | Planned | Waiting], None]) -> Made:
    """Make the files of a packet below `packets/`; nothing is written when the packet or its roster has an error.

    With `split`, the files of those who are no longer on the roster are removed, unless somebody changed them.
    """
    from studykit.load.folders import packet_names

    listing = Diagnostics()
    known = packet_names(request.content, listing)
    if known is None:
        return Made(Outcome(tuple(listing)))
    if request.name not in known:
        return Made(Outcome(()), unknown=True, known=tuple(known))
    found, draft = _begun(request)
    if draft is None:
        return Made(Outcome(found.diagnostics), roster=found.roster)
    if request.printing.impose and _has_cards(bundle(draft.course, STUDENT)):
        return Made(Outcome(found.diagnostics, unusable=SHRUNK), roster=found.roster)
    problems = Diagnostics()
    problems.extend((*found.diagnostics, *draft.problems))
    if problems.failed:
        return Made(Outcome(tuple(problems)), roster=found.roster)
    report(Planned(len(draft.jobs)))
    outcome = run(
        request.output,
        draft.jobs,
        complete=request.split,
        within=students(request),
        force=request.force,
        workers=request.jobs,
        on_wait=lambda: report(Waiting()),
        report=report,
    )
    if isinstance(outcome, Unusable):
        return Made(Outcome(tuple(problems), unusable=outcome.reason), roster=found.roster)
    return Made(Outcome(tuple(problems), outcome.events, damaged=outcome.damaged), roster=found.roster)


def _begun(request: PacketRequest) -> "tuple[Prepared, Draft | None]":
    """What the content gives, and the draft of the packet; None where it has an error.

    Where there are two processes, one checks the whole kit, while the other goes ahead with what the packet's own
    topics give: most of a kit has no bearing on a packet, other than that a fault in it stops everything.
    """
    from studykit.build.aside import Aside, can_step_aside
    from studykit.courses import Prepared, foreseen, prepared
    from studykit.load.reach import reach

    if request.jobs > 1 and can_step_aside():
        with Aside(partial(verdict, request)) as aside:
            ahead = foreseen(_wanted(request), reach(request.content, request.name))
            draft = _draft(request, ahead.course) if ahead is not None and ahead.course is not None else None
            if draft is not None:
                _cut_ahead(request, draft)
            told = aside.result()
        if told.papers is None:
            return Prepared(None, told.diagnostics, told.roster), None
        if draft is not None and told.papers == draft.papers:
            return Prepared(draft.course, told.diagnostics, told.roster), draft
    found = prepared(_wanted(request))
    return found, _draft(request, found.course) if found.course is not None else None


def verdict(request: PacketRequest) -> Verdict:
    """What the whole kit gives."""
    from studykit.courses import prepared

    found = prepared(_wanted(request))
    told = tuple(papers(request, found.course)) if found.course is not None else None
    return Verdict(told, found.diagnostics, found.roster)


def _wanted(request: PacketRequest) -> "Wanted":
    from studykit.courses import Wanted

    return Wanted(request.content, request.name, request.roster)


def _draft(request: PacketRequest, made: Course) -> Draft:
    whole, printing = bundle(made, STUDENT), printing_of(request, made)
    problems = (*_misfits(whole, printing), *_long_names(made, (whole, bundle(made, ADMIN)), printing))
    wanted = tuple(papers(request, made))
    return Draft(made, wanted, problems, tuple(_jobs(made, whole, wanted, printing)))


def _cut_ahead(request: PacketRequest, draft: Draft) -> None:
    """Lay out what is to be made in shares, unless it stands already or will not be made at all."""
    if any(problem.severity is Severity.ERROR for problem in draft.problems):
        return
    plan = preview(request.output, draft.jobs, complete=request.split, within=students(request), force=request.force)
    if not isinstance(plan, Unusable):
        for job in (*plan.make, *plan.compare):
            if isinstance(job.make, Shares):
                job.make.cut()


def _has_cards(whole: Bundle) -> bool:
    return any(isinstance(piece.body, Sheet) for piece in whole.pieces)


def _misfits(whole: Bundle, printing: Printing) -> Iterator[Diagnostic]:
    """The cards that are too small for their text."""
    from studykit.formats.pdf.sheets import misfits

    for piece in whole.pieces:
        if isinstance(piece.body, Sheet):
            yield from misfits(piece.body, replace(printing, duplex=whole.duplex))


def _long_names(made: Course, bundles: Iterable[Bundle], printing: Printing) -> Iterator[Diagnostic]:
    """The names and ids for which some page has no room, each once with its line of the roster."""
    from studykit.formats.pdf.bundle.misfits import misfits

    people = {person.id: person for person in made.people}
    told: dict[tuple[str, str], float] = {}
    for each in bundles:
        for one in misfits(each, printing):
            told.setdefault((one.id, one.field), one.least)
    for (id_, what), least in sorted(told.items(), key=lambda row: people[row[0][0]].span):
        text = people[id_].name if what == "name" else id_
        message = f"the {what} `{text}` does not fit on two lines in type of {least:g} points"
        yield Diagnostic(people[id_].span, "N109", Severity.ERROR, message, "shorten it")


def _jobs(made: Course, whole: Bundle, wanted: Sequence[Paper], printing: Printing) -> Iterator[Job]:
    from studykit.formats.pdf.bundle.press import Press

    press = Press(whole, printing)
    makes: dict[str, Callable[[], bytes]] = {
        STUDENT: Shares(press.shares, press.join),
        # Its page numbers are known when the participants' packet is laid out.
        INSTRUCTOR: partial(_instructor, made, press, printing),
        ADMIN: partial(_office, made, printing),
    }
    for paper in wanted:
        make = makes[paper.audience]
        if paper.person is not None:
            make = Shares(partial(_no_shares, press), partial(_copy, press, paper.person))
        elif paper.arranged:
            make = partial(_imposed, make, printing)
        yield Job(paper.target, paper.digest, make)


def _imposed(make: Callable[[], bytes], printing: Printing) -> bytes:
    from studykit.formats.pdf.imposed import impose

    return impose(make(), printing.impose, printing.paper, printing.scale, parted=True)


def _office(made: Course, printing: Printing) -> bytes:
    return _bundle(bundle(made, ADMIN), printing)


def _bundle(whole: Bundle, printing: Printing) -> bytes:
    from studykit.formats.pdf.bundle.press import render_bundle

    return render_bundle(whole, printing)


def _instructor(made: Course, press: "Press", printing: Printing) -> bytes:
    found = press.pages.items()
    pages = {key.removeprefix("guide/"): told for key, told in found if key.startswith("guide/")}
    return _bundle(bundle(replace(made, pages=pages), INSTRUCTOR), printing)


def _no_shares(press: "Press") -> tuple[()]:
    """Nothing: once all files have what they have alike, that of one person is made in a moment."""
    press.make_copies()
    return ()


def _copy(press: "Press", id_: str, _made: Sequence[object]) -> bytes:
    return press.copy(id_)
