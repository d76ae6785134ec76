"""The content folder as a kit: everything that could be read, and every problem in it."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from studykit.diagnostics import Diagnostic, Diagnostics, Span
from studykit.load.allowances import allowances
from studykit.load.files import (
    KIT_FILE,
    REGISTER,
    SOURCES_FILE,
    TOPIC,
    TOPICS_FOLDER,
    ContentFile,
    Sort,
    read_file,
)
from studykit.load.findings import Findings
from studykit.load.folders import names_in
from studykit.load.former import borrowed_names, former_names
from studykit.load.names import Names, Sources
from studykit.load.repair import repaired
from studykit.load.schema import KitSchema, RetirementSchema, SourceSchema
from studykit.load.topic import ReadTopic, derive_topic, read_topic
from studykit.load.tree import Mapped, Node, read_tree
from studykit.load.validate import validated, validated_rows
from studykit.model.authored import Scalar
from studykit.model.edition import Former, Retirement
from studykit.model.kit import Allowance, Kit
from studykit.model.source import Source
from studykit.spelling import suggestion


class Loaded(Struct, frozen=True):
    """What was read: the kit, every problem by its place, and the files in the order in which they were read.

    `kit` is None where kit.yaml cannot be understood. A topic or a section with an error is not in the kit.
    """

    kit: Kit | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[ContentFile, ...]


def load_kit(content: Path, *, characters: frozenset[str] | None = None, only: frozenset[str] | None = None) -> Loaded:
    """The kit in the content folder; where `characters` is given, any other character in it is an error.

    With `only`, no other topics are read: they are as if their files could not be understood.
    """
    loading = _Loading(content, characters, only)
    head, listed = loading.head()
    sources = loading.sources()
    topics = tuple(loading.topics(listed, sources))
    derived = tuple(filter(None, (derive_topic(topic, loading.names) for topic in topics)))
    loading.sink.extend(loading.names.dangling_problems())
    kit = None
    if head is not None:
        kit = Kit(
            id=str(head.kit),
            title=str(head.title),
            edition=str(head.edition),
            language=str(head.language),
            publisher=str(head.publisher),
            deck=str(head.deck),
            topics=derived,
            sources=sources.rows,
            former=loading.former_names(),
            retired=tuple(_retirement(path, row) for path, row in head.retired.items()),
            allowances=tuple(loading.allowed),
            speech=str(head.speech or ""),
            span=head.kit.span,
        )
    return Loaded(kit, tuple(loading.sink), tuple(loading.files))


class _Loading(Struct, frozen=True):
    """One run of the loader: where it reads, and what it gathers on the way."""

    content: Path
    characters: frozenset[str] | None
    only: frozenset[str] | None = None
    sink: Diagnostics = field(default_factory=Diagnostics)
    names: Names = field(default_factory=Names)
    files: list[ContentFile] = field(default_factory=list)
    trees: dict[str, Node] = field(default_factory=dict)
    allowed: list[Allowance] = field(default_factory=list)

    def head(self) -> tuple[KitSchema | None, list[Scalar] | None]:
        """What kit.yaml says, and the topics that it lists, so far as they can be told."""
        tree = self._tree(KIT_FILE, REGISTER)
        if tree is None:
            return None, None
        whole = validated(KitSchema, tree, tree.span, "the kit", self.sink)
        if whole is not None:
            self._check_file_names(whole)
        rest = whole or (repaired(KitSchema, tree) if isinstance(tree, Mapped) else None)
        return whole, rest.topics if rest is not None else None

    def _check_file_names(self, head: KitSchema) -> None:
        """Note the topics of which a file would have the name of another; an only topic may be called as the kit is."""
        hint = "give the topic another name, and say `was:` in it if it was published"
        for name in dict.fromkeys(head.topics):
            other = name.removesuffix("-key")
            if name == head.kit and len(head.topics) > 1:
                message = f"the decks of topic `{name}` and of the whole kit would be one file"
                self.sink.error(name.span, "F112", message, hint)
            elif other != name and other in head.topics:
                message = f"the quiz of topic `{name}` and the key to that of `{other}` would be one file"
                self.sink.error(name.span, "F112", message, hint)

    def sources(self) -> Sources:
        """The registry of sources."""
        tree = self._tree(SOURCES_FILE, REGISTER)
        if tree is None:
            return Sources({}, None)
        rows = validated_rows(SourceSchema, tree, tree.span, "the list of sources", self.sink)
        if not isinstance(tree, Mapped):
            return Sources({}, None)
        sources = {str(key): _source(key, row) for key, row in rows.items()}
        return Sources(sources, frozenset(tree.keys() - sources.keys()))

    def topics(self, listed: list[Scalar] | None, sources: Sources) -> Iterator[ReadTopic]:
        """The topics in the order of kit.yaml, or of their names where it cannot be understood."""
        # A topic that is listed and not there is known all the same: its absence is noted once, not at each reference.
        present = names_in(self.content / TOPICS_FOLDER, self.sink)
        if present is None:
            self.names.topics.update(dict.fromkeys(map(str, listed or ())))
            return
        wanted = self._wanted(listed, present) if listed is not None else present
        self.names.topics.update(dict.fromkeys(wanted))
        for name in (name for name in wanted if name in present and (self.only is None or name in self.only)):
            relative = f"{TOPICS_FOLDER}/{name}.yaml"
            tree = self._tree(relative, TOPIC)
            if tree is None:
                continue
            self.trees[name] = tree
            findings = Findings(self.sink, self.characters)
            topic = read_topic(tree, name, sources, self.names, findings)
            if topic is not None:
                yield topic

    def former_names(self) -> tuple[Former, ...]:
        """The former names of everything in the topics that were read."""
        declared = [former for name, tree in self.trees.items() for former in former_names(name, tree, self.sink)]
        borrowed = (former for name, tree in self.trees.items() for former in borrowed_names(name, tree, declared))
        return (*declared, *borrowed)

    def _tree(self, relative: str, sort: Sort) -> Node | None:
        file = read_file(self.content, relative, self.sink, sort)
        if file is None:
            return None
        self.files.append(file)
        tree = read_tree(file, self.sink, self.characters)
        if tree is not None:
            self.allowed.extend(allowances(tree))
        return tree

    def _wanted(self, listed: list[Scalar], present: list[str]) -> list[str]:
        """The topics to read: those listed that are there; the others are noted."""
        wanted: dict[str, None] = {}
        for name in listed:
            if name in wanted:
                self.sink.error(name.span, "R109", f"topic `{name}` is listed twice", "delete one of the two")
            elif name not in present:
                hint = suggestion(name, present) or "create it, or take it off the list"
                message = f"there is no file {TOPICS_FOLDER}/{name}.yaml"
                self.sink.error(name.span, "F101", message, hint)
            wanted[str(name)] = None
        for unlisted in (name for name in present if name not in wanted):
            place = Span((self.content / TOPICS_FOLDER / f"{unlisted}.yaml").as_posix())
            hint = f"add `{unlisted}` to `topics:` in {KIT_FILE}"
            self.sink.warning(place, "F108", "the kit does not list this topic, so it is not read", hint)
        return list(wanted)


def _retirement(path: Scalar, row: RetirementSchema) -> Retirement:
    return Retirement(str(path), str(row.since), str(row.why), path.span)


def _source(key: Scalar, row: SourceSchema) -> Source:
    return Source(
        id=str(key),
        title=str(row.title),
        publisher=str(row.publisher),
        url=str(row.url),
        date=str(row.date),
        grade=row.grade,
        read=str(row.read or ""),
        span=key.span,
    )
