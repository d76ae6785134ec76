"""Reprints: which cards are to be printed again, because they are new or corrected since an edition."""

from studykit.editions.changes import Sort, changes
from studykit.editions.publication import Publication

_PRINTED = (Sort.NEW, Sort.CORRECTED)


def unknown_edition(publication: Publication, since: str) -> str:
    """Why cards cannot be compared with that edition, or nothing; the last one is meant by an empty name."""
    editions = list(publication.ledger.editions) if publication.ledger else []
    if not since or since in editions:
        return ""
    known = f"published are {', '.join(editions)}" if editions else "none was published yet"
    return f"there is no edition `{since}` in the ledger; {known}"


def changed_cards(publication: Publication, since: str) -> frozenset[str]:
    """The keys of the cards that are new or corrected since an edition, all of them where nothing was published.

    With an empty name it is the last edition; or, where that is the kit's own and nothing changed after it, the one
    before: sheets are printed just after publishing, too.
    """
    editions = list(publication.ledger.editions) if publication.ledger else []
    last = since or (editions[-1] if editions else "")
    found = _keys(publication, last)
    if not found and not since and last == publication.kit.edition and len(editions) > 1:
        return _keys(publication, editions[-2])
    return found


def _keys(publication: Publication, since: str) -> frozenset[str]:
    return frozenset(change.key for change in changes(publication, since) if change.sort in _PRINTED)
