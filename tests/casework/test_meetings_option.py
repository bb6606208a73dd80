"""How often an office meets the parents about support: the Code's way, or its own."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.meetings_option import ChooseMeetings, choose_meetings, meetings_now
from caseworker.casework.office import Office
from caseworker.casework.reckoning import as_of, reckoning_of
from caseworker.casework.records import OfficeFacts
from caseworker.domain.diary import dues_of
from caseworker.domain.errors import NotFound
from caseworker.domain.law import law_chosen, the_law
from caseworker.domain.support_cycle import MEETING
from caseworker.domain.support_rules import support_rules
from tests.builders import TODAY, StandingClock, a_case
from tests.casework.offices import at_work, northmere
from tests.domain.happenings import on


@pytest.fixture
def office(clock: StandingClock) -> Office:
    return at_work(northmere("community"), clock, "administrator")


def facts(office: Office) -> OfficeFacts:
    return office.see(lambda records, _: records.office())


def asked(office: Office) -> dict[str, date | None]:
    """By when the parents are to be met, by the row that asks; support began on 7 September."""
    case = a_case(on("sen_support_started", "2026-09-07", provision="Phonics"))
    found = dues_of(case, reckoning_of(facts(office), TODAY))
    return {due.row.id: due.by for due in found if MEETING in due.row.met_by}


def test_the_code_holds_until_the_office_chooses(office: Office) -> None:
    """Three times a year: SEND Code of Practice 2015, 6.65."""
    assert asked(office) == {"C-03": date(2027, 1, 6)}
    assert meetings_now(facts(office).options).default


def test_the_offices_own_way_stands_in_place_of_the_codes(office: Office) -> None:
    before = as_of(facts(office), TODAY)

    office.do(choose_meetings, ChooseMeetings("termly"))

    assert asked(office) == {"OP-07": date(2026, 12, 6)}
    assert as_of(facts(office), TODAY) != before  # every list is worked out anew


def test_the_code_is_gone_back_to(office: Office) -> None:
    office.do(choose_meetings, ChooseMeetings("termly"))

    office.do(choose_meetings, ChooseMeetings("code"))

    assert list(asked(office)) == ["C-03"]


def test_there_is_no_other_choice(office: Office) -> None:
    with pytest.raises(NotFound):
        office.do(choose_meetings, ChooseMeetings("never"))


def test_every_option_of_the_law_can_be_chosen_and_stands_for_a_row_that_is_there() -> None:
    options = {row.option for row in the_law().time_limits if row.option}
    names = {row.name for row in law_chosen().time_limits}

    assert options == {row.name for row in support_rules().meetings if not row.default}
    assert {row.instead_of for row in the_law().time_limits if row.option} <= names
