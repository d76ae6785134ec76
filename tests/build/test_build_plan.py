"""The plan as a pure function: its laws, for any jobs and any states."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.build.job import Job, fold
from studykit.build.ledger import Entry
from studykit.build.plan import CHANGED, Plan, Standing, State, plan

TARGETS = [f"{folder}/{name}.pdf" for folder in ("guides", "cards") for name in ("a", "b", "c", "B")]
DIGESTS = st.sampled_from(["d1", "d2"])


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Job], dict[str, State]]:
    jobs = [Job(target, draw(DIGESTS), bytes) for target in draw(st.lists(st.sampled_from(TARGETS), unique_by=fold))]
    named = draw(st.sets(st.sampled_from(TARGETS)))
    states = {}
    for target in {job.target for job in jobs} | named:
        entry = Entry(target, draw(DIGESTS), "00", 1, 2) if target in named else None
        possible = [standing for standing in Standing if entry is not None or standing is not Standing.OURS]
        states[target] = State(draw(st.sampled_from(possible)), entry, "in the way")
    return jobs, states


def made(it: Plan) -> list[Job]:
    return [*it.make, *it.compare]


@given(situations(), st.booleans(), st.booleans())
def test_each_job_has_exactly_one_fate(
    situation: tuple[Sequence[Job], Mapping[str, State]], complete: bool, force: bool
) -> None:
    jobs, states = situation
    it = plan(jobs, states, complete=complete, force=force)
    fates = [job.target for job in (*made(it), *it.keep)] + [refusal.target for refusal in it.refuse]
    assert sorted(fates) == sorted(job.target for job in jobs)


@given(situations(), st.booleans(), st.booleans())
def test_only_what_the_ledger_names_and_no_job_wants_is_removed(
    situation: tuple[Sequence[Job], Mapping[str, State]], complete: bool, force: bool
) -> None:
    jobs, states = situation
    it = plan(jobs, states, complete=complete, force=force)
    wanted = {fold(job.target) for job in jobs}
    for target in it.remove:
        assert complete
        assert states[target].entry is not None
        assert states[target].standing is Standing.OURS
        assert fold(target) not in wanted
    assert complete or not (it.leave or it.forget)


@given(situations(), st.booleans())
def test_a_complete_plan_settles_every_obsolete_name_once(
    situation: tuple[Sequence[Job], Mapping[str, State]], force: bool
) -> None:
    jobs, states = situation
    it = plan(jobs, states, complete=True, force=force)
    settled = [*it.remove, *it.forget, *(refusal.target for refusal in it.leave)]
    named = {target for target, state in states.items() if state.entry is not None}
    assert sorted(settled) == sorted(named - {job.target for job in jobs})


@given(situations(), st.booleans())
def test_force_refuses_only_what_cannot_be_written(
    situation: tuple[Sequence[Job], Mapping[str, State]], complete: bool
) -> None:
    jobs, states = situation
    it = plan(jobs, states, complete=complete, force=True)
    assert {refusal.target for refusal in it.refuse} == {
        job.target for job in jobs if states[job.target].standing is Standing.BLOCKED
    }
    assert not it.compare


@given(situations(), st.booleans())
def test_without_force_nothing_of_the_users_is_made(
    situation: tuple[Sequence[Job], Mapping[str, State]], complete: bool
) -> None:
    jobs, states = situation
    it = plan(jobs, states, complete=complete, force=False)
    assert all(states[job.target].standing in (Standing.ABSENT, Standing.OURS) for job in it.make)
    assert all(states[job.target].entry is None for job in it.compare)


@given(situations(), st.booleans(), st.booleans())
def test_what_is_kept_stands_and_has_the_same_digest(
    situation: tuple[Sequence[Job], Mapping[str, State]], complete: bool, force: bool
) -> None:
    jobs, states = situation
    it = plan(jobs, states, complete=complete, force=force)
    for job in jobs:
        state = states[job.target]
        same = state.standing is Standing.OURS and state.entry is not None and state.entry.digest == job.digest
        assert (job in it.keep) == (same and not force)


@pytest.mark.parametrize(
    ("standing", "named", "digest", "fate"),
    [
        (Standing.ABSENT, False, "new", "make"),
        (Standing.ABSENT, True, "old", "make"),
        (Standing.OURS, True, "old", "keep"),
        (Standing.OURS, True, "new", "make"),
        (Standing.OTHER, False, "new", "compare"),
        (Standing.OTHER, True, "new", "refuse"),
        (Standing.OTHER, True, "old", "refuse"),
        (Standing.BLOCKED, False, "new", "refuse"),
    ],
)
def test_the_fate_of_one_job(standing: Standing, named: bool, digest: str, fate: str) -> None:
    entry = Entry("a", "old", "00", 1, 2) if named else None
    it = plan([Job("a", digest, bytes)], {"a": State(standing, entry, "why")}, complete=True, force=False)
    assert [name for name in ("make", "compare", "keep", "refuse") if getattr(it, name)] == [fate]


def test_a_changed_file_is_refused_with_what_to_do() -> None:
    state = State(Standing.OTHER, Entry("a", "old", "00", 1, 2))
    it = plan([Job("a", "new", bytes)], {"a": state}, complete=True, force=False)
    assert it.refuse[0].reason == CHANGED
    assert "--force" in CHANGED
