"""The columns of a roster, by the many names that people give them."""

import re
from typing import Final

from msgspec import Struct

from studykit.spelling import nearest

NAMES: Final = frozenset(
    [
        *("name", "full name", "fullname", "display name", "person", "student", "student name", "learner"),
        *("learner name", "participant", "participant name", "attendee", "attendee name", "employee", "employee name"),
    ]
)
FIRST: Final = frozenset(
    ["first", "first name", "firstname", "given name", "given names", "given", "forename", "vorname", "prénom"]
)
LAST: Final = frozenset(
    ["last", "last name", "lastname", "surname", "family name", "family", "nachname", "apellidos", "apellido", "nom"]
)
IDS: Final = frozenset(
    [
        *("id", "student id", "studentid", "learner id", "participant id", "employee id", "person id", "user id"),
        *("badge", "badge id", "badge number", "badge no", "student number", "student no", "employee number"),
        *("employee no", "login", "username"),
    ]
)
SHOWN: Final = 80
"""Characters of a cell that a message quotes."""

NUMBERS: Final = frozenset(["number", "no", "nr", "num"])
"""An id where there is no other: beside one, such a column counts the lines."""


class Columns(Struct, frozen=True):
    """Where names and ids stand, from 0; None where there is no such column.

    `problem` says why nothing can be told, or is empty.
    """

    count: int
    name: int | None = None
    first: int | None = None
    last: int | None = None
    id: int | None = None
    problem: str = ""
    hint: str = ""

    def name_of(self, cells: list[str]) -> str:
        """The whole name in a row."""
        first = cells[self.first] if self.first is not None else ""
        last = cells[self.last] if self.last is not None else ""
        whole = cells[self.name] if self.name is not None else ""
        if self.first is not None and self.last is not None:
            return whole or " ".join(filter(None, (first, last)))
        half = first or last
        if whole and (not half or _words(half) <= _words(whole)):
            return whole
        # Beside one half of the name, and not holding it, `name` is the other half.
        return " ".join(filter(None, (first, whole, last)))


def shown(cell: str) -> str:
    """A cell as a message quotes it: the beginning alone, where it is longer than any name may be."""
    return f"`{cell}`" if len(cell) <= SHOWN else f"`{cell[:SHOWN]}…`"


def columns(heads: list[str]) -> Columns:
    """The columns that the first line names."""
    told = [re.sub(r"[\W_]+", " ", head).strip().casefold() for head in heads]
    found: dict[str, int] = {}
    ids = IDS if any(head in IDS for head in told) else NUMBERS
    for what, known in {"name": NAMES, "first": FIRST, "last": LAST, "id": ids}.items():
        places = [at for at, head in enumerate(told) if head in known]
        if len(places) > 1:
            both = " and ".join(shown(heads[at]) for at in places)
            problem = f"{both} could both be the {what}"
            return Columns(len(heads), problem=problem, hint="rename all but one")
        if places:
            found[what] = places[0]
    if "name" not in found and not {"first", "last"} <= found.keys():
        for half, other in (("first", "last"), ("last", "first")):
            if half in found:
                problem = f"a column for the {half} name, {shown(heads[found[half]])}, and none for the {other} name"
                return Columns(len(heads), problem=problem, hint="add one, or call this one `name`")
        some = ", ".join(shown(head) for head in heads[:6])
        meant = next((near for head in told if (near := nearest(head, NAMES | FIRST | LAST))), None)
        hint = f"did you mean `{meant}`?" if meant else "name the columns on the first line: `name,id`"
        return Columns(len(heads), problem=f"no column for the name among {some}", hint=hint)
    return Columns(len(heads), found.get("name"), found.get("first"), found.get("last"), found.get("id"))


def _words(name: str) -> set[str]:
    """The words of a name, whatever stands between them; the name as it is, where there is none."""
    return set(re.findall(r"\w+", name.casefold()) or [name])
