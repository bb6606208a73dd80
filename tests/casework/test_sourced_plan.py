"""A plan that took sentences from advice can be had with its sources."""

from __future__ import annotations

from datetime import date

from caseworker.casework import papers
from caseworker.casework.case_papers import case_papers
from caseworker.casework.office import Office
from caseworker.domain.blocks import Block, Run
from caseworker.domain.plan import Section, Version, VersionKind, WorkingDraft
from tests.builders import NOW, OKAFOR, a_plan, a_source
from tests.casework.test_papers import JUDITH, NUMBER, office, store, words_of
from tests.paper_records import PaperStore

__all__ = ["office", "store"]


def test_a_plan_that_took_from_advice_is_offered_with_its_sources(
    office: Office, store: PaperStore
) -> None:
    words = "He tires after forty minutes."
    plan = a_plan(C=Section((Block(runs=(Run(words, source=a_source(words)),)),)))
    with store.sitting() as records:
        records.keep_working_draft(WorkingDraft(NUMBER, plan, NOW, OKAFOR))
        records.issue(Version(NUMBER, 1, VersionKind.DRAFT, plan, date(2026, 11, 9)))

    offered = [each.wanted for each in office.see(case_papers(NUMBER)).offered]

    sourced = [one for one in offered if one.paper == "plan_with_sources"]
    assert [one.which for one in sourced] == ["", "Draft 1"]
    said = words_of(office.see(papers.preview(sourced[1], JUDITH)).content)
    assert "Dr M. Kowalska, educational psychology, 2 November 2026, page 3" in said
