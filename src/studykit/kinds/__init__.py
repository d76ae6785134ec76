"""The kinds of sections: what an author can write, by the word a section starts with."""

from collections.abc import Mapping
from typing import Final

from studykit.kinds import cloze, compare, enumeration, facts, prose, scenarios, steps
from studykit.kinds.kind import Kind

KINDS: Final[Mapping[str, Kind]] = {
    "prose": Kind(prose.ProseSchema, prose.read, prose.derive),
    "facts": Kind(facts.FactsSchema, facts.read, facts.derive),
    "list": Kind(enumeration.ListSchema, enumeration.read, enumeration.derive),
    "steps": Kind(steps.StepsSchema, steps.read, steps.derive),
    "compare": Kind(compare.CompareSchema, compare.read, compare.derive),
    "cloze": Kind(cloze.ClozeSchema, cloze.read, cloze.derive),
    "scenarios": Kind(scenarios.ScenariosSchema, scenarios.read, scenarios.derive),
}
