"""The joints of editions: publish one, compare two; the commands of the same names go through here."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from studykit.build.event import Unusable
from studykit.build.job import STATE_FOLDER
from studykit.build.lock import hold
from studykit.build.run import PATIENCE
from studykit.build.write import sweep, write
from studykit.checker import check
from studykit.compiler import clock_fault
from studykit.deck_jobs import EDITION, latest_time, lost_ledger, note_times, remember
from studykit.diagnostics import Diagnostic, Severity
from studykit.editions.changes import Change, changes
from studykit.editions.ledger_text import ledger_text
from studykit.editions.publication import Publication
from studykit.editions.publishing import publish
from studykit.editions.records import published_records
from studykit.editions.report import LINES, report
from studykit.load.files import LEDGER_FILE
from studykit.load.ledger import TOLERANCE
from studykit.model.document import Guide
from studykit.model.edition import Ledger

REPORT = "what-changed.pdf"


class Comparison(Struct, frozen=True):
    """The changes since an edition; `publication` is None when nothing can be made of the content.

    `refused` says why nothing was compared, or published; `unremembered`, why the output folder does not know
    of an edition that was published.
    """

    diagnostics: tuple[Diagnostic, ...]
    publication: Publication | None = None
    since: str = ""
    changes: tuple[Change, ...] = ()
    refused: str = ""
    unremembered: str = ""

    @property
    def failed(self) -> bool:
        """Whether the content has an error, so that nothing can be published."""
        return any(problem.severity is Severity.ERROR for problem in self.diagnostics)

    def pages(self) -> Iterator[Guide]:
        """The changes as a page to print, with less and less on it; only of a comparison that was made."""
        if self.publication is None:
            raise ValueError("the content has errors")
        kit, published = self.publication.kit, self.publication.past.published
        return (report(kit, self.changes, self.since, published, lines) for lines in LINES)


def compare(content: Path, now: int, since: str | None = None) -> Comparison:
    """The changes of the kit since an edition; None means the last one, or none at all when there is no other.

    Just after an edition was published, with nothing changed since, its own changes are those of interest.
    """
    checked = check(content, now)
    if checked.publication is None:
        return Comparison(checked.diagnostics)
    publication, ledger = checked.publication, checked.publication.ledger
    editions = list(ledger.editions) if ledger else []
    if since is not None and since not in editions:
        known = f"; published are {', '.join(editions)}" if editions else "; none was published yet"
        return Comparison(checked.diagnostics, refused=f"there is no edition `{since}` in the ledger{known}")
    if since is not None:
        return Comparison(checked.diagnostics, publication, since, changes(publication, since))
    last = editions[-1] if editions else ""
    found = changes(publication, last)
    if not found and last == publication.kit.edition and len(editions) > 1:
        last = editions[-2]
        found = changes(publication, last)
    return Comparison(checked.diagnostics, publication, last, found)


def publish_edition(
    content: Path,
    output: Path,
    now: int,
    edition: str | None = None,
    on_wait: Callable[[], object] = lambda: None,
) -> Comparison:
    """Write the ledger with the kit's edition in it, at `now`; what was changed by it comes back.

    The ledger stays as it is when the content has an error, or when `refused` says why. While a build or another
    `publish` writes into the output folder it waits, after a call of `on_wait`. Raises OSError when the ledger cannot
    be written.
    """
    if wrong := clock_fault(now):
        return Comparison((), refused=wrong)
    lock = hold(output, timeout=PATIENCE, on_wait=on_wait)
    if isinstance(lock, Unusable):
        return Comparison((), refused=lock.reason)
    with lock:
        # What a `publish` that was killed left behind.
        sweep([content])
        return _published(content, output, now, edition)


def _published(content: Path, output: Path, now: int, edition: str | None) -> Comparison:
    compared = compare(content, now)
    publication = compared.publication
    if publication is None or compared.failed:
        return compared
    built = note_times(publication, output, now)
    publication = built.publication
    # Who tried the last build on a phone has its times there: the edition must not be older.
    moment = max(now, latest_time(built.records))
    if refused := _refused(publication, edition, now, moment) or _forgotten(publication, output):
        return Comparison(compared.diagnostics, refused=refused)
    ledger = publish(publication, moment)
    write(content / LEDGER_FILE, ledger_text(ledger).encode())
    after = Publication(publication.kit, ledger, publication.found, publication.past)
    try:
        remember(after, published_records(ledger), output)
    except OSError as fault:
        # The ledger alone says all that the next build must know.
        return replace(compared, unremembered=f"`{output}` cannot be written: {fault.strerror}")
    return compared


def _refused(publication: Publication, edition: str | None, now: int, moment: int) -> str:
    kit, ledger = publication.kit, publication.ledger
    if edition is not None and edition != kit.edition:
        return f"kit.yaml calls this edition `{kit.edition}`: write `edition: {edition}` there first"
    if moment > now + TOLERANCE:
        return "the last build here was made at a time to come: set the clock, or delete output/.studykit/notes.json"
    if ledger is None:
        return ""
    if kit.edition in ledger.editions:
        return f"edition `{kit.edition}` is published: give the next one another name in kit.yaml"
    return _late(ledger, moment)


def _forgotten(publication: Publication, output: Path) -> str:
    """Why a kit whose ledger is gone is not published as if it had never been: every card would be new again."""
    if lost := lost_ledger(publication, output):
        return f"{lost}; if that cannot be, delete `{output / STATE_FOLDER / EDITION}`, and every card counts as new"
    return ""


def _late(ledger: Ledger, moment: int) -> str:
    if moment <= ledger.editions[ledger.latest]:
        return f"edition `{ledger.latest}` was published at a later time than now: set the clock of this computer"
    return ""


def printed_page(compared: Comparison, paper: str) -> bytes:
    """The comparison as a PDF of one page."""
    from pikepdf import open as opened

    from studykit.formats.pdf.render import render_guide

    made = b""
    for page in compared.pages():
        made = render_guide(page, paper)
        if len(opened(BytesIO(made)).pages) == 1:
            break
    return made
