"""A call that is made beside this process, in one forked from it, while this one goes on with something else."""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from studykit.build.processes import interrupts_held, method, obey_main, process_class

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")


def can_step_aside() -> bool:
    """Whether a process can be forked now; one that starts afresh would be ready too late to be of use."""
    return method() == "fork"


class Aside(Generic[Result]):
    """The call under way until the end of a `with`; what it gives must be able to travel, and not be None."""

    __slots__ = ("_line", "_make", "_process")

    def __init__(self, make: Callable[[], Result]) -> None:
        from multiprocessing import Pipe

        self._make = make
        self._line, theirs = Pipe(duplex=False)
        with interrupts_held():
            # Its copy of our end is closed, so that its own line breaks when this process is killed.
            self._process = process_class("fork")(target=_tell, args=(theirs, self._line, make), daemon=True)
            self._process.start()
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def result(self) -> Result:
        """What the call gives, once it is there; its exception comes through. RuntimeError when its process died."""
        try:
            told: Result | None = self._line.recv()
        except (EOFError, ConnectionResetError) as fault:
            raise RuntimeError("the process that worked beside this one died") from fault
        # When the call failed, it is made again here: the fault then shows with its own traceback.
        return self._make() if told is None else told

    def __exit__(self, *_: object) -> None:
        self._line.close()
        self._process.terminate()
        self._process.join()


def _tell(line: "Connection", inherited: "Connection", make: Callable[[], object]) -> None:
    obey_main()
    inherited.close()
    try:
        told = make()
    except Exception:  # whatever it is, the main process meets it again and shows it
        told = None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        line.send(told)
