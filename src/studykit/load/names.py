"""Everything in a kit that can be referred to, gathered while it is read and looked up when it is derived."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, field

from studykit.diagnostics import Diagnostic, Diagnostics, Severity, Span
from studykit.model.authored import Scalar
from studykit.model.facts import Entry, FactTable
from studykit.model.source import Source
from studykit.spelling import nearest, suggestion

_REFERENCE: Final = re.compile(r"(?:(?P<topic>[^\s/.]+)/)?(?P<section>[^\s/.]+)(?:\.(?P<part>[^\s/.]+))?\Z")


class Sources(Struct, frozen=True):
    """The registry of sources; a row of the `broken` could not be read, and None says that the file could not.

    `hints` keeps what was said about an unknown source: one slip is often repeated.
    """

    rows: Mapping[str, Source]
    broken: frozenset[str] | None = frozenset()
    hints: dict[str, str] = field(default_factory=dict)

    def check(self, source: str, place: Span, sink: Diagnostics) -> None:
        """Note a source that has no row."""
        if self.broken is None or source in self.rows or source in self.broken:
            return
        if not source:
            sink.error(place, "R101", "no source is named here", "write its identity: `id`, or `id, § 2`")
            return
        if source not in self.hints:
            meant = "" if sink.many else suggestion(source, self.rows)
            self.hints[source] = meant or "add it to sources.yaml"
        sink.error(place, "R101", f"no source `{source}` in sources.yaml", self.hints[source])


class Names(Struct):
    """The sections of every topic (None: the file could not be read), the tables, and the sections that have problems.

    Paths are `topic/section`. `dangling` holds, for a section and a table that it looks for in vain, every such place.
    """

    topics: dict[str, dict[str, None] | None] = field(default_factory=dict)
    tables: dict[str, FactTable] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    dangling: dict[tuple[str, str], list[tuple[bool, Diagnostic]]] = field(default_factory=dict)

    def dangling_problems(self) -> Iterator[Diagnostic]:
        """Each reference to a table that is not there, where the author wrote it.

        A reference that a kind put together, one for each entry, has no such place: the first speaks for all.
        """
        for found in self.dangling.values():
            written = [problem for as_written, problem in found if as_written]
            yield from written or [min(problem for _, problem in found)]


class SectionScope(Struct, frozen=True):
    """The `Scope` of one section: looks names up and notes those that are not there."""

    path: str
    names: Names
    sink: Diagnostics

    def table(self, written: Scalar) -> FactTable | None:
        """The table that `section` or `topic/section` names."""
        match = _REFERENCE.match(written)
        if match is None or match["part"]:
            self._malformed(written, "`section` or `topic/section`")
            return None
        return self._table(match, written)

    def entry(self, written: Scalar) -> tuple[FactTable, Entry] | None:
        """The table and the entry that `section.entry` names."""
        match = self._with_part(written, "entry")
        table = self._table(match, written) if match else None
        if match is None or table is None:
            return None
        if (entry := table.entries.get(match["part"])) is not None:
            return table, entry
        self._unknown_part(table, written, match, "R105", "entry", table.entries)
        return None

    def field(self, written: Scalar) -> tuple[FactTable, str] | None:
        """The table and the field's id that `section.field` names."""
        match = self._with_part(written, "field")
        table = self._table(match, written) if match else None
        if match is None or table is None:
            return None
        if match["part"] in table.fields:
            return table, match["part"]
        self._unknown_part(table, written, match, "R106", "field", table.fields)
        return None

    def error(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that stops the build."""
        self.sink.error(span, code, message, hint)

    def warning(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that the build survives."""
        self.sink.warning(span, code, message, hint)

    def _with_part(self, written: Scalar, part: str) -> re.Match[str] | None:
        match = _REFERENCE.match(written)
        if match is None or not match["part"]:
            self._malformed(written, f"`section.{part}` or `topic/section.{part}`")
            return None
        return match

    def _table(self, match: re.Match[str], written: Scalar) -> FactTable | None:
        topic, section = match["topic"] or self.path.partition("/")[0], match["section"]
        path = f"{topic}/{section}"
        if path in self.names.tables:
            return self.names.tables[path]
        problem = self._dangling(written, match, topic, section)
        if problem is not None:
            as_written = bool(written.pieces) or written.length - len(written) in (0, 2)
            self.names.dangling.setdefault((self.path, path), []).append((as_written, problem))
        return None

    def _dangling(self, written: Scalar, match: re.Match[str], topic: str, section: str) -> Diagnostic | None:
        """What is wrong with the topic or the section; nothing where it is there and could not be read."""
        if topic not in self.names.topics:
            place = written.at(match.start("topic"), len(topic))
            hint = suggestion(topic, self.names.topics)
            return Diagnostic(place, "R102", Severity.ERROR, f"no topic `{topic}` in this kit", hint)
        sections = self.names.topics[topic]
        if sections is None or f"{topic}/{section}" in self.names.broken:
            return None
        place = written.at(match.start("section"), len(section))
        tables = [path.partition("/")[2] for path in self.names.tables if path.startswith(f"{topic}/")]
        if section in sections:
            hint = "only a section of kind `facts` can be referred to"
            message = f"section `{section}` is not a table of facts"
            return Diagnostic(place, "R104", Severity.ERROR, message, hint)
        where = f" in topic `{topic}`" if topic != self.path.partition("/")[0] else ""
        meant = nearest(section, sections)
        hint = f"did you mean `{meant}`?" if meant else suggestion(section, tables)
        hint = hint or "write the identity of a section of kind `facts`"
        return Diagnostic(place, "R103", Severity.ERROR, f"no section `{section}`{where}", hint)

    def _unknown_part(
        self, table: FactTable, written: Scalar, match: re.Match[str], code: str, what: str, known: Mapping[str, object]
    ) -> None:
        place = written.at(match.start("part"), len(match["part"]))
        section = table.path.partition("/")[2]
        hint = "" if self.sink.many else suggestion(match["part"], known)
        self.sink.error(place, code, f"no {what} `{match['part']}` in `{section}`", hint)

    def _malformed(self, written: Scalar, form: str) -> None:
        self.sink.error(written.span, "R107", f"`{written}` is no reference", f"write {form}")
