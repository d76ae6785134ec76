"""The source field: what a card rests on, and how well, said on the back of every card."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from studykit.formats.apkg.escape import escape
from studykit.formats.apkg.markup import link_html
from studykit.model.card import Card
from studykit.model.dates import MONTHS
from studykit.model.source import Source
from studykit.model.text import Citation, Standing
from studykit.model.walk import cited

_MARKS: Final = {Standing.OFFICIAL: "", Standing.SECONDARY: "Secondary source only", Standing.UNVERIFIED: "Unverified"}
# Some official texts are still to be had at such addresses only.
_SCHEMES: Final = ("https:", "http:")
_UNSOURCED: Final = "No source named."
# On a narrow screen a date would part at its spaces.
_DATE: Final = re.compile(rf"(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}\Z")


def source_writer(registry: Mapping[str, Source]) -> Callable[[Card], str]:
    """What gives the source field of a card; many cards rest on the same, which is written once.

    It says the mark, where there is one, then each source once, in the order in which the card cites them. Why a fact
    is in doubt stands with the explanation, where the kinds put it. Raises ValueError when the registry lacks a source.
    """

    @cache
    def said(standing: Standing, citations: tuple[Citation, ...]) -> str:
        mark = _MARKS[standing]
        lines = [f'<span class="mark">{mark}</span>'] if mark else []
        lines.extend([_reference(citation, registry) for citation in citations] or [_UNSOURCED])
        return "".join(f"<p>{line}</p>" for line in lines)

    return lambda card: said(card.provenance.standing, cited(card))


def _reference(citation: Citation, registry: Mapping[str, Source]) -> str:
    source = registry.get(citation.source)
    if source is None:
        raise ValueError(f"no source `{citation.source}` in the deck")
    title = ", ".join(filter(None, (source.title, citation.locator)))
    date = _DATE.sub(r'<span class="date">\g<0></span>', escape(source.dated))
    details = ", ".join(filter(None, (escape(source.publisher), date)))
    link = link_html(escape(title), source.url, _SCHEMES)
    return f"{link}{'' if title.endswith('.') else '.'} {details}" if details else link
