"""The style: readable by day and by night, without script, web font or anything that phones treat differently."""

import re
from itertools import product

import pytest

from studykit.formats.apkg.note_types import NOTE_TYPES, stylesheet

COLOURS = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in stylesheet().split("}")[:2]]
TEXT_ON = {"paper": ("ink", "quiet", "accent", "warning"), "box": ("ink", "accent"), "warning-box": ("ink", "warning")}
ENOUGH = 4.5


def luminance(colour):
    """Relative luminance after WCAG 2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("colours", "ground"), list(product(COLOURS, TEXT_ON)))
def test_text_stands_out_from_its_ground(colours, ground):
    for text in TEXT_ON[ground]:
        lighter, darker = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= ENOUGH, (text, ground)


def test_day_and_night_have_the_same_colours_and_both_names_of_night_are_there():
    day, night = COLOURS
    assert day.keys() == night.keys()
    assert ".card.nightMode, .card.night_mode" in stylesheet()


def test_nothing_in_it_breaks_on_a_phone():
    everything = stylesheet() + "".join(
        template.front + template.back for note_type in NOTE_TYPES.values() for template in note_type.templates
    )
    for word in ("url(", "@import", "@font-face", "prefers-color-scheme", "<script", "http:", "https:"):
        assert word not in everything


def test_braces_of_the_style_are_closed():
    assert stylesheet().count("{") == stylesheet().count("}")
