"""`check`, `list` and `show` on whole kits, their output compared whole with the case files."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.process import on_a_terminal, studykit_says
from studykit.cli.main import program

CASES = Path(__file__).parent / "cases"
KIT = CASES / "kit"
BROKEN = CASES / "broken"

WHOLE = {
    "list.txt": (KIT, ["list"]),
    "list-cards.txt": (KIT, ["list", "cards"]),
    "list-questions.txt": (KIT, ["list", "questions", "--topic", "moths"]),
    "list-broken.txt": (BROKEN, ["list"]),
    "show-topic.txt": (KIT, ["show", "bees"]),
    "show-section.txt": (KIT, ["show", "bees/sentences"]),
    "show-card-and-question.txt": (KIT, ["show", "bees/kinds/carder/month"]),
    "show-choice.txt": (KIT, ["show", "moths/lamp/pink"]),
    "show-source.txt": (KIT, ["show", "hearsay"]),
    "show-unknown.txt": (KIT, ["show", "bees/kinds/carder/moth"]),
    "show-prefix.txt": (KIT, ["show", "moths/l"]),
    "check-clean.txt": (KIT, ["check"]),
    "check-full.txt": (BROKEN, ["check"]),
    "check-concise.txt": (BROKEN, ["check", "--output-format", "concise"]),
    "check-json.txt": (BROKEN, ["check", "--output-format", "json"]),
    "check-github.txt": (BROKEN, ["check", "--output-format", "github"]),
    "list-unknown-topic.txt": (KIT, ["list", "--topic", "bee"]),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_output(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, arguments = WHOLE[name]
    monkeypatch.chdir(folder)
    assert told(CliRunner().invoke(program, arguments, prog_name="studykit")) == (CASES / "output" / name).read_text(
        "utf-8"
    )


def told(result: Result) -> str:
    return f"exit code {result.exit_code}\n--- standard output\n{result.stdout}--- standard error\n{result.stderr}"


def test_warnings_are_clean_unless_strict(tmp_path: Path) -> None:
    kit = shutil.copytree(KIT, tmp_path / "kit")
    bees = kit / "content" / "topics" / "bees.yaml"
    bees.write_text(bees.read_text("utf-8").replace("month: May", "month: April"), "utf-8")
    loose, strict = studykit_says("check", cwd=kit), studykit_says("check", "--strict", cwd=kit)
    assert (loose.returncode, strict.returncode) == (0, 1)
    assert loose.stderr == strict.stderr
    assert "warning[" in loose.stderr
    assert loose.stdout == strict.stdout == ""


def test_the_kit_is_found_from_below_and_named_from_here() -> None:
    said = studykit_says("check", "--output-format", "concise", cwd=BROKEN / "content" / "topics")
    assert said.stdout.startswith("bees.yaml:4:9: error[")


def test_content_may_be_named_from_anywhere(tmp_path: Path) -> None:
    assert studykit_says("list", "--content", str(KIT / "content"), cwd=tmp_path).stdout.startswith("bees ")
    wrong = studykit_says("list", "--content", str(KIT), cwd=tmp_path)
    assert wrong.returncode == 2
    assert f"there is no kit.yaml in `{KIT}`; did you mean `{KIT / 'content'}`?" in wrong.stderr


def test_a_kit_that_cannot_be_read_shows_why(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kit.yaml").write_text("- nothing\n")
    for command in (["list"], ["show", "bees"], ["check"]):
        said = studykit_says(*command, cwd=tmp_path)
        assert (said.returncode, said.stdout) == (1, "")
        assert "content/kit.yaml:1:1: error[" in said.stderr
        assert "Traceback" not in said.stderr


def test_json_is_a_list_even_when_clean() -> None:
    said = studykit_says("check", "--output-format", "json", cwd=KIT)
    assert (said.returncode, json.loads(said.stdout)) == (0, [])


def test_a_stream_without_the_characters_gets_escapes() -> None:
    said = studykit_says(
        "show", "moths/lamp/pink", cwd=KIT, PYTHONUTF8="0", PYTHONIOENCODING="ascii:strict", LC_ALL="C"
    )
    assert said.returncode == 0
    assert r"Cinnabar \u2014 The cinnabar" in said.stdout


@pytest.mark.parametrize("name", ["schema topic", "schema kit", "schema sources"])
def test_schemas_are_json(name: str) -> None:
    said = studykit_says(*name.split())
    assert said.returncode == 0
    assert json.loads(said.stdout)["type"] == "object"


def test_check_loads_no_renderer() -> None:
    said = studykit_says("check", cwd=KIT, PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in said.stderr.splitlines()}
    assert "yaml" in loaded
    assert not loaded & {"reportlab", "genanki", "pyphen"}


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
class TestTerminal:
    """The same on a terminal."""

    def test_colour_on_a_terminal(self) -> None:
        code, shown = on_a_terminal("check", cwd=BROKEN)
        assert code == 1
        assert "\x1b[31m\x1b[1merror[" in shown

    @pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_plain_where_it_is_asked_for(self, environment: dict[str, str]) -> None:
        code, shown = on_a_terminal("check", cwd=BROKEN, **environment)
        assert code == 1
        assert "\x1b" not in shown

    def test_no_color_that_is_empty_counts_for_nothing(self) -> None:
        assert "\x1b[31m" in on_a_terminal("check", cwd=BROKEN, NO_COLOR="")[1]

    def test_a_list_is_cut_to_the_terminal(self) -> None:
        _, shown = on_a_terminal("list", "cards", cwd=KIT, COLUMNS="50")
        lines = shown.splitlines()
        assert max(map(len, lines)) == 50
        assert any(line.endswith("…") for line in lines)


def test_a_pipe_gets_plain_text() -> None:
    assert "\x1b" not in studykit_says("check", cwd=BROKEN, TERM="xterm").stderr
