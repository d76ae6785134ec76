"""The table of rules, by their codes; a code means the same for ever."""

from collections.abc import Mapping
from typing import Final

from studykit.codes import Code
from studykit.lint import cards, items, order
from studykit.lint.allowances import CODES as CODES_OF_ALLOWANCES
from studykit.lint.finding import Rule

RULES: Final[Mapping[str, Rule]] = {
    "C201": Rule(cards.long_answer),
    "C202": Rule(cards.long_list),
    "C203": Rule(cards.same_front),
    "C204": Rule(cards.alike_fronts),
    "C205": Rule(cards.yes_or_no),
    "C206": Rule(cards.no_subject),
    "C207": Rule(cards.gives_away),
    "C208": Rule(cards.no_source),
    "Q301": Rule(items.all_of_the_above),
    "Q302": Rule(items.unmarked_negative),
    "Q303": Rule(items.long_key),
    "Q304": Rule(items.absolutes),
    "Q305": Rule(items.overlapping),
    "Q306": Rule(items.clang),
    "Q307": Rule(order.unsorted_numbers),
    "Q308": Rule(order.skewed),
    "Q309": Rule(items.few_distractors),
}
"""Q310, a reverse question with several right answers, is found where such questions are derived: in `kinds`."""

CODES: Final[Mapping[str, Code]] = {
    **{code: rule.code for code, rule in RULES.items()},
    **CODES_OF_ALLOWANCES,
}
"""The pages of all codes of this room."""
