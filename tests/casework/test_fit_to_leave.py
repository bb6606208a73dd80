"""A strategies sheet leaves without consent, and so without a diagnosis or words of the plan."""

from __future__ import annotations

import pytest

from caseworker.casework import papers
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.papers import LetGo
from caseworker.casework.records import OfficeFacts
from caseworker.casework.wanted import Wanted
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Section, WorkingDraft, blank_plan
from tests.builders import NOW, OKAFOR, StandingClock, a_case, a_plan
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
SHEET = "one_page_profile"
OF_THE_PLAN = "He reads best with one short line on each card only."


@pytest.fixture
def store() -> PaperStore:
    kept = PaperStore()
    with kept.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("custody",), "OFFICIAL-SENSITIVE"))
        records.open_case(a_case())
        plan = a_plan().with_section("B", Section(paragraphs(OF_THE_PLAN)))
        records.keep_working_draft(WorkingDraft(NUMBER, plan, NOW, OKAFOR))
    return kept


@pytest.fixture
def office(store: PaperStore) -> Office:
    officer = Officer(OKAFOR, "J. Okafor", "administrator")
    return Office(store.sitting, StandingClock(), officer, lambda _: (b"", b""))


def print_sheet(office: Office, says: str) -> Done:
    """Write the sheet, and hand it to somebody of the wing."""
    sheet = blank_plan(plan_kinds()[SHEET]).with_section("C", Section(paragraphs(says)))
    office.keep_plan(NUMBER, sheet)
    wanted = Wanted("ehc_plan", NUMBER, series=SHEET)
    return office.do(papers.let_go, LetGo(wanted, "print", "Officer Lane, B wing"))


def test_what_helps_leaves_without_consent_and_is_a_line_of_the_log(
    office: Office, store: PaperStore
) -> None:
    done = print_sheet(office, "Tell him what comes next. Give him a minute to answer.")

    with store.sitting() as records:
        [release] = records.releases(NUMBER)
    assert (release.to, release.copy_number, release.basis) == ("Officer Lane, B wing", 1, None)
    assert not release.what.carries
    assert "Officer Lane" in done.sentence


@pytest.mark.parametrize(
    ("says", "why", "what_to_do"),
    [
        ("He has ADHD, so be calm.", "names a condition: “ADHD”", "Say what to do"),
        (f"Mind this: {OF_THE_PLAN}", "has words of the plan", "Say it anew"),
    ],
)
def test_a_copy_with_either_is_stopped_and_nothing_is_written_down(
    office: Office, store: PaperStore, says: str, why: str, what_to_do: str
) -> None:
    with pytest.raises(Incomplete, match=why) as stopped:
        print_sheet(office, says)

    with store.sitting() as records:
        assert not records.releases(NUMBER)
    assert what_to_do in str(stopped.value)
