"""Case files: a topic each, loaded beside the topic `planets` that they may refer to."""

from pathlib import Path
from shutil import copy, copytree

from studykit.diagnostics import Severity
from studykit.load.kit import Loaded, load_kit
from studykit.model.kit import Section

FOLDER = Path(__file__).parent.parent / "cases" / "kinds"
CASES = sorted(FOLDER.glob("*.yaml"))


def load(case: Path, folder: Path) -> Loaded:
    """A kit of two topics in the folder: `planets` and the case."""
    content = folder / "content"
    copytree(FOLDER / "kit", content)
    copy(case, content / "topics" / case.name)
    kit = content / "kit.yaml"
    kit.write_text(kit.read_text(encoding="utf-8").replace("CASE", case.stem), encoding="utf-8")
    return load_kit(content)


def sections_of(loaded: Loaded, case: Path) -> tuple[Section, ...]:
    """The sections of the case; none where it has an error, for then the problems are what it gives."""
    if loaded.kit is None or any(problem.severity is Severity.ERROR for problem in loaded.diagnostics):
        return ()
    return next(topic.sections for topic in loaded.kit.topics if topic.id == case.stem)
