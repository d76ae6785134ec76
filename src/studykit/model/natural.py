"""Natural order: numbers by size, dates by the calendar, single letters by the alphabet."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, TypeAlias

from studykit.model.dates import MONTHS
from studykit.model.text import Text, plain

Place: TypeAlias = tuple[float, ...]

LONGEST: Final = 48
"""Characters; what is longer is a sentence, not a size."""

_NUMBER: Final = re.compile(
    r"(?:[Aa]bout |[Aa]t (?:least|most) )?"
    r"(?P<before>(?:[A-Z]{1,4}-?|\$)?)(?P<sign>[-−+]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?:(?:%? to |[-–])(?P=before)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)?"
    r"(?P<after>%?(?: [^\W\d]+){0,3})"
)
_LETTER: Final = re.compile(r"(?P<before>(?:.*[\s(])?)(?P<letter>[A-Z])(?P<after>\)?)")
_DATE: Final = re.compile(
    rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?(?P<year>\d{{4}})"
    rf"|(?P<month_first>{'|'.join(MONTHS)}) (?P<day_after>\d{{1,2}}), (?P<year_last>\d{{4}})"
)
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def natural_places(texts: Sequence[Text]) -> tuple[Place, ...] | None:
    """What sorts the texts, in their order; None where they have no natural order, or two of them the same place.

    Numbers count as such where all have the same unit (`15 days`, `$300`, `GS-9`), a range (`5 to 9 days`) by where it
    begins; a year alone is a date among dates.
    """
    return spoken_places([plain(text) for text in texts])


def spoken_places(said: Sequence[str]) -> tuple[Place, ...] | None:
    """What sorts some words, as `natural_places` does it of texts."""
    if max(map(len, said), default=0) > LONGEST:
        return None
    for read in (_numbers, _dates, _letters, _ordinals):
        places = read(said)
        if places is not None and len(set(places)) == len(places) > 1:
            return tuple(places)
    return None


def natural_order(texts: Sequence[Text]) -> tuple[int, ...] | None:
    """The indices of the texts, least first; None where they have no natural order."""
    places = natural_places(texts)
    return None if places is None else tuple(sorted(range(len(places)), key=places.__getitem__))


def _matches(pattern: re.Pattern[str], said: Sequence[str]) -> list[re.Match[str]]:
    """The matches of all that is said, or none at all where one does not match."""
    found: list[re.Match[str]] = []
    for one in said:
        match = pattern.fullmatch(one)
        if match is None:
            return []
        found.append(match)
    return found


def _numbers(said: Sequence[str]) -> list[Place] | None:
    matches = _matches(_NUMBER, said)
    # `1 day` and `2 days` have the same unit
    units = {(match["before"], match["after"].removesuffix("s")) for match in matches}
    if len(units) != 1:
        return None
    return [(_size(match),) for match in matches]


def _size(match: re.Match[str]) -> float:
    size = float(match["digits"].replace(",", "") + (match["fraction"] or ""))
    return -size if match["sign"] in ("-", "−") else size


def _dates(said: Sequence[str]) -> list[Place] | None:
    places = [_day(match) for match in _matches(_DATE, said)]
    days = [place for place in places if place is not None]
    return days if days and len(days) == len(said) else None


def _day(match: re.Match[str]) -> Place | None:
    month = match["month"] or match["month_first"]
    year, day = match["year"] or match["year_last"], match["day"] or match["day_after"]
    try:
        return (date(int(year), MONTHS.index(month) + 1 if month else 1, int(day or 1)).toordinal(),)
    except ValueError:
        return None


def _letters(said: Sequence[str]) -> list[Place] | None:
    matches = _matches(_LETTER, said)
    # `Criterion A`, `Criterion B`; or `(A)`, `(B)`
    around = {(match["before"], match["after"]) for match in matches}
    if len(around) != 1:
        return None
    return [(ord(match["letter"]),) for match in matches]


def _ordinals(said: Sequence[str]) -> list[Place] | None:
    ranks = [one.casefold() for one in said]
    return [(_ORDINALS.index(rank),) for rank in ranks] if all(rank in _ORDINALS for rank in ranks) else None
