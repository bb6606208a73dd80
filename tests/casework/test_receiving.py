"""A pack that comes in: held in quarantine, or refused with the reason and nothing written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caseworker.casework.accepting import Accept, accept
from caseworker.casework.office import Office
from caseworker.casework.receiving import (
    BringInPack,
    InHand,
    NoteRefused,
    RefusedPack,
    bring_in,
    note_refused,
    open_file,
    open_held,
)
from caseworker.casework.sender import Trust
from caseworker.domain.errors import NotAllowed
from caseworker.domain.packs import PackId, ReceivedState
from caseworker.domain.receivers import ReceiverId
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.manifest import Party
from caseworker.exchange.word_code import words_of
from tests.builders import TODAY, StandingClock, a_case, an_event
from tests.casework.packed import (
    ASHDOWN,
    BRYN,
    ID,
    STRANGER,
    HereAndNow,
    a_pack,
    brought_in,
    bryn,
    the_key,
    the_receiver,
)
from tests.paper_records import PaperStore

CASE = a_case(
    an_event(
        "concern_raised", date(2026, 9, 1), facts={"raised_by": "School", "concern": "He is behind"}
    )
)


@pytest.fixture
def store() -> PaperStore:
    return PaperStore()


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return bryn(store, clock)


def opened(office: Office, content: bytes) -> InHand:
    return office.see(open_file(content, HereAndNow()))


def test_a_pack_is_held_sealed_as_it_came_and_no_case_is_touched(
    office: Office, store: PaperStore
) -> None:
    content = a_pack(CASE)

    in_hand = brought_in(office, content)

    assert in_hand.sender.trust is Trust.KNOWN
    assert store.paper.exchange.received.content(PackId(ID)) == content
    assert store.paper.exchange.received.pack(PackId(ID)).state is ReceivedState.HELD
    assert store.paper.cases == {}
    assert store.paper.history == ()
    assert [act for _, _, act, _, _ in store.paper.audit] == ["pack_brought_in"]


def test_what_is_held_opens_again_and_says_the_same(office: Office) -> None:
    first = brought_in(office, a_pack(CASE))

    again = office.see(open_held(PackId(ID), HereAndNow()))

    assert again == first


def test_an_office_that_is_not_in_the_book_shows_its_card_and_the_words_to_compare(
    store: PaperStore, clock: StandingClock
) -> None:
    office = bryn(store, clock, knows=False)

    in_hand = brought_in(office, a_pack(CASE))

    assert in_hand.sender.trust is Trust.UNKNOWN
    assert in_hand.sender.code == words_of(ASHDOWN.public)
    with pytest.raises(NotAllowed, match="Compare"):
        office.do(accept, Accept(in_hand, None))
    assert store.paper.cases == {}


def test_a_key_that_changed_is_said_loudly_and_nothing_is_taken(
    office: Office, store: PaperStore
) -> None:
    in_hand = brought_in(office, a_pack(CASE, keys=STRANGER))

    assert in_hand.sender.trust is Trust.CHANGED
    assert "another key than theirs" in in_hand.sender.words
    assert in_hand.sender.telephone == "01632 1"  # the one that we have, not the one in the card
    with pytest.raises(NotAllowed, match="another key"):
        office.do(accept, Accept(in_hand, None))
    assert store.paper.cases == {}


CONTENT = a_pack(CASE)  # sealing throws dice: the same pack is the same bytes only once


def _later(keys: PrivateKeys, **changes: object) -> bytes:
    return a_pack(CASE, pack="f" * 32, keys=keys, **changes)


REFUSED = {
    "it came before and waits": (CONTENT, "came_before", "waits under Moves"),
    "another under its name": (
        a_pack(a_case(number="2026-0009")), "came_before", "under the name",
    ),
    "older than one of this case": (_later(ASHDOWN), "out_of_turn", "newer pack of this case"),
    "from a practice store": (
        _later(ASHDOWN, sequence=9, about={"practice": "yes"}), "practice", "nobody in it is real",
    ),
    "made long ago": (
        _later(ASHDOWN, sequence=9, made_at=datetime(2026, 6, 1, tzinfo=UTC)), "old", "days ago",
    ),
    "made on a day to come": (
        _later(ASHDOWN, sequence=9, made_at=datetime(2026, 12, 24, tzinfo=UTC)), "old", "to come",
    ),
    "for somebody else": (
        _later(ASHDOWN, sequence=9, receiver=Party("X", "school", STRANGER.public)),
        "foreign", "another office",
    ),
    "altered": (_later(ASHDOWN, sequence=9)[:-40] + b"x" * 40, "unsealing", "changed"),
    "copied in part": (_later(ASHDOWN, sequence=9)[:-3000], "unsealing", "only in part"),
    "no pack at all": (b"PK\3\4 something else", "not_a_pack", "not a pack"),
    "nothing": (b"", "empty", "empty"),
}  # fmt: skip


@pytest.mark.parametrize("which", REFUSED)
def test_what_is_refused_says_why_and_leaves_one_line_of_the_audit(
    which: str, office: Office, store: PaperStore
) -> None:
    content, code, words = REFUSED[which]
    brought_in(office, CONTENT)
    before = store.paper.copied()

    with pytest.raises(RefusedPack, match=words) as refused:
        opened(office, content)
    office.do(note_refused, NoteRefused(refused.value.code, refused.value.mark))

    assert refused.value.code == code
    after = store.paper
    assert [act for _, _, act, _, _ in after.audit[len(before.audit) :]] == [
        f"pack_refused_unread:{code}"
    ]
    assert replace(after, audit=()) == replace(before, audit=())


def test_a_pack_that_was_accepted_is_not_taken_twice_and_sending_it_again_is_safe(
    office: Office, store: PaperStore
) -> None:
    content = a_pack(CASE)
    in_hand = brought_in(office, content)
    office.do(accept, Accept(in_hand, None))
    cases = dict(store.paper.cases)

    with pytest.raises(RefusedPack, match=r"accepted by J\. Okafor.*sending it again is safe"):
        opened(office, content)
    with pytest.raises(RefusedPack):
        office.do(bring_in, BringInPack(in_hand, content))
    with pytest.raises(NotAllowed, match="answered before"):
        office.do(accept, Accept(in_hand, None))

    assert store.paper.cases == cases


def test_packs_of_two_cases_may_come_the_other_way_round(office: Office, store: PaperStore) -> None:
    brought_in(office, a_pack(CASE, about={"case": "2026-0044"}, sequence=2))
    other = a_case(number="2026-0009")

    brought_in(office, a_pack(other, about={"case": "2026-0009"}, pack="e" * 32))

    assert len(store.paper.exchange.came) == 2
    with pytest.raises(RefusedPack, match="newer pack of this case"):
        opened(office, a_pack(CASE, about={"case": "2026-0044"}, pack="d" * 32))


def test_a_key_that_was_given_up_signs_nothing_that_is_taken(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.exchange.book.end_key(ReceiverId("ashdown"), the_key().seal, TODAY)

    with pytest.raises(RefusedPack, match="gave up") as refused:
        opened(office, a_pack(CASE))

    assert refused.value.code == "given_up"


def test_what_was_sealed_to_a_key_of_ours_that_has_ended_can_still_be_opened(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.exchange.keys.take_up(STRANGER.signing, STRANGER.sealing, records_moment())

    assert opened(office, a_pack(CASE)).old_key


def records_moment() -> datetime:
    return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_an_office_without_a_key_says_what_to_do_first(clock: StandingClock) -> None:
    store = PaperStore()
    office = bryn(store, clock)
    store.paper.exchange.own = ()

    with pytest.raises(RefusedPack, match="no key yet") as refused:
        opened(office, a_pack(CASE))

    assert refused.value.code == "no_key"


def test_whoever_may_not_take_in_is_told_who_may(
    office: Office, store: PaperStore, clock: StandingClock
) -> None:
    in_hand = opened(office, CONTENT)
    reader = bryn(store, clock, role="reader", knows=False)

    for act in (
        lambda: opened(reader, CONTENT),
        lambda: reader.do(bring_in, BringInPack(in_hand, CONTENT)),
    ):
        with pytest.raises(NotAllowed, match="take in what another office sends"):
            act()

    assert store.paper.exchange.came == ()


def test_the_key_of_today_is_asked_again_when_it_is_taken(
    office: Office, store: PaperStore, clock: StandingClock
) -> None:
    in_hand = brought_in(office, a_pack(CASE))
    clock.forward(days=1)
    with store.sitting() as records:
        records.exchange.book.end_key(ReceiverId("ashdown"), the_key().seal, TODAY)

    with pytest.raises(NotAllowed, match="gave up"):
        office.do(accept, Accept(in_hand, None))


def test_it_is_known_whose_pack_it_is_by_their_former_name(
    store: PaperStore, clock: StandingClock
) -> None:
    office = bryn(store, clock, knows=False)
    with store.sitting() as records:
        known = the_receiver(name="Ashdown and Vale", former=("Ashdown Council",))
        records.exchange.book.keep(known)
        records.exchange.book.add_key(known.id, the_key(BRYN, since=TODAY - timedelta(days=3)))

    assert opened(office, a_pack(CASE)).sender.trust is Trust.CHANGED
