"""What a guide must not hold: the renderer says so instead of drawing something else."""

import gc
from threading import enumerate as threads

import pytest

from pdf.guides import guide
from studykit.formats.pdf.render import render_guide
from studykit.model.document import Paragraph, words
from studykit.model.text import Citation, Link, Plain

PATIENCE = 30
"""Seconds that a worker has for its end."""


def test_a_character_without_a_face_is_named() -> None:
    with pytest.raises(ValueError, match=r"U\+6F22"):
        render_guide(guide(Paragraph(words("A 漢 here"))))


def test_a_link_to_nowhere_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        render_guide(guide(Paragraph((Link((Plain("gone"),), "#nowhere"),))))


def test_a_citation_without_a_reference_is_an_error() -> None:
    with pytest.raises(KeyError, match="unknown"):
        render_guide(guide(Paragraph((Plain("Cited"), Citation("unknown")))))


@pytest.mark.parametrize(("paper", "scale"), [("legal", "normal"), ("a4", "tiny")])
def test_papers_and_scales_are_those_of_the_tables(paper: str, scale: str) -> None:
    with pytest.raises(KeyError):
        render_guide(guide(), paper, scale)


def test_a_document_that_is_given_up_leaves_no_worker_behind() -> None:
    gc.collect()
    before = set(threads())
    for _ in range(5):
        with pytest.raises(ValueError, match="nowhere"):
            render_guide(guide(Paragraph((Link((Plain("gone"),), "#nowhere"),))))
    gc.collect()
    left = set(threads()) - before
    for thread in left:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in left)
