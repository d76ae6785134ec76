"""Builds into real folders: only what changed is made, and nothing of the user's is lost."""

import os
from functools import partial
from pathlib import Path

import pytest

from studykit.build.event import Event, Kept, Left, Refused, Removed, Unusable, Written
from studykit.build.job import Job, digest
from studykit.build.journal import Journal
from studykit.build.ledger import NO_TIME, Entry
from studykit.build.plan import CHANGED, FOREIGN, OBSOLETE
from studykit.build.run import Outcome, preview, run, unchanged


def job(target: str, content: bytes) -> Job:
    return Job(target, digest(content), partial(bytes, content))


def unmakeable(target: str, content: bytes) -> Job:
    """A job of the same digest that must not be made again."""
    return Job(target, digest(content), partial(int, "this job should have been kept"))  # type: ignore[arg-type]


def build(output: Path, *jobs: Job, complete: bool = True, force: bool = False, inputs: str = "i") -> tuple[Event, ...]:
    outcome = run(output, jobs, complete=complete, force=force, inputs=inputs)
    assert isinstance(outcome, Outcome)
    assert not [name for name in all_files(output) if "tmp" in name or "journal" in name]
    return outcome.events


def all_files(output: Path) -> dict[str, bytes]:
    found = (path for path in sorted(output.rglob("*")) if path.is_file() and path.name not in ("ledger.json", "lock"))
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def test_files_are_written_in_the_order_of_the_jobs_and_kept_afterwards(tmp_path: Path) -> None:
    output = tmp_path / "new" / "output"
    assert build(output, job("b/x", b"1"), job("a", b"22"), job("b/y", b"")) == (
        Written("b/x", 1), Written("a", 2), Written("b/y", 0),
    )  # fmt: skip
    assert all_files(output) == {"a": b"22", "b/x": b"1", "b/y": b""}
    assert build(output, unmakeable("b/x", b"1"), unmakeable("a", b"22")) == (Kept("b/x"), Kept("a"), Removed("b/y"))


def test_only_what_changed_is_made(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"), job("b", b"1"))
    assert build(tmp_path, unmakeable("a", b"1"), job("b", b"2")) == (Kept("a"), Written("b", 1))


def test_a_file_that_went_missing_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"))
    (tmp_path / "a").unlink()
    assert unchanged(tmp_path, "i") is None
    assert build(tmp_path, job("a", b"1")) == (Written("a", 1),)


def test_a_new_digest_with_the_same_bytes_leaves_the_file_in_peace(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"))
    before = (tmp_path / "a").stat()
    assert build(tmp_path, Job("a", "another", partial(bytes, b"1"))) == (Kept("a"),)
    assert (tmp_path / "a").stat() == before or (tmp_path / "a").stat().st_ino == before.st_ino
    assert build(tmp_path, Job("a", "another", int)) == (Kept("a"),)  # type: ignore[arg-type]


def test_a_file_that_was_only_touched_is_kept_and_its_time_learnt(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"))
    os.utime(tmp_path / "a", ns=(5, 5))
    assert unchanged(tmp_path, "i") is None
    assert build(tmp_path, unmakeable("a", b"1")) == (Kept("a"),)
    assert unchanged(tmp_path, "i") == ("a",)


@pytest.mark.parametrize("content", [b"mine", b"1"])
def test_a_file_of_the_users_is_refused_unless_it_is_the_same(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    same = content == b"1"
    expected = (Kept("a") if same else Refused("a", FOREIGN), Written("b", 1))
    assert build(tmp_path, job("a", b"1"), job("b", b"1")) == expected
    assert (tmp_path / "a").read_bytes() == content
    assert (unchanged(tmp_path, "i") is not None) == same


@pytest.mark.parametrize("edited", [b"mine", b"X"])
@pytest.mark.parametrize("new", [b"1", b"2"])
def test_a_file_that_the_user_changed_is_refused(tmp_path: Path, edited: bytes, new: bytes) -> None:
    build(tmp_path, job("a", b"1"))
    (tmp_path / "a").write_bytes(edited)
    os.utime(tmp_path / "a", ns=(5, 5))
    assert build(tmp_path, job("a", new)) == (Refused("a", CHANGED),)
    assert build(tmp_path, job("a", new)) == (Refused("a", CHANGED),)
    assert (tmp_path / "a").read_bytes() == edited
    assert unchanged(tmp_path, "i") is None
    assert build(tmp_path, job("a", new), force=True) == (Written("a", 1),)
    assert build(tmp_path, job("a", new)) == (Kept("a"),)


def test_a_change_hidden_behind_the_same_size_and_time_is_not_overwritten(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"), job("b", b"1"))
    for name in ("a", "b"):
        time = (tmp_path / name).stat().st_mtime_ns
        (tmp_path / name).write_bytes(b"X")
        os.utime(tmp_path / name, ns=(time, time))
    assert build(tmp_path, job("a", b"2")) == (Refused("a", CHANGED), Left("b", OBSOLETE))
    assert all_files(tmp_path) == {"a": b"X", "b": b"X"}


def _saved_meanwhile(path: Path) -> bytes:
    path.write_bytes(b"saved by the user during the build")
    return b"2"


def test_a_file_that_the_user_saves_during_the_build_is_not_overwritten(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"))
    assert build(tmp_path, Job("a", "d2", partial(_saved_meanwhile, tmp_path / "a"))) == (Refused("a", CHANGED),)
    assert build(tmp_path, Job("b", "d2", partial(_saved_meanwhile, tmp_path / "b"))) == (
        Refused("b", FOREIGN), Left("a", OBSOLETE),
    )  # fmt: skip
    assert set(all_files(tmp_path).values()) == {b"saved by the user during the build"}


def test_obsolete_files_go_and_empty_folders_with_them(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"), job("x/y/b", b"1"), job("x/z/c", b"1"), job("w/d", b"1"))
    (tmp_path / "w" / "mine").write_bytes(b"mine")
    assert build(tmp_path, job("a", b"1"), job("x/z/c", b"1")) == (
        Kept("a"), Kept("x/z/c"), Removed("w/d"), Removed("x/y/b"),
    )  # fmt: skip
    assert all_files(tmp_path) == {"a": b"1", "w/mine": b"mine", "x/z/c": b"1"}
    assert not (tmp_path / "x" / "y").exists()


@pytest.mark.parametrize("force", [False, True])
def test_an_obsolete_file_that_the_user_changed_stays_and_is_his(tmp_path: Path, force: bool) -> None:
    build(tmp_path, job("a", b"1"), job("b", b"1"))
    (tmp_path / "b").write_bytes(b"mine")
    assert build(tmp_path, job("a", b"1"), force=force) == (Kept("a"), Left("b", OBSOLETE))
    assert build(tmp_path, job("a", b"1"), force=force) == (Kept("a"),)
    assert all_files(tmp_path) == {"a": b"1", "b": b"mine"}


def test_a_selection_removes_nothing(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"), job("b", b"1"))
    assert build(tmp_path, job("a", b"2"), complete=False) == (Written("a", 1),)
    assert all_files(tmp_path) == {"a": b"2", "b": b"1"}
    assert build(tmp_path, job("a", b"2")) == (Kept("a"), Removed("b"))


def test_a_complete_build_leaves_folders_alone_that_others_build(tmp_path: Path) -> None:
    aside = frozenset({"exports"})
    build(tmp_path, job("a", b"1"), job("exports/x", b"1"), job("exports/y", b"1"), job("exports-old/z", b"1"))
    (tmp_path / "exports" / "y").unlink()
    outcome = run(tmp_path, [job("a", b"1")], complete=True, inputs="i", aside=aside)
    assert isinstance(outcome, Outcome)
    assert outcome.events == (Kept("a"), Removed("exports-old/z"))
    assert all_files(tmp_path) == {"a": b"1", "exports/x": b"1"}
    # the one that somebody deleted is forgotten, the other still known
    assert unchanged(tmp_path, "i") == ("a", "exports/x")


def test_a_damaged_ledger_costs_nothing_but_a_look(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"), job("b", b"1"), job("c", b"1"))
    (tmp_path / ".studykit" / "ledger.json").write_text("{")
    outcome = run(tmp_path, [job("a", b"1"), job("b", b"2")], complete=True)
    assert outcome == Outcome((Kept("a"), Refused("b", FOREIGN)), damaged=True)
    assert all_files(tmp_path) == {"a": b"1", "b": b"1", "c": b"1"}
    assert run(tmp_path, [job("a", b"1"), job("b", b"2")], complete=True, force=True) == Outcome(
        (Kept("a"), Written("b", 1))
    )


def test_a_newer_ledger_stops_the_build_and_stays(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"))
    (tmp_path / ".studykit" / "ledger.json").write_text('{"version": 99}')
    assert isinstance(run(tmp_path, [job("a", b"2")], complete=True, force=True), Unusable)
    assert isinstance(preview(tmp_path, [job("a", b"2")], complete=True), Unusable)
    assert all_files(tmp_path) == {"a": b"1"}
    assert (tmp_path / ".studykit" / "ledger.json").read_text() == '{"version": 99}'


def test_a_build_of_the_same_inputs_is_known_to_be_done(tmp_path: Path) -> None:
    assert unchanged(tmp_path, "i") is None
    build(tmp_path, job("a", b"1"))
    assert unchanged(tmp_path, "i") == ("a",)
    assert unchanged(tmp_path, "j") is None
    (tmp_path / "a").write_bytes(b"longer")
    assert unchanged(tmp_path, "i") is None


def test_a_build_that_was_killed_before_its_first_file_is_not_taken_for_done(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"))
    journal = Journal(tmp_path)
    journal.note(Entry("b", "d", "00", 1, NO_TIME))
    journal.close()
    assert unchanged(tmp_path, "i") is None
    assert build(tmp_path, unmakeable("a", b"1")) == (Kept("a"),)
    assert unchanged(tmp_path, "i") == ("a",)


def test_a_file_of_the_users_that_a_killed_build_was_about_to_compare_stays(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"))
    (tmp_path / "b").write_bytes(b"mine")
    journal = Journal(tmp_path)
    journal.note(Entry("b", "d", "00", 4, NO_TIME))
    journal.close()
    assert build(tmp_path, job("a", b"1"), job("b", b"2")) == (Kept("a"), Refused("b", FOREIGN))
    assert build(tmp_path, job("a", b"1")) == (Kept("a"),)
    assert all_files(tmp_path) == {"a": b"1", "b": b"mine"}


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"), job("b", b"1"))
    everything = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    seen = preview(tmp_path, [job("a", b"2"), job("c", b"1")], complete=True)
    assert not isinstance(seen, Unusable)
    assert [made.target for made in seen.make] == ["a", "c"]
    assert seen.remove == ("b",)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == everything
    preview(tmp_path / "nowhere", [job("a", b"2")], complete=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_build_with_nothing_to_do_writes_nothing(tmp_path: Path) -> None:
    build(tmp_path, job("a", b"1"))
    everything = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    build(tmp_path, job("a", b"1"))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == everything


def test_a_fault_of_ours_comes_through_and_what_was_built_stays_known(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="base 10"):
        run(tmp_path, [job("a", b"1"), unmakeable("b", b"1"), job("c", b"1")], complete=True)
    assert build(tmp_path, unmakeable("a", b"1"), job("b", b"1")) == (Kept("a"), Written("b", 1))


def test_a_folder_at_the_target_is_refused_even_by_force(tmp_path: Path) -> None:
    (tmp_path / "a" / "mine").mkdir(parents=True)
    assert build(tmp_path, job("a", b"1"), job("b", b"1"), force=True) == (
        Refused("a", "a folder of this name is in the way"), Written("b", 1),
    )  # fmt: skip
    assert (tmp_path / "a" / "mine").is_dir()


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "guides").write_bytes(b"mine")
    assert build(tmp_path, job("guides/a", b"1"), force=True) == (
        Refused("guides/a", "a file has the name of a folder that is needed"),
    )
    assert all_files(tmp_path) == {"guides": b"mine"}


@pytest.mark.parametrize("inside", [False, True])
def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path, inside: bool) -> None:
    output, elsewhere = tmp_path / "output", tmp_path / ("output/other" if inside else "elsewhere")
    build(output, job("guides/a", b"1"), job("guides/b", b"1"))
    (output / "guides").rename(elsewhere)
    (elsewhere / ".a.1.studykit-tmp").write_bytes(b"not to be swept")
    (output / "guides").symlink_to(elsewhere)
    (event,) = run(output, [job("guides/a", b"2")], complete=True, force=True).events  # type: ignore[union-attr]
    assert isinstance(event, Refused)
    assert "`guides` is a link" in event.reason
    assert all_files(elsewhere) == {"a": b"1", "b": b"1", ".a.1.studykit-tmp": b"not to be swept"}


def test_a_link_at_the_target_is_refused_and_by_force_replaced_itself(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, job("a", b"1"))
    (tmp_path / "mine").write_bytes(b"1")
    (output / "a").unlink()
    (output / "a").symlink_to(tmp_path / "mine")
    assert build(output, job("a", b"1")) == (Refused("a", CHANGED),)
    assert build(output, job("a", b"2"), force=True) == (Written("a", 1),)
    assert not (output / "a").is_symlink()
    assert (tmp_path / "mine").read_bytes() == b"1"


def test_a_link_in_place_of_the_state_folder_makes_the_output_unusable(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".studykit").symlink_to(tmp_path / "elsewhere")
    assert isinstance(run(tmp_path / "output", [job("a", b"1")], complete=True), Unusable)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_where_case_does_not_count_a_renamed_target_is_not_removed(tmp_path: Path) -> None:
    build(tmp_path, job("Cells.pdf", b"1"))
    os.link(tmp_path / "Cells.pdf", tmp_path / "cells.pdf")  # one file under both names, as such a disk has it
    assert build(tmp_path, job("cells.pdf", b"1")) == (Kept("cells.pdf"),)
    assert (tmp_path / "cells.pdf").read_bytes() == b"1"
    assert (tmp_path / "Cells.pdf").exists()
