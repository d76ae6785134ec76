"""The ledger of what was published, as `studykit publish` wrote it, as merges left it, and with what is wrong in it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import field

from studykit.diagnostics import Diagnostics, Span
from studykit.kinds.schema import AtLeastOne, Authored, Form, Schema, Shorthand, Slug, YesNo
from studykit.load.files import LEDGER_FILE, ContentFile, Sort, read_file
from studykit.load.tree import Mapped, read_tree
from studykit.load.validate import validated
from studykit.model.authored import Scalar
from studykit.model.edition import Ledger, PublishedNote, PublishedType
from studykit.model.text import LAST_GAP

FORMATS: Final = ("1", "2")
"""In the first, nothing told how many notes an edition brought."""

EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)
TOLERANCE: Final = 600
"""Seconds by which the clocks of two machines may differ."""

_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")
_COUNT: Final = re.compile(r"0|[1-9][0-9]{0,8}")
_CONTENT: Final = re.compile(r"[0-9a-f-]{16,64}")
_ADVICE: Final = "take the file from version control; it is written by `studykit publish` only"
_SORT: Final = Sort(_ADVICE, _ADVICE, "keep the one of the later edition", largest=60_000_000, most_values=4_000_000)
_BOTH_SIDES: Final = "keep the lines of both sides of a merge, or take the file from version control"


def _is_content(written: Scalar) -> bool:
    return _CONTENT.fullmatch(written) is not None


def _is_moment(written: Scalar) -> bool:
    return _MOMENT.fullmatch(written) is not None and _time(written) is not None


def _is_count(written: Scalar) -> bool:
    return _COUNT.fullmatch(written) is not None


Content: TypeAlias = Annotated[Authored, Form(_is_content, "L104", "this is no fingerprint of a note", _ADVICE)]
Moment: TypeAlias = Annotated[
    Authored, Form(_is_moment, "L105", "this is no time", "a time is written `2026-11-21T22:04:05Z`")
]


Count: TypeAlias = Annotated[Authored, Form(_is_count, "L104", "this is no number of notes", _ADVICE)]


class _EditionSchema(Schema, frozen=True, kw_only=True):
    time: Moment
    notes: Count | None = None


class _NoteSchema(Schema, frozen=True, kw_only=True):
    type: Literal["basic", "cloze", "choice"]
    content: Content
    since: Authored
    edited: Authored
    was: list[Authored] = field(default_factory=list)
    gaps: dict[Authored, Scalar] = field(default_factory=dict)
    reverse: YesNo = False
    retired: Authored | None = None


class _TypeSchema(Schema, frozen=True, kw_only=True):
    content: Content
    changed: Moment


class _LedgerSchema(Schema, frozen=True, kw_only=True):
    ledger: Authored
    kit: Slug
    deck: Authored
    editions: Annotated[dict[Authored, Annotated[_EditionSchema, Shorthand("time")]], AtLeastOne]
    topics: dict[Slug, Authored]
    types: dict[Authored, _TypeSchema]
    notes: dict[Authored, _NoteSchema]


def load_ledger(content: Path, now: int | None, sink: Diagnostics) -> Ledger | None:
    """The ledger in the content folder; None where there is none, or where it cannot be used, which is noted.

    A time later than `now` (seconds since 1970; None asks no clock) is an error.
    """
    path = content / LEDGER_FILE
    if not path.exists():
        # A link that leads nowhere is a ledger that was lost, and not a kit that was never published.
        if path.is_symlink():
            sink.error(Span(path.as_posix()), "F101", "this is a link to a file that is not there", _ADVICE)
        return None
    problems = Diagnostics()
    file = read_file(content, LEDGER_FILE, problems, _SORT)
    ledger = _read(file, now, problems) if file is not None else None
    sink.extend(problems)
    return None if problems.failed else ledger


def _read(file: ContentFile, now: int | None, sink: Diagnostics) -> Ledger | None:
    conflicts = list(_conflicts(file))
    for place in conflicts:
        hint = "each note has a line of its own: keep the lines of both sides, then delete the marks"
        sink.error(place, "L101", "a merge was not finished here", hint)
    if conflicts:
        return None
    tree = read_tree(file, sink)
    if tree is None or sink.failed:
        return None
    if isinstance(tree, Mapped) and _is_newer(tree, sink):
        return None
    written = validated(_LedgerSchema, tree, tree.span, "the ledger", sink)
    if written is None:
        return None
    return _checked(written, tree.span, now, sink)


def _conflicts(file: ContentFile) -> Iterator[Span]:
    """The first mark of each conflict that a merge left, and every mark that was left alone."""
    line, told, inside = 1, 0, False
    for mark in _CONFLICT.finditer(file.text):
        line, told = line + file.text.count("\n", told, mark.start()), mark.start()
        if not inside or mark[0].startswith("<"):
            yield Span(file.name, line, 1, len(mark[0]))
        inside = not mark[0].startswith(">") and (inside or mark[0].startswith("<"))


def _is_newer(tree: Mapped, sink: Diagnostics) -> bool:
    written = tree.get(Scalar("ledger"))
    if not isinstance(written, Scalar) or written in FORMATS:
        return False
    newer = _NUMBER.fullmatch(written) is not None
    hint = "bring studykit up to date" if newer else _ADVICE
    what = "a newer studykit wrote this ledger" if newer else f"`{written}` is no form of a ledger"
    sink.error(written.span, "L102", what, hint)
    return True


def _checked(written: _LedgerSchema, span: Span, now: int | None, sink: Diagnostics) -> Ledger:
    times = [(name, row.time) for name, row in written.editions.items()]
    _check_times([*times, *((row.changed, row.changed) for row in written.types.values())], now, sink)
    notes = {str(key): _note(key, row, sink) for key, row in written.notes.items()}
    _check_editions(written.notes, written.editions, sink)
    _check_topics(written.notes, written.topics, sink)
    _check_names(written.notes, sink)
    if not sink.failed:
        # What is wrong with the lines that are there comes first: to mend it may take one out, or put one in.
        _check_counts(written.notes, written.editions, sink)
    moments = sorted((_seconds(moment), str(name)) for name, moment in times)
    return Ledger(
        kit=str(written.kit),
        deck=str(written.deck),
        editions={name: moment for moment, name in moments},
        topics={str(topic): str(name) for topic, name in written.topics.items()},
        types={str(key): PublishedType(str(row.content), _seconds(row.changed)) for key, row in written.types.items()},
        notes=notes,
        span=span,
    )


def _check_times(moments: Sequence[tuple[Scalar, Scalar]], now: int | None, sink: Diagnostics) -> None:
    """Note the times before 1980, and the first one to come: a clock that is wrong is wrong about all of them."""
    for _, moment in moments:
        if _seconds(moment) < EARLIEST.timestamp():
            sink.error(moment.span, "L105", f"`{moment}` is before 1980", _ADVICE)
    for name, moment in moments:
        if now is not None and _seconds(moment) > now + TOLERANCE:
            hint = (
                "set the clock of this computer; if it is right, the one that published was wrong: mend the time here"
            )
            sink.error(moment.span, "L105", f"`{name}` lies in the future", hint)
            return


def _note(key: Scalar, row: _NoteSchema, sink: Diagnostics) -> PublishedNote:
    for number in row.gaps:
        if not _is_gap(number):
            sink.error(number.span, "L104", f"`{number}` is no number of a gap", _ADVICE)
    if row.type == "cloze" and not row.gaps:
        sink.error(key.span, "L104", f"`{key}` has no gaps, and is a sentence with gaps", _ADVICE)
    return PublishedNote(
        key=str(key),
        type=str(row.type),
        content=str(row.content),
        since=str(row.since),
        edited=str(row.edited),
        was=tuple(map(str, row.was)),
        gaps={int(number): str(text) for number, text in row.gaps.items() if _is_gap(number)},
        reverse=row.reverse,
        retired=str(row.retired or ""),
        span=key.span,
    )


def _is_gap(number: Scalar) -> bool:
    return _NUMBER.fullmatch(number) is not None and int(number) <= LAST_GAP


def _check_editions(
    notes: Mapping[Scalar, _NoteSchema], editions: Mapping[Scalar, _EditionSchema], sink: Diagnostics
) -> None:
    """Note each edition that notes name and that is not there, at the first note that does."""
    named = (edition for row in notes.values() for edition in (row.since, row.edited, row.retired) if edition)
    missing: dict[str, Scalar] = {}
    for edition in named:
        if edition not in editions:
            missing.setdefault(str(edition), edition)
    for name in missing.values():
        sink.error(name.span, "L103", f"there is no edition `{name}` in this ledger", _BOTH_SIDES)


def _check_counts(
    notes: Mapping[Scalar, _NoteSchema], editions: Mapping[Scalar, _EditionSchema], sink: Diagnostics
) -> None:
    """Note each edition of whose notes there are fewer than it brought.

    More of them are what a merge leaves of an edition that two branches published with notes of their own.
    """
    here = Counter(row.since for row in notes.values())
    for name, edition in editions.items():
        if edition.notes is not None and int(edition.notes) > here[name]:
            message = f"edition `{name}` brought {int(edition.notes):,} notes, and {here[name]:,} are here"
            sink.error(edition.notes.span, "L107", message, _BOTH_SIDES)


def _check_topics(notes: Mapping[Scalar, _NoteSchema], topics: Mapping[Scalar, Scalar], sink: Diagnostics) -> None:
    """Note each topic that notes lie in and that is not there, at the first of these notes."""
    missing: dict[str, Scalar] = {}
    for key in notes:
        topic = key.partition("/")[0]
        if topic not in topics:
            missing.setdefault(topic, key)
    for topic, key in missing.items():
        sink.error(key.span, "L106", f"there is no topic `{topic}` in this ledger", _BOTH_SIDES)


def _check_names(notes: Mapping[Scalar, _NoteSchema], sink: Diagnostics) -> None:
    """Note what a merge of two renamings leaves behind: two notes that were the same one."""
    seen: dict[str, Scalar] = {}
    for key, row in notes.items():
        for name in row.was:
            other = seen.setdefault(name, key)
            if other is not key or (name in notes and name != key):
                message = f"`{name}` is here twice: `{key}` was called so, and `{name if name in notes else other}` too"
                sink.error(name.span, "L104", message, "one of the two lines is a leftover of a merge: delete it")


def _seconds(moment: Scalar) -> int:
    time = _time(moment)
    return int(time.timestamp()) if time is not None else 0


def _time(moment: str) -> datetime | None:
    try:
        return datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
