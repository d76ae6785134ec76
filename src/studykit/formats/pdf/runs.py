"""Runs: a text as stretches of one font, some of which (links, citations, marks) are elements of their own."""

from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

from studykit.formats.pdf import wording
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.suite import Suite
from studykit.model.document import Reference
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text, plain

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
# No anchor of an author's begins with a slash.
REFERENCE: Final = "/source/"

MOST_TIED: Final = 3
"""So many citations side by side stay on one line; of more, `FEWEST_ON_A_LINE` at least on each."""

FEWEST_ON_A_LINE: Final = 2
FEWEST_TO_SORT: Final = 2
_BLANKS: Final = " \n\t\r"
_OPENERS: Final = ("(", "[", "“", "‘", "„", "«")
_STOPS: Final = (".", ",", ";", ":", "!", "?", ")")
_END: Final = Plain("\N{BULLET}")


class Spot(Struct, frozen=True, eq=False):
    """A stretch with an element of its own: a link (`target` is an address, or `#` and an anchor) or a boxed label.

    A `solid` one is not divided. A `worded` one is a link that only its colour would tell from the words around it: no
    citation in brackets, and no address. Behind a `closed` label stands a stop, close to its frame. Compared by
    identity: two citations of one source are two links.
    """

    target: str = ""
    contents: str = ""
    solid: bool = False
    worded: bool = False
    closed: bool = False

    @property
    def boxed(self) -> bool:
        """Whether the stretch is a label with a frame around it."""
        return not self.target

    @property
    def tag(self) -> str:
        """The structure type of the element."""
        return "Link" if self.target else "Span"


Run: TypeAlias = tuple[Font, str, Spot | None]


class References(Struct, frozen=True):
    """The numbered sources that citations point at."""

    rows: Mapping[str, Reference]

    def spot(self, citation: Citation) -> tuple[str, Spot]:
        """The words of a citation and its link. Raises KeyError when the document has no such source."""
        row = self.rows[citation.source]
        place = f", {citation.locator}".replace(" ", NO_BREAK) if citation.locator else ""
        target = f"#{REFERENCE}{row.number}"
        return f"[{row.number}{place}]", Spot(target, wording.source_link(row.number, plain(row.text)), solid=True)


class _Manner(Struct, frozen=True):
    suite: Suite
    references: References
    strong: bool = False
    emphasis: bool = False
    spot: Spot | None = None


def runs(text: Text, suite: Suite, references: References) -> list[Run]:
    """The runs of a text, in reading order.

    A citation stays on the line of the word it follows; citations and marks are set off by a space, but not from a
    bracket or a quotation that opens before them. Citations that stand side by side are in the order of their numbers,
    and on one line unless they are many.
    """
    made = _runs(text, _Manner(suite, references))
    if not [spot for _, _, spot in made if spot is not None]:
        return made
    found: list[Run] = []
    for at, (font, words, spot) in enumerate(made):
        if spot is not None and spot.solid and found:
            _set_off(found, tight=not spot.boxed and not _loose(made, at))
        if spot is not None and spot.boxed and at + 1 < len(made) and made[at + 1][1].startswith(_STOPS):
            spot = replace(spot, closed=True)
        found.append((font, words, spot))
    return found


def _runs(text: Text, manner: _Manner) -> list[Run]:
    if len(text) < FEWEST_TO_SORT:
        return _run(text[0], manner) if text else []
    made: list[Run] = []
    for inline in _sorted(text, manner.references):
        made += _run(inline, manner)
    return made


def _run(inline: Inline, manner: _Manner) -> list[Run]:
    suite, spot = manner.suite, manner.spot
    match inline:
        case Plain(words):
            return [(suite.pick(strong=manner.strong, emphasis=manner.emphasis), words, spot)]
        case Strong((Plain(words),)):  # most say no more
            return [(suite.pick(strong=True, emphasis=manner.emphasis), words, spot)]
        case Strong(children) | Gap(_, children):
            return _runs(children, replace(manner, strong=True))
        case Emphasis(children):
            return _runs(children, replace(manner, emphasis=True))
        case Code(words):
            return [(suite.code(strong=manner.strong), words, spot)]
        case Link(children, target):
            said = plain(children)
            contents = said if target.startswith("#") else f"{said} ({target})"
            worded = said not in (target, target.removeprefix("mailto:"))
            return _runs(children, replace(manner, spot=Spot(target, contents, worded=worded)))
        case Citation():
            words, link = manner.references.spot(inline)
            return [(suite.label, words, link)]
        case Mark(standing):
            return [(suite.label, wording.MARKS[standing].replace(" ", NO_BREAK), Spot(solid=True))]
        case _:
            assert_never(inline)


def _sorted(text: Text, references: References) -> Text:
    """The text with the citations that stand side by side in the order of their numbers."""
    if sum([isinstance(inline, Citation) for inline in text]) < FEWEST_TO_SORT:
        return text
    whole: list[Inline] = list(text)
    group: list[tuple[int, Citation]] = []
    for at, inline in enumerate((*text, _END)):
        if isinstance(inline, Citation):
            group.append((at, inline))
        elif not isinstance(inline, Plain) or inline.text.strip(_BLANKS):
            ordered = sorted((citation for _, citation in group), key=lambda each: references.rows[each.source].number)
            for (place, _), citation in zip(group, ordered, strict=True):
                whole[place] = citation
            group.clear()
    return tuple(whole)


def _loose(made: list[Run], at: int) -> bool:
    """Whether a line may end before a citation: in the middle of many."""
    before, after = _citing(made[at - 1 :: -1]), _citing(made[at:])
    return before >= FEWEST_ON_A_LINE <= after and before + after > MOST_TIED


def _citing(made: list[Run]) -> int:
    """How many citations stand at the head of some runs."""
    count = 0
    for _, words, spot in made:
        if spot is not None and spot.solid and not spot.boxed:
            count += 1
        elif spot is not None or words.strip(_BLANKS):
            break
    return count


def _set_off(found: list[Run], *, tight: bool) -> None:
    """End the last run with a space, which does not break where the next run must stay on the same line."""
    while len(found) > 1 and found[-1][2] is None and not found[-1][1].strip(_BLANKS):
        found.pop()
    font, words, spot = found[-1]
    if spot is None and words.endswith(_OPENERS):
        return
    space = NO_BREAK if tight else " "
    if spot is None:
        found[-1] = (font, words.rstrip(_BLANKS) + space, None)
    else:
        # The space is no part of a link or label.
        found[-1] = (font, words.rstrip(_BLANKS), spot)
        found.append((font, space, None))
