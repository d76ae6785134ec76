"""The rules of cards, after Wozniak's “Effective learning: Twenty rules of formulating knowledge” (1999)."""

import re
from collections.abc import Iterator
from typing import Final

from studykit.lint.finding import Finding
from studykit.lint.material import Material
from studykit.lint.words import STOP, content, only, says, shortened
from studykit.model.text import Standing

LONGEST_ANSWER: Final = 20
"""Words. Wozniak's rule 4, the minimum information principle: what is longer is several facts."""

LONGEST_SET: Final = 3
"""Members of a list whose number is not told. Wozniak's rules 9 and 10 warn of sets; three are no set yet."""

LONGEST_LIST: Final = 7
"""Members of a list whose number is told: as many as are held at once by the most generous count (Miller 1956)."""

_NUMBERS: Final = ("four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

FLOW_CHART: Final = "decision"
"""The kind of section whose cards differ by a single yes or no: to know what that changes is what they are for."""

_YES_OR_NO: Final = frozenset({"yes", "no", "true", "false"})
_NO_SUBJECT: Final = re.compile(
    r"(?:[Ww](?:hat|hen|here|hy|ho|hom)|[Hh]ow)(?: \w+)? (?:it|they|he|she|them)(?: \w+){0,2} ?\?(?: …\.?)?\Z|"
    r"(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he|(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) (?:is|are|was|were|has|have|does|do))\b"
)


def long_answer(material: Material) -> Iterator[Finding]:
    """An answer of more than 20 words.

    A long answer is never recalled in the same words, so nobody can say whether it was right. It mostly holds several
    facts, each of which is worth a card of its own (Wozniak, rule 4). Of an answer that is a list, each member counts
    by itself.

    Wrong:  who: a veteran who has a disability that was rated at 10 percent or more, but at less than 30, and who …
    Right:  who: a veteran with a rating of 10 or 20 percent          # and another field for the rest
    """
    for asked in material.asked:
        for answer in asked.answers:
            count = len(answer.split())
            if count > LONGEST_ANSWER:
                yield Finding(
                    asked.span,
                    f"the answer “{shortened(answer)}” has {count} words",
                    f"an answer that can be recalled has at most {LONGEST_ANSWER}: shorten it, or make two facts of it",
                )


def long_list(material: Material) -> Iterator[Finding]:
    """A list of more than three members as one answer, without a word of how many there are.

    Lists are the hardest thing to keep in mind: one forgotten member makes the whole card wrong, again and again
    (Wozniak, rules 9 and 10). Who is told their number knows when something is missing and goes on looking; that makes
    up to seven bearable (Miller 1956). A longer list is asked for in pieces.

    Wrong:  ask: Name the codes.                 # there are six
    Right:  ask: Name the six codes.
    Right:  cards: window                        # or `cards: each`, or two lists
    """
    for asked in material.asked:
        count = len(asked.answers)
        if count <= LONGEST_SET:
            continue
        told = _tells(asked.front, count)
        if count > (LONGEST_LIST if told else LONGEST_SET):
            pieces = "ask for them in pieces: `cards: window` or `cards: each`, or part the list in two"
            hint = pieces if told else "say in the question how many there are, or ask for them in pieces"
            yield Finding(asked.span, f"“{shortened(asked.front)}” asks for {count} things at once", hint)


def _tells(front: str, count: int) -> bool:
    """Whether the front says how many there are; the number of a form (`SF-15`) or of something else does not."""
    said = {str(count), *_NUMBERS[count - LONGEST_SET - 1 : count - LONGEST_SET]}
    return any(word.casefold() in said for word in re.findall(r"(?<![\w§-])\w+(?![\w-])", front))


def same_front(material: Material) -> Iterator[Finding]:
    """Two cards that ask the same.

    Of two cards with one front and different answers each makes the other one wrong; with the same answer one of them
    is too many. Say in the question what makes the difference: the year, the place, the system.

    Wrong:  How many points are added?           # in hiring, and again in a reduction in force
    Right:  How many points are added in hiring?
    """
    first: dict[tuple[str, ...], str] = {}
    for asked in material.asked:
        named = first.setdefault(tuple(asked.front.casefold().split()), asked.key)
        if named != asked.key:
            hint = "say in the question what makes the difference, or ask it once"
            yield Finding(asked.span, f"“{shortened(asked.front)}” is asked by `{named}` already", hint)


def alike_fronts(material: Material) -> Iterator[Finding]:
    """Two fronts that differ only in words without content.

    Questions that are nearly the same are mixed up (Wozniak, rule 11: combat interference): the learner recalls the
    answer to the other one. These two have the same words but for order, articles, prepositions and question words.

    Wrong:  What is the code for a widow?  ·  Which code is a widow’s?
    Right:  Ask it once; or ask the second time for something else.
    """
    first: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    for asked in material.asked:
        if asked.kind == FLOW_CHART:
            continue
        words = asked.words
        signature = tuple(sorted([word for word in words if word not in STOP]))
        if len(set(signature)) < 2:
            continue
        named, other = first.setdefault(signature, (asked.key, words))
        if named != asked.key and other != words:
            hint = "ask it once, or say what makes the difference"
            yield Finding(asked.span, f"“{shortened(asked.front)}” is hard to tell from `{named}`", hint)


def yes_or_no(material: Material) -> Iterator[Finding]:
    """An answer that is only yes or no.

    Half of all guesses are right, and the reason is never recalled. Ask for the reason, or for the thing itself.

    Wrong:  Does SSP add points?                 # No.
    Right:  How many points does SSP add?        # None.
    """
    for asked in material.asked:
        if len(asked.answers) == 1 and only(asked.answer, _YES_OR_NO):
            hint = "ask for the thing or the reason itself"
            yield Finding(asked.span, f"“{shortened(asked.front)}” is answered by {asked.answer}", hint)


def no_subject(material: Material) -> Iterator[Finding]:
    """A front that does not say what it is about.

    On a phone, weeks later, a card stands alone: nothing before it says what “it” was. A front that begins with a
    pronoun, or has no word of its own beside the question words, cannot be answered then.

    Wrong:  What does it do?
    Right:  What does the Qualifications Review Board do?
    """
    for asked in material.asked:
        if _NO_SUBJECT.match(asked.front) or STOP.issuperset(asked.words):
            hint = "name what is asked about: the front stands alone on a phone"
            yield Finding(asked.span, f"“{shortened(asked.front)}” does not say what it is about", hint)


def gives_away(material: Material) -> Iterator[Finding]:
    """A front that contains its answer.

    Who can read the answer off the question recalls nothing. A question that offers several answers (“CP or CPS?”) is
    not meant.

    Wrong:  What is the name of the SF-15 form?  # SF-15
    Right:  Which form claims 10-point preference?
    """
    for asked in material.asked:
        answer = asked.answers[0].rstrip(".") if len(asked.answers) == 1 else ""
        offered = " or " in asked.front
        if not offered and not answer.isdigit() and says(asked.front, answer) and content(answer):
            hint = "word the question without the answer"
            yield Finding(asked.span, f"“{shortened(asked.front)}” contains its answer, “{shortened(answer)}”", hint)


def no_source(material: Material) -> Iterator[Finding]:
    """A fact without a source, or a source without a date.

    What was true is worth nothing to a reader who cannot check it, or does not know of when it is (Wozniak, rules 18
    and 19: sources, date stamping). A fact that only an `unverified:` excuses is found here. A source that shows no
    date (`n.d.`) says in `read:` how and when it was read.

    Wrong:  date: n.d.
    Right:  date: n.d.
            read: copy of the page, 20 November 2026
    """
    for asked in material.asked:
        if not asked.provenance.sources and asked.provenance.standing is Standing.UNVERIFIED:
            hint = "name a source, or leave the fact out"
            yield Finding(asked.span, f"the answer to “{shortened(asked.front)}” rests on no source", hint)
    for source in material.kit.sources.values():
        if source.date == "n.d." and not source.read:
            hint = "say in `read:` how and when it was read"
            yield Finding(source.span, f"the source `{source.id}` shows no date", hint)
