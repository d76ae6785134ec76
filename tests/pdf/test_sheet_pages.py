"""Card sheets as files: accessible, in reading order, legible in every mode, and never with a text cut off."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import astuple, replace

from pdf.cards import SHEETS, card, mixed, numbered, printed, said, sheet
from pdf.guides import prose
from pdf.reader import Node, Reader, Show
from studykit.diagnostics import Severity
from studykit.formats.pdf.cardstyle import CARD_STYLES
from studykit.formats.pdf.inks import INKS
from studykit.formats.pdf.layouts import LAYOUTS
from studykit.formats.pdf.sheets import DUPLEXES, misfits, render_cards
from studykit.model.document import words
from studykit.model.printing import Printing
from studykit.model.text import plain
from studykit.model.walk import texts
from verapdf import failures

MODES = [
    Printing(),
    Printing(duplex="short", paper="a4", ink="save"),
    Printing(duplex="fold", ink="grey"),
    Printing(scale="large", ink="save"),
    Printing(scale="large", paper="a4", duplex="short", ink="grey", offset=(3.0, -2.0)),
    Printing(layout="avery-5388", duplex="none", ink="grey"),
    Printing(layout="index-4x6", paper="a4"),
]
NAMES = list(SHEETS)
CONTRAST = 4.5
TABLE = "topic/section/15"


@pytest.mark.parametrize("printing", MODES, ids=repr)
@pytest.mark.parametrize("name", NAMES)
def test_verapdf_finds_no_failure(name: str, printing: Printing) -> None:
    assert failures(printed(name, printing)) == {}


@pytest.mark.parametrize("printing", MODES, ids=repr)
@pytest.mark.parametrize("name", NAMES)
def test_the_structure_goes_card_by_card_front_before_back(name: str, printing: Printing) -> None:
    reader, made = Reader(printed(name, printing)), SHEETS[name]()
    cards = reader.document.parts
    assert [node.tag for node in cards] == ["/Sect"] * len(made.cards)
    for node, one in zip(cards, made.cards, strict=True):
        front = " ".join([str(one.number), *map(plain, texts(one.front))]).split()
        notes = (one.mark, made.status, one.sources)
        back = " ".join([*map(plain, (*texts(one.back), *texts(one.extra))), *map(plain, notes)]).split()
        heard, written = _without_labels(node), front + back
        if one.key == TABLE:  # read out row by row, each cell after its heading
            heard, written = sorted(word.strip(":;") for word in heard), sorted(written)
        assert heard == written
        shows = list(node.shows())
        assert [show.page for show in shows] == sorted(show.page for show in shows)
        pages = {show.page for show in shows}
        assert len(pages) == (1 if printing.duplex == "fold" else 2)


def _without_labels(node: Node) -> list[str]:
    """The words of a card without bullets and numbers."""
    shows = (show for label in node.all() if label.tag == "/Lbl" for show in label.shows())
    labels = {id(show) for show in shows if re.fullmatch(r"•|\d\.", show.text.strip())}

    def said_by(part: Node | Show) -> str:
        if isinstance(part, Show):
            return "" if id(part) in labels else part.text
        return f"\n{''.join(map(said_by, part.parts))}\n"

    return said_by(node).split()


@pytest.mark.parametrize("printing", MODES, ids=repr)
def test_all_content_is_tagged_or_an_artifact_and_owned_once(printing: Printing) -> None:
    reader = Reader(printed("mixed", printing))
    owned = [mark for node in reader.document.all() for mark in node.marks]
    assert len(owned) == len(set(owned))
    assert set(owned) >= set(reader.marked)


@pytest.mark.parametrize("printing", MODES, ids=repr)
@pytest.mark.parametrize("name", NAMES)
def test_text_is_neither_too_small_nor_too_pale(name: str, printing: Printing) -> None:
    for shows in Reader(printed(name, printing)).pages:
        assert min(show.size for show in shows) >= CARD_STYLES[printing.scale].floor
        for show in shows:
            assert 1.05 / (_luminance(show.colour) + 0.05) >= CONTRAST
            if printing.ink == "grey":
                assert len(set(show.colour)) == 1
            if printing.ink == "save":
                assert show.colour == (0.0, 0.0, 0.0)


def test_every_ink_is_legible_on_white_and_on_its_tint() -> None:
    for inks in INKS.values():
        for colour in (inks.accent, inks.quiet, inks.warning):
            for ground in (inks.tint, inks.warning_tint, (1.0, 1.0, 1.0)):
                assert (_luminance(ground) + 0.05) / (_luminance(colour) + 0.05) >= CONTRAST
    assert INKS["save"].tint == INKS["save"].warning_tint == (1.0, 1.0, 1.0)
    for colour in astuple(INKS["grey"]):
        assert not isinstance(colour, tuple) or len(set(colour)) == 1


@pytest.mark.parametrize("duplex", DUPLEXES)
def test_the_viewer_is_asked_for_full_size_and_the_right_way_to_turn(duplex: str) -> None:
    reader = Reader(printed("numbered", Printing(duplex=duplex)))
    preferences = reader.pdf.Root.ViewerPreferences
    wanted = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge", "none": "/Simplex", "fold": "/Simplex"}
    assert str(preferences.PrintScaling) == "/None"
    assert str(preferences.Duplex) == wanted[duplex]


def test_both_sides_name_topic_edition_and_number() -> None:
    for page in Reader(printed("numbered", Printing())).pages:
        said_there = [show.text.strip() for show in page]
        count = said_there.count("Veterans’ preference")
        assert count == said_there.count("2026.1") > 0
        assert len([text for text in said_there if re.fullmatch(r"\d+", text)]) == count


def test_the_back_names_source_and_mark_and_that_a_topic_is_superseded() -> None:
    pages = Reader(printed("mixed", Printing())).pages
    fronts = " ".join(show.text for page in pages[::2] for show in page)
    backs = " ".join(show.text for page in pages[1::2] for show in page)
    assert fronts.count("Superseded") == backs.count("Superseded") == 17
    assert "Unverified:" in backs
    assert backs.count("U.S.C.") == 16


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_does_not_fit_is_an_error_at_its_place_and_never_cut(name: str) -> None:
    printing = Printing(layout=name, duplex="fold" if name == "fold" else "long")
    fine, long = card(1, said("Short?"), said("Yes.")), said(prose(1, 900))
    made = sheet(fine, card(2, long, said("No.")), card(3, said("Why?"), long), card(4, long, long))
    found = misfits(made, printing)
    assert [(problem.span.line, problem.message.split()[1]) for problem in found] == [
        (2, "front"), (3, "back"), (4, "front"), (4, "back"),
    ]  # fmt: skip
    assert {(problem.code, problem.severity) for problem in found} == {("P101", Severity.ERROR)}
    with pytest.raises(ValueError, match="topic/section/2"):
        render_cards(made, printing)


@pytest.mark.parametrize("scale", ["normal", "large"])
def test_type_is_as_large_as_fits_down_to_the_floor(scale: str) -> None:
    printing = Printing(layout="index-4x6", scale=scale)
    sizes = []
    for count in range(5, 400, 5):
        made = sheet(card(1, said(prose(3, count)), said("Yes.")))
        if misfits(made, printing):
            break
        sizes.append(max(show.size for show in Reader(render_cards(made, printing)).pages[0]))
    assert sizes == sorted(sizes, reverse=True)
    # the sizes are those of the largest and the smallest type, and the text that breaks it is not much longer
    assert (sizes[0], sizes[-1]) == (CARD_STYLES[scale].sizes[-1], CARD_STYLES[scale].floor)


def test_a_word_longer_than_the_card_is_refused_not_cut() -> None:
    (found,) = misfits(sheet(card(1, said("x" * 80), said("Yes."))), Printing())
    assert found.message.startswith("the front of the card `topic/section/1` does not fit on plain-2x4")
    topics = misfits(sheet(card(1, said("A?"), said("B.")), title=words("x" * 80)), Printing())
    assert [problem.message.split()[1] for problem in topics] == ["topic"]


def test_no_word_stands_alone_on_the_last_of_several_lines() -> None:
    for count in range(9, 40):
        text = prose(count, count)
        reader = Reader(render_cards(sheet(card(1, said(text), said("Yes."))), Printing()))
        lines: dict[float, list[str]] = {}
        for show in reader.marked[0, 1]:
            lines.setdefault(round(show.y, 1), []).extend(show.text.split())
        *most, last = lines.values()
        assert (
            len(last) > 1
            or len(most[-1]) < 3
            or len(" ".join([most[-1][-1], *last])) > max(len(" ".join(line)) for line in most)
        )


def test_the_same_bytes_under_another_hash_seed() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pdf.cards import printed;"
        "from studykit.model.printing import Printing; import hashlib;"
        "print(hashlib.sha256(printed('mixed', Printing())).hexdigest())"
    )
    tests = str(Path(__file__).parents[1])
    said_by = {
        subprocess.run(
            [sys.executable, "-c", program, tests],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said_by) == 1


def test_a_layout_to_fold_is_only_folded() -> None:
    for printing in (Printing(layout="fold"), Printing(layout="plain-2x4", duplex="fold")):
        with pytest.raises(ValueError, match="fold"):
            render_cards(numbered(1), printing)


def test_an_edition_less_sheet_has_no_gap() -> None:
    assert failures(render_cards(replace(mixed(), edition=""), Printing())) == {}


def _luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
