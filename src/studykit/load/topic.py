"""A topic's file: its head and its sections, read first, and derived when the whole kit is known."""

from msgspec import Struct
from msgspec.structs import replace

from studykit.diagnostics import Diagnostics
from studykit.kinds.passages import marked
from studykit.kinds.schema import SLUG
from studykit.load.anchors import anchors
from studykit.load.findings import Findings
from studykit.load.markdown import read_text, read_title
from studykit.load.names import Names, Sources
from studykit.load.repair import repaired
from studykit.load.schema import TopicSchema
from studykit.load.section import ReadSection, derive_section, read_section, section_id
from studykit.load.tree import Listed, Mapped, Node
from studykit.load.validate import validated
from studykit.model.authored import Scalar
from studykit.model.kit import Objective, Status, Topic
from studykit.model.source import provenance
from studykit.model.text import Text
from studykit.spelling import suggestion


class ReadTopic(Struct, frozen=True):
    """A topic that was read; `head` is None where it has a fault, and `sections` are those without one."""

    id: str
    head: Topic | None
    replaced_by: Scalar | None
    sections: tuple[ReadSection, ...]
    findings: Findings


def read_topic(tree: Node, name: str, sources: Sources, names: Names, findings: Findings) -> ReadTopic | None:
    """The topic called `name`, as its file is; what can be referred to in it is told to `names`."""
    if not isinstance(tree, Mapped):
        hint = "begin with `topic:` and the identity of the topic"
        findings.problems.error(tree.span, "S102", "a topic must be a mapping", hint)
        return None
    head = _read_head(tree, name, sources, findings)
    replaced_by = tree.get(Scalar("replaced-by"))
    nodes = tree.get(Scalar("sections"))
    listed = nodes if isinstance(nodes, Listed) else Listed()
    declared: dict[str, None] = {}
    names.topics[name] = declared if isinstance(nodes, Listed) else None
    sections: list[ReadSection] = []
    for node in listed:
        section = read_section(node, name, sources, findings)
        section_name = section_id(node)
        if section_name is None:
            continue
        if section_name in declared:
            hint = "give each section an identity of its own"
            message = f"another section of this topic is called `{section_name}`"
            findings.problems.error(section_name.span, "R108", message, hint)
            continue
        declared[section_name] = None
        if section is None:
            names.broken.add(f"{name}/{section_name}")
        else:
            sections.append(section)
            if section.table is not None:
                names.tables[f"{name}/{section_name}"] = section.table
    for citation, place in findings.cited:
        sources.check(citation.source, place, findings.problems)
    return ReadTopic(name, head, replaced_by if isinstance(replaced_by, Scalar) else None, tuple(sections), findings)


def derive_topic(topic: ReadTopic, names: Names) -> Topic | None:
    """The topic with all that is derived from it, or None where its head has a fault; links within it are checked."""
    sink = topic.findings.problems
    sections = tuple(derive_section(section, topic.id, names, sink) for section in topic.sections)
    declared = names.topics.get(topic.id) or {}
    # where there are errors, a section may have no blocks because of one
    unprinted = set() if sink.failed else {section.id for section in sections if not section.blocks}
    known = dict.fromkeys(name for name in declared if name not in unprinted)
    for section in sections:
        known.update(dict.fromkeys(anchors(section.blocks)))
    for anchor, place in topic.findings.anchors:
        name, _, entry = anchor.partition("/")
        table = names.tables.get(f"{topic.id}/{name}")
        if anchor in known or f"{topic.id}/{name}" in names.broken:
            continue
        if name in unprinted:
            sink.error(place, "R110", f"the guide does not print `{name}`", "link to the section where it is printed")
        elif table is not None and entry in table.entries:
            hint = f"link to `#{name}`, or give it `show: entries`"
            sink.error(place, "R110", f"the guide does not show `{entry}` by itself", hint)
        else:
            hint = "" if sink.many else suggestion(anchor, known)
            sink.error(place, "R110", f"nothing in this topic is called `#{anchor}`", hint)
    if topic.replaced_by and SLUG.match(topic.replaced_by) and topic.replaced_by not in names.topics:
        hint = suggestion(topic.replaced_by, names.topics)
        sink.error(topic.replaced_by.span, "R102", f"no topic `{topic.replaced_by}` in this kit", hint)
    return replace(topic.head, sections=sections) if topic.head is not None else None


def _read_head(tree: Mapped, name: str, sources: Sources, findings: Findings) -> Topic | None:
    def said(text: Scalar) -> Text:
        return marked(read_text(text, findings), lambda cited: provenance(tuple(cited), sources.rows))

    sink = findings.problems
    _check_name(tree, name, sink)
    _check_status(tree, sink)
    whole = validated(TopicSchema, tree, tree.span, "the topic", sink)
    written = whole or repaired(TopicSchema, tree)
    if written is None:
        return None
    title, summary = read_title(written.title, findings), read_text(written.summary, findings)
    objectives = tuple(Objective(str(key), said(text)) for key, text in written.objectives.items())
    gaps = tuple(said(text) for text in written.unverified)
    if whole is None:
        return None
    return Topic(
        id=name,
        title=title,
        summary=summary,
        status=whole.status,
        checked=str(whole.checked),
        objectives=objectives,
        sections=(),
        gaps=gaps,
        until=str(whole.until or ""),
        replaced_by=str(whole.replaced_by or ""),
        span=whole.topic.span,
    )


def _check_name(tree: Mapped, name: str, sink: Diagnostics) -> None:
    written = tree.get(Scalar("topic"))
    if isinstance(written, Scalar) and SLUG.match(written) and written != name:
        hint = f"write `topic: {name}`, or rename the file to {written}.yaml"
        sink.error(written.span, "F109", f"the topic is called `{written}`, and its file {name}.yaml", hint)


def _check_status(tree: Mapped, sink: Diagnostics) -> None:
    """A topic that holds no longer says since when, and no other topic does."""
    status = tree.get(Scalar("status"))
    if not isinstance(status, Scalar):
        return
    if str(status) == Status.SUPERSEDED:
        if "until" not in tree:
            hint = "say until which day it held: `until: 2026-09-01`"
            sink.error(status.span, "S101", "missing field `until` of a superseded topic", hint)
    elif str(status) in (Status.CURRENT, Status.DRAFT):
        for key in tree:
            if key in ("until", "replaced-by"):
                hint = "write `status: superseded`, or delete the line"
                sink.error(key.span, "S109", f"`{key}` belongs to a superseded topic", hint)
