"""A kit as it is about to be built or published, held against what was published before."""

from collections.abc import Mapping

from msgspec import Struct

from studykit.editions.heritage import Heritage
from studykit.model.edition import Ledger, Past, PublishedNote
from studykit.model.kit import Kit


class Publication(Struct, frozen=True):
    """A kit with its heritage and its past; `ledger` is None for one that was never published."""

    kit: Kit
    ledger: Ledger | None
    found: Heritage | None
    past: Past

    @property
    def published(self) -> Mapping[str, PublishedNote]:
        """The published notes of cards, by the keys that the cards have now."""
        return self.found.notes if self.found else {}
