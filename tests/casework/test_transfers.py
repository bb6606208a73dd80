"""A pack leaves only as it was written down: whole, once, asked of the gate as it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.consents import (
    RecordConsent,
    WithdrawConsent,
    record_consent,
    withdraw_consent,
)
from caseworker.casework.moves_out import moves_out
from caseworker.casework.packs_made import sealed
from caseworker.casework.restrictions import RestrictedCase, veiled
from caseworker.casework.sending import start_of, weigh
from caseworker.casework.transfers import (
    HandOverPack,
    PackHasLeft,
    PackNeverLeft,
    hand_over,
    pack_has_left,
    pack_never_left,
)
from caseworker.casework.tray import HANDS_OVER, PutInTray, put_in_tray
from caseworker.domain.case import EventId
from caseworker.domain.consent import Consent, Giver, Pieces
from caseworker.domain.consent_record import consents_of
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.ledger import LedgerAsked, LedgerLine, Went
from caseworker.domain.packs import PackId, SentState
from caseworker.domain.sending import awaited
from caseworker.exchange.pack import open_pack
from tests.builders import NOW, TODAY, an_event
from tests.casework.handing import NUMBER, a_store, custody_case
from tests.casework.sending_off import (
    ASHDOWN,
    JUDITH,
    THEIRS,
    Ready,
    a_handing,
    a_receiver,
    knowing,
    office_of,
    ready,
)
from tests.documents.readers import pdftotext

CONSENT = Consent(
    event=EventId(""),
    given_on=TODAY,
    giver=Giver.YOUNG_PERSON,
    giver_name="Tom Whitfield",
    refused=False,
    covers=Pieces(frozenset("BF")),
    whole=False,
    recipients=("Ashdown College",),
    purposes=("To arrange or give provision",),
    how="Signed form",
)


def lines(one: Ready) -> tuple[LedgerLine, ...]:
    with one.store.sitting() as records:
        return records.ledger.lines(LedgerAsked())


def is_untouched(one: Ready) -> bool:
    """Nothing was recorded: no line, no pack, no entry, no medium."""
    with one.store.sitting() as records:
        case = records.case(NUMBER)
        packs, media = records.exchange.sent.packs(), records.exchange.media.moves()
        handed = case.all_of("case_handed_over")
        return not (records.ledger.lines(LedgerAsked()) or packs or media or handed)


def test_a_pack_that_leaves_is_one_line_of_everything() -> None:
    one = ready()
    on_a_stick = replace(one.handing, medium_number="17", taken_by="Officer Reed")
    one = sealed_anew(replace(one, handing=on_a_stick))

    done = one.hands_over()

    (line,) = lines(one)
    assert (line.release.kind, line.release.to) == ("pack", "Ashdown House")
    assert line.release.basis is not None
    assert line.release.basis.row == "D17-2"
    assert line.release.handling.medium_number == "17"
    with one.store.sitting() as records:
        pack = records.exchange.sent.pack(one.sealed.pack)
        assert (pack.state, pack.number, pack.sequence) == (SentState.MADE, line.number, 1)
        assert pack.sha256 == one.sealed.sha256
        assert [move.who for move in records.exchange.media.moves("17")] == ["Officer Reed"]
        assert records.case(NUMBER).last("case_handed_over") is not None
        assert awaited(records.case(NUMBER)) == (f"Ashdown House (TP-{one.sealed.pack[:8]})",)
    assert "Disclosure 2026-0001." in done.sentence
    assert "On medium 17, taken by Officer Reed." in done.sentence
    assert done.ref.startswith("2026-0001:")


def test_it_opens_for_whom_it_was_sealed_and_says_what_is_withheld() -> None:
    one = ready()

    opened = open_pack(one.sealed.content, THEIRS)

    assert opened.manifest.receiver.name == "Ashdown House"
    assert opened.manifest.purpose == "Detention: move to other accommodation"
    withheld = {entry.what for entry in opened.manifest.withheld}
    assert any("note" in what.casefold() or "document" in what for what in withheld)
    assert opened.manifest.card, "a stranger can look us up"


def test_an_answer_is_awaited_once_its_file_has_its_name() -> None:
    one = ready()

    one.has_left()

    with one.store.sitting() as records:
        assert records.exchange.sent.pack(one.sealed.pack).state is SentState.SENT
    (line,) = lines(one)
    assert line.fates[-1].went is Went.SENT
    (went,) = one.office.see(moves_out).went
    assert (went.to, went.words) == ("Ashdown House", "Sent, no answer yet")
    with pytest.raises(NotAllowed, match="known already"):
        one.office.do(pack_has_left, PackHasLeft(one.sealed.pack))


def test_what_never_left_is_undone_and_its_number_is_not_used_again() -> None:
    one = ready()
    with one.store.sitting() as records:
        told = an_event("moved_establishment", TODAY, facts={"establishment": "Ashdown House"})
        records.add_event(NUMBER, told)
    again = sealed_anew(one)
    again.hands_over(record="copy")
    with one.store.sitting() as records:
        assert records.case(NUMBER).last("plan_copy_sent") is not None

    one.office.do(pack_never_left, PackNeverLeft(again.sealed.pack, "The stick was pulled out."))

    with one.store.sitting() as records:
        case = records.case(NUMBER)
        assert case.last("plan_copy_sent") is None, "nobody has a copy"
        assert awaited(case) == ()
        assert records.exchange.sent.pack(again.sealed.pack).state is SentState.NOTHING
        assert records.exchange.sent.next_sequence(ASHDOWN) == 2
        assert records.ledger.next_number(2026) == "2026-0002"
    (line,) = lines(one)
    assert line.state == Went.NOTHING.value


def sealed_anew(one: Ready) -> Ready:
    return replace(one, sealed=one.office.see(sealed(one.handing, JUDITH, NOW)))


def test_a_duty_that_is_open_is_proposed_and_met() -> None:
    one = ready()
    with one.store.sitting() as records:
        told = an_event("moved_establishment", TODAY, facts={"establishment": "old ashdown"})
        records.add_event(NUMBER, told)

    start = one.office.see(start_of(NUMBER))

    assert start.named is not None
    assert start.named.id == ASHDOWN, "it is known by the name that it had"
    sending = start.proposed(start.named)
    assert sending is not None
    assert sending.purpose == "custody_move"
    offered, met = start.would_record(sending, start.named)
    assert [row.name for row in offered] == ["copy"]
    assert met is not None


def test_whoever_takes_a_medium_is_named_before_anything_is_sealed() -> None:
    one = ready()

    with pytest.raises(Incomplete, match="Who takes it"):
        sealed_anew(replace(one, handing=replace(one.handing, medium_number="17")))


def test_what_changed_since_it_was_sealed_stops_it() -> None:
    one = ready()
    with one.store.sitting() as records:
        records.add_event(NUMBER, an_event("learning_plan_started", TODAY))

    with pytest.raises(NotAllowed, match="has changed since"):
        one.hands_over()

    assert is_untouched(one)


def test_a_number_that_was_given_meanwhile_stops_it() -> None:
    """The number stands on the pages inside the pack."""
    one, other = ready(), ready()
    other.has_left()
    late = replace(one, store=other.store, office=other.office)

    with pytest.raises(NotAllowed, match="has changed since"):
        late.hands_over()


def test_a_consent_that_is_withdrawn_just_before_stops_it() -> None:
    college = a_receiver("college", "Ashdown College")
    case = custody_case()
    older = replace(case, person=replace(case.person, born=date(2009, 3, 2)))
    store = knowing(a_store(older), college)
    office = office_of(store)
    office.do(record_consent, RecordConsent(NUMBER, CONSENT))
    handing = a_handing(store, "provision", college)
    weighed = office.see(weigh(NUMBER, handing.request))
    assert weighed.headline.startswith("Yes, by consent")
    pack = office.see(sealed(handing, JUDITH, NOW))
    with store.sitting() as records:
        consent = consents_of(records.case(NUMBER))[-1].event
    withdrawn = WithdrawConsent(NUMBER, consent, TODAY, "Tom Whitfield", "In person")
    office.do(withdraw_consent, withdrawn)
    one = Ready(store, office, handing, pack)

    with pytest.raises(NotAllowed):
        one.hands_over()

    assert is_untouched(one)
    with pytest.raises(NotAllowed, match="no consent"):
        office.see(sealed(handing, JUDITH, NOW))


@pytest.mark.parametrize("change", ["closed", "another key", "not compared"])
def test_nothing_is_sealed_to_whom_nobody_compared(change: str) -> None:
    one = ready()
    with one.store.sitting() as records:
        book = records.exchange.book
        if change == "closed":
            book.keep(replace(book.receiver(ASHDOWN), closed=TODAY))
        else:
            key = replace(
                a_receiver().keys[0], verify="ab" * 32, seal="cd" * 32, since=TODAY, compared=None
            )
            book.add_key(ASHDOWN, key)
            if change == "another key":
                compared = a_receiver().keys[0].compared
                assert compared is not None
                book.note_compared(ASHDOWN, key.seal, compared)

    with pytest.raises(NotAllowed):
        one.hands_over()

    assert is_untouched(one)


def test_an_office_without_a_key_of_its_own_is_told_so() -> None:
    store = a_store()
    with store.sitting() as records:
        records.exchange.book.keep(replace(a_receiver(), keys=()))
        key = a_receiver().keys[0]
        records.exchange.book.add_key(ASHDOWN, replace(key, compared=None))
        assert key.compared is not None
        records.exchange.book.note_compared(ASHDOWN, key.seal, key.compared)

    with pytest.raises(NotAllowed, match="no key of its own"):
        office_of(store).see(sealed(a_handing(store), JUDITH, NOW))


def test_a_pack_sent_again_takes_the_place_of_the_one_before() -> None:
    one = ready()
    one.has_left()
    handing = replace(one.handing, again_of=one.sealed.pack)
    pack = one.office.see(sealed(handing, JUDITH, NOW))

    one.office.do(hand_over, HandOverPack(handing, pack))

    assert pack.pack != one.sealed.pack
    assert pack.sequence == 2
    assert open_pack(pack.content, THEIRS).manifest.about["again_of"] == one.sealed.pack
    with one.store.sitting() as records:
        assert awaited(records.case(NUMBER)) == (f"Ashdown House (TP-{pack.pack[:8]})",)


def test_packs_of_a_restricted_case_are_seen_by_those_named_alone() -> None:
    one = ready()
    one.has_left()

    with one.store.sitting() as records:
        seen = veiled(records, frozenset({NUMBER}))

        assert moves_out(seen, TODAY).went == ()
        with pytest.raises(RestrictedCase):
            seen.exchange.sent.pack(PackId(one.sealed.pack))
        with pytest.raises(RestrictedCase):
            start_of(NUMBER)(seen, TODAY)


def test_in_the_tray_it_is_asked_about_each_time_it_is_looked_at() -> None:
    one = ready()
    weighed = one.office.see(weigh(NUMBER, one.handing.request))
    request = replace(
        one.handing.request, wanted=weighed.wanted, facts=((HANDS_OVER, '{"to": "Ashdown"}'),)
    )

    one.office.do(put_in_tray, PutInTray(NUMBER, request))

    (prepared,) = one.office.see(moves_out).prepared
    assert prepared.goes
    assert prepared.papers == ()
    with one.store.sitting() as records:
        records.add_event(NUMBER, an_event("released", TODAY, facts={"authority": "Northmere"}))
    (prepared,) = one.office.see(moves_out).prepared
    assert not prepared.goes, "he is held nowhere any more"


def test_a_practice_store_marks_every_page_as_practice() -> None:
    store = knowing(a_store(custody_case(), practice=True))
    pack = office_of(store).see(sealed(a_handing(store), JUDITH, NOW))

    assert pack.release.practice
    (index, *_) = open_pack(pack.content, THEIRS).pieces
    assert "practice" in pdftotext(index.content).casefold()
    assert pack.release.number == "2026-0001"
