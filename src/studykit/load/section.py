"""A section of a topic, in two steps: read alone, then derived when every table of the kit is known."""

from typing import Any

from msgspec import Struct

from studykit.diagnostics import Diagnostics
from studykit.kinds import KINDS
from studykit.kinds.passages import marked_blocks
from studykit.kinds.schema import SectionSchema
from studykit.load.findings import Findings
from studykit.load.markdown import read_title
from studykit.load.names import Names, SectionScope, Sources
from studykit.load.reader import SectionReader, read_sources
from studykit.load.repair import repaired
from studykit.load.tree import Mapped, Node
from studykit.load.validate import validated
from studykit.model.authored import Scalar
from studykit.model.document import Block
from studykit.model.facts import FactTable
from studykit.model.kit import Section
from studykit.model.text import Text
from studykit.spelling import suggestion


class ReadSection(Struct, frozen=True):
    """A section that was read without a fault, and waits for the others."""

    id: Scalar
    kind: str
    title: Text
    intro: tuple[Block, ...]
    body: Any

    @property
    def table(self) -> FactTable | None:
        """The table of facts in it, to which others may refer."""
        table = self.body if isinstance(self.body, FactTable) else getattr(self.body, "table", None)
        return table if isinstance(table, FactTable) else None


def section_id(node: Node) -> Scalar | None:
    """The identity of the section, as far as it can be told before the section is validated, whatever its kind."""
    if not isinstance(node, Mapped):
        return None
    kind = _kind(node) or next(iter(node), None)
    written = node.get(kind) if kind is not None else None
    return written if isinstance(written, Scalar) and written else None


def read_section(node: Node, topic: str, sources: Sources, findings: Findings) -> ReadSection | None:
    """The section; None where it has a fault, but then all its problems are noted, those of its texts included."""
    sink = findings.problems
    if not isinstance(node, Mapped):
        hint = "begin it with its kind and its identity: `- prose: introduction`"
        sink.error(node.span, "S102", "a section must be a mapping", hint)
        return None
    kind = _kind(node)
    if kind is None:
        _note_no_kind(node, sink)
        return None
    written = validated(KINDS[kind].schema, node, kind.span, "the section", sink)
    whole = written is not None
    written = written or repaired(KINDS[kind].schema, node)
    if written is None:
        return None
    section = _read(written, kind, topic, sources, findings, whole=whole)
    return section if whole else None


def derive_section(section: ReadSection, topic: str, names: Names, sink: Diagnostics) -> Section:
    """The section with its blocks, cards and questions; references that lead nowhere are noted."""
    scope = SectionScope(f"{topic}/{section.id}", names, sink)
    if section.table is not None:
        for field in section.table.fields.values():
            if field.to is not None:
                scope.table(field.to)
    derived = KINDS[section.kind].derive(section.body, scope)
    return Section(
        id=str(section.id),
        kind=section.kind,
        title=section.title,
        blocks=section.intro + derived.blocks,
        cards=derived.cards,
        questions=derived.questions,
        span=section.id.span,
    )


def _kind(node: Mapped) -> Scalar | None:
    """The key that names the kind: by custom the first one, but a slip in the order does no harm."""
    return next((key for key in node if key in KINDS), None)


def _note_no_kind(node: Mapped, sink: Diagnostics) -> None:
    first = next(iter(node), None)
    if first is None:
        sink.error(node.span, "S114", "an empty section", "write it, or delete it")
        return
    hint = suggestion(first, KINDS)
    sink.error(first.span, "S114", f"no kind of section is called `{first}`", hint)


def _read(
    written: SectionSchema, kind: Scalar, topic: str, sources: Sources, findings: Findings, *, whole: bool
) -> ReadSection:
    default = read_sources(written.source, findings)
    reader = SectionReader(f"{topic}/{written.id}", findings, sources, default, partial=not whole)
    title = read_title(written.title, findings)
    intro = marked_blocks(reader.blocks(written.intro), reader.support) if written.intro is not None else ()
    return ReadSection(written.id, str(kind), title, intro, KINDS[kind].read(written, reader))
