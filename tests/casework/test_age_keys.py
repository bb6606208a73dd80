"""An office without Caseworker gets packs, once the key that it made was read by telephone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework.address_book import enter_receiver
from caseworker.casework.age_keys import EnterAgeKey, enter_age_key, in_groups
from caseworker.casework.cards import BringInCard, bring_in_card
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.receivers import KeyState, ReceiverId
from tests.casework.test_address_book import ENTERED, Desk
from tests.exchange.packs_made import BRYN, STRANGER
from tests.exchange.slips_made import a_card

LINE = BRYN.recipient
READ = EnterAgeKey(ReceiverId(""), LINE, "Mrs Lane", "01632 960101, from their website")


@pytest.fixture
def desk() -> Desk:
    """An address book with one office, which has no card."""
    desk = Desk()
    desk.do(enter_receiver, ENTERED)
    return desk


def read_by(desk: Desk, line: str = LINE) -> EnterAgeKey:
    return replace(READ, receiver=desk.one.id, recipient=line)


def test_a_key_that_was_read_by_telephone_is_compared(desk: Desk) -> None:
    done = desk.do(enter_age_key, read_by(desk))

    key = desk.one.key
    assert key is not None
    assert (desk.one.state, key.verify, key.seal) == (
        KeyState.COMPARED,
        "",
        BRYN.public.seal.hex(),
    )
    assert key.compared is not None
    assert "Mrs Lane" in key.compared.how
    assert "can’t answer with a receipt" in done.sentence
    assert desk.acts[-1] == "age_key_entered"


@pytest.mark.parametrize(
    "typed", [LINE.upper(), f" {LINE[:10]} {LINE[10:]}\n", in_groups(LINE), LINE]
)
def test_spaces_and_capitals_don_t_matter(desk: Desk, typed: str) -> None:
    desk.do(enter_age_key, read_by(desk, typed))

    assert desk.one.state is KeyState.COMPARED


@pytest.mark.parametrize("typed", ["", "age1", LINE[:-1], LINE.replace("q", "p", 1) + "x", "key"])
def test_a_wrong_letter_is_found(desk: Desk, typed: str) -> None:
    with pytest.raises(Incomplete, match="a letter is wrong"):
        desk.do(enter_age_key, read_by(desk, typed))

    assert desk.one.key is None


def test_who_read_it_and_how_they_were_reached_must_be_said(desk: Desk) -> None:
    with pytest.raises(Incomplete) as refused:
        desk.do(enter_age_key, replace(read_by(desk), whom=" ", how=""))

    assert [gap.field for gap in refused.value.gaps] == ["whom", "how"]


def test_a_later_key_takes_the_place_of_the_one_before(desk: Desk) -> None:
    desk.do(enter_age_key, read_by(desk))

    desk.do(enter_age_key, read_by(desk, STRANGER.recipient))

    assert desk.one.key is not None
    assert desk.one.key.seal == STRANGER.public.seal.hex()
    assert len(desk.one.keys) == 2


def test_an_office_that_has_a_card_is_not_given_a_weaker_key(desk: Desk) -> None:
    desk.do(bring_in_card, BringInCard(a_card(), desk.one.id))

    with pytest.raises(NotAllowed, match="has a card"):
        desk.do(enter_age_key, read_by(desk))


def test_the_line_is_shown_in_groups_once_it_is_whole() -> None:
    assert in_groups(LINE).replace(" ", "") == LINE
    assert in_groups(LINE[:30]) == ""
