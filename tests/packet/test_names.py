"""Names as people have them: whole, on one line or two, in type that can be read, or refused with their line."""

import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from studykit.checker import shipped_content
from studykit.model.printing import Printing
from studykit.packets import make_packet
from studykit.papers import PacketRequest

NAME = "veterans-preference-briefing"
SIXTY = "Prof. Dr. Jean-Baptiste Emmanuel Zorg de la Rochefoucauld Jr"
EIGHTY = "María de los Ángeles Guadalupe Fernández de Córdoba y Hernández-Villanueva López"
NAMES = [SIXTY, EIGHTY, "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren Jr.", "Ö", "Nguyễn Thị Hồng Phượng"]
IDS = ["1", "maria.fernandez-cordoba@agency.gov", "0" * 40, "É-9", "5"]
FLOORS = {"normal": 9.0, "large": 18.0}


def make(folder: Path, rows: list[str], scale: str = "normal", audience: str = "admin"):
    people = folder / "people.csv"
    people.write_text("name;id\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8-sig")
    request = PacketRequest(
        shipped_content(), folder / "out", NAME, people, (audience,), printing=Printing(scale=scale)
    )
    return make_packet(request, lambda event: None)


def sizes(page: pypdfium2.PdfPage) -> dict[str, float]:
    """What stands on the page in each size of type."""
    text = page.get_textpage()
    found = {}
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip():  # pdfium puts in ends of lines, which have no size
            found.setdefault(pdfium.FPDFText_GetFontSize(text, at), []).append(letter)
    return {"".join(letters): size for size, letters in found.items()}


def test_lengths_of_the_names():
    assert (len(SIXTY), len(EIGHTY), max(map(len, IDS))) == (60, 80, 40)


@pytest.mark.parametrize("audience", ["student", "admin"])
@pytest.mark.parametrize("scale", FLOORS)
def test_long_names_are_whole_and_no_type_is_below_the_floor(tmp_path, scale, audience):
    made = make(tmp_path, [f"{name};{id_}" for name, id_ in zip(NAMES, IDS, strict=True)], scale, audience)
    assert made.outcome.diagnostics == ()
    pdf = pypdfium2.PdfDocument(tmp_path / "out" / "packets" / NAME / f"{audience}.pdf")
    width = len(pdf) // len(NAMES)
    pages = range(len(pdf)) if audience == "admin" else [width * one for one in range(len(NAMES))]
    said = ""
    for number in pages:
        page = pdf[number]
        assert min(sizes(page).values()) >= FLOORS[scale] - 0.01, (number, sizes(page))
        said += re.sub(r"\s+", "", page.get_textpage().get_text_range()).replace("\ufffe", "-")
        dark = page.render(scale=0.5, grayscale=True).to_numpy() < 200
        assert dark.sum() == dark[9:-9, 9:-9].sum()
    for name in NAMES:
        assert said.count(re.sub(r"\s+", "", name)) >= (3 if audience == "admin" else 1), name


def test_a_name_too_wide_for_two_lines_is_refused_with_file_line_and_reason(tmp_path):
    made = make(tmp_path, ["Ana;1", f"{'W' * 39} {'W' * 40};2"])
    (problem,) = made.outcome.diagnostics
    assert (problem.code, Path(problem.span.file).name, problem.span.line) == ("N109", "people.csv", 3)
    assert problem.message.endswith("WW` does not fit on two lines in type of 9 points")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["张伟", "たなか ゆい", "김민준", "محمد"])
def test_a_name_in_letters_that_no_font_has_is_refused_with_its_line(tmp_path, name):
    made = make(tmp_path, ["Ana;1", f"{name};2"])
    assert {(problem.code, problem.span.line) for problem in made.outcome.diagnostics} == {("N111", 3)}
    assert "which no font here has" in made.outcome.diagnostics[0].message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("scale", FLOORS)
def test_thirty_sign_on_sheets_that_part_no_id(tmp_path, scale):
    ids = [f"00{number}" for number in range(4801, 4831)]
    made = make(tmp_path, [f"Participant {id_};{id_}" for id_ in ids], scale)
    assert made.outcome.diagnostics == ()
    pdf = pypdfium2.PdfDocument(tmp_path / "out" / "packets" / NAME / "admin.pdf")
    pages = [page.get_textpage().get_text_range() for page in pdf]
    sheets = [text for text in pages if "Signature" in text]
    assert len(sheets) == {"normal": 2, "large": 4}[scale]
    said = [word for text in sheets for word in text.split()]
    assert [word for word in said if word in ids] == [id_ for id_ in ids for _ in range(2)]


LONG = "O’Neill-Featherstonehaugh, Bartholomew Maximilian"


def sheet_pages(folder: Path, names: list[str], scale: str) -> list[str]:
    """What each page of the sign-in sheet says."""
    make(folder, [f"{name};{number}" for number, name in enumerate(names, 1)], scale)
    pdf = pypdfium2.PdfDocument(folder / "out" / "packets" / NAME / "admin.pdf")
    upright = [page for page in pdf if page.get_height() > page.get_width()]
    return [page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "-") for page in upright]


@pytest.mark.parametrize("scale", FLOORS)
def test_a_long_name_tears_neither_the_headings_of_a_sign_in_sheet_nor_itself(tmp_path, scale):
    (first, *_) = sheet_pages(tmp_path, ["Ana Díaz", LONG], scale)
    assert {"No.", "Signature,", "Featherstonehaugh,", "Maximilian"} <= set(re.split(r"\s+|(?<=-)", first))


@pytest.mark.parametrize("scale", FLOORS)
def test_the_last_line_of_a_sign_in_sheet_does_not_stand_alone(tmp_path, scale):
    for count in range(1, 25):
        folder = tmp_path / str(count)
        folder.mkdir()
        pages = sheet_pages(folder, ["Ana Díaz"] * count, scale)
        numbers = re.findall(r"^\d+$|^\d+(?= Ana)", pages[-1], re.MULTILINE)
        assert str(count + 3) in numbers
        assert len(numbers) >= 2
