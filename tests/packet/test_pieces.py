"""A stream put together from pieces that were compressed apart is one that any zlib reads."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from studykit.formats.pdf.bundle.pieces import joined, piece


@given(st.lists(st.binary(max_size=300)))
def test_what_goes_in_comes_out(contents: list[bytes]) -> None:
    assert zlib.decompress(joined(map(piece, contents))) == b"".join(contents)


def test_long_pieces_have_the_right_checksum() -> None:
    contents = [bytes([255]) * 70_000, b"", bytes(range(256)) * 4_000]
    assert zlib.decompress(joined(map(piece, contents))) == b"".join(contents)
