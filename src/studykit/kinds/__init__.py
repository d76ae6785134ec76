"""The kinds of sections: what an author can write, by the word a section starts with."""

from collections.abc import Mapping
from typing import Final

from studykit.kinds import (
    chart,
    cloze,
    compare,
    decision,
    enumeration,
    facts,
    prose,
    rating,
    scenarios,
    steps,
    timeline,
)
from studykit.kinds.kind import Kind

KINDS: Final[Mapping[str, Kind]] = {
    "prose": Kind(prose.ProseSchema, prose.read, prose.derive),
    "facts": Kind(facts.FactsSchema, facts.read, facts.derive),
    "list": Kind(enumeration.ListSchema, enumeration.read, enumeration.derive),
    "steps": Kind(steps.StepsSchema, steps.read, steps.derive),
    "compare": Kind(compare.CompareSchema, compare.read, compare.derive),
    "cloze": Kind(cloze.ClozeSchema, cloze.read, cloze.derive),
    "scenarios": Kind(scenarios.ScenariosSchema, scenarios.read, scenarios.derive),
    "decision": Kind(decision.DecisionSchema, decision.read, decision.derive),
    "chart": Kind(chart.ChartSchema, chart.read, chart.derive),
    "timeline": Kind(timeline.TimelineSchema, timeline.read, timeline.derive),
    "rating": Kind(rating.RatingSchema, rating.read, rating.derive),
}
