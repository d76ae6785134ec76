"""The flow: slabs put one under the other over as many pages as they need, in one pass."""

from collections.abc import Iterable

from studykit.formats.pdf.breaks import SLACK
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.paper import Paper
from studykit.formats.pdf.slab import APART, INSIDE, SPARING, Frame, Slab, Tailed
from studykit.formats.pdf.style import Style


class Flow:
    """The pages so far. A slab that keeps with the next waits until the one that does not has come."""

    def __init__(self, document: Document, paper: Paper, style: Style) -> None:
        self.paper = paper
        self.style = style
        self.pages: list[Page] = []
        self.anchors: list[dict[str, float]] = []
        self._document = document
        self._waiting: list[Slab] = []
        self._framed: dict[Frame, tuple[float, float]] = {}
        self._gap = 0.0
        self._frames: tuple[Frame, ...] = ()
        self.y = 0.0
        self._open()

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """The height that is left on it."""
        return self.y - self.style.bottom

    @property
    def capacity(self) -> float:
        """The height of a whole page."""
        return self.paper.height - self.style.top - self.style.bottom

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y >= self.paper.height - self.style.top

    def add(self, slabs: Iterable[Slab]) -> None:
        """Put slabs under the others."""
        for slab in slabs:
            self._waiting.append(slab)
            if not slab.keep:
                self._place()

    def turn(self) -> None:
        """Go on to a new page."""
        self._close()
        self._open()

    def end(self) -> None:
        """Place what waits and finish the last page."""
        self._place()
        self._close()

    def advance(self, height: float, frames: tuple[Frame, ...]) -> None:
        """Note that a stretch of the page is taken, and which frames lie behind it."""
        top, self.y = self.y, self.y - height
        for frame in frames:
            self._framed[frame] = (self._framed.get(frame, (top, top))[0], self.y)

    def anchor(self, name: str, top: float) -> None:
        """Let links to `name` land at this height of the page."""
        self.anchors[-1][name] = min(top, self.paper.height)

    def gap(self, height: float) -> None:
        """Leave at least this much free above what comes next."""
        self._gap = max(self._gap, height)

    def _place(self) -> None:
        chain, self._waiting = self._waiting, []
        if chain:
            self._put(chain)

    def _put(self, chain: list[Slab]) -> None:
        """Place slabs that are kept together, on the next page where this one cannot hold them."""
        if self._alone(chain) > self.capacity:
            self._part(chain)
            return
        if self._needed(chain) > self.room + SLACK and not self.fresh:
            if self._press(chain):
                return
            self.turn()
        self._set(chain)

    def _press(self, chain: list[Slab]) -> bool:
        """Part the slabs where the page would end too early without; whether that could be done."""
        spare = self.room > self.style.spare * self.capacity
        for at, slab in enumerate(chain):
            if isinstance(slab, Tailed):
                least = slab.pressed if spare else slab.least
                needed = self._needed(chain[: at + 1]) - (slab.height if slab.solid else slab.least) + least
                if least < slab.height and needed <= self.room + SLACK:
                    self._set(chain, pressed=True)
                    return True
        return spare and self._loosen(chain)

    def _loosen(self, chain: list[Slab]) -> bool:
        """Part the slabs at the last soft bond up to which they have room, the softest first; whether there is one."""
        for softness in (APART, INSIDE):
            for at in range(len(chain) - 1, 0, -1):
                if chain[at - 1].soft == softness and self._needed(chain[:at]) <= self.room + SLACK:
                    self._put(chain[:at])
                    self._put(chain[at:])
                    return True
        return False

    def _part(self, chain: list[Slab]) -> None:
        """Place a chain that no page holds: it is parted, but not between a heading and what it stands over."""
        soft = next((at for at, slab in enumerate(chain[:-1], 1) if slab.soft in (APART, INSIDE)), 0)
        if soft:
            self._put(chain[:soft])
            self._put(chain[soft:])
            return
        bound = 0
        for at in range(len(chain)):
            if at >= bound:
                group = self._bound(chain[at:])
                if not self.fresh and self._needed(group) > self.room + SLACK:
                    begun = self._begun(group)
                    if begun:
                        group = group[:begun]
                    else:
                        self.turn()
                bound = at + len(group)
            self._set(chain[at:], 1)

    def _begun(self, group: list[Slab]) -> int:
        """How many slabs of a group go on a page that would have next to nothing on it without them."""
        if self.room < (1 - self.style.spare) * self.capacity:
            return 0
        ends = (at for at in range(len(group) - 1, 0, -1) if group[at - 1].soft == SPARING)
        return next((at for at in ends if self._needed(group[:at]) <= self.room + SLACK), 0)

    def _set(self, chain: list[Slab], count: int | None = None, *, pressed: bool = False) -> None:
        """Place the first slabs of a chain, or all, one under the other."""
        for at, slab in enumerate(chain[:count]):
            self._descend(slab)
            if isinstance(slab, Tailed) and slab.keep:
                slab.tail = self._under(slab, chain[at + 1 :])
            if slab.least > self.room + SLACK and not self.fresh and not (pressed and isinstance(slab, Tailed)):
                self.turn()
            slab.place(self)
            self._gap, self._frames = slab.below, slab.frames

    def _needed(self, chain: list[Slab]) -> float:
        return self._total(chain, self._gap, self._frames)

    def _alone(self, chain: list[Slab]) -> float:
        """What is needed at the top of a page, where no room is left above."""
        return self._needed(chain) - max(self._gap, chain[0].above) - _left(self._frames, chain[0].frames)

    def _under(self, slab: Slab, rest: list[Slab]) -> float:
        """The height of what is kept with a slab, and of the gap above; none where a page cannot hold it."""
        tail = self._total(rest, slab.below, slab.frames)
        return tail if tail <= self.capacity / 2 else 0.0

    def _total(self, chain: list[Slab], gap: float, frames: tuple[Frame, ...]) -> float:
        needed = 0.0
        for slab in chain:
            needed += max(gap, slab.above) + _left(frames, slab.frames)
            needed += slab.height if slab is not chain[-1] or slab.solid else slab.least
            gap, frames = slab.below, slab.frames
        return needed

    def _bound(self, chain: list[Slab]) -> list[Slab]:
        """The first slab, and as many of those that it is bound to as fit on one page with it."""
        end = 1
        while end < len(chain) and chain[end - 1].keep and chain[end - 1].solid:
            end += 1
        while end > 1 and self._alone(chain[:end]) > self.capacity:
            end -= 1
        return chain[:end]

    def _descend(self, slab: Slab) -> None:
        if not self.fresh:
            gap = max(self._gap, slab.above) + _left(self._frames, slab.frames)
            shared = tuple(frame for frame in slab.frames if frame in self._framed)
            self.advance(gap, shared)

    def _open(self) -> None:
        self.pages.append(Page(len(self.pages)))
        self.anchors.append({})
        self.y = self.paper.height - self.style.top
        self._gap = 0.0
        self._frames = ()

    def _close(self) -> None:
        for frame, (top, bottom) in self._framed.items():
            pad = frame.pad
            self.page.shade((frame.left, bottom - pad, frame.right, top + pad), frame.tint)
            self.page.shade((frame.left, bottom - pad, frame.left + frame.rule, top + pad), frame.colour)
        self._framed.clear()
        if not self.page.held:
            self._document.compress(self.page)


def _left(before: tuple[Frame, ...], frames: tuple[Frame, ...]) -> float:
    """How far the frames that end before the next slab reach below the one in them."""
    return 0.0 if before == frames else sum(frame.pad for frame in before if frame not in frames)
