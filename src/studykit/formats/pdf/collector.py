"""The garbage collector, at rest while a document is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """No collection inside the block: a document of a thousand pages is millions of values, all of them needed.

    Searching them for cycles again and again takes a sixth of the time and finds none.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
