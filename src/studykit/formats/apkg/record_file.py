"""Records as JSON, sorted by name, a line a note: so that two of them can be compared by eye."""

import json
from collections.abc import Mapping
from typing import Any, Final

from studykit.formats.apkg.stamps import Record, Records, Stamp

_VERSION: Final = 3
_READ: Final = (2, _VERSION)


def write_records(records: Records) -> str:
    """The records as JSON text."""
    parts = (f'"{name}": {_table(table)}' for name, table in (("notes", records.notes), ("types", records.types)))
    return f'{{"version": {_VERSION},\n' + ",\n".join(parts) + "}\n"


def read_records(text: str) -> Records:
    """The records of a JSON text; ValueError when it is not one that `write_records` gave."""
    match json.loads(text):
        case {"version": version, "notes": dict(notes), "types": dict(types)} if version in _READ:
            return Records(_records(notes), _records(types))
        case _:
            raise ValueError("these are no records of notes")


def _table(records: Mapping[str, Record]) -> str:
    lines = (f"{json.dumps(name)}: {json.dumps(_entry(record))}" for name, record in sorted(records.items()))
    return "{\n" + ",\n".join(lines) + "}"


def _entry(record: Record) -> list[Any]:
    """The first card is there without a word, as of most notes it is the only one."""
    more = [record.ordinals] if record.ordinals not in ((), (0,)) else []
    return [record.content, record.stamp.added, record.stamp.changed, *more]


def _records(table: Mapping[str, Any]) -> Mapping[str, Record]:
    return {name: _record(name, entry) for name, entry in table.items()}


def _record(name: str, entry: Any) -> Record:
    match entry:
        case [str(content), int(added), int(changed)]:
            return Record(content, Stamp(added, changed))
        case [str(content), int(added), int(changed), list(ordinals)] if all(type(each) is int for each in ordinals):
            return Record(content, Stamp(added, changed), tuple(ordinals))
        case _:
            raise ValueError(f"no record: `{name}`")
