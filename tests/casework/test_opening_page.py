"""The page for a receiver without Caseworker names the very pack, and the key that signed it."""

from __future__ import annotations

import pytest

from caseworker.casework.gathering import GATHER
from caseworker.casework.wanted import Wanted
from caseworker.documents.opening_a_pack import OpeningAPack
from caseworker.domain.errors import NotFound
from caseworker.domain.packs import PackId, SentPack
from caseworker.domain.receivers import Receiver, ReceiverId
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.word_code import words_of
from tests.builders import NOW, OKAFOR, TODAY
from tests.exchange.packs_made import ASHDOWN, PACK, STRANGER
from tests.paper_records import Paper, PaperRecords

SCHOOL = Receiver(ReceiverId("hill"), "Hill School", "school")
SENT = SentPack(
    PackId(PACK), 1, SCHOOL.id, None, "2026-0001", NOW, OKAFOR, 1, "", "ab" * 32, 90_000, {}
)  # fmt: skip
GATHERED = GATHER["opening_a_pack"]


@pytest.fixture
def records() -> PaperRecords:
    """Records in which a pack was sent to a school, and the office’s keys were changed since."""
    records = PaperRecords(Paper())
    kept = records.exchange
    kept.keys.take_up(ASHDOWN.signing, ASHDOWN.sealing, NOW)
    kept.book.keep(SCHOOL)
    kept.sent.keep(SENT)
    kept.keys.take_up(STRANGER.signing, STRANGER.sealing, NOW, "as every year")
    return records


def _words(keys: PrivateKeys) -> tuple[str, ...]:
    return words_of(keys.public)


def test_it_names_the_pack_and_the_key_that_signed_it(records: PaperRecords) -> None:
    facts = GATHERED(records, Wanted("opening_a_pack", which=PACK), TODAY)

    assert facts == OpeningAPack(TODAY, "TP-01234567.pack", "ab" * 32, _words(ASHDOWN))


def test_for_any_pack_it_names_the_key_in_force(records: PaperRecords) -> None:
    facts = GATHERED(records, Wanted("opening_a_pack"), TODAY)

    assert facts == OpeningAPack(TODAY, words=_words(STRANGER))


def test_a_pack_that_was_not_made_here_has_no_page(records: PaperRecords) -> None:
    with pytest.raises(NotFound):
        GATHERED(records, Wanted("opening_a_pack", which="ff" * 16), TODAY)
