"""Allowances: `allow:` beside anything in a topic or a source, taken out of the tree before it is validated."""

from collections.abc import Iterator
from typing import Final

from studykit.diagnostics import Span
from studykit.kinds.schema import RULE_CODE
from studykit.load.tree import Listed, Mapped, Node
from studykit.model.authored import Scalar
from studykit.model.kit import Allowance

WORD: Final = Scalar("allow")


def allowances(tree: Node) -> Iterator[Allowance]:
    """Take every `allow:` out of the tree; what it holds for reaches from the name of the thing to its last value.

    One that is not a mapping from codes to reasons is left where it stands, for the schema to refuse: it may as well
    be the identity of an entry.
    """
    yield from _allowances(tree, None)


def _allowances(node: Node, name: Scalar | None) -> Iterator[Allowance]:
    match node:
        case Mapped():
            written = node.get(WORD)
            if isinstance(written, Mapped) and written and all(map(_answers, written, written.values())):
                del node[WORD]
                first, last = name.span if name is not None else node.span, _last(node)
                for code, reason in written.items():
                    yield Allowance(str(code), str(reason), first, last, code.span)
            for key, inner in node.items():
                if not isinstance(inner, Scalar):
                    yield from _allowances(inner, key)
        case Listed():
            for inner in node:
                if not isinstance(inner, Scalar):
                    yield from _allowances(inner, None)
        case _:
            pass


def _answers(code: Scalar, reason: Node) -> bool:
    return RULE_CODE.fullmatch(code) is not None and isinstance(reason, Scalar) and bool(reason.strip())


def _last(node: Node) -> Span:
    """The place of the last key or value in the node."""
    match node:
        case Mapped():
            spans = [node.span, *(span for key, inner in node.items() for span in (key.span, _last(inner)))]
        case Listed():
            spans = [node.span, *map(_last, node)]
        case _:
            return node.span
    return max(spans, key=lambda span: (span.line, span.column))
