"""The rules of test items: what their stems and options say (Haladyna, Downing and Rodriguez 2002)."""

import re
from collections.abc import Iterator
from typing import Final

from studykit.lint.finding import Finding
from studykit.lint.material import Choosing, Material, stems_of
from studykit.lint.words import content, says, shortened
from studykit.model.clues import BEGINNING, clues

LONGER: Final = 1.5
"""How many times as long as the longest distractor a key may be (Haladyna's rule: keep the options about equal)."""

LONGER_BY: Final = 25
"""Characters; among short options half as long again is not seen."""

CLANG: Final = 5
"""Letters; a shorter word in stem and key is no clue that anybody follows."""

COMMON: Final = 8
"""Questions of a topic; a word that more of them use is one of its subject."""

_ALL_OR_NONE: Final = re.compile(
    r"(?:^|[;:,(] ?)(?:"
    r"(?:all|none|both|neither|any) (?:of )?"
    r"(?:them|(?:the |these |those )?(?:above|others?|answers|options)|these|those)"
    r"(?: (?:is|are) (?:right|true|correct|wrong|false))?"
    r"|(?:both|neither) \(?[A-F]\)? (?:and|nor) \(?[A-F]\)?|\(?[A-F]\)? and \(?[A-F]\)? only)\W*$",
    re.IGNORECASE,
)
_ALL_OR_NONE_BEGINS: Final = ("all ", "none ", "both ", "neither ", "any ", " only")
"""One of these stands in whatever `_ALL_OR_NONE` finds, and is looked for first."""

# Between the question word and the negative there is no comma or colon: behind one stands what is asked about.
_NEGATIVE: Final = re.compile(
    r"\b(?:which|what|who|whom|when|where|why|how|all|choose|find|mark|name|pick|select)\b"
    r"[^:;,.?]*?\b(not|except|never|cannot|\w+n[’']t)\b",
    re.IGNORECASE,
)
_NEGATIVES: Final = ("not", "except", "never", "n't", "n’t")
"""One of these stands in whatever `_NEGATIVE` finds; to look for them first takes a tenth of the time."""

_ABSOLUTE: Final = re.compile(r"\b(?:always|never)\b", re.IGNORECASE)
_LEADING: Final = re.compile(r"(?:an?|the) ", re.IGNORECASE)
_SILENT: Final = ("heir", "honest", "hono", "hour")
_SOUNDED: Final = ("eu", "once", "one", "unif", "unio", "uniq", "unit", "univ", "use", "usu", "uti")
_SPELLED: Final = "AEFHILMNORSX"
"""Letters whose names begin with a vowel: `an SF-15`."""

_ARTICLE: Final = re.compile(r"(?<=\s)(an?)[ :?…_]*$")


def all_of_the_above(material: Material) -> Iterator[Finding]:
    """“All of the above” or “none of the above” among the options.

    Who knows two options to be right, or one to be wrong, has the answer without knowing the third; and where options
    are shuffled nothing is above (Haladyna, rules 25 and 26). “Both A and B” is of the same kind.

    Wrong:  wrong: {All of the above: …}
    Right:  Offer a third answer that somebody may give.
    """
    folded = ((option, option.casefold()) for option in material.options)
    sweeping = {
        option
        for option, said in folded
        if any(word in said for word in _ALL_OR_NONE_BEGINS) and _ALL_OR_NONE.search(option)
    }
    for item in material.choosing:
        found = next((option for option in item.options if option in sweeping), None)
        if found is not None:
            hint = "offer an answer of its own in its place"
            yield Finding(item.span, f"“{shortened(item.stem)}” offers “{found}”", hint)


def unmarked_negative(material: Material) -> Iterator[Finding]:
    """A question in the negative that does not stress it.

    Who reads fast misses the “not”, and gives a wrong answer though the matter is known (Haladyna, rule 17). Ask
    positively; where that cannot be, stress the word.

    Wrong:  Which of these is not a code?
    Right:  Which of these is **not** a code?
    """
    for item in material.choosing:
        last = item.last.casefold()
        found = _NEGATIVE.search(item.last) if any(word in last for word in _NEGATIVES) else None
        if found and not found[1].isupper() and not says(item.stressed, found[1]):
            hint = f"ask positively, or stress it: `**{found[1]}**`"
            yield Finding(item.span, f"“{shortened(item.last)}” asks in the negative", hint)


def long_key(material: Material) -> Iterator[Finding]:
    """A right answer much longer than every wrong one.

    Authors qualify what is true and leave what is false bare; the longest option is then the right one, and who
    guesses knows it (Haladyna, rule 24). The right answer is compared with the longest wrong one. Only what an author
    wrote as wrong is looked at: a value of a table is right in one question and wrong in its neighbours, so that its
    length tells nothing.

    Wrong:  answer: Only a resume of at most two pages is taken; essays are no longer used.   # wrong: Ten pages.
    Right:  answer: A resume of at most two pages.
    """
    for item in (item for item in material.choosing if item.by_hand):
        longest = max(map(len, item.wrong))
        if len(item.answer) > LONGER * longest and len(item.answer) - longest > LONGER_BY:
            hint = "shorten the right answer, or give a wrong one as much to say"
            yield Finding(item.span, f"“{shortened(item.answer)}” is much longer than any wrong answer", hint)


def absolutes(material: Material) -> Iterator[Finding]:
    """“Always” or “never” in an option.

    Hardly anything is always so: who knows nothing strikes such options out (Haladyna, rule 28, specific determiners).

    Wrong:  wrong: {A veteran is always placed first.: …}
    Right:  wrong: {A veteran is placed first.: …}
    """
    folded = ((option, option.casefold()) for option in material.options)
    absolute = {option for option, said in folded if ("always" in said or "never" in said) and _ABSOLUTE.search(option)}
    for item in material.choosing:
        found = next((option for option in item.options if option in absolute), None)
        if found is not None:
            hint = "say it without the word"
            yield Finding(item.span, f"the option “{shortened(found)}” is absolute", hint)


def overlapping(material: Material) -> Iterator[Finding]:
    """One option that is part of another.

    If the narrower is right the wider is right, too; who sees that strikes out one of them or complains (Haladyna,
    rule 22: keep options independent). Options that stand whole inside another, and an option that says less of the
    same, are found in what an author wrote; the values of a table are what they are.

    Wrong:  answer: an officer of ERO            # wrong: an officer
    Right:  answer: an officer of ERO            # wrong: an officer of HSI
    """
    for item in (item for item in material.choosing if item.by_hand):
        pairs = ((one, other) for one in item.options for other in item.options if one != other)
        found = next(((one, other) for one, other in pairs if says(other, _named(one)) and content(one)), None)
        if found is not None:
            hint = "make each option exclude the others"
            yield Finding(item.span, f"“{shortened(found[0])}” is part of “{shortened(found[1])}”", hint)


def _named(option: str) -> str:
    """The option without the article before it and the full stop behind it."""
    return _LEADING.sub("", option.rstrip("."))


def clang(material: Material) -> Iterator[Finding]:
    """A word of the question that only the right answer has, or an article that only it fits.

    Who knows nothing looks for the option that sounds like the question (Haladyna, rule 28, clang associations); and
    “an” before a blank rules out every option that begins with a consonant. Only what an author wrote as wrong is
    looked at; and a word that many questions of the topic use belongs to its subject and is no clue.

    Wrong:  Which board reviews qualifications?  # the Qualifications Review Board; the Merit Board; the Agency Board
    Right:  Which board certifies a candidate?
    """
    topics = {topic.id: topic for topic in material.kit.topics}
    stems: dict[str, list[str]] = {}
    for item in material.choosing:
        clues, article = _clues(item) if item.by_hand else frozenset(), _article(item)
        if not (clues or article) or item.alternate:
            continue
        if clues and item.topic not in stems:
            stems[item.topic] = stems_of(topics[item.topic])
        heard = min((word for word in clues if _uses(word, stems[item.topic]) <= COMMON), default="")
        if heard:
            hint = "word the question without it, or give a wrong answer the same word"
            yield Finding(item.span, f"“{heard}” stands in the question and only in the right answer", hint)
        elif article:
            hint = "write `a/an`, or end the question before the article"
            yield Finding(item.span, f"“{shortened(item.last)}” ends with an article that not every option fits", hint)


def few_distractors(material: Material) -> Iterator[Finding]:
    """Fewer than two wrong answers.

    With one wrong answer every other guess is right; two are enough (Rodriguez 2005: three options are optimal). A
    question that names its two answers itself (“CP or CPS?”) is another form of item, and not meant. A question
    derived from a table in which there are only two values is asked in writing.

    Wrong:  wrong: {CP: …}
    Right:  wrong: {CP: …, CPS: …}
    """
    for item in material.choosing:
        if item.by_hand and not item.alternate and len(set(item.wrong)) < 2:
            hint = "add a wrong answer that somebody may give"
            yield Finding(item.span, f"“{shortened(item.stem)}” has one wrong answer", hint)


def _clues(item: Choosing) -> frozenset[str]:
    """The words of the stem that the key has, in this form or another, and no distractor has."""
    said = clues(item.answer).difference(*map(clues, item.wrong))
    return frozenset(word for word in content(item.stem) if len(word) >= CLANG and word[:BEGINNING] in said)


def _uses(word: str, stems: list[str]) -> int:
    """How many of the stems use the word."""
    return sum(word in stem.casefold() and word in content(stem) for stem in stems)


def _article(item: Choosing) -> bool:
    found = _ARTICLE.search(item.last) if item.last.rstrip(" :?…_").endswith(("a", "an")) else None
    if found is None:
        return False
    return len(set(map(_takes_an, item.options))) > 1


def _takes_an(option: str) -> bool:
    """Whether the option begins with a vowel, as it is spoken."""
    word, *_ = option.split() or [""]
    if len(word) > 1 and word.isupper():
        return word[0] in _SPELLED
    folded = word.casefold()
    return folded.startswith(_SILENT) or (folded[:1] in set("aeiou") and not folded.startswith(_SOUNDED))
