"""Problems in all four formats, compared whole with the case files beside the author's file that they are about."""

import json
from pathlib import Path

import pytest

from studykit.cli.excerpt import Files
from studykit.cli.glyphs import cells
from studykit.cli.problems import FORMATS, full
from studykit.cli.screen import Screen
from studykit.diagnostics import Diagnostic, Severity, Span

CASES = Path(__file__).parent / "cases" / "problems"
SAMPLE = "topics/sample.yaml"


def problem(
    line: int, column: int, length: int, message: str, hint: str = "", code: str = "S104", file: str = SAMPLE
) -> Diagnostic:
    severity = Severity.WARNING if code.startswith("Q") else Severity.ERROR
    return Diagnostic(Span(file, line, column, length), code, severity, message, hint)


PROBLEMS = (
    problem(3, 5, 4, "unknown field `trem`", "did you mean `term`?"),
    problem(4, 17, 4, "`trém` is behind wide characters", "the carets stand under it"),
    problem(4, 11, 3, "`日本語` is wide itself"),
    problem(5, 2, 4, "a tab where there must be spaces", "indent with spaces", "S101"),
    problem(6, 12, 4, "a control character \x1b[2J in the text", "take \x07 out", "S102"),
    problem(7, 429, 4, "`trem` stands far out on a long line", "the line is shown in part"),
    problem(8, 5, 5, "combining accents take no room", "three carets"),
    problem(10, 14, 1, "something is missing at the end", "one caret behind the end"),
    problem(9, 1, 1, "an empty line has no excerpt", "the hint stands alone"),
    problem(99, 1, 1, "a line that is not there"),
    problem(
        1,
        8,
        19,
        "which code adds 10 points? has 3 right answers",
        "this reverse card was left out; drop `reverse` or add a condition, so that only one of the entries fits, "
        "and the others are still told apart by what they say",
        "Q310",
    ),
    problem(1, 2, 1, "a name that acts", file="\x1b[2Jclear\n::stop.yaml"),
    problem(2, 1, 1, "100% of: a, file\nis gone", "line\r\nbreaks", "F101", file="gone, 100%.yaml"),
)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_whole(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    FORMATS[name](PROBLEMS)
    printed = capsys.readouterr()
    assert f"--- standard output\n{printed.out}--- standard error\n{printed.err}" == read(f"{name}.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_line_of_a_table_is_shown_as_it_was_read(encoding: str, tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_bytes("name;id\r\nÁlvarez;1\rNoé;2\n".encode(encoding))
    assert Files().line(Span(str(roster), 2)) == "Álvarez;1"
    assert Files().line(Span(str(roster), 3)) == "Noé;2"


def test_a_table_with_a_wrong_byte_is_shown_in_the_encoding_of_the_others(tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_bytes("name\nAna Díaz\nCy M".encode() + b"\xfcller\n")
    assert Files().line(Span(str(roster), 2)) == "Ana Díaz"
    assert Files().line(Span(str(roster), 3)) == "Cy M\ufffdller"
    roster.write_bytes("name\nÇa\n".encode("utf-16-le").join((b"\xff\xfe", b"\x0d")))
    assert Files().line(Span(str(roster), 2)) == "Ça"


def test_only_the_end_of_a_line_parts_a_table(tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("name\nAna\u2028Díaz\nBen\n", encoding="utf-8")
    assert Files().line(Span(str(roster), 3)) == "Ben"


def test_json_says_everything(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    FORMATS["json"](PROBLEMS)
    first = json.loads(capsys.readouterr().out)[0]
    assert list(first) == ["file", "line", "column", "length", "code", "severity", "message", "hint"]
    assert first["hint"] == "did you mean `term`?"


def test_json_of_no_problems_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    FORMATS["json"](())
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("name", ["full", "concise", "github"])
def test_no_problems_say_nothing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    FORMATS[name](())
    assert capsys.readouterr() == ("", "")


def test_nothing_acts_on_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    for show in FORMATS.values():
        show(PROBLEMS)
    printed = "".join(capsys.readouterr())
    assert not set(printed) & set("\x1b\x07\u202e\r")
    assert "\n::stop" not in printed


def test_a_file_below_here_is_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    text = full(problem(3, 5, 4, "m", file=str(CASES.resolve() / SAMPLE)), Files(), Screen())
    assert text.startswith("topics/sample.yaml:3:5: error[S104]: m\n  3 |     trem:")
    monkeypatch.chdir(tmp_path)
    assert full(problem(3, 5, 4, "m", file=str(CASES / SAMPLE)), Files(), Screen()).startswith(f"{CASES / SAMPLE}:3:5:")


def test_colours_stand_on_place_severity_gutter_and_carets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    text = full(PROBLEMS[0], Files(), Screen(colour=True)).replace("\x1b[", "<")
    assert text == (
        "<1mtopics/sample.yaml:3:5:<0m <31m<1merror[S104]:<0m unknown field `trem`\n"
        "<36m  3 |<0m     trem: 10-point compensable\n"
        "<36m    |<0m     <31m<1m^^^^<0m did you mean `term`?"
    )


def test_a_stream_that_lacks_a_character_keeps_its_carets_aligned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    _, line, carets = full(PROBLEMS[1], Files(), Screen(encoding="ascii")).splitlines()
    assert line == r"  4 |     name: \u65e5\u672c\u8a9e \u3068 tr\xe9m \u201cquoted\u201d"
    assert carets.index("^") == line.index(r"tr\xe9m")
    assert carets.count("^") == len(r"tr\xe9m")


@pytest.mark.parametrize("width", [40, 41, 77])
@pytest.mark.parametrize("found", PROBLEMS)
def test_no_excerpt_is_wider_than_the_screen(found: Diagnostic, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    _, *below = full(found, Files(), Screen(width=width)).splitlines()
    assert all(cells(line) <= width for line in below)


def read(name: str) -> str:
    return (CASES / name).read_bytes().decode()
