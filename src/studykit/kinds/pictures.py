"""Figures with what they rest on below them, and the card that asks for the whole of one."""

from collections.abc import Sequence

from studykit.diagnostics import Span
from studykit.kinds.marks import attribution, doubts, mark, spaced, union
from studykit.kinds.phrases import phrase
from studykit.model.card import RecallCard
from studykit.model.document import Block, Paragraph, Together, words
from studykit.model.figure import Drawing, Figure
from studykit.model.source import Provenance
from studykit.model.text import Text, plain


def marked_alike(provenances: Sequence[Provenance]) -> bool:
    """Whether all that a figure shows is equally well supported, so that one mark below it says so."""
    return len({provenance.standing for provenance in provenances}) == 1


def box_text(text: Text, provenance: Provenance, *, alike: bool) -> Text:
    """What stands in a box: with a mark of its own where not everything in the figure has the same."""
    tail = () if alike else mark(provenance.standing)
    return phrase(text, " ", tail) if tail else text


def picture(drawing: Drawing, title: Text, provenances: Sequence[Provenance], at: Span) -> tuple[Block, ...]:
    """The figure, and below it its sources, the mark that all of it carries, and every doubt."""
    figure = Figure(drawing, plain(title), at)
    whole = union(provenances)
    tail = attribution(whole) if marked_alike(provenances) else spaced(whole.sources)
    said = dict.fromkeys(block for provenance in provenances for block in doubts(provenance))
    below = (*((Paragraph(phrase("Source: ", tail)),) if whole.sources else ()), *said)
    return (Together((figure, *below)),) if below else (figure,)


def whole_card(
    path: str, asked: Text, task: str, drawing: Drawing, title: Text, provenances: Sequence[Provenance], at: Span
) -> RecallCard:
    """The card that asks for the whole figure, and shows it."""
    rests_on = union(provenances)
    return RecallCard(
        key=f"{path}/figure:whole",
        front=(Paragraph(asked), Paragraph(words(task))),
        back=(Figure(drawing, plain(title), at),),
        provenance=rests_on,
        extra=doubts(rests_on),
        span=at,
    )
