"""What happens on a case is written down once, put right by a newer entry, and never rubbed out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import cases, entries
from caseworker.casework.office import Office
from caseworker.domain.case import CaseNumber, EventId, Happening, Stage
from caseworker.domain.errors import Incomplete, NotAllowed, WrongStage
from caseworker.domain.law import event_kinds
from tests.builders import TODAY, StandingClock, a_person
from tests.casework.offices import at_work, northmere


@pytest.fixture
def office(clock: StandingClock) -> Office:
    return at_work(northmere("community"), clock)


@pytest.fixture
def case(office: Office) -> CaseNumber:
    opened = cases.OpenCase(a_person(), "community", TODAY, "A letter came")
    return CaseNumber(office.do(cases.open_case, opened).made)


def asked(day: date = TODAY, by: str = "Parent") -> Happening:
    return Happening("request_received", day, facts={"requested_by": by})


def history(office: Office, case: CaseNumber) -> list[str]:
    return [line.words for line in office.see(lambda records, _: records.history(case))]


def test_a_day_past_is_never_read_as_part_of_the_reasons(office: Office, case: CaseNumber) -> None:
    office.do(entries.record, entries.Record(case, asked(date(2026, 11, 16))))
    reasons = {"reasons": "He is ready."}
    happened = Happening("decided_to_assess", date(2026, 11, 20), facts=reasons)

    office.do(entries.record, entries.Record(case, happened))

    assert history(office, case)[0] == (
        "Decided to assess: He is ready. This was on 20 November 2026."
    )


def test_a_name_in_two_scripts_needs_no_brackets_inside_brackets(
    office: Office, case: CaseNumber
) -> None:
    facts = {"requested_by": "Parent", "name": "رنا حدّاد (Rana Haddad)"}
    office.do(
        entries.record, entries.Record(case, Happening("request_received", TODAY, facts=facts))
    )

    assert history(office, case)[0] == (
        "Request for an assessment received from Parent, رنا حدّاد (Rana Haddad)."
    )


def test_the_history_says_it_in_the_words_of_the_kind(office: Office, case: CaseNumber) -> None:
    office.do(entries.record, entries.Record(case, asked(date(2026, 11, 20))))

    assert history(office, case) == [
        "Request for an assessment received from Parent. This was on 20 November 2026.",
        "Opened the case: A letter came.",
    ]


def test_a_correction_keeps_both_and_says_why(office: Office, case: CaseNumber) -> None:
    wrong = office.do(entries.record, entries.Record(case, asked()))
    assert wrong.event is not None
    right = entries.Correct(
        case, wrong.event, asked(date(2026, 11, 16), "School or college"), "Typed"
    )

    office.do(entries.correct, right)

    whole = office.open_case(case)
    assert [event.kind for event in whole.events].count("request_received") == 2
    assert [event.day for event in whole.all_of("request_received")] == [date(2026, 11, 16)]
    assert history(office, case)[0] == (
        "Corrected an entry of 23 November 2026: Request for an assessment received from School or "
        "college. This was on 16 November 2026. Reason: Typed"
    )


def test_what_was_never_on_the_case_can_not_be_corrected(office: Office, case: CaseNumber) -> None:
    done = office.do(entries.record, entries.Record(case, asked()))
    assert done.event is not None
    office.do(entries.correct, entries.Correct(case, done.event, asked(), "First"))

    with pytest.raises(NotAllowed, match="already been corrected"):
        office.do(entries.correct, entries.Correct(case, done.event, asked(), "Second"))


def test_a_refused_entry_leaves_nothing(office: Office, case: CaseNumber) -> None:
    decided = Happening("decided_to_assess", TODAY, facts={"reasons": "Needed."})

    with pytest.raises(WrongStage):
        office.do(entries.record, entries.Record(case, decided))
    with pytest.raises(Incomplete):
        office.do(entries.record, entries.Record(case, asked(by="")))

    assert office.open_case(case).stage(event_kinds()) is Stage.OPENED
    assert len(history(office, case)) == 1


def test_what_the_law_forbids_on_a_day_needs_a_reason(office: Office, case: CaseNumber) -> None:
    """Story 8: served 9 November, so not before 24 November without an override note."""
    for kind, day, facts in (
        ("request_received", date(2026, 9, 7), {"requested_by": "Parent"}),
        ("decided_to_assess", date(2026, 10, 5), {"reasons": "Needed."}),
        ("decided_to_issue", date(2026, 11, 2), {"reasons": "Needed."}),
        ("draft_sent", date(2026, 11, 9), {}),
    ):
        happening = Happening(kind, day, sent=day, served=day, facts=facts)
        office.do(entries.record, entries.Record(case, happening))
    early = Happening("final_plan_sent", TODAY, sent=TODAY)

    with pytest.raises(NotAllowed) as refused:
        office.do(entries.record, entries.Record(case, early))
    despite = entries.Record(case, early, despite="The authority sent it all the same")
    office.do(entries.record, despite)

    assert "reg 13(1)(a)" in refused.value.source
    assert history(office, case)[0].endswith("Although: The authority sent it all the same")


def test_the_person_decides_what_the_history_says_has_changed(
    office: Office, case: CaseNumber
) -> None:
    changed = replace(a_person(), known_as="Tommy", whereabouts="At home")

    office.do(cases.change_person, cases.ChangePerson(case, changed))

    assert history(office, case)[0] == "Changed the person's facts: known as, whereabouts."
    assert office.open_case(case).person == changed


def test_a_case_is_looked_for_before_it_is_opened(office: Office, case: CaseNumber) -> None:
    by_name = office.see(cases.doubles("Tom", "Whitfield", None))
    by_birth = office.see(cases.doubles("", "", date(2009, 3, 2)))
    nobody = office.see(cases.doubles("Zebedee", "Quill", date(2011, 1, 1)))

    assert [known.case for known in by_name.found] == [case]
    assert [known.case for known in by_birth.found] == [case]
    assert nobody.found == ()


def test_a_case_without_a_name_or_from_tomorrow_is_not_opened(office: Office) -> None:
    nameless = cases.OpenCase(a_person(given="", family=""), "nowhere", date(2026, 11, 24))

    with pytest.raises(Incomplete) as refused:
        office.do(cases.open_case, nameless)

    assert [gap.field for gap in refused.value.gaps] == ["family", "setting", "opened_on"]


@pytest.fixture
def finalised(office: Office, case: CaseNumber) -> tuple[CaseNumber, EventId]:
    """A case whose final plan was sent on 20 November, and the entry that says so."""
    reasons = {"reasons": "He needs it."}
    last = None
    for happened in (
        asked(date(2026, 9, 7)),
        Happening("decided_to_assess", date(2026, 10, 12), facts=reasons),
        Happening("decided_to_issue", date(2026, 10, 26), facts=reasons),
        Happening("draft_sent", date(2026, 10, 28), date(2026, 10, 28), date(2026, 10, 29)),
        Happening("final_plan_sent", date(2026, 11, 20), date(2026, 11, 20), facts=VERSION),
    ):
        last = office.do(entries.record, entries.Record(case, happened)).event
    assert last is not None
    return case, last


VERSION = {"version": "Final 1", "institution": "Hillside School"}


def test_when_a_signed_plan_was_sent_can_be_put_right(
    office: Office, finalised: tuple[CaseNumber, EventId]
) -> None:
    number, sent = finalised
    later = Happening("final_plan_sent", date(2026, 11, 20), date(2026, 11, 23), facts=VERSION)

    office.do(entries.correct, entries.Correct(number, sent, later, "Posted on Monday."))

    assert "Reason: Posted on Monday." in history(office, number)[0]


@pytest.mark.parametrize(
    "other",
    [
        Happening("final_plan_sent", date(2026, 11, 19), date(2026, 11, 20), facts=VERSION),
        Happening("final_plan_sent", date(2026, 11, 20), date(2026, 11, 20)),
        Happening("draft_sent", date(2026, 11, 20), date(2026, 11, 20)),
    ],
    ids=["another day", "what it says left out", "another kind"],
)
def test_what_a_signed_plan_bears_can_not_be_corrected_away(
    office: Office, finalised: tuple[CaseNumber, EventId], other: Happening
) -> None:
    """Decision 35: the version that was signed never changes; a change is a new version."""
    number, sent = finalised
    before = history(office, number)

    with pytest.raises(NotAllowed, match="signed for 20 November 2026"):
        office.do(entries.correct, entries.Correct(number, sent, other, "A slip"))

    assert history(office, number) == before
