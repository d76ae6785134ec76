"""Fonts: a face at a size in one document, and the cache from a word to its width and its kerned PDF text."""

from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import Any, Final

from studykit.formats.pdf.backend import TrueType
from studykit.formats.pdf.faces import Face, Left, face

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_READABLE: Final = range(32, 127)
_END: Final = "\n"
_SIZE: Final = "\0"
"""Stands for the size of the font in the codes of a character that another font draws."""


class Font(dict[str, float]):
    """Word → its width with one space after it, in points; asking for a width also fills `texts`.

    `texts` maps a word to what stands for it inside the operator `[( … )]TJ`: codes escaped, kerning between them.
    `select` is the operator that selects the font.
    """

    def __init__(self, codes: "Codes", size: float) -> None:
        super().__init__()
        self.size = size
        self.face: Face = codes.face
        self.space = codes.face.left(" ").advance * size / 1000
        self.texts: Final[dict[str, str]] = {}
        self._scale = size / 1000
        self._codes = codes
        self._code = codes.__getitem__
        self._advance = codes.advances.__getitem__
        self.select = f"{codes.name} {size:g} Tf"
        self._selected: dict[float, str] = {}

    def __missing__(self, word: str) -> float:
        # Each character with the next, and the last with one that has no kerning.
        codes = list(map(self._code, zip(word, word[1:] + _END, strict=False)))
        self.texts[word] = self._sized("".join(codes))
        width = self[word] = sum(map(self._advance, codes)) * self._scale + self.space
        return width

    def learn(self, words: Iterable[str]) -> None:
        """Measure many words at once, which takes half the time; none may hold an end of line.

        A character that is not ASCII gets its code when a word with it is set: its place must not depend on who asked.
        """
        unseen = [word for word in dict.fromkeys(words) if word not in self and word.isascii()]
        text = _END.join([*unseen, ""])
        codes = list(map(self._code, zip(text, text[1:] + _END, strict=False)))
        self.texts.update(zip(unseen, self._sized("".join(codes)).split(_END), strict=False))
        # An end of line has no advance, so that a word ends where the next begins.
        reached = list(accumulate(map(self._advance, codes), initial=0.0))
        places = [reached[at] for at in accumulate([len(word) + 1 for word in unseen], initial=0)]
        scale, space = self._scale, self.space
        self.update(zip(unseen, [(end - start) * scale + space for start, end in pairwise(places)], strict=True))

    @property
    def borrows(self) -> bool:
        """Whether any text of the face so far has a character that brings its own font."""
        return self._codes.borrows

    def _sized(self, codes: str) -> str:
        return codes.replace(_SIZE, f"{self.size:g}") if self.borrows else codes

    def selected(self, size: float) -> str:
        """The operator that selects a font of size 1 at another size."""
        operator = self._selected.get(size)
        if operator is None:
            name = self.select.partition(" ")[0]
            operator = self._selected[size] = f"{name} {round(self.size * size, 2):g} Tf"
        return operator

    def codes(self, word: str) -> str:
        """What stands for a word inside `[( … )]TJ`."""
        self[word]
        return self.texts[word]

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        return sum(map(self.__getitem__, text.split(" "))) - self.space

    def show(self, text: str) -> str:
        """The operators that select this font and show a text on one line."""
        words = text.split(" ")
        for word in words:
            self[word]
        return f"{self.select}[({' '.join(map(self.texts.__getitem__, words))})]TJ"


class Codes(dict[tuple[str, str], str]):
    """A character and its successor → the codes of the first in a face of one document, with the kerning to the second.

    `advances` has the advance of such codes, kerned, in 1/1000 em. `name` is what the document calls the face. Pairs
    come from `zip`, which makes but one tuple, so that looking one up takes half the time of a string of two
    characters.
    """

    def __init__(self, document: Any, name: str) -> None:
        super().__init__()
        self.advances: dict[str, float] = {}
        self.face: Final[Face] = face(name)
        self._document = document
        # Character → its codes, and its kerning.
        self._alone: dict[str, tuple[str, Left]] = {_END: (_END, Left(0.0))}
        self.borrows = False
        self.face.program.splitString(" ", document)
        self.name: Final = self._name(self.face.program, 0)

    def __missing__(self, pair: tuple[str, str]) -> str:
        character, following = pair
        text, left = self._alone.get(character) or self._character(character)
        advance = left.advance
        if amount := left.kerning(following):
            text = f"{text}){-amount}("
            advance += amount
        self[pair] = text
        self.advances[text] = advance
        return text

    def _character(self, character: str) -> tuple[str, Left]:
        # A no-break space, which a search for two words would not find, has done its work before it gets here.
        drawn = " " if character == NO_BREAK_SPACE else character
        holder = self.face.holder(drawn)
        ((subset, code),) = holder.program.splitString(drawn, self._document)
        text = code.decode("latin-1").translate(_ESCAPES) if code[0] in _READABLE else f"\\{code[0]:03o}"
        left = self.face.left(drawn)
        if subset or holder is not self.face:
            # A character outside the first 256 of a document, or of another face, brings its own font.
            self.borrows = True
            name = self._name(holder.program, subset)
            text = f")]TJ {name} {_SIZE} Tf [({text})]TJ {self.name} {_SIZE} Tf[("
            left = Left(left.advance)
        found = self._alone[character] = text, left
        return found

    def _name(self, program: TrueType, subset: int) -> str:
        return program.getSubsetInternalName(subset, self._document)
