"""When the family last heard from us: read off what was recorded and what left."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from caseworker.domain.case import Event
from caseworker.domain.heard import Family, heard_on, heard_rules
from caseworker.domain.law import event_kinds
from caseworker.domain.people import Contact
from caseworker.domain.release import Release, ReleaseKind
from tests.builders import a_case, a_person, an_event

AUTHORITY = frozenset({"officer", "local authority"})
OFFICER = frozenset({"officer"})
MON, TUE, WED = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)


def spoke(person: str, how: str = "Call", day: date = MON, **facts: str) -> Event:
    return an_event("contact_made", day, facts={"person": person, "how": how, **facts})


def let_go(to: str, kind: ReleaseKind = "print") -> Release:
    at = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
    return Release(kind, to, "Sam Okafor", at, practice=kind == "preview")


@pytest.mark.parametrize(
    ("entry", "heard"),
    [
        (spoke("Dawn Whitfield"), MON),
        (spoke("dawn  whitfield (mother)"), MON),
        (spoke("his mum"), MON),
        (spoke("Tom"), MON),
        (spoke("Tom Brown, SENCO"), None),  # a first name alone may be another’s
        (spoke("Family support worker"), None),
        (spoke("Dr Kowalska"), None),
        (spoke("Dawn Whitfield", "Letter"), MON),  # nobody said who wrote: ours, as it always was
        (spoke("Dawn Whitfield", "Letter", direction="In"), None),
        (spoke("Dawn Whitfield", "E-mail", direction="Out"), MON),
        (spoke("Dawn Whitfield", "Call", direction="In"), MON),
        (an_event("views_gathered", MON, facts={"person": "Tom Whitfield"}), MON),
        (an_event("review_held", MON, facts={"attended": "Ms Lowe\nDawn Whitfield"}), MON),
        (an_event("review_held", MON, facts={"attended": "Ms Lowe"}), None),
        (an_event("draft_sent", MON, sent=TUE), TUE),
    ],
)
def test_an_entry_tells_that_they_heard(entry: Event, heard: date | None) -> None:
    assert heard_on(a_case(entry), (), AUTHORITY) == heard


def test_what_another_office_sends_is_not_heard_from_us() -> None:
    assert heard_on(a_case(an_event("draft_sent", MON, sent=TUE)), (), OFFICER) is None


@pytest.mark.parametrize(
    ("left", "heard"),
    [
        (let_go("Dawn Whitfield"), WED),
        (let_go("Dawn Whitfield", "preview"), None),  # never left
        (let_go("Dr Kowalska"), None),
    ],
)
def test_a_paper_that_left_to_them_is_heard(left: Release, heard: date | None) -> None:
    assert heard_on(a_case(), (left,), AUTHORITY) == heard


def test_the_latest_counts_and_a_corrected_entry_does_not() -> None:
    wrong = spoke("Dawn Whitfield", day=WED)
    right = an_event("contact_made", WED, facts={"person": "Ann", "how": "Call"}, replaces=wrong.id)

    case = a_case(spoke("Dawn Whitfield", day=TUE), spoke("Tom", day=MON), wrong, right)

    assert heard_on(case, (), AUTHORITY) == TUE


def test_carers_are_of_the_family_by_their_role_and_names_in_other_letters_are_known() -> None:
    carer = Contact("Noor Haddad", "Foster carer", also_written="نور حداد")
    family = Family(a_person(contacts=(carer, Contact("Ann Lowe", "SENCO"))))

    assert family.has("نور حداد")
    assert family.has("Noor Haddad")
    assert not family.has("Ann Lowe")


def test_every_row_names_entries_and_facts_that_there_are() -> None:
    for row in heard_rules().rows:
        for kind in row.kinds:
            known = {spec.name for spec in event_kinds()[kind].facts}
            assert not row.whom or not known.isdisjoint(row.whom), (row.name, kind)
