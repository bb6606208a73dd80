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
    book_to_print,
    close_receiver,
    enter_receiver,
    shown_of,
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
from caseworker.casework.own_keys import MakeKeys, make_keys, own_card
from caseworker.casework.records import OfficeFacts
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import CaseworkerError, Incomplete, NotAllowed, NotFound, UnfitFile
from caseworker.domain.receivers import KeyState, Receiver
from caseworker.exchange.card import make_card
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


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted("address_book"), ["Ashdown", "Mill Lane"]),
        (Wanted("address_book", which="vale"), ["Ashdown"]),
        (Wanted("address_book", about="school"), ["Mill Lane"]),
        (Wanted("address_book", words=(("state", "COMPARED"),)), []),
        (Wanted("address_book", words=(("closed", "yes"),)), ["Ashdown", "Mill Lane", "Old"]),
    ],
)
def test_what_is_shown_is_what_is_printed(desk: Desk, wanted: Wanted, names: list[str]) -> None:
    desk.do(enter_receiver, replace(ENTERED, name="Ashdown", former=("Vale of Tarn",)))
    desk.do(enter_receiver, replace(ENTERED, name="Mill Lane", kind="school"))
    desk.do(enter_receiver, replace(ENTERED, name="Old"))
    desk.do(close_receiver, CloseReceiver(desk.receivers[-1].id, TODAY))

    printed = desk.office.see(lambda records, today: book_to_print(records, wanted, today))

    assert [one.name for one in printed.receivers] == names
    assert shown_of(desk.office.see(book_seen), wanted) == printed.receivers


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
