"""A browser: Chromium without a window, told what to do over its DevTools pipe."""

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
ELSEWHERE: Final = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
)
FLAGS: Final = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--force-device-scale-factor=1",
)
PATIENCE: Final = 60
# What Chromium reads commands from, and where it writes: the numbers are its own.
READS, WRITES = 3, 4
QUIET: Final[dict[str, int]] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)


def program() -> Path | None:
    """The Chromium of this machine, or None."""
    found = (shutil.which(name) for name in PROGRAMS)
    return next((Path(name) for name in found if name), next((path for path in ELSEWHERE if path.exists()), None))


def absent() -> str:
    """Why no test can look at pages here; empty when one can."""
    if sys.platform == "win32":
        return "left out: pages are not looked at on Windows, where Chromium cannot be driven over a pipe"
    if program() is None:
        return f"left out: no Chromium to look at pages with (none of {', '.join(PROGRAMS)})"
    return ""


class Page:
    """A tab of the browser, as wide and high as it was last shown."""

    def __init__(self, browser: "Browser") -> None:
        self.browser = browser
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.frame = self._ask("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def show(self, html: str, width: int, height: int = 900, *, scale: float = 1, phone: bool = False) -> None:
        """Show a document; `scale` is how many pixels of the screen make one of the page, on a phone or elsewhere."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone}
        self._ask("Emulation.setDeviceMetricsOverride", **size)
        self._ask("Page.setDocumentContent", frameId=self.frame, html=html)
        self.run(
            "document.fonts.ready.then(() => Promise.all([...document.images].map(i => i.decode().catch(() => 0))))"
        )

    def run(self, script: str) -> Any:
        """The value of an expression in the page; RuntimeError when it throws."""
        answer = self._ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if fault := answer.get("exceptionDetails"):
            raise RuntimeError(fault["exception"].get("description", fault["text"]))
        return answer["result"].get("value")

    def picture(self, height: int | None = None) -> bytes:
        """A PNG of the page from its top: the whole of it, or so many of its pixels."""
        width, whole = self.run("[innerWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": width, "height": height or whole, "scale": 1}
        answer = self._ask("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(answer["data"])

    def _ask(self, method: str, **parameters: Any) -> Any:
        return self.browser.ask(method, self.session, **parameters)


class Browser:
    """A running Chromium; `browser` starts and ends it."""

    def __init__(self, into: int, out: int) -> None:
        self._into, self._out = into, out
        self._number = 0
        self._rest = b""

    def ask(self, method: str, session: str = "", **parameters: Any) -> Any:
        """The answer to a command of the DevTools protocol; RuntimeError when it is refused."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        if session:
            command["sessionId"] = session
        self._write(json.dumps(command).encode() + b"\0")
        while (answer := self._message()).get("id") != self._number:
            pass  # an event that nobody asked about
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def _write(self, message: bytes) -> None:
        while message:
            message = message[os.write(self._into, message) :]

    def _message(self) -> Any:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._out], [], [], PATIENCE)
            part = os.read(self._out, 1 << 20) if ready else b""
            if not part:
                raise RuntimeError("the browser has gone" if ready else f"no answer within {PATIENCE} seconds")
            self._rest += part
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with an empty profile, gone at the end; RuntimeError where there is none."""
    found = program()
    if found is None:
        raise RuntimeError(absent())
    profile = tempfile.mkdtemp(prefix="browser.")
    (commands, into), (out, answers) = os.pipe(), os.pipe()
    ends = _moved(commands), _moved(answers)
    # As root there is no sandbox to be had, and the pages are our own.
    flags = [*FLAGS, f"--user-data-dir={profile}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    process = subprocess.Popen(_with_pipes([str(found), *flags], *ends), pass_fds=ends, start_new_session=True, **QUIET)
    for end in ends:
        os.close(end)
    try:
        yield Browser(into, out)
    finally:
        os.close(into)
        _end(process)
        os.close(out)
        shutil.rmtree(profile, ignore_errors=True)


def _moved(end: int) -> int:
    """The end of a pipe under a number that is out of the way of Chromium's own."""
    import fcntl  # which Windows has not, where no browser is started

    moved = fcntl.fcntl(end, fcntl.F_DUPFD, 64)
    os.close(end)
    return moved


def _with_pipes(command: list[str], commands: int, answers: int) -> list[str]:
    """The command, started by a Python that first puts the pipes where Chromium looks for them."""
    moves = f"os.dup2({commands}, {READS}); os.dup2({answers}, {WRITES})"
    script = f"import os, sys; {moves}; os.execv(sys.argv[1], sys.argv[1:])"
    return [sys.executable, "-c", script, *command]


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let the browser end, which it does when its pipe is closed; whatever of its group is left is killed."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
