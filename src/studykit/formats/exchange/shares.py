"""How Moodle shares one point among several right answers: only some fractions are known to it."""

from typing import Final

SHARES: Final = {
    1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111",
    10: "10", 20: "5",
}  # fmt: skip
"""Per cent for each of so many right answers, as in the list of grades of Moodle's question editor."""

LOST: Final = "-100"
"""Per cent for a wrong answer: whoever chooses all of them gets nothing."""


def unshared(right: int) -> str:
    """Why Moodle cannot share a point among so many right answers, or nothing."""
    return "" if right in SHARES else f"Moodle shares a point among at most 10 right answers, or 20; this has {right}"
