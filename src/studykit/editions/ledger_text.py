"""The ledger as text: a line a note, sorted, so that two branches can be merged and a change can be read."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from studykit.model.edition import Ledger, PublishedNote

FORMAT: Final = 2
_BARE: Final = re.compile(r"[A-Za-z0-9](?:[\w./-]|:(?=\w))*")
_HEAD: Final = """\
# What learners own, written by `studykit publish`. Commit it, and edit it never: their progress hangs on it.
# After a merge, keep the lines of both sides.
"""


def ledger_text(ledger: Ledger) -> str:
    """The YAML of a ledger; `load/ledger.py` reads it back as it was."""
    return _HEAD + "\n".join(_lines(ledger)) + "\n"


def _lines(ledger: Ledger) -> Iterator[str]:
    yield f"ledger: {FORMAT}"
    yield f"kit: {_text(ledger.kit)}"
    yield f"deck: {_text(ledger.deck)}"
    # What an edition brought never changes: so the number tells when a line is lost.
    brought = Counter(note.since for note in ledger.notes.values())
    editions = {name: f"{{time: {_moment(time)}, notes: {brought[name]}}}" for name, time in ledger.editions.items()}
    yield from _table("editions", editions)
    yield from _table("topics", {topic: _text(name) for topic, name in sorted(ledger.topics.items())})
    types = {key: f"{{content: {row.content}, changed: {_moment(row.changed)}}}" for key, row in ledger.types.items()}
    yield from _table("types", types)
    yield from _table("notes", {key: _note(note) for key, note in sorted(ledger.notes.items())})


def _table(name: str, rows: Mapping[str, str]) -> Iterator[str]:
    yield f"{name}:" if rows else f"{name}: {{}}"
    yield from (f"  {_text(key)}: {value}" for key, value in rows.items())


def _note(note: PublishedNote) -> str:
    parts = [f"type: {note.type}", f"content: {note.content}"]
    parts += [f"since: {_text(note.since)}", f"edited: {_text(note.edited)}"]
    if note.was:
        parts.append(f"was: [{', '.join(map(_text, note.was))}]")
    if note.gaps:
        parts.append(f"gaps: {{{', '.join(f'{number}: {_quoted(words)}' for number, words in note.gaps.items())}}}")
    if note.reverse:
        parts.append("reverse: yes")
    if note.retired:
        parts.append(f"retired: {_text(note.retired)}")
    return f"{{{', '.join(parts)}}}"


def _text(text: str) -> str:
    return text if _BARE.fullmatch(text) and text.lower() != "null" else _quoted(text)


def _quoted(text: str) -> str:
    # JSON is YAML, but for the pairs of escapes that JSON makes of characters above U+FFFF.
    return json.dumps(text, ensure_ascii=False)


def _moment(time: int) -> str:
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
