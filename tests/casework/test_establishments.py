"""Establishments that an office enters: every case that names one follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import cases, entries, plans
from caseworker.casework.consents import consents_seen
from caseworker.casework.disclosures import answer_to
from caseworker.casework.establishments import (
    EnterEstablishment,
    RemoveEstablishment,
    enter_establishment,
    remove_establishment,
)
from caseworker.casework.gate import footing_here
from caseworker.casework.gathering import GATHER
from caseworker.casework.office import Office
from caseworker.casework.reckoning import as_of, reckoning_of
from caseworker.casework.records import OfficeFacts
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.establishments import Establishment, establishment_called
from tests.builders import TODAY, StandingClock, a_person
from tests.casework.offices import at_work, northmere
from tests.domain.gates import a_request
from tests.paper_records import PaperStore

ASHDOWN = EnterEstablishment(
    " Ashdown  House ", "Secure school", "Wales", date(2026, 1, 5), None, "Its own letter, 9 Nov"
)
DETAINED = date(2026, 11, 16)


@pytest.fixture
def store() -> PaperStore:
    return northmere("custody")


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return at_work(store, clock, "administrator")


@pytest.fixture
def case(office: Office) -> CaseNumber:
    """Held at Ashdown House, of which nobody said in which nation it lies."""
    opened = cases.OpenCase(a_person(), "custody", DETAINED, "A call")
    number = CaseNumber(office.do(cases.open_case, opened).made)
    detained = Happening("detained", DETAINED, facts={"establishment": "Ashdown House"})
    office.do(entries.record, entries.Record(number, detained))
    return number


def facts(office: Office) -> OfficeFacts:
    return office.see(lambda records, _: records.office())


def known(office: Office, name: str) -> Establishment | None:
    return establishment_called(name, reckoning_of(facts(office), TODAY).places)


def rows(office: Office) -> set[str]:
    (summary,) = office.see(lambda records, _: records.summaries())
    return {due.row for due in summary.dues}


def test_one_that_is_entered_is_known_with_its_days_and_its_source(office: Office) -> None:
    done = office.do(enter_establishment, ASHDOWN)

    found = known(office, "ashdown house, B wing")
    assert found is not None
    assert (found.name, found.nation, found.opened) == ("Ashdown House", "Wales", ASHDOWN.opened)
    assert (found.is_own, found.source) == (True, "Its own letter, 9 Nov")
    assert done.sentence == "Ashdown House is on the list of establishments: Wales."


@pytest.mark.usefixtures("case")
def test_the_rules_of_a_case_follow_and_its_row_is_worked_out_anew(office: Office) -> None:
    assert "CU-34" in rows(office)

    office.do(enter_establishment, ASHDOWN)
    assert office.freshen(10) == 1
    assert "CU-34" not in rows(office)

    office.do(remove_establishment, RemoveEstablishment("Ashdown House"))
    assert office.freshen(10) == 1
    assert "CU-34" in rows(office)


def test_a_timeline_on_paper_goes_by_them_too(office: Office, case: CaseNumber) -> None:
    office.do(enter_establishment, ASHDOWN)

    printed = office.see(
        lambda records, day: GATHER["timeline"](records, Wanted("timeline", case), day)
    )

    assert printed.spells[-1].regime == "outside England"


def test_one_of_the_list_is_closed_and_stands_as_before_once_that_is_removed(
    office: Office,
) -> None:
    closing = EnterEstablishment(
        "HMYOI Wetherby", "Young offender institution", "England", None, TODAY, "A call today"
    )

    office.do(enter_establishment, closing)
    shut = known(office, "Wetherby")
    assert shut is not None
    assert not shut.is_open(TODAY)

    office.do(remove_establishment, RemoveEstablishment("HMYOI Wetherby"))
    stands = known(office, "Wetherby")
    assert stands is not None
    assert stands.is_open(TODAY)


def test_of_one_name_the_newest_account_counts(office: Office) -> None:
    office.do(enter_establishment, ASHDOWN)
    office.do(enter_establishment, replace(ASHDOWN, name="ASHDOWN HOUSE", nation="England"))

    assert [one.nation for one in facts(office).establishments] == ["England"]


def test_a_row_of_a_list_is_of_the_establishments_that_the_office_keeps(office: Office) -> None:
    before = as_of(facts(office), TODAY)

    office.do(enter_establishment, ASHDOWN)

    assert as_of(facts(office), TODAY) != before


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"name": " "}, {"name"}),
        ({"name": "A" * 81}, {"name"}),
        ({"kind": "", "nation": "Mars"}, {"kind", "nation"}),
        ({"source": "  "}, {"source"}),
        ({"closed": date(2026, 1, 5)}, {"closed"}),
        ({"closed": date(2096, 1, 5)}, {"closed"}),
        ({"opened": date(26, 1, 5)}, {"opened"}),
    ],
)
def test_what_can_not_be_so_is_refused_beside_its_field(
    office: Office, wrong: dict[str, str], fields: set[str]
) -> None:
    with pytest.raises(Incomplete) as refused:
        office.do(enter_establishment, replace(ASHDOWN, **wrong))  # type: ignore[arg-type]  # a table

    assert {gap.field for gap in refused.value.gaps} == fields
    assert not facts(office).establishments


def test_none_but_an_administrator_changes_the_list(
    store: PaperStore, clock: StandingClock
) -> None:
    officer = at_work(store, clock, "officer")

    with pytest.raises(NotAllowed):
        officer.do(enter_establishment, ASHDOWN)
    with pytest.raises(NotAllowed):
        officer.do(remove_establishment, RemoveEstablishment("Ashdown House"))


def test_what_the_program_ships_with_is_not_the_offices_to_remove(office: Office) -> None:
    with pytest.raises(NotFound):
        office.do(remove_establishment, RemoveEstablishment("Wetherby"))


def test_the_audit_holds_days_and_no_words(office: Office, store: PaperStore) -> None:
    office.do(enter_establishment, ASHDOWN)

    act, ref = store.paper.audit[-1][2], store.paper.audit[-1][4]
    assert act == "establishment_entered"
    assert "Ashdown" not in ref


def test_outside_england_no_plan_is_offered_and_to_begin_one_is_refused_in_words(
    office: Office,
) -> None:
    opened = cases.OpenCase(a_person(), "custody", DETAINED, "A call")
    number = CaseNumber(office.do(cases.open_case, opened).made)
    for happening in (
        Happening("existing_plan_recorded", DETAINED, facts={"authority": "Hull"}),
        Happening("detained", DETAINED, facts={"establishment": "HMP and YOI Parc"}),
    ):
        office.do(entries.record, entries.Record(number, happening))

    assert not [one for one in office.see(plans.plan_desk(number)).choices if one.kind.is_by_law]
    with pytest.raises(NotAllowed, match="No plan of English law"):
        office.do(plans.start_plan, plans.StartPlan(number))


def test_the_gate_follows_the_office_s_establishments(office: Office, case: CaseNumber) -> None:
    """Held in Wales, no duty of the English rules for detained persons sends a plan on."""
    ours = office.see(lambda records, today: footing_here(records, records.case(case), today))
    office.do(enter_establishment, ASHDOWN)

    theirs = office.see(lambda records, today: footing_here(records, records.case(case), today))

    assert (ours.regime, theirs.regime) == ("custody", "outside England")
    asked = office.see(answer_to(case, a_request("tribunal", "appeal", ground="17b")))
    assert asked.regime == "outside England"


def test_whose_consent_is_asked_by_the_rules_that_hold_where_they_are_held(
    office: Office, case: CaseNumber
) -> None:
    """The wording of custody, and its regulations, end where the office says: in Wales."""
    inside = office.see(consents_seen(case))
    assert "regime" in inside.no_effect

    office.do(enter_establishment, ASHDOWN)

    outside = office.see(consents_seen(case))
    assert outside.no_effect == ""
    assert outside.whose.source != inside.whose.source
