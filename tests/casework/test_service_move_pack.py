"""L-42: what goes with a service family’s move, and nothing of a plan without the gate."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from caseworker.casework.as_evidence import PAPER, evidence_to_lay
from caseworker.casework.letters import letters_for
from caseworker.casework.papers import LetGo, gathered, why_it_may
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import Event
from caseworker.domain.errors import BrokenLaw, NotAllowed, NotFound
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.laid_against import FILE, laid_against, read_laid_against
from caseworker.domain.moves import the_moves
from tests.builders import TODAY
from tests.casework.test_ledger_pages import JUDITH
from tests.casework.test_letters import NUMBER
from tests.casework.test_letters_with_plan import FINAL, store_of
from tests.domain.consents import by_parent
from tests.domain.happenings import on
from tests.paper_records import PaperStore

SCHOOL = "Episkopi Primary"
PLAN = "Final 1"
POSTED = on(
    "posting_planned", "2026-11-20", place="Episkopi", starts_on="2027-01-11", school=SCHOOL
)
WORDS = (
    ("pack", "The plan."), ("first", "He signs."), ("reach", "By e-mail."),
    ("going", "To Cyprus."), ("official", "Seen."), ("triggers", "An EHC plan."),
)  # fmt: skip
CONSENT = by_parent("2026-11-20", recipients=SCHOOL, purposes="To arrange or give provision")


def why(store: PaperStore, *enclosed: str, letter: str = "L-42") -> str:
    wanted = Wanted(
        "letter", NUMBER, letter, to=SCHOOL, role="Officer", words=WORDS, enclosed=enclosed
    )
    with store.sitting() as records:
        paper = gathered(records, wanted, TODAY)
        basis = why_it_may(LetGo(wanted, "print", SCHOOL), paper.carries, JUDITH)(records, TODAY)
    return basis.row if basis is not None else ""


def service(*events: Event) -> PaperStore:
    return store_of(*FINAL, *events, setting="service_children")


@pytest.mark.parametrize("letter", ["L-42", "L-42-authority", "L-42-defence"])
def test_the_letter_itself_holds_nothing_of_a_plan(letter: str) -> None:
    assert why(service(POSTED), letter=letter) == ""


def test_a_plan_that_is_enclosed_goes_only_with_consent() -> None:
    """SEND Regs 2014 reg 17(1): a school abroad is nobody to whom the law has it sent."""
    with pytest.raises(NotAllowed):
        why(service(POSTED), PLAN)

    assert why(service(CONSENT, POSTED), PLAN) == "consent"


def test_each_is_offered_where_the_move_leads_and_to_whom_it_names() -> None:
    def offered(*events: Event) -> dict[str, tuple[str, ...]]:
        store = service(*events)
        with store.sitting() as records:
            records.save_office(replace(records.office(), kinds=("service_children",)))
            found = letters_for(NUMBER)(records, TODAY)
        return {one.letter: one.recipients for one in found if one.letter.startswith("L-42")}

    arrival = on("arrival_planned", "2026-11-20", authority="Wiltshire", arrives_on="2027-01-11")
    assert offered(POSTED) == {"L-42": (SCHOOL,), "L-42-defence": (SCHOOL,)}
    assert offered(arrival) == {"L-42": (), "L-42-authority": ("Wiltshire",)}


# --- what is held beside the law ----------------------------------------------------------------


def test_a_scan_that_came_on_paper_is_laid_out_with_what_was_noted_of_it() -> None:
    scan = on("scan_received", "2026-03-02", school=SCHOOL, says="He signs.")
    with store_of(scan, setting="service_children").sitting() as records:
        found = evidence_to_lay(records, Wanted(PAPER, NUMBER), TODAY)

    (one,) = found.held
    assert (one.laid.name, one.by, one.says) == ("SCAN", SCHOOL, "He signs.")
    assert str(one.review_by) == "2027-03-01"


def test_without_anything_held_there_is_nothing_to_lay_out() -> None:
    with store_of(setting="service_children").sitting() as records, pytest.raises(NotFound):
        evidence_to_lay(records, Wanted(PAPER, NUMBER), TODAY)


def test_every_plan_that_is_held_beside_is_laid_against_the_sections_of_the_law() -> None:
    rows = laid_against()

    assert set(rows.plans) == {one.name for one in the_moves().beside}
    assert set(rows.lacks) == {one.letter for one in plan_kinds()["ehc_plan"].sections}
    assert set(rows.plans["SCAN"].rows) == set(rows.lacks)
    theirs = {one.letter for one in plan_kinds()["scan"].sections}
    assert {part for parts in rows.plans["SCAN"].rows.values() for part in parts} == theirs


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('[plan."SCAN"]', '[plan."SCANS"]', "nothing of this name"),
        ('to   = ["A"]', 'to   = ["Z"]', "no section Z"),
        ('from = ["K"]', 'from = ["L"]', "it has no section L"),
    ],
)
def test_a_row_that_fits_no_plan_is_refused(was: str, becomes: str, fault: str) -> None:
    text = (files("caseworker.domain") / FILE).read_text("utf-8")
    if was.startswith("[plan"):
        text = text.replace('plan."SCAN".row', 'plan."SCANS".row')

    with pytest.raises(BrokenLaw, match=fault):
        read_laid_against(text.replace(was, becomes, 1))
