"""Both ends of one hand-over: what Northmere sends, Ashdown House takes in, and answers for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.accepting import Accept, AskForMore, Refuse, accept, ask_for_more, refuse
from caseworker.casework.answers import BringInAnswer, bring_in_answer
from caseworker.casework.handover_whole import whole
from caseworker.casework.office import Office, Officer
from caseworker.casework.packs_made import sealed
from caseworker.casework.papers_in import papers_of
from caseworker.casework.receiving import BringInPack, InHand, bring_in, open_file
from caseworker.casework.records import OfficeFacts
from caseworker.casework.reviewing import review, sides
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed
from caseworker.domain.filing import Filing
from caseworker.domain.merging import Standing, Take
from caseworker.domain.packs import SentState
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.exchange.manifest import Party
from caseworker.exchange.pack import Outgoing, Piece, seal
from tests.builders import NOW, OKAFOR, TODAY, StandingClock
from tests.casework.handed import pieces_of
from tests.casework.handing import NUMBER, a_store, keep
from tests.casework.packed import HereAndNow
from tests.casework.sending_off import (
    JUDITH,
    OURS,
    THEIRS,
    Ready,
    a_handing,
    a_receiver,
    knowing,
    office_of,
    ready,
)
from tests.paper_records import PaperStore

NORTHMERE = ReceiverId("northmere")


@pytest.fixture
def sent() -> Ready:
    """The pack has left."""
    found = ready()
    found.has_left()
    return found


@pytest.fixture
def there() -> PaperStore:
    return PaperStore()


@pytest.fixture
def office(there: PaperStore, clock: StandingClock) -> Office:
    """Ashdown House, which knows Northmere and has compared its key."""
    public = OURS.public
    key = ReceiverKey(
        public.verify.hex(), public.seal.hex(), TODAY, compared=Compared(TODAY, "A. Reid")
    )
    with there.sitting() as records:
        records.save_office(OfficeFacts("Ashdown House", ("custody",), "OFFICIAL-SENSITIVE"))
        records.exchange.keys.take_up(THEIRS.signing, THEIRS.sealing, NOW)
        records.exchange.book.keep(Receiver(NORTHMERE, "Northmere Council", "authority"))
        records.exchange.book.add_key(NORTHMERE, key)
    return Office(there.sitting, clock, Officer(OKAFOR, "A. Reid"), lambda _: (b"", b""))


def comes(office: Office, content: bytes) -> InHand:
    in_hand = office.see(open_file(content, HereAndNow()))
    office.do(bring_in, BringInPack(in_hand, content))
    return in_hand


def answered(sent: Ready, there: PaperStore) -> SentState:
    """The receipt goes back, and is believed."""
    (came,) = there.paper.exchange.came
    sent.office.do(bring_in_answer, BringInAnswer(came.answered_with))
    return sent.store.paper.exchange.sent.pack(sent.sealed.pack).state


def test_what_was_sent_is_taken_in_as_it_was_and_the_sender_knows(
    sent: Ready, office: Office, there: PaperStore
) -> None:
    in_hand = comes(office, sent.sealed.content)

    done = office.do(accept, Accept(in_hand, None))

    theirs, ours = there.paper.cases[CaseNumber(done.made)], sent.store.paper.cases[NUMBER]
    assert (theirs.person.name, theirs.person.born) == (ours.person.name, ours.person.born)
    began = [case.last("detained") for case in (ours, theirs)]
    assert began[0] is not None
    assert began[1] is not None
    assert began[0].day == began[1].day
    wrote = {event.id for event in in_hand.received.handover.case.events}
    assert wrote <= {event.id for event in theirs.events}
    assert answered(sent, there) is SentState.ACCEPTED


def test_how_papers_are_filed_goes_along_in_the_pack_and_is_kept_there(
    office: Office,
) -> None:
    advice = Filing(
        "advice", "advice_health", date(2026, 9, 28), "Dr Kowalska", ("SLCN",), ("health",),
        "Late", came_with="mail", supersedes="note",
    )  # fmt: skip
    authority = a_receiver("authority")
    here = knowing(a_store(), authority)
    with here.sitting() as records:
        keep(records, "mail", "Message.txt", b"Dr Kowalska wrote: here it is.\n")
        for one in (advice, Filing("note", "letter"), Filing("mail", "message")):
            records.filings.keep(NUMBER, one)
    handing = a_handing(here, "release", authority)
    papers = frozenset({"advice", "note", "mail"})
    handing = replace(handing, chosen=replace(handing.chosen, documents=papers))
    pack = office_of(here).see(sealed(handing, JUDITH, NOW))

    done = office.do(accept, Accept(comes(office, pack.content), None))

    seen = office.see(papers_of(CaseNumber(done.made)))
    ids = {one.name: str(one.id) for one in seen.documents}
    names = ("Kowalska advice.txt", "Message.txt", "Reception note.txt")
    kept, mail, note = (ids[name] for name in names)
    assert seen.filing(kept) == replace(advice, document=kept, came_with=mail, supersedes=note)
    assert [one.id for one in seen.earlier(kept)] == [note]
    assert {str(one.id) for one in seen.here} == {kept, mail}


def test_a_part_a_refusal_and_what_is_missing_come_back_too(
    sent: Ready, office: Office, there: PaperStore
) -> None:
    in_hand = comes(office, sent.sealed.content)

    office.do(ask_for_more, AskForMore(in_hand.pack, ("The therapist’s advice",)))
    assert answered(sent, there) is SentState.MORE

    entry = next(event for event in in_hand.received.handover.case.live)
    office.do(accept, Accept(in_hand, None, {f"entry/{entry.id}": Take.OURS}))
    assert answered(sent, there) is SentState.IN_PART


def test_a_refusal_says_why(sent: Ready, office: Office, there: PaperStore) -> None:
    in_hand = comes(office, sent.sealed.content)

    office.do(refuse, Refuse(in_hand.pack, "He is not coming to us"))

    assert answered(sent, there) is SentState.REFUSED
    assert sent.store.paper.exchange.answered[-1].words == "He is not coming to us"
    with pytest.raises(NotAllowed, match="here already"):
        answered(sent, there)


def test_a_case_that_comes_back_is_known_by_its_entries_and_nothing_is_written_twice(
    sent: Ready, office: Office
) -> None:
    """To Ashdown House and home again: ids, fingerprints and hashes are what they were."""
    done = office.do(accept, Accept(comes(office, sent.sealed.content), None))
    handover = office.see(lambda records, today: whole(records, CaseNumber(done.made), today))
    pieces = [
        Piece(one.role, one.name, one.media, one.content)
        for one in pieces_of(replace(handover, documents=()))
    ]
    back = seal(
        Outgoing(
            "d" * 32,
            1,
            NOW,
            Party("Ashdown House", "establishment", THEIRS.public),
            Party("Northmere Council", "authority", OURS.public),
            "custody_move",
        ),
        pieces,
        THEIRS,
    )
    in_hand = comes(sent.office, back)
    seen = sent.office.see(review(in_hand.pack, HereAndNow()))
    both = sent.office.see(sides(in_hand, NUMBER))

    assert seen.stands_in == NUMBER
    assert seen.proposed == NUMBER
    new = [pair.key for pair in both.pairs if pair.standing is Standing.THEIRS]
    opened = {event.id for event in in_hand.received.handover.case.all_of("case_opened")}
    assert {key for key in new if key.startswith("version/")} == set()
    assert {key for key in new if key.startswith("entry/")} <= {f"entry/{one}" for one in opened}
