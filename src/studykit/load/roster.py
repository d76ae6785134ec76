"""The roster: the people of a class, from a table as offices and schools export it."""

import csv
import io
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from studykit.diagnostics import Diagnostics, Span
from studykit.load.columns import Columns, columns, shown
from studykit.load.encodings import LINE_END, table_encodings
from studykit.load.filenames import file_names
from studykit.load.files import refusal
from studykit.model.roster import Person

LARGEST_ROSTER: Final = 5_000_000
MOST_PEOPLE: Final = 20_000
LONGEST_NAME: Final = 80
LONGEST_ID: Final = 40
SEPARATORS: Final = ",;\t"

_SEPARATOR_LINE: Final = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_QUOTED_FORMULA: Final = re.compile(r'="([^"]*)"\Z')


class Row(NamedTuple):
    """A line of the table with anything in it.

    `swallowing` are the cells, counted from 0, that hold the end of a line and a separator: a stray quotation mark made
    one cell of many.
    """

    line: int
    cells: list[str]
    swallowing: frozenset[int]


def read_roster(path: Path, sink: Diagnostics, characters: frozenset[str] | None = None) -> tuple[Person, ...] | None:
    """The people in the order of the table; None, and every reason noted with its line, when anyone cannot be read.

    The table may be UTF-8, UTF-16 with its mark, or Windows-1252; parted by commas, semicolons or tabs. The first line
    names the columns: a name, or first and last name, and an id. Without an id column people are numbered. Nobody is
    left out. `characters` are those that can be printed (None: all).
    """
    found = Diagnostics()
    reading = _Reading(path.as_posix(), found, characters)
    people = reading.people(path)
    sink.extend(found)
    return None if found.failed else people


class _Reading:
    def __init__(self, name: str, sink: Diagnostics, characters: frozenset[str] | None) -> None:
        self._name = name
        self._sink = sink
        self._characters = characters

    def people(self, path: Path) -> tuple[Person, ...]:
        """Everybody, as far as the table can be understood."""
        text = self._text(path)
        rows = list(self._rows(text)) if text is not None else []
        if not rows:
            if not self._sink.failed:
                self._error(1, "N104", "the roster is empty", "write `name,id` on the first line, then a line a person")
            return ()
        head = rows[0]
        found = columns(head.cells)
        if found.problem:
            self._error(head.line, "N105", found.problem, found.hint)
            return ()
        lines = [row for row in rows[1:] if not self._repeats(row, head)]
        if not lines and not self._sink.failed:
            self._error(head.line, "N104", "the roster names nobody", "write a line for each person")
        if len(lines) > MOST_PEOPLE:
            self._error(head.line, "N104", f"the roster has more than {MOST_PEOPLE:,} lines", "split it")
            return ()
        named = [self._person(row, found, str(order)) for order, row in enumerate(lines, 1)]
        width = len(str(len(named)))
        known = [(id_ if found.id is not None else id_.zfill(width), name) for id_, name in named]
        if found.id is not None:
            self._check_repeated(lines, [id_ for id_, _ in known])
        files = file_names([id_ for id_, _ in known])
        return tuple(
            Person(id_, name, file, Span(self._name, row.line))
            for (id_, name), file, row in zip(known, files, lines, strict=True)
        )

    def _repeats(self, row: Row, head: Row) -> bool:
        """Whether the row is the first line once more, as where one list was pasted below another; this is noted."""
        again = [cell.casefold() for cell in row.cells] == [cell.casefold() for cell in head.cells]
        if again:
            self._error(row.line, "N113", "this line names the columns, as the first does", "delete it")
        return again

    def _text(self, path: Path) -> str | None:
        try:
            found = path.stat()
            if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
                # A pipe gives what it holds but once, and a device may never end.
                self._error(1, "N102", "the roster is no ordinary file", "write the table into a file, and name that")
                return None
            if found.st_size > LARGEST_ROSTER:
                self._error(1, "N102", f"the roster has more than {LARGEST_ROSTER:,} bytes", "is it the right file?")
                return None
            octets = path.read_bytes()
        except FileNotFoundError:
            self._error(1, "N101", "there is no such roster", "put it there, or name another with `--roster FILE`")
            return None
        except OSError as fault:
            reason, hint = refusal(fault)
            self._error(1, "N102", f"the roster cannot be read: {reason}", hint)
            return None
        if octets.startswith(b"PK\x03\x04"):
            self._error(1, "N103", "this is a workbook, not a table as text", "save it from Excel as `CSV UTF-8`")
            return None
        if octets[:2].count(0) == 1:
            # The other byte is the first letter of the table.
            self._error(1, "N103", "this is UTF-16 without its byte-order mark", "save it as `CSV UTF-8`")
            return None
        return self._decoded(octets)

    def _decoded(self, octets: bytes) -> str | None:
        """The text in the first encoding that fits."""
        tried = table_encodings(octets)
        line, byte = 1, 0
        for encoding in tried:
            try:
                return octets.decode(encoding)
            except UnicodeDecodeError as fault:
                before, byte = fault.object[: fault.start].decode(encoding, "ignore"), fault.object[fault.start]
                line = len(LINE_END.findall(before)) + 1
        self._error(line, "N103", f"the byte 0x{byte:02X} is {' '.join(tried.values())}", "save it as `CSV UTF-8`")
        return None

    def _rows(self, text: str) -> Iterator[Row]:
        """The lines with anything in them; the cells without blanks around them."""
        text = LINE_END.sub("\n", text)
        first, separator = 0, ""
        if match := _SEPARATOR_LINE.match(text):
            # Excel writes and reads such a line.
            first, separator, text = 1, match[1], text[match.end() :]
        # Not `splitlines`, which parts lines at a dozen other characters as well, and so may make two people of one.
        lines = io.StringIO(text, newline="\n")
        part = separator or _separator(text)
        # A quotation mark opens a cell also where somebody set a space after the comma.
        table = csv.reader(lines, delimiter=part, skipinitialspace=True, strict=True)
        line = first
        try:
            for cells in table:
                begins, line = line + 1, first + table.line_num
                stripped = [_tidy(cell) for cell in cells]
                while stripped and not stripped[-1]:
                    stripped.pop()
                if stripped:
                    swallowing = frozenset(at for at, cell in enumerate(cells) if "\n" in cell and part in cell)
                    yield Row(begins, stripped, swallowing)
        except csv.Error as fault:
            hint = "a cell that begins with a quotation mark ends with one; double those inside it"
            self._error(line + 1, "N106", f"the line cannot be read: {fault}", hint)

    def _person(self, row: Row, found: Columns, number: str) -> tuple[str, str]:
        if len(row.cells) > found.count:
            message = f"{len(row.cells)} cells, where the first line names {found.count} columns"
            self._error(row.line, "N106", message, "put a name with a comma in it in quotation marks")
            return "", ""
        cells = [*row.cells, *[""] * (found.count - len(row.cells))]
        if row.swallowing & {found.name, found.first, found.last, found.id}:
            hint = "close the quotation mark before it where the cell ends, or delete it"
            self._error(row.line, "N106", "a name or an id goes on over the end of the line into other cells", hint)
            return "", ""
        name, id_ = found.name_of(cells), number
        if name.isascii() and not re.search("[A-Za-z0-9]", name):
            # Dashes and separators alone, as spreadsheets leave them, would get a certificate.
            self._error(row.line, "N107", "this line has no name", "write it, or delete the line")
        self._check(row.line, "name", name, LONGEST_NAME)
        if found.id is not None:
            id_ = _unquoted(cells[found.id])
            if not id_:
                who = name if 0 < len(name) <= LONGEST_NAME else "this line"
                self._error(row.line, "N108", f"{who} has no id", "write one, or delete the whole column")
            self._check(row.line, "id", id_, LONGEST_ID)
        return id_, name

    def _check(self, line: int, what: str, text: str, longest: int) -> None:
        if len(text) > longest:
            message = f"the {what} has {len(text)} characters, more than the {longest} that there is room for"
            self._error(line, "N109", message, "shorten it")
        if text.startswith("="):
            self._error(line, "N110", f"the {what} {shown(text)} is a formula", "write what it should say")
        missing: list[str] = []
        for character in dict.fromkeys(text[:longest]):
            if unicodedata.category(character).startswith("C"):
                self._error(line, "N111", f"the {what} has the invisible character U+{ord(character):04X}", "delete it")
            elif self._characters is not None and character not in self._characters and not character.isspace():
                missing.append(f"`{character}` (U+{ord(character):04X})")
        if missing:
            message = f"the {what} {shown(text)} has {', '.join(missing)}, which no font here has"
            self._error(line, "N111", message, "write the name in Latin, Greek or Cyrillic letters")

    def _check_repeated(self, rows: list[Row], ids: list[str]) -> None:
        first: dict[str, int] = {}
        for row, id_ in zip(rows, ids, strict=True):
            if id_ and id_ in first:
                self._error(
                    row.line, "N112", f"the id {shown(id_)} is that of line {first[id_]}, too", "give each their own"
                )
            first.setdefault(id_, row.line)

    def _error(self, line: int, code: str, message: str, hint: str = "") -> None:
        self._sink.error(Span(self._name, line), code, message, hint)


def _separator(text: str) -> str:
    """The one that parts most cells of the first line with anything in it; a comma where none does."""
    head = next((line for line in text.split("\n") if line.strip(f" {SEPARATORS}")), "")
    bare = re.sub(r'"[^"]*"', "", head)
    return max(SEPARATORS, key=bare.count)


def _tidy(cell: str) -> str:
    """The cell as it is printed: composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", _unquoted(cell.strip())).split())


def _unquoted(cell: str) -> str:
    """What stands in a cell that Excel is made to take for text: `="0012"`."""
    match = _QUOTED_FORMULA.match(cell)
    return match[1] if match else cell
