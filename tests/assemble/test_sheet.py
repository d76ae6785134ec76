"""Card sheets: what the back of a card says."""

from studykit.assemble.sheet import sheet
from studykit.checker import check, shipped_content
from studykit.model.bare import bare
from studykit.model.text import plain
from studykit.model.walk import texts


def test_a_doubt_is_said_once_and_always() -> None:
    kit = check(shipped_content()).kit
    assert kit is not None
    doubts = {
        card.key: plain(bare(card.provenance.doubt))
        for topic in kit.topics
        for section in topic.sections
        for card in section.cards
        if card.provenance.doubt
    }
    assert doubts
    told = dict.fromkeys(doubts, 0)
    for topic in kit.topics:
        for card in sheet(kit, topic).cards:
            key = card.key.partition("#")[0]
            if key in doubts:
                back = [plain(text) for text in (*texts((*card.back, *card.extra)), card.mark)]
                assert sum(said.count(doubts[key]) for said in back) == 1, card.key
                assert plain(card.mark).startswith("Unverified")
                told[key] += 1
    assert all(told.values())
