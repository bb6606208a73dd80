"""The governor’s monthly position and the weekly chase list, against a wing counted by hand.

custody-and-service.md 2.4. Today is Monday 23 November 2026.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caseworker.casework.figures import figures_to_share
from caseworker.casework.records import OfficeFacts
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import Case, Event
from caseworker.domain.figures.table import HIDDEN, Narrowed
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, an_event
from tests.figures_by_hand import counted, laid_out, together
from tests.paper_records import PaperStore

REMAND, SENTENCE = "Remanded", "Sentenced"


def held(at: int, since: date, *more: Event, basis: str = REMAND, **around: Any) -> Case:
    """Somebody of a wing, received on that day."""
    facts = {"held_at": "HMYOI Fenmoor", "basis": basis} if basis else {"held_at": "HMYOI Fenmoor"}
    facts |= around.pop("facts", {})
    return a_case(
        an_event("detained", since, facts={"establishment": "HMYOI Fenmoor", "status": basis}),
        *more,
        number=f"2026-{at:04d}",
        setting="custody",
        person=a_person(given=f"Child{at}", born=date(2010, 11, 20), **{"needs": (), **around}),
        facts=facts,
    )


def asked(day: date) -> Event:
    return an_event("plan_asked_for", day, facts={"asked_of": "Home authority"})


def a_wing() -> PaperStore:
    cases = (
        # 1: the plan was asked for and came; the learning plan was in time.
        held(1, date(2026, 10, 5), asked(date(2026, 10, 6)),
             an_event("learning_plan_started", date(2026, 10, 12)),
             an_event("plan_copy_received", date(2026, 10, 12), facts={"form": "Whole plan"})),
        # 2: asked for, not come, and late since 10 November; so is the learning plan.
        held(2, date(2026, 11, 2), asked(date(2026, 11, 3))),
        # 3: support; the learning plan was begun late; leaves in three weeks for nothing.
        held(3, date(2026, 9, 7), an_event("sen_support_started", date(2026, 9, 14)),
             an_event("learning_plan_started", date(2026, 10, 5)), basis=SENTENCE,
             facts={"release_date": "2026-12-14"}),
        # 4: the same release, but a college has a place for him.
        held(4, date(2026, 9, 7), an_event("learning_plan_started", date(2026, 9, 14)),
             an_event("concern_raised", date(2026, 9, 14)),
             an_event("release_arranged", date(2026, 11, 16), facts={"education": "confirmed"}),
             basis=SENTENCE,
             facts={"release_date": "2026-12-14"}),
        # 5: received today; nothing is known of him.
        held(5, TODAY, basis=""),
        # 6: a plan whose meeting was due on 2 November; the learning plan was in time.
        held(6, date(2026, 8, 3), an_event("existing_plan_recorded", date(2025, 11, 3)),
             an_event("learning_plan_started", date(2026, 8, 10)), basis=SENTENCE),
        # 7: released in the summer; 8 is at home: neither is on roll.
        held(7, date(2026, 5, 4), an_event("released", date(2026, 7, 6))),
        a_case(number="2026-0008"),
    )  # fmt: skip
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Fenmoor", ("custody",), "OFFICIAL-SENSITIVE"))
        for case in cases:
            records.open_case(case)
            records.write_facts(case.number, case.facts, NOW, OKAFOR)
    return store


@pytest.fixture(scope="module")
def wing() -> PaperStore:
    return a_wing()


def test_the_position_of_those_who_are_held(wing: PaperStore) -> None:
    found = counted(wing, "custody_position")
    titles = [figure.title for figure in found.report.figures]

    assert dict(zip(titles, together(found), strict=True)) == {
        "On roll": "6",
        "With a plan": "2",
        "SEN Support": "1",
        "Needs suspected": "1",
        "Nothing recorded": "2",
        "Share with a plan": "33.3%",
        "Share with SEN Support": "16.7%",
        "Share with suspected needs": "16.7%",
        "Plans requested": "2",
        "Plans received": "1",
        "Plans overdue": "1",
        "Learning plans on time": "60%",
        "Learning plans late": "2",
        "Monitoring meetings due": "0",
        "Monitoring meetings overdue": "1",
        "Leaving within 28 days, no destination": "1",
    }
    by_basis = {title: cells[0] for title, cells in laid_out(found, "Legal basis").items()}
    assert by_basis == {
        REMAND: "2",
        SENTENCE: "3",
        "Legal basis not recorded": "1",
        "All together": "6",
    }


def test_what_leaves_of_it_says_nothing_of_fewer_than_five(wing: PaperStore) -> None:
    table = counted(wing, "custody_position").table(Narrowed("Legal basis"), {})
    with wing.sitting() as records:
        shared = figures_to_share(records, Wanted("figures", figures=table), TODAY).table

    words = [shared.words(line, at) for line in shared.lines for at in range(5)]
    assert set(words) <= {HIDDEN, "0"}
    assert HIDDEN in words


def test_the_chase_list_has_every_clock_with_whoever_owes_it(wing: PaperStore) -> None:
    found = counted(wing, "chase")
    owed = laid_out(found, "Who owes it")
    late = [tick for tick in found.ticks if tick.mark == "overdue"]

    plan = next(tick for tick in late if tick.case == "2026-0002" and "Plan to" in tick.groups[1])
    assert plan.groups == ("Home authority", "Plan to the establishment")
    assert plan.words == "by 10 November 2026, 9 working days late"
    assert set(owed) >= {"Home authority", "This office"}
    assert int(owed["All together"][0]) == len(found.ticks)
    assert all(len(tick.groups) == 2 for tick in found.ticks)
    assert {tick.case for tick in found.ticks} >= {"2026-0002", "2026-0005", "2026-0006"}


def test_each_line_of_the_chase_list_opens_its_own_duty(wing: PaperStore) -> None:
    found = counted(wing, "chase")

    for tick in found.ticks:
        row, _, began = tick.step.partition(" ")
        assert row
        assert began
