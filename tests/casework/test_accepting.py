"""What becomes of a pack: taken in, whole or in part; refused; asked about; taken apart again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.accepting import (
    Accept,
    AskForMore,
    Refuse,
    accept,
    ask_for_more,
    refuse,
    sides_for,
)
from caseworker.casework.gathering import GATHER
from caseworker.casework.office import Office
from caseworker.casework.own_files import OwnFile
from caseworker.casework.receiving import InHand
from caseworker.casework.reviewing import review, sides
from caseworker.casework.taking_apart import TakeApart, take_apart, what_can_go
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.merging import Take
from caseworker.domain.packs import PackId, ReceivedState
from caseworker.domain.people import Contact
from caseworker.domain.plan import Version, VersionKind
from caseworker.exchange.receipt import Answer, Receipt, read_receipt
from tests.builders import NOW, OKAFOR, StandingClock, a_case, a_person, a_plan, an_event
from tests.casework.handed import a_letter, handed
from tests.casework.packed import ASHDOWN, BRYN, ID, HereAndNow, a_pack, brought_in, bryn, sealed
from tests.paper_records import PaperStore

SEPTEMBER = date(2026, 9, 1)
DETAINED = an_event(
    "detained",
    date(2026, 10, 5),
    id="their-1",
    facts={"establishment": "Alder House", "status": "Sentenced"},
)
CONCERN = an_event(
    "concern_raised",
    SEPTEMBER,
    id="their-2",
    facts={"raised_by": "School", "concern": "He is behind"},
)
CASE = a_case(CONCERN, DETAINED, number="2025-0044", setting="custody")
PLAN = Version(CASE.number, 1, VersionKind.FINAL, a_plan(), date(2026, 10, 5))


@pytest.fixture
def store() -> PaperStore:
    return PaperStore()


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return bryn(store, clock)


@pytest.fixture
def came(office: Office) -> InHand:
    return brought_in(office, a_pack(CASE, PLAN))


def ours(store: PaperStore, *events: object, **changes: object) -> CaseNumber:
    case = replace(a_case(*events, number="2026-0005"), **changes)  # type: ignore[arg-type]
    with store.sitting() as records:
        records.open_case(case)
    return case.number


def receipt_of(store: PaperStore) -> Receipt:
    return read_receipt(store.paper.exchange.received.pack(PackId(ID)).answered_with)


def test_a_case_is_begun_with_all_of_it_and_everything_says_where_it_came_from(
    office: Office, store: PaperStore, came: InHand
) -> None:
    done = office.do(accept, Accept(came, None))

    number = CaseNumber(done.made)
    case = store.paper.cases[number]
    assert case.person == CASE.person
    assert [event for event in case.events if event.kind != "case_opened"] == [CONCERN, DETAINED]
    (version,) = store.paper.versions
    assert (version.case, version.issued_as, version.whose) == (
        number, "2025-0044", "Ashdown Council",
    )  # fmt: skip
    assert version.fingerprint == PLAN.fingerprint
    whence = {(one.what, one.ref): one for one in store.paper.exchange.pieces}
    assert whence["event", "their-1"].whose == "Ashdown Council"
    assert whence["event", "their-1"].pack == ID
    assert ("version", PLAN.key) in whence
    assert ("person", "born") in whence
    lines = {line.event: line for line in store.paper.history if line.case == number}
    assert lines[EventId("their-1")].officer_name == "A. Okafor, Ashdown Council"
    assert "Took in what Ashdown Council sent" in store.paper.history[-1].words


def test_the_history_on_paper_says_where_each_line_came_from(office: Office, came: InHand) -> None:
    done = office.do(accept, Accept(came, None))

    wanted = Wanted("history", CaseNumber(done.made))
    printed = office.see(lambda records, today: GATHER["history"](records, wanted, today))

    said = {entry.words: entry.officer for entry in printed.entries}
    line = next(words for words in said if words.startswith("Detained at Alder House"))
    assert line.endswith("From Ashdown Council, 23 November 2026")
    assert said[line] == "A. Okafor, Ashdown Council"


def test_clocks_stay_as_they_were_where_it_came_from(
    office: Office, store: PaperStore, came: InHand
) -> None:
    done = office.do(accept, Accept(came, None))

    case = store.paper.cases[CaseNumber(done.made)]
    detained = case.last("detained")
    assert detained is not None
    assert (detained.day, detained.recorded_at) == (DETAINED.day, DETAINED.recorded_at)


def test_the_receipt_is_signed_for_that_pack_and_what_was_sealed_is_let_go(
    office: Office, store: PaperStore, came: InHand
) -> None:
    office.do(accept, Accept(came, None))

    receipt = receipt_of(store)
    assert receipt.answer is Answer.ACCEPTED
    receipt.refuse_for_another(ID, came.sha256, ASHDOWN.public, BRYN.public)
    assert store.paper.exchange.held == ()
    assert store.paper.exchange.received.pack(PackId(ID)).state is ReceivedState.ACCEPTED


def test_what_is_left_out_is_not_written_and_the_receipt_says_in_part(
    office: Office, store: PaperStore, came: InHand
) -> None:
    choices = {"entry/their-2": Take.OURS, f"version/{PLAN.key}": Take.OURS}

    done = office.do(accept, Accept(came, None, choices))

    case = store.paper.cases[CaseNumber(done.made)]
    assert case.last("concern_raised") is None
    assert store.paper.versions == ()
    assert receipt_of(store).answer is Answer.IN_PART


def test_into_a_case_of_ours_nothing_is_overwritten_without_a_choice(
    office: Office, store: PaperStore
) -> None:
    number = ours(store, an_event("case_opened"), person=a_person(whereabouts="At home"))
    theirs = replace(CASE, person=a_person(whereabouts="Alder House", communication="Makaton"))
    came = brought_in(office, a_pack(theirs))

    office.do(accept, Accept(came, number))

    person = store.paper.cases[number].person
    assert (person.whereabouts, person.communication) == ("At home", "Makaton")
    assert store.paper.cases[number].setting == "community"


def test_it_can_be_said_that_theirs_takes_the_place_of_ours(
    office: Office, store: PaperStore
) -> None:
    number = ours(store, person=a_person(whereabouts="At home"))
    came = brought_in(office, a_pack(replace(CASE, person=a_person(whereabouts="Alder House"))))
    choices = {"person/whereabouts": Take.THEIRS, "fact/setting": Take.THEIRS}

    office.do(accept, Accept(came, number, choices))

    assert store.paper.cases[number].person.whereabouts == "Alder House"
    assert store.paper.cases[number].setting == "custody"


def test_documents_come_with_their_bytes(office: Office, store: PaperStore) -> None:
    handover = handed(CASE, documents=(a_letter(),))
    came = brought_in(office, sealed(handover))

    office.do(accept, Accept(came, None))

    ((document, content),) = store.paper.documents.values()
    assert (document.name, content) == ("Letter.txt", b"Dear Dawn, this is the letter.")


def test_a_file_that_may_not_be_kept_here_is_not_taken_and_it_is_said(office: Office) -> None:
    """It calls itself a PDF, and is none: the same is asked of it as of a file attached here."""
    handover = handed(CASE, documents=(replace(a_letter(), name="Letter.pdf", kind="pdf"),))
    came = brought_in(office, sealed(handover))

    sides = sides_for(office.see(lambda records, _: records), came, None)

    assert sides.theirs.papers == ()
    assert any("Letter.pdf" in words for words in came.noticed)


def test_a_refusal_goes_to_the_sender_with_its_reason_and_touches_no_case(
    office: Office, store: PaperStore, came: InHand
) -> None:
    office.do(refuse, Refuse(came.pack, "He is not coming to us"))

    assert (receipt_of(store).answer, receipt_of(store).words) == (
        Answer.REFUSED, "He is not coming to us",
    )  # fmt: skip
    assert store.paper.cases == {}
    assert store.paper.exchange.held == ()


def test_a_refusal_without_a_reason_is_none(office: Office, came: InHand) -> None:
    with pytest.raises(Incomplete, match="Say why"):
        office.do(refuse, Refuse(came.pack, " "))


def test_what_is_missing_is_asked_for_and_what_came_stays(
    office: Office, store: PaperStore, came: InHand
) -> None:
    office.do(ask_for_more, AskForMore(came.pack, ("Section G of the plan", "")))

    assert receipt_of(store).missing == ("Section G of the plan",)
    assert store.paper.exchange.received.content(came.pack)
    office.do(accept, Accept(came, None))
    assert receipt_of(store).answer is Answer.ACCEPTED


def test_what_stands_in_another_case_is_not_scattered(
    office: Office, store: PaperStore, came: InHand
) -> None:
    ours(store, DETAINED)
    other = a_case(number="2026-0006")
    with store.sitting() as records:
        records.open_case(other)

    with pytest.raises(NotAllowed, match="2026-0005 already"):
        office.do(accept, Accept(came, other.number))

    assert store.paper.exchange.merged == ()


def test_what_was_restricted_there_is_restricted_here(office: Office, store: PaperStore) -> None:
    handover = replace(handed(CASE), restricted=True)
    came = brought_in(office, sealed(handover))

    done = office.do(accept, Accept(came, None))

    with store.sitting() as records:
        (file,) = records.own_files.of("restricted case")
    assert (file.name, f'"{OKAFOR}"' in file.text) == (done.made, True)


def test_what_was_restricted_there_is_taken_into_no_case_that_everybody_may_open(
    office: Office, store: PaperStore
) -> None:
    number = ours(store, an_event("case_opened"))
    came = brought_in(office, sealed(replace(handed(CASE), restricted=True)))

    with pytest.raises(NotAllowed, match="restricted at Ashdown Council") as refused:
        office.do(accept, Accept(came, number))

    assert "Restrict case 2026-0005 first" in refused.value.instead
    assert store.paper.exchange.merged == ()
    restrict(store, number)
    assert office.do(accept, Accept(came, number)).made == number


def test_it_can_be_taken_apart_and_ours_is_as_it_was(office: Office, store: PaperStore) -> None:
    mother = Contact("Dawn Whitfield", "Mother", parental_responsibility=True)
    number = ours(store, an_event("case_opened"), person=a_person(contacts=(mother,)))
    before = store.paper.cases[number]
    theirs = replace(
        CASE,
        person=a_person(
            whereabouts="Alder House",
            communication="Makaton",
            contacts=(replace(mother, telephone="01632 960009"),),
        ),
    )
    came = brought_in(office, a_pack(theirs, PLAN))
    choices = {"contact/0": Take.THEIRS, "fact/setting": Take.THEIRS}
    office.do(accept, Accept(came, number, choices))
    (can,) = office.see(what_can_go(number))

    done = office.do(take_apart, TakeApart(can.merge, "It was his brother"))

    assert store.paper.cases[number] == before
    target = CaseNumber(done.made)
    case = store.paper.cases[target]
    assert case.person == theirs.person
    assert [e for e in case.events if e.kind != "case_opened"] == [CONCERN, DETAINED]
    assert [one.case for one in store.paper.versions] == [target]
    assert {one.case for one in store.paper.exchange.pieces} == {target}
    with pytest.raises(NotAllowed, match="before"):
        office.do(take_apart, TakeApart(can.merge))


def test_what_was_changed_since_stays_and_is_said(office: Office, store: PaperStore) -> None:
    number = ours(store, person=a_person(whereabouts=""))
    came = brought_in(office, a_pack(replace(CASE, person=a_person(whereabouts="Alder House"))))
    office.do(accept, Accept(came, number))
    with store.sitting() as records:
        now = records.case(number).person
        records.save_person(number, replace(now, whereabouts="Kestrel House"))
    (can,) = office.see(what_can_go(number))

    done = office.do(take_apart, TakeApart(can.merge))

    assert store.paper.cases[number].person.whereabouts == "Kestrel House"
    assert "left as it is: Where they are now" in done.sentence
    assert any("Where they are now" in line for line in can.lines)


def test_a_case_that_began_with_a_pack_is_not_taken_apart(
    office: Office, store: PaperStore, came: InHand
) -> None:
    office.do(accept, Accept(came, None))
    (merge,) = store.paper.exchange.merged

    assert office.see(what_can_go(merge.into)) == ()
    with pytest.raises(NotAllowed, match="began with that pack"):
        office.do(take_apart, TakeApart(merge.id))


def restrict(store: PaperStore, number: CaseNumber) -> None:
    data = {"named": [OKAFOR], "reason": "Risk", "by": "M. Lewis", "on": "2026-11-01"}
    with store.sitting() as records:
        records.own_files.keep(OwnFile("restricted case", number, json.dumps(data), NOW, OKAFOR))


def test_what_comes_out_of_a_restricted_case_is_restricted(
    office: Office, store: PaperStore, came: InHand
) -> None:
    number = ours(store, an_event("case_opened"))
    restrict(store, number)
    office.do(accept, Accept(came, number))
    (can,) = office.see(what_can_go(number))

    done = office.do(take_apart, TakeApart(can.merge))

    with store.sitting() as records:
        assert {file.name for file in records.own_files.of("restricted case")} == {
            number, done.made,
        }  # fmt: skip


def test_a_case_that_changed_while_somebody_looked_is_not_written_over(
    office: Office, store: PaperStore
) -> None:
    number = ours(store, person=a_person(whereabouts="At home"))
    came = brought_in(office, a_pack(replace(CASE, person=a_person(whereabouts="Alder House"))))
    seen = office.see(sides(came, number))
    with store.sitting() as records:
        records.save_person(number, a_person(whereabouts="Kestrel House"))

    with pytest.raises(NotAllowed, match="changed after you looked"):
        office.do(accept, Accept(came, number, {"person/whereabouts": Take.THEIRS}, seen.mark))

    assert store.paper.cases[number].person.whereabouts == "Kestrel House"


def test_the_same_case_sent_once_more_adds_nothing_to_it(office: Office, came: InHand) -> None:
    """Another pack of the same case: ids are the same, so all of it is here already."""
    done = office.do(accept, Accept(came, None))
    again = brought_in(office, a_pack(CASE, PLAN, pack="e" * 32, sequence=2))
    seen = office.see(review(again.pack, HereAndNow()))

    both = office.see(sides(again, CaseNumber(done.made)))

    assert seen.proposed == done.made
    assert both.joined({}).is_nothing
    assert both.dry_run({})[-1] == "Nothing is written: all of it is here already."
