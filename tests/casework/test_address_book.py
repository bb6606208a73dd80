"""The address book, cards and our own keys, through the office's one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caseworker.casework.address_book import (
    CloseReceiver,
    EnterReceiver,
    book_seen,
    close_receiver,
    enter_receiver,
)
from caseworker.casework.cards import (
    BringInCard,
    Comes,
    WordsDiffer,
    WordsSame,
    bring_in_card,
    to_compare,
    what_card_says,
    words_differ,
    words_same,
)
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.own_keys import ChangeKeys, MakeKeys, change_keys, make_keys, own_card
from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import CaseworkerError, Incomplete, NotAllowed, NotFound, UnfitFile
from caseworker.domain.receivers import KeyState, Receiver
from caseworker.exchange.card import make_card, read_card
from tests.builders import OKAFOR, TODAY, StandingClock
from tests.exchange.packs_made import ASHDOWN, STRANGER
from tests.exchange.slips_made import CARD, LATER, a_card, a_later_card
from tests.paper_records import PaperStore

ENTERED = EnterReceiver(" Ashdown  Council ", "authority", "Town Hall", "01632 960101")


class Desk:
    """An office on paper, and its address book."""

    def __init__(self) -> None:
        self.store = PaperStore()
        with self.store.sitting() as records:
            records.save_office(
                OfficeFacts("Northmere SEND", ("community",), "", telephone="01632 960400")
            )
        self.clock = StandingClock()
        who = Officer(OKAFOR, "Dana Okafor", "administrator")
        self.office = Office(self.store.sitting, self.clock, who, lambda _: (b"", b""))

    def do(self, duty: Callable[..., Done], command: Any) -> Done:
        return self.office.do(duty, command)

    @property
    def receivers(self) -> tuple[Receiver, ...]:
        return self.office.see(book_seen).receivers

    @property
    def one(self) -> Receiver:
        (found,) = self.receivers
        return found

    @property
    def acts(self) -> list[str]:
        return [line[2] for line in self.store.paper.audit]

    def compare(self) -> Done:
        key = self.one.key
        assert key is not None
        return self.do(
            words_same, WordsSame(self.one.id, key.seal, "Priya Nair", "01632 960101, our list")
        )


@pytest.fixture
def desk() -> Desk:
    return Desk()


# Offices


def test_an_office_is_entered_and_renamed_and_its_former_name_stays(desk: Desk) -> None:
    desk.do(enter_receiver, ENTERED)
    assert (desk.one.name, desk.one.telephone, desk.one.state) == (
        "Ashdown Council",
        "01632 960101",
        KeyState.NONE,
    )

    done = desk.do(enter_receiver, replace(ENTERED, name="Tarn and Ashdown", id=desk.one.id))

    assert done.sentence.startswith("Ashdown Council is now called Tarn and Ashdown")
    assert (desk.one.name, desk.one.former) == ("Tarn and Ashdown", ("Ashdown Council",))
    assert desk.acts == ["office_entered", "office_renamed"]


def test_an_office_that_takes_its_old_name_again_has_each_name_once(desk: Desk) -> None:
    for name in ("Ashdown", "Tarn", "Ashdown"):
        one = desk.receivers[0].id if desk.receivers else ""
        former = desk.receivers[0].former if desk.receivers else ()
        desk.do(enter_receiver, replace(ENTERED, name=name, id=one, former=former))

    assert (desk.one.name, desk.one.former) == ("Ashdown", ("Tarn",))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(ENTERED, name="  "), "name"),
        (replace(ENTERED, name="A" * 121), "name"),
        (replace(ENTERED, kind=""), "kind"),
        (replace(ENTERED, email="nobody"), "email"),
        (replace(ENTERED, opened=date(205, 1, 1)), "opened"),
        (replace(ENTERED, note="x" * 501), "note"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    desk: Desk, wrong: EnterReceiver, field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        desk.do(enter_receiver, wrong)

    assert [gap.field for gap in refused.value.gaps] == [field]
    assert desk.receivers == ()


def test_two_open_offices_of_a_kind_have_two_names(desk: Desk) -> None:
    desk.do(enter_receiver, ENTERED)
    with pytest.raises(NotAllowed, match="already"):
        desk.do(enter_receiver, replace(ENTERED, name="ASHDOWN COUNCIL"))

    desk.do(close_receiver, CloseReceiver(desk.one.id, TODAY))
    desk.do(enter_receiver, ENTERED)

    assert [one.closed for one in desk.receivers] in ([TODAY, None], [None, TODAY])


def test_an_office_closes_and_opens_again(desk: Desk) -> None:
    desk.do(enter_receiver, replace(ENTERED, opened=date(2020, 1, 1)))
    with pytest.raises(Incomplete):
        desk.do(close_receiver, CloseReceiver(desk.one.id, date(2019, 1, 1)))

    desk.do(close_receiver, CloseReceiver(desk.one.id, TODAY))
    assert not desk.one.is_open(TODAY)

    desk.do(close_receiver, CloseReceiver(desk.one.id, None))
    assert desk.one.is_open(TODAY)


def test_names_that_are_known_are_suggested_until_they_are_entered(desk: Desk) -> None:
    offered = {one.name: one for one in desk.office.see(book_seen).suggestions}
    assert offered["Wetherby"].kind == "establishment"
    assert offered["Cardiff"].kind == "authority"
    assert "Cookham Wood" not in offered  # it is closed

    desk.do(enter_receiver, replace(ENTERED, name="Wetherby", kind="establishment"))

    assert "Wetherby" not in {one.name for one in desk.office.see(book_seen).suggestions}


# Cards


def test_a_card_of_a_stranger_is_a_new_office_that_nothing_is_sealed_to(desk: Desk) -> None:
    seen = desk.office.see(what_card_says(a_card()))
    assert (seen.comes, seen.named, seen.name) == (Comes.NEW, None, "Ashdown Council, SEND team")
    assert len(seen.words) == 6

    done = desk.do(bring_in_card, BringInCard(a_card()))

    assert "Compare the words" in done.sentence
    assert (desk.one.name, desk.one.kind) == ("Ashdown Council, SEND team", "authority")
    assert desk.one.state is KeyState.TO_COMPARE
    assert not desk.one.may_be_sealed_to(TODAY)


def test_what_we_knew_of_an_office_is_not_replaced_by_what_its_card_says(desk: Desk) -> None:
    desk.do(enter_receiver, replace(ENTERED, telephone="01632 960999"))
    assert desk.office.see(what_card_says(a_card())).named == desk.one

    desk.do(bring_in_card, BringInCard(a_card(), desk.one.id))

    assert (desk.one.telephone, desk.one.name) == ("01632 960999", "Ashdown Council")


def test_once_the_words_were_compared_packs_may_go_there(desk: Desk) -> None:
    desk.do(make_keys, MakeKeys())
    desk.do(bring_in_card, BringInCard(a_card()))
    seen = desk.office.see(to_compare(desk.one.id))
    assert seen.theirs == desk.office.see(what_card_says(a_card())).words
    card = desk.office.see(own_card).card
    assert card is not None
    assert seen.ours == card.words

    desk.compare()

    assert desk.one.may_be_sealed_to(TODAY)
    assert desk.one.state_words == "Compared on 23 November 2026 by Dana Okafor"
    assert desk.one.keys[0].compared is not None
    assert "Priya Nair" in desk.one.keys[0].compared.how
    with pytest.raises(NotAllowed):
        desk.compare()


def test_comparing_names_whom_and_how(desk: Desk) -> None:
    desk.do(bring_in_card, BringInCard(a_card()))
    with pytest.raises(Incomplete) as refused:
        desk.do(words_same, WordsSame(desk.one.id, ASHDOWN.public.seal.hex(), " ", ""))
    assert [gap.field for gap in refused.value.gaps] == ["whom", "how"]

    with pytest.raises(NotFound):
        desk.do(words_same, WordsSame(desk.one.id, "00" * 32, "Priya", "01632"))


@pytest.mark.parametrize(
    ("changed", "comes", "words"),
    [
        (a_later_card(), Comes.VOUCHED, "Its former key vouches for it."),
        (
            make_card(replace(CARD, keys=STRANGER.public), STRANGER),
            Comes.UNVOUCHED,
            "Its former key does not vouch for it.",
        ),
    ],
)
def test_a_changed_key_is_loud_and_nothing_is_sealed_until_it_is_compared(
    desk: Desk, changed: bytes, comes: Comes, words: str
) -> None:
    desk.do(bring_in_card, BringInCard(a_card()))
    desk.compare()
    seen = desk.office.see(what_card_says(changed))
    assert (seen.comes, seen.named) == (comes, desk.one)

    done = desk.do(bring_in_card, BringInCard(changed, desk.one.id))

    assert words in done.sentence
    assert desk.one.state is KeyState.CHANGED
    assert not desk.one.may_be_sealed_to(TODAY)
    assert desk.one.key is not None
    assert desk.one.key.vouched is (comes is Comes.VOUCHED)
    assert desk.one.key_before is not None
    assert desk.acts[-1] in {"key_changed:vouched", "key_changed:unvouched"}
    desk.compare()
    assert desk.one.may_be_sealed_to(TODAY)


def test_a_false_key_is_dropped_and_the_one_before_is_in_force_again(desk: Desk) -> None:
    desk.do(bring_in_card, BringInCard(a_card()))
    desk.compare()
    false = make_card(replace(CARD, keys=STRANGER.public), STRANGER)
    desk.do(bring_in_card, BringInCard(false, desk.one.id))

    done = desk.do(words_differ, WordsDiffer(desk.one.id, STRANGER.public.seal.hex()))

    assert "in force again" in done.sentence
    assert desk.one.may_be_sealed_to(TODAY)
    assert desk.one.key is not None
    assert desk.one.key.seal == ASHDOWN.public.seal.hex()
    assert not desk.one.is_signed_by(STRANGER.public.verify.hex())
    with pytest.raises(NotAllowed, match="Nothing is changed"):
        desk.do(bring_in_card, BringInCard(false, desk.one.id))


def test_a_first_card_that_is_false_leaves_the_office_without_one(desk: Desk) -> None:
    desk.do(bring_in_card, BringInCard(a_card()))

    desk.do(words_differ, WordsDiffer(desk.one.id, ASHDOWN.public.seal.hex()))

    assert desk.one.state is KeyState.NONE
    with pytest.raises(NotFound):
        desk.office.see(to_compare(desk.one.id))


def test_cards_that_change_nothing_say_so(desk: Desk) -> None:
    desk.do(make_keys, MakeKeys())
    ours = desk.office.see(own_card).card
    assert ours is not None
    desk.do(bring_in_card, BringInCard(a_card()))
    desk.compare()
    desk.do(bring_in_card, BringInCard(a_later_card(), desk.one.id))

    for data, comes in (
        (ours.data, Comes.OURS),
        (a_card(), Comes.ENDED),
        (a_later_card(), Comes.SAME),
    ):
        assert desk.office.see(what_card_says(data)).comes is comes
        with pytest.raises(NotAllowed, match="Nothing is changed"):
            desk.do(bring_in_card, BringInCard(data, desk.one.id))


def test_a_card_that_a_known_key_vouches_for_is_given_to_nobody_else(desk: Desk) -> None:
    desk.do(bring_in_card, BringInCard(a_card()))
    desk.compare()
    renamed = make_card(replace(CARD, name="Elsewhere", keys=LATER.public), LATER, (ASHDOWN,))

    with pytest.raises(NotAllowed, match="only be theirs"):
        desk.do(bring_in_card, BringInCard(renamed))


def test_a_card_that_was_changed_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(UnfitFile, match="signature"):
        desk.office.see(what_card_says(a_card().replace(b"01632", b"01633")))
    with pytest.raises(CaseworkerError):
        desk.do(bring_in_card, BringInCard(b"nonsense"))

    assert desk.receivers == ()


# Our own


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


def test_no_private_key_is_in_the_audit_or_in_what_is_answered(desk: Desk) -> None:
    desk.do(make_keys, MakeKeys())
    desk.do(change_keys, ChangeKeys("due"))
    said = repr(desk.office.see(own_card)) + repr(desk.store.paper.audit)

    for each in desk.store.paper.exchange.keys.every():
        assert each.signing.hex() not in said + repr(each)
        assert repr(each.sealing) not in said + repr(each)
