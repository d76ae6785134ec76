"""The packets of a kit: each file read, checked against the kit and in itself, with every problem in its place."""

from collections.abc import Iterator
from pathlib import Path

from studykit.diagnostics import Diagnostics
from studykit.load.covered import Covered
from studykit.load.files import PACKET, PACKETS_FOLDER, read_file
from studykit.load.findings import Findings
from studykit.load.markdown import read_text
from studykit.load.packet_agenda import Agenda
from studykit.load.packet_parts import Parts
from studykit.load.packet_schema import PacketSchema
from studykit.load.packet_tests import Tests
from studykit.load.tree import read_tree
from studykit.load.validate import validated
from studykit.model.authored import Scalar
from studykit.model.kit import Kit
from studykit.model.packet import ClassFacts, Do, Enabling, Packet, Terminal


def load_packet(
    content: Path, name: str, kit: Kit, sink: Diagnostics, characters: frozenset[str] | None = None
) -> Packet | None:
    """The packet of that name, or None and what is wrong with it noted. Its roster is not read."""
    file = read_file(content, f"{PACKETS_FOLDER}/{name}.yaml", sink, PACKET)
    tree = read_tree(file, sink, characters) if file is not None else None
    if tree is None:
        return None
    found = Diagnostics()
    written = validated(PacketSchema, tree, tree.span, "the packet", found)
    packet = _Reading(name, kit, found).packet(written) if written is not None else None
    sink.extend(found)
    return None if found.failed else packet


class _Reading:
    """Reads one packet and notes whatever is wrong with it."""

    def __init__(self, name: str, kit: Kit, sink: Diagnostics) -> None:
        self._name = name
        self._sink = sink
        self._topics = tuple(topic.id for topic in kit.topics)
        self._findings = Findings(sink)
        self._covered = Covered(kit, sink)

    def packet(self, written: PacketSchema) -> Packet:
        """The packet, as far as it can be understood."""
        if str(written.packet) != self._name:
            hint = f"write `packet: {self._name}`, or rename the file to {written.packet}.yaml"
            message = f"the packet is called `{written.packet}`, and its file {self._name}.yaml"
            self._sink.error(written.packet.span, "B101", message, hint)
        tests = tuple(Tests(self._topics, self._sink).read(written))
        enabling = tuple(self._enabling(written))
        agenda = Agenda(self._topics, tests, self._findings).read(written, enabling)
        parts = Parts([test.name for test in tests], self._sink)
        title = read_text(written.title, self._findings)
        terminal = self._terminal(written)
        self._check_pointers()
        taught = dict.fromkeys(one.subject for one in agenda if one.do is not Do.TEST and one.subject)
        return Packet(
            id=str(written.packet),
            title=title,
            facts=ClassFacts(
                str(written.class_.number),
                tuple(map(str, written.class_.dates)),
                str(written.class_.place or ""),
                tuple(map(str, written.class_.instructors)),
            ),
            roster=self._roster(written),
            terminal=terminal,
            enabling=enabling,
            agenda=agenda,
            tests=tests,
            parts=parts.read(written.parts),
            topics=tuple(taught),
            print=parts.read_print(written.print),
            span=written.packet.span,
            roster_span=written.roster.span if written.roster else written.packet.span,
        )

    def _terminal(self, written: PacketSchema) -> Terminal | None:
        said = written.objectives.terminal if written.objectives else None
        if said is None:
            return None
        return Terminal(*(read_text(text, self._findings) for text in (said.given, said.task, said.standard)))

    def _roster(self, written: PacketSchema) -> str:
        if written.roster is None:
            return ""
        path = Path(written.roster)
        if path.is_absolute() or ".." in path.parts or "\\" in written.roster or ":" in written.roster:
            hint = "put it beside this file, or name another place with `--roster FILE`"
            self._sink.error(written.roster.span, "B102", f"the roster `{written.roster}` lies elsewhere", hint)
        return str(written.roster)

    def _check_pointers(self) -> None:
        for citation, span in self._findings.cited:
            message = f"a packet has no list of sources for `{citation.source}`"
            self._sink.error(span, "B127", message, "cite it in the topic, where the fact stands")
        for anchor, span in self._findings.anchors:
            self._sink.error(span, "B127", f"nothing in a packet is called `{anchor}`", "name the part in words")

    def _enabling(self, written: PacketSchema) -> Iterator[Enabling]:
        seen: dict[str, Scalar] = {}
        for row in written.objectives.enabling if written.objectives else []:
            if row.id in seen:
                hint = f"the first is on line {seen[row.id].line}"
                self._sink.error(row.id.span, "B105", f"the objective `{row.id}` is here twice", hint)
            seen.setdefault(row.id, row.id)
            for path in row.covers:
                self._covered.check(path)
            yield Enabling(str(row.id), read_text(row.do, self._findings), tuple(map(str, row.covers)), row.id.span)
