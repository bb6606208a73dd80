"""The right to see the records is the person’s own: what is said before another is answered."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.people import Contact
from caseworker.domain.whose_records import cautions_of, role_of
from tests.builders import a_case, a_person
from tests.domain.happenings import on

PERSON = "The person themselves"
PARENT = "Parent, on the child’s behalf"
REPRESENTATIVE = "Representative with authority"
MOTHER = Contact("Dawn Whitfield", "Mother", parental_responsibility=True)
FATHER = Contact("Carl Whitfield", "Father", parental_responsibility=True, no_contact=True)
TODAY = date(2026, 11, 23)
CHILD, YOUNG = date(2014, 3, 2), date(2009, 3, 2)
JUDGED = on("understanding_judged", "2026-10-01", outcome="Understands", judged_by="J. Okafor")
NOT = on("understanding_judged", "2026-10-01", outcome="Does not understand", judged_by="J. Okafor")
LACKS = on(
    "capacity_judged", "2026-10-01", decision="See the records", outcome="Can't decide",
    judged_by="Dr Patel",
)  # fmt: skip


def asked(born: date, asked_by: str, *events: Event, **facts: str) -> str:
    known = {"asker": MOTHER.name, "asked_by": asked_by, "identity": "Card", **facts}
    request = on("records_requested", "2026-11-12", **known)
    case: Case = a_case(
        request,
        *events,
        person=a_person(born=born, contacts=(MOTHER, FATHER)),
    )
    return " ".join(cautions_of(case, request, TODAY))


@pytest.mark.parametrize(
    ("born", "asked_by", "events", "facts", "said"),
    [
        (YOUNG, PERSON, (), {}, ""),
        (YOUNG, PERSON, (LACKS,), {}, "judged not able to decide on this"),
        (CHILD, PERSON, (), {}, "no age decides it. Whether Tom understands such things is not"),
        (CHILD, PERSON, (JUDGED,), {}, "judged on 1 October 2026 that Tom can decide"),
        (CHILD, PARENT, (), {}, "The right is Tom’s own. Ask what Tom says"),
        (CHILD, PARENT, (JUDGED,), {}, "The right is Tom’s own. Ask what Tom says"),
        (CHILD, PARENT, (NOT,), {}, ""),
        (CHILD, PARENT, (JUDGED,), {"agrees": "Agrees"}, ""),
        (CHILD, PARENT, (), {"agrees": "Does not agree"}, "Tom does not agree."),
        (YOUNG, PARENT, (), {}, "nobody asks for them without their own authority"),
        (YOUNG, PARENT, (LACKS,), {}, ""),
        (YOUNG, REPRESENTATIVE, (LACKS,), {}, "The authority of Dawn Whitfield to ask for Tom"),
        (YOUNG, REPRESENTATIVE, (LACKS,), {"authority": "A deed"}, ""),
        (YOUNG, PERSON, (), {"identity": ""}, "How the identity of Dawn Whitfield was checked"),
        (CHILD, PARENT, (NOT,), {"asker": "Carl Whitfield"}, "marked “no contact”"),
    ],
)
def test_what_is_to_be_thought_of(
    born: date, asked_by: str, events: tuple[Event, ...], facts: dict[str, str], said: str
) -> None:
    found = asked(born, asked_by, *events, **facts)

    assert said in found
    assert bool(said) is bool(found)


@pytest.mark.parametrize(
    ("asked_by", "role"),
    [(PERSON, "person"), (PARENT, "parent"), (REPRESENTATIVE, "representative"), ("", "")],
)
def test_who_asks_is_known_to_the_gate(asked_by: str, role: str) -> None:
    assert role_of(on("records_requested", "2026-11-12", asked_by=asked_by)) == role
