"""The tab of the placement: when it is there, what it asks for, and where the next step leads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from caseworker.domain.case import Case, Event
from caseworker.ui.case.next_step import NextStep, Way, next_step
from caseworker.ui.case.placement import PlacementTab
from caseworker.ui.case.seen import CaseSeen, case_seen
from caseworker.ui.desk import Desk
from caseworker.ui.tasks import Tasks
from tests.domain.happenings import on
from tests.movers import NURSERY, TO_SECONDARY, YEAR_6, mover
from tests.ui.case.store import CaseStore
from tests.ui.hands import press, words

EXPECTED = on("phase_transfer_expected", "2026-09-10", **TO_SECONDARY)
HELD = on("review_held", "2026-11-12", what="Phase transfer")
NOTICE = on("amendment_notice_served", "2026-11-27", "2026-11-27", "2026-11-28", changes="I")
WITHDRAWN = on("approval_withdrawn", "2026-11-26", institution="Harrow Hill House")


@pytest.fixture
def store() -> CaseStore:
    store = CaseStore()
    store.standing.at = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    return store


def seen(store: CaseStore, *events: Event, born: object = YEAR_6) -> CaseSeen:
    case: Case = mover("2026-0001", "Ada Lund", born, "Fernhill Primary", *events)  # type: ignore[arg-type]
    store.kept.paper.cases[case.number] = case
    return store.office.see(case_seen(case.number))


def test_a_withdrawn_approval_asks_for_a_review(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], store: CaseStore
) -> None:
    """T-47, reg 61(3): 28 days after the notice; here for somebody who moves nowhere soon."""
    shown = seen(store, WITHDRAWN, born=NURSERY.replace(year=2018))
    assert PlacementTab.stands(shown)
    tab = PlacementTab(Desk(store, *lanes), shown.case.number)
    qtbot.addWidget(tab)
    steps: list[NextStep] = []
    tab.stepped.connect(steps.append)

    tab.show_case(shown)
    tab.show()
    press(tab, "placementEarly")

    ends = "Approval of Harrow Hill House was withdrawn. It ends on Thursday 24 December 2026."
    assert words(tab, "approvalEnds") == ends
    assert [step.given["what"] for step in steps] == ["Early review"]


def test_the_tab_is_there_when_a_move_is_near(store: CaseStore) -> None:
    assert PlacementTab.stands(seen(store))
    assert not PlacementTab.stands(seen(store, born=NURSERY.replace(year=2018)))


@pytest.mark.parametrize(
    ("more", "said", "way"),
    [
        ((), "Plan the review before the next phase", Way.REVIEWS),
        ((EXPECTED, HELD), "Report and decision", Way.REVIEWS),
        ((EXPECTED, HELD, NOTICE), "Consult the institutions", Way.PART),
        (
            (EXPECTED, HELD, NOTICE, on("institution_consulted", "2026-11-29", institution="Ely")),
            "Replies of the institutions",
            Way.PART,
        ),
        (
            (
                EXPECTED, HELD, NOTICE,
                on("institution_consulted", "2026-11-29", institution="Ely"),
                on("institution_replied", "2026-11-30", institution="Ely", reply="Other answer"),
                on("institution_chosen", "2026-11-30", institution="Ely", reasons="It can."),
            ),
            "Amended plan, or not",
            Way.REVIEWS,
        ),
    ],
)  # fmt: skip
def test_the_next_step_follows_the_line(
    store: CaseStore, more: tuple[Event, ...], said: str, way: Way
) -> None:
    step = next_step(seen(store, *more))

    assert (step.words, step.way) == (said, way)
