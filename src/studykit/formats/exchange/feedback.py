"""What a learner is told after the answer, in words that need no markup."""

from typing import Final

from studykit.model.bank import BankItem, Written
from studykit.model.text import Standing

STANDINGS: Final = {
    Standing.OFFICIAL: "",
    Standing.SECONDARY: "Secondary source: no official source for this was found.",
    Standing.UNVERIFIED: "Unverified: no source confirms this.",
}
"""The marks as sentences."""


def feedback(item: BankItem) -> tuple[str, ...]:
    """The answer where no machine can compare it, the reasons, sources, mark and notice: what there is of it."""
    model = f"Answer: {item.answer}" if isinstance(item, Written) and not item.brief else ""
    said = (model, *item.why, sources(item), STANDINGS[item.standing], item.notice)
    return tuple(paragraph for paragraph in said if paragraph)


def sources(item: BankItem) -> str:
    """The sources on one line, each in brackets; empty when the item names none."""
    listed = "; ".join(f"[{source}]" for source in item.sources)
    return f"{'Sources' if len(item.sources) > 1 else 'Source'}: {listed}" if listed else ""
