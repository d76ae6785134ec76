"""The neutral card sheet: what each card of a topic says on paper, before it is laid out."""

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.model.document import Block
from studykit.model.placed import Placed
from studykit.model.text import Text


class SheetCard(Placed, frozen=True):
    """One card to cut out; `number` counts from 1 within its topic.

    `key` is that of the card it comes from, followed by `#reverse` or the number of a gap (`#2`) where one card gives
    several. `extra` explains after the answer. `mark` is what a fact carries that no official source supports, and
    `sources` what it rests on, in few words; either may be empty. No text holds a citation, a mark or a link.
    """

    key: str
    number: int
    front: tuple[Block, ...]
    back: tuple[Block, ...]
    extra: tuple[Block, ...] = ()
    mark: Text = ()
    sources: Text = ()
    span: Span = Span("")


class Sheet(Struct, frozen=True):
    """The cards of one topic, in the order in which they are taught.

    `status` is the sentence that every card of a superseded or draft topic says on its back, and `flag` the word for it
    on both sides; both are empty for a current topic.
    """

    topic: str
    language: str
    series: str
    edition: str
    title: Text
    cards: tuple[SheetCard, ...]
    status: Text = ()
    flag: str = ""
    author: str = ""
