"""Our own exchange keys and card: made once, changed for a reason, never shown."""

from __future__ import annotations

import pytest

from caseworker.casework.address_book import book_seen
from caseworker.casework.own_keys import ChangeKeys, MakeKeys, change_keys, make_keys, own_card
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.exchange.card import read_card
from tests.builders import TODAY
from tests.casework.test_address_book import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_our_card_says_who_we_are_and_its_keys_are_made_once(desk: Desk) -> None:
    assert desk.office.see(own_card).card is None

    desk.do(make_keys, MakeKeys())

    ours = desk.office.see(own_card).card
    assert ours is not None
    card = read_card(ours.data)
    assert (card.name, card.kind, card.telephone) == (
        "Northmere SEND",
        "authority",
        "01632 960400",
    )
    assert (ours.since, ours.is_due, ours.former) == (TODAY, False, 0)
    with pytest.raises(NotAllowed):
        desk.do(make_keys, MakeKeys())


def test_our_keys_change_for_a_reason_and_the_former_ones_vouch_and_still_open(
    desk: Desk,
) -> None:
    with pytest.raises(NotAllowed):
        desk.do(change_keys, ChangeKeys("due"))
    desk.do(make_keys, MakeKeys())
    before = desk.office.see(own_card).card
    for wrong in (ChangeKeys(""), ChangeKeys("other", " ")):
        with pytest.raises(Incomplete):
            desk.do(change_keys, wrong)

    desk.do(change_keys, ChangeKeys("lost", "On a train"))

    after = desk.office.see(own_card).card
    assert before is not None
    assert after is not None
    assert after.former == 1
    assert after.words != before.words
    assert read_card(after.data).is_vouched_by(read_card(before.data).keys.verify)
    kept = desk.store.paper.exchange.keys.every()
    assert [bool(each.ended) for each in kept] == [False, True]
    assert "On a train" in kept[1].reason
    assert desk.acts[-1] == "own_keys_changed:lost"


def test_our_keys_are_due_after_two_years(desk: Desk) -> None:
    desk.do(make_keys, MakeKeys())
    desk.clock.forward(days=731)

    card = desk.office.see(own_card).card

    assert card is not None
    assert card.is_due
    assert desk.office.see(book_seen).own_keys_due


def test_no_private_key_is_in_the_audit_or_in_what_is_answered(desk: Desk) -> None:
    desk.do(make_keys, MakeKeys())
    desk.do(change_keys, ChangeKeys("due"))
    said = repr(desk.office.see(own_card)) + repr(desk.store.paper.audit)

    for each in desk.store.paper.exchange.keys.every():
        assert each.signing.hex() not in said + repr(each)
        assert repr(each.sealing) not in said + repr(each)
