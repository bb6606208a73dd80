"""Papers in the bin: how long each stays, what keeps one, and what is left of it once it goes."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from caseworker.casework.own_files import OwnFile
from caseworker.casework.paper_bin import BinnedPaper, papers_in_bin
from caseworker.casework.papers_in import (
    Coming,
    PutInBin,
    TakeFromBin,
    TakeInPapers,
    put_in_bin,
    take_from_bin,
    take_in_papers,
)
from caseworker.casework.recycle_bin import LEFT, EmptyBin, empty_bin
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.casework.retention_chosen import SetRetention, set_retention
from caseworker.domain.bundle import Part, to_data
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.errors import NotAllowed
from caseworker.domain.ledger_data import request_to_data
from caseworker.domain.packs import Merge, MergeId
from caseworker.domain.release import Release
from tests.builders import NOW, StandingClock, an_event
from tests.casework.test_disposal import LEWIS, Desks
from tests.paper_records import PaperStore

WHY = "It is about his sister."


@pytest.fixture
def desks(clock: StandingClock) -> Desks:
    return Desks(PaperStore().sitting, clock)


def binned(desks: Desks, name: str = "Letter.txt") -> tuple[CaseNumber, str]:
    """A case with one paper, and that is in the bin."""
    case = desks.opens()
    command = TakeInPapers(case, (Coming(name, name.encode()),))
    paper = desks.office.do(take_in_papers, command).made
    desks.office.do(put_in_bin, PutInBin(case, (paper,), WHY))
    return case, paper


def lying(desks: Desks) -> tuple[BinnedPaper, ...]:
    return desks.office.see(papers_in_bin)


def goes_on(desks: Desks, days: int) -> None:
    desks.goes_to(desks.office.today + timedelta(days=days))


def test_a_paper_is_erased_once_its_days_are_over_and_the_history_says_so(desks: Desks) -> None:
    case, paper = binned(desks)
    (one,) = lying(desks)
    assert (one.case, one.whose, one.days_left(desks.office.today)) == (case, "Zoë Whitfield", 30)
    goes_on(desks, 30)
    with pytest.raises(NotAllowed, match="yet"):
        desks.office.do(empty_bin, EmptyBin())
    goes_on(desks, 1)

    done = desks.office.do(empty_bin, EmptyBin())

    assert done.sentence == "Erased 1 paper that had been put in the bin."
    assert lying(desks) == ()
    with desks.sitting() as records:
        assert records.documents(case) == ()
        assert records.filings.of(case) == ()
        assert records.history(case)[0].words == (
            "Erased “Letter.txt” for good. It was in the bin since Monday 23 November 2026: "
            "It is about his sister."
        )
        lines = records.audit_read.lines(desks.clock.at, desks.clock.at + timedelta(seconds=1))
    assert ("document_erased", case) in {(line.act, line.case) for line in lines}
    (gone,) = desks.destroyed()
    assert (gone.number, gone.counts) == (paper, {"documents": 1})
    assert gone.backups_until == desks.office.today + timedelta(days=35)


def test_what_was_taken_out_again_is_not_erased(desks: Desks) -> None:
    case, paper = binned(desks)
    desks.office.do(take_from_bin, TakeFromBin(case, (paper,)))
    goes_on(desks, 40)

    with pytest.raises(NotAllowed, match="yet"):
        desks.office.do(empty_bin, EmptyBin())

    assert lying(desks) == ()


@pytest.mark.parametrize("by", ["an entry", "a hold"])
def test_what_stands_on_it_by_then_keeps_it_and_is_said(desks: Desks, by: str) -> None:
    case, paper = binned(desks)
    if by == "an entry":
        entry = an_event("advice_received", facts={"adviser": "School", "document": paper})
        with desks.sitting() as records:
            records.add_event(case, entry)
    else:
        desks.records(case, "hold_put", why="Complaint", reasons="Stage 2")
    goes_on(desks, 40)

    (one,) = lying(desks)

    assert ("the entry “Advice received”" if by == "an entry" else "Held: complaint") in one.stays
    with pytest.raises(NotAllowed, match="yet"):
        desks.office.do(empty_bin, EmptyBin())


def test_papers_and_cases_go_by_the_same_press(desks: Desks) -> None:
    binned(desks)
    gone, _ = binned(desks, "Of the case that goes.txt")
    desks.closes(gone, "opened_by_mistake")
    goes_on(desks, 31)

    done = desks.office.do(empty_bin, EmptyBin())

    assert done.sentence == (
        "Erased 1 case that had been opened by mistake and 1 paper that had been put in the bin."
    )
    assert not desks.is_there(gone)


def test_nothing_is_erased_by_a_clock_that_jumped(desks: Desks) -> None:
    binned(desks)
    desks.clock.at += timedelta(days=365)

    with pytest.raises(NotAllowed, match="last used"):
        desks.office.do(empty_bin, EmptyBin())


def test_papers_of_a_restricted_case_are_shown_to_those_named_alone(desks: Desks) -> None:
    case, _ = binned(desks)
    desks.office.do(restrict_case, RestrictCase(case, frozenset({LEWIS}), "A relative works here"))

    assert lying(desks) == ()
    assert [one.case for one in desks.lewis.see(papers_in_bin)] == [case]


def test_the_office_sets_how_many_days(desks: Desks) -> None:
    binned(desks)

    done = desks.office.do(set_retention, SetRetention({"binned": 7}))

    assert "A paper that was put in the bin: 7 days" in done.sentence
    assert lying(desks)[0].days_left(desks.office.today) == 7


def asks_for(*papers: str) -> Request:
    recipient = Recipient("Mr Hale", "", "Social worker")
    return Request(recipient, Pieces(documents=frozenset(papers)), "care", "", LEWIS)


@pytest.mark.parametrize(("kind", "why"), [
    ("tray", "it lies in the tray for Mr Hale"),
    ("authority", "a second person is asked whether it may go to Mr Hale"),
])  # fmt: skip
def test_what_is_to_leave_stays(desks: Desks, kind: str, why: str) -> None:
    case = desks.opens()
    paper = desks.office.do(take_in_papers, TakeInPapers(case, (Coming("a.txt", b"A"),))).made
    asked = request_to_data(asks_for(paper))
    waits = asked if kind == "tray" else {
        "request": asked, "at": NOW.isoformat(), "yes": None, "by": None, "by_name": "",
        "on": None, "words": "",
    }  # fmt: skip
    with desks.sitting() as records:
        records.own_files.keep(OwnFile(kind, f"{case}/one", json.dumps(waits), NOW, LEWIS))

    with pytest.raises(NotAllowed, match=why):
        desks.office.do(put_in_bin, PutInBin(case, (paper,), WHY))

    with desks.sitting() as records:
        records.own_files.drop(kind, f"{case}/one")
    desks.office.do(put_in_bin, PutInBin(case, (paper,), WHY))


def test_what_a_bundle_is_made_of_stays(desks: Desks) -> None:
    """Nothing of it has left; it is drawn anew each time."""
    case, paper = binned(desks)
    what = to_data([Part("A", f"document/{paper}", ("1",))])
    with desks.sitting() as records:
        made = an_event("bundle_made", facts={"title": "Appeal", "what": what})
        records.add_event(case, made)
    goes_on(desks, 31)

    (one,) = lying(desks)

    assert one.stays.startswith("It stays: the bundle “Appeal” of ")
    with pytest.raises(NotAllowed, match="yet"):
        desks.office.do(empty_bin, EmptyBin())


def test_a_case_to_which_one_was_joined_of_which_something_left_stays_in_the_bin(
    desks: Desks,
) -> None:
    """That goes with it, and with the proof of what left: by a list for disposal alone."""
    joined, case = desks.opens(), desks.opens("Una")
    release = Release("print", "The parent", "A", NOW, "", 1, number="2026-0001")
    with desks.sitting() as records:
        records.keep_release(joined, release)
        merge = Merge(MergeId("j"), case, joined, "", NOW, LEWIS, {})
        records.exchange.provenance.keep_merge(merge)
    desks.closes(case, "opened_by_mistake")

    (one,) = desks.bin()

    assert one.stays == LEFT
