"""What a case is handed over for: every row names an office, a role and entries that there are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from caseworker.domain.case import Event
from caseworker.domain.diary import Reckoning, actors_of, dues_of
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.receiver_kinds import receiver_kinds
from caseworker.domain.sending import Sending, parse, sendings, sendings_for
from tests.builders import TODAY, a_case, an_event

every_sending = pytest.mark.parametrize("sending", sendings(), ids=lambda one: one.purpose)


@every_sending
def test_it_goes_to_kinds_of_office_that_there_are(sending: Sending) -> None:
    assert sending.roles
    assert set(sending.roles) <= set(receiver_kinds())


@every_sending
def test_what_is_written_down_is_for_an_office_that_it_goes_to(sending: Sending) -> None:
    for row in sending.records:
        assert row.kinds <= set(sending.roles)


@pytest.mark.parametrize(("days", "names"), [(-1, ["transferred", "ahead"]), (1, ["ahead"])])
def test_a_plan_is_not_transferred_before_the_day_of_the_move(days: int, names: list[str]) -> None:
    moves_on = (TODAY + timedelta(days)).isoformat()
    facts = {"authority": "Wiltshire Council", "moves_on": moves_on}
    case = a_case(an_event("move_known", TODAY, facts=facts))
    transfer = next(one for one in sendings_for("authority") if one.purpose == "transfer")

    offered, _ = transfer.would_record(case, "authority", (), TODAY)

    assert [row.name for row in offered] == names
    assert list(transfer.names(case)) == ["Wiltshire Council"]


def test_what_goes_to_the_adult_establishment_meets_the_duty_to_pass_on_the_needs() -> None:
    """CU-38: once it is decided that somebody moves there."""
    facts = {"result": "moves to the adult estate", "planned_on": "2027-02-08"}
    opened = an_event("case_opened", TODAY)
    decided = an_event("adult_estate_decided", TODAY, facts=facts)
    provision = next(one for one in sendings_for("establishment") if one.purpose == "provision")
    reckoning = Reckoning(TODAY, actors_of(("custody",)))

    def met(*events: Event) -> str:
        case = a_case(opened, *events, setting="custody")
        _, row = provision.would_record(case, "establishment", dues_of(case, reckoning), TODAY)
        return row.name if row else ""

    assert met(decided) == "adult_estate"
    assert met() == ""


@pytest.mark.parametrize(
    "text",
    [
        '[for.no_such_purpose]\nroles = { school = "institution" }',
        '[for.transfer]\nroles = { school = "no_such_role" }',
        '[for.transfer]\nroles = { school = "institution" }\nrecords = ["nothing"]',
        '[for.transfer]\nroles = { school = "institution" }\nnamed_by = ["released.nothing"]',
        '[record.one]\nentry = "no_such_entry"',
    ],
)
def test_a_row_that_names_what_there_is_not_is_refused(text: str) -> None:
    with pytest.raises(BrokenLaw):
        parse(text)
