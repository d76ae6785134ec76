"""The `Reader` of one section: Markdown and sources, for the kind that reads it."""

from collections.abc import Sequence

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.load.findings import Findings
from studykit.load.markdown import read_blocks, read_text
from studykit.load.names import Sources
from studykit.model.authored import Scalar
from studykit.model.document import Block
from studykit.model.source import Provenance, provenance
from studykit.model.text import Citation, Text


class SectionReader(Struct, frozen=True):
    """Reads one section, `path`, whose own sources are `default`.

    In a `partial` section, whose faults were taken out of it, the kind's own problems are not noted: they may come of
    what is not there.
    """

    path: str
    findings: Findings
    sources: Sources
    default: tuple[Citation, ...] = ()
    partial: bool = False

    def text(self, written: Scalar) -> Text:
        """Inline Markdown as a text."""
        return read_text(written, self.findings)

    def cloze(self, written: Scalar) -> Text:
        """Inline Markdown with gaps as a text."""
        return read_text(written, self.findings, gaps=True)

    def blocks(self, written: Scalar) -> tuple[Block, ...]:
        """Markdown paragraphs, lists and quotations as blocks."""
        return read_blocks(written, self.findings)

    def provenance(self, sources: Sequence[Scalar], doubt: Text = ()) -> Provenance:
        """What a fact rests on: its own sources, or the section's."""
        cited = read_sources(sources, self.findings)
        return provenance(cited or self.default, self.sources.rows, doubt)

    def support(self, cited: Sequence[Citation]) -> Provenance:
        """What a text rests on that cites these, or the section's sources where it cites none."""
        return provenance(tuple(cited) or self.default, self.sources.rows)

    def error(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that stops the build."""
        if not self.partial:
            self.findings.problems.error(span, code, message, hint)

    def warning(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that the build survives."""
        if not self.partial:
            self.findings.problems.warning(span, code, message, hint)


def read_sources(written: Sequence[Scalar], findings: Findings) -> tuple[Citation, ...]:
    """Sources as a `source:` names them: `id`, or `id, § 2`."""
    citations: list[Citation] = []
    for one in written:
        source, _, locator = one.partition(",")
        citations.append(Citation(source.rstrip(), " ".join(locator.split())))
        findings.cited.append((citations[-1], one.at(0, max(len(source.rstrip()), 1))))
    return tuple(citations)
