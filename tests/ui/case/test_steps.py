"""The timeline of a case: its steps, their days, and why each day is the day it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from caseworker.casework import entries
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.law import event_kinds
from caseworker.ui.case.actions import step_of
from caseworker.ui.case.because import Because
from caseworker.ui.case.next_step import Way, next_step
from caseworker.ui.case.seen import CaseSeen, see_case
from caseworker.ui.case.steps import road_of
from caseworker.ui.parts.timeline import Reached
from tests.builders import TODAY
from tests.ui.case.conftest import Open
from tests.ui.case.store import CaseStore
from tests.ui.hands import find, press, words


def _seen(store: CaseStore, number: CaseNumber) -> CaseSeen:
    with store.kept.sitting() as records:
        return see_case(records, records.case(number), TODAY)


def test_a_request_of_7_september_gives_the_days_of_the_law(store: CaseStore) -> None:
    """House.md 4: 19 October, 28 December and 25 January 2027."""
    steps = road_of(_seen(store, store.requested())).steps

    under = {one.step.words: one.step.under for one in steps}
    assert under["Request"] == "7 Sep"
    assert under["Decide whether to assess"].startswith("19 Oct")
    assert under["Decide whether to issue"] == "28 Dec"
    assert under["Final plan"] == "25 Jan 2027"


def test_a_step_that_was_taken_says_when_and_the_next_is_now(store: CaseStore) -> None:
    steps = road_of(_seen(store, store.assessing())).steps

    decided, advice = steps[1], steps[2]
    assert decided.step.under == "19 Oct · done 12 Oct"
    assert decided.step.reached is Reached.DONE
    assert advice.step.reached is Reached.NOW


def test_held_in_wales_nothing_of_english_law_is_the_next_step(store: CaseStore) -> None:
    number = store.requested()
    held = {"establishment": "Parc", "status": "Remanded"}
    store.record(number, Happening("detained", date(2026, 11, 9), facts=held))

    step = next_step(_seen(store, number))

    assert step.kinds == ("contact_made",)
    assert step.why == "Rule set: not England. Nothing of English law is to be decided."


@pytest.mark.parametrize(
    ("office", "way"), [(("community",), Way.PART), (("custody",), Way.RECORD)]
)
def test_whoever_owes_it_ends_a_plan_where_its_grounds_are_looked_at(
    store: CaseStore, office: tuple[str, ...], way: Way
) -> None:
    """SEND Regs 2014 reg 29 to 31; an establishment only writes down what it was told."""
    seen = _seen(store, store.requested())
    seen = replace(seen, office=replace(seen.office, kinds=office))

    for name in ("consulted_on_ceasing", "decided_to_cease", "plan_ceased"):
        assert step_of(event_kinds()[name], seen).way is way


def test_a_consent_is_no_step_of_the_road(store: CaseStore) -> None:
    number = store.a_case()
    facts = {
        "giver": "Young person",
        "giver_name": "Jamie Whitfield",
        "what": "Whole plan with its appendices",
        "recipients": "Riverside College",
        "purposes": "To look for a place",
        "how": "Signed form",
    }
    store.record(number, Happening("consent_refused", date(2026, 11, 9), facts=facts))

    words = [one.step.words for one in road_of(_seen(store, number)).steps]

    assert "Case opened" in words
    assert "Consent refused" not in words
    assert "consent_refused" in store.kinds(number)


def test_a_step_that_is_late_says_so(store: CaseStore) -> None:
    steps = road_of(_seen(store, store.requested())).steps

    assert steps[1].step.reached is Reached.LATE
    assert "35 days late" in steps[1].step.under


def test_the_note_counts_the_weeks_of_the_whole_road(store: CaseStore) -> None:
    assert road_of(_seen(store, store.assessing())).note == "Week 12 of 20"


def test_the_advice_step_counts_who_has_answered(store: CaseStore) -> None:
    steps = road_of(_seen(store, store.asked())).steps

    assert steps[2].step.under == "24 Nov · 0 of 2 in"


def test_a_day_from_memory_is_marked(store: CaseStore) -> None:
    seen = _seen(store, store.requested())
    from_memory = [due for due in seen.open_dues if due.caution]

    cautions = [one.caution for one in road_of(seen).steps if one.caution]

    assert bool(cautions) == any(
        due.row.met_by & {"draft_sent", "final_plan_sent"} for due in from_memory
    )


def test_without_a_request_the_timeline_says_what_happened_and_what_comes(
    store: CaseStore,
) -> None:
    number = store.a_case(setting="custody")
    detained = {"establishment": "Greywell", "status": "Remanded"}
    store.record(number, Happening("detained", date(2026, 11, 9), facts=detained))

    steps = road_of(_seen(store, number)).steps

    assert [one.step.words for one in steps[:2]] == ["Case opened", "Detained"]


def test_a_later_request_does_not_move_the_road(store: CaseStore) -> None:
    """Story 6: attention on 14 September counts; a request a fortnight later moves nothing."""
    number = store.a_case()
    told = {"brought_by": "A speech therapist", "how": "By e-mail"}
    store.record(number, Happening("brought_to_attention", date(2026, 9, 14), facts=told))
    asked = {"requested_by": "Parent"}
    store.record(number, Happening("request_received", date(2026, 9, 28), facts=asked))

    request, decide, *_, final = [one.step for one in road_of(_seen(store, number)).steps]

    assert request.under == "14 Sep"
    assert decide.under.startswith("26 Oct")
    assert final.under == "1 Feb 2027"


def test_a_request_after_a_refusal_begins_the_road_anew(store: CaseStore) -> None:
    number = store.a_case()
    for kind, day, facts in (
        ("request_received", date(2026, 9, 1), {"requested_by": "Parent"}),
        ("refused_to_assess", date(2026, 10, 1), {"reasons": "Support is enough."}),
        ("request_received", date(2026, 11, 2), {"requested_by": "Parent"}),
    ):
        store.record(number, Happening(kind, day, sent=day, facts=facts))

    request, decide, *_ = [one.step for one in road_of(_seen(store, number)).steps]

    assert request.under == "2 Nov"
    assert decide.reached is not Reached.DONE


def test_a_plan_in_force_has_a_road_of_labels_and_of_what_is_to_be_done(store: CaseStore) -> None:
    number = store.drafting()
    sent, final = date(2026, 11, 16), date(2026, 11, 23)
    store.record(number, Happening("draft_sent", sent, sent=sent, served=sent))
    happening = Happening("final_plan_sent", final, sent=final)
    store.office.do(entries.record, entries.Record(number, happening, "They gave up the days"))

    seen = _seen(store, number)
    steps = [one.step for one in road_of(seen).steps]

    shown = [step.words for step in steps]
    assert "Views on the draft plan close" not in shown
    assert shown[-5:-3] == ["Draft plan sent", "Final plan sent"]
    assert shown[-3:] == [
        "Contact the mediation adviser",
        "Appeal to the Tribunal",
        "Review the plan",
    ]
    assert steps[-2].heard == "The Tribunal receives an appeal, if there is to be one"
    assert any("new request" in due.duty for due in seen.open_dues)


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups, on the offscreen screen
def test_a_step_explains_itself_when_it_is_pressed(store: CaseStore, opened: Open) -> None:
    page = opened(store.requested())

    press(page, "step1")

    popover = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Because))
    heard = popover.accessibleName()
    assert "6 weeks from Monday 7 September 2026" in heard
    assert "SEND Regs 2014 reg 5(1)" in heard
    popover.close()


def test_every_step_is_named_for_whoever_hears_it(store: CaseStore, opened: Open) -> None:
    page = opened(store.requested())

    name = find(page, QPushButton, "step1").accessibleName()

    assert name.startswith("Decide whether to assess: 19 Oct")
    assert words(page, "personName") == "Tom Whitfield"
