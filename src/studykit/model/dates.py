"""Dates as a reader says them."""

from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(iso: str) -> str:
    """An ISO date in words: `2025-10-01` gives `1 October 2025`, `2025-10` `October 2025`; all else is given back."""
    year, *rest = iso.split("-")
    if len(year) != len("2025") or not all(part.isdigit() and len(part) == len("10") for part in rest):
        return iso
    match rest:
        case [month] if year.isdigit() and 1 <= int(month) <= len(MONTHS):
            return f"{MONTHS[int(month) - 1]} {year}"
        case [month, number] if year.isdigit() and 1 <= int(month) <= len(MONTHS):
            return f"{int(number)} {MONTHS[int(month) - 1]} {year}"
        case _:
            return iso
