"""Each check by its id: a plan that it finds something in, and one that it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Event
from caseworker.domain.checking.looked import Looked, Severity, Signer, Spot
from caseworker.domain.checks import before_sending, checks
from caseworker.domain.people import NeedType
from caseworker.domain.plan import Plan, Section
from tests.builders import a_case, a_person, a_plan, an_event, an_item
from tests.domain.checked import (
    AMENDED,
    BEFORE,
    CHILD,
    CONSULTED,
    DRAFT,
    FINAL,
    OLD_DRAFT,
    PLACE,
    RECIPIENTS,
    changed,
    happened,
    look,
    of,
    only,
    text,
    without,
)

ASKED = happened("institution_requested", institution="Ashdown School", category="Academy")
REFUSED = happened("requested_institution_refused", institution="Ashdown School", ground="x")
ADULT = a_person(born=date(2007, 3, 2))
DEAF = a_person(needs=(NeedType.HI,))
SERVING = a_person(serving_parent=True)
SPECIAL = Section(items=(an_item("place", "", name="Harrow Hill", type="Special school"),))
AWAY = "Teaching otherwise than at school, at home."
HOME = {"type": "None", "no_name_because": "Education otherwise than at school"}
LONG = " ".join(["Tom"] * 41) + "."


def place(**fields: str) -> Plan:
    return a_plan(I=Section(items=(an_item("place", "", **fields),)))


def custody(sections: dict[str, Section]) -> Looked:
    """A plan of somebody detained, each section with its answer, but for those given."""
    whole = a_plan("detained_plan")
    framed = {
        letter: replace(section, text=paragraphs("On release this holds."))
        for letter, section in whole.sections.items()
        if letter in "ABEF"
    }
    plan = a_plan("detained_plan", **{**framed, **sections})
    return look(plan, sending=FINAL, case=a_case(setting="custody"))


def payment(**fields: str) -> Section:
    return only("A tutor on Saturdays.", "need-1", "outcome-1", **fields)


def less(kind: str) -> tuple[Event, ...]:
    return tuple(one for one in BEFORE[DRAFT] if one.facts["advice"] == kind)


Make = Callable[[], Looked]
BUDGET = happened("budget_requested", person="Tom")
AGREED = happened("health_provision_agreed", body="Care board", person="Dr Lund")
LATE = an_event("meeting_planned", facts={"what": "Annual review", "on": "2027-12-01"})
SOON = an_event("meeting_planned", facts={"what": "Annual review", "on": "2027-10-01"})
OTHERS = (Spot("F1", "a name from another case"),)
BEFORE_IT = a_plan(I=PLACE)
THERAPY = "Speech and language therapy, 30 minutes each week."
OWN = happened("views_gathered", person="Tom", views="I want to mend cars.")
QUALIFIED = an_event(
    "advice_received",
    facts={"adviser": "Ms Ode", "document": "d", "sensory_teacher": "Mr Hay"},
)
DEFENCE = happened("advice_requested", adviser="MOD", advice="Secretary of State for Defence")
ELSEWHERE = happened("institution_consulted", institution="Harrow Hill", maintained_by="Southmere")
ELSEWHERE_TOO = replace(ELSEWHERE, facts={**ELSEWHERE.facts, "authority_consulted": "2026-11-10"})
NO_RIGHT = happened(
    "institution_requested", institution="Harrow Hill", category="Another institution"
)

EACH: list[tuple[str, str, Make, Make]] = [
    ("P-01", "G", lambda: look(without(a_plan(), "G")), look),
    ("P-02", "I", lambda: look(a_plan(I=PLACE)), look),
    ("P-02", "B1", lambda: look(changed("B", "He misses Ashdown School."), ASKED),
     lambda: look(None, ASKED)),
    ("P-02", "F1", lambda: look(changed("F", "Taught in a special school.")),
     lambda: look(a_plan(A=text("I was at a special school until 2024.")))),
    ("P-02", "K", lambda: look(None, ASKED, beside=(("K", "Ashdown_School offer.pdf"),)),
     lambda: look(None, ASKED, beside=(("K", "Report of the speech therapist.pdf"),))),
    ("P-03", "I", lambda: look(place(type="School"), sending=FINAL),
     lambda: look(place(type="Mainstream", no_name_because="A place is sought"), sending=FINAL)),
    ("P-04", "B1", lambda: look(a_plan(F=Section())), look),
    ("P-05", "F1", lambda: look(a_plan(F=only("Help.", "need-1", who="SENCO"))), look),
    ("P-06", "F1", lambda: look(changed("F", who="")), look),
    ("P-06", "F1", lambda: look(changed("F", how_often="")), look),
    ("P-06", "F1", lambda: look(changed("F", where="In [which room]")), look),
    ("P-06", "A", lambda: look(a_plan(A=text("He likes [what]."))), look),
    ("P-07", "F1", lambda: look(changed("F", "Access to a  quiet room.")), look),
    ("P-07", "G", lambda: look(a_plan(G=text("Regular tests of hearing."))),
     lambda: look(a_plan(G=text("A test of hearing every six months.")))),
    ("P-08", "E", lambda: look(a_plan(E=Section())), look),
    ("P-09", "E1", lambda: look(changed("E", baseline="")), look),
    ("P-09", "E1", lambda: look(changed("E", by_when="July 2031")),
     lambda: look(changed("E", by_when="End of Year 13"))),
    ("P-10", "E1", lambda: look(changed("E", "Tom wants to be a mechanic.")), look),
    ("P-11", "E1", lambda: look(changed("E", "Tom will receive therapy.")), look),
    ("P-12", "G", lambda: look(a_plan(G=text("A test of hearing every six months."))),
     lambda: look(a_plan(G=text("A test of hearing every six months.")), AGREED)),
    ("P-13", "H1", lambda: look(a_plan(H1=text("A rail at the front door.")), person=ADULT),
     lambda: look(a_plan(H1=text("A rail at the front door.")))),
    ("P-13", "H2", lambda: look(a_plan(H1=text("A rail at the front door by May."),
                                       H2=text("A rail at the front door by May."))),
     lambda: look(a_plan(H1=text("A rail at the front door by May."),
                         H2=text("A club on Saturdays.")))),
    ("P-14", "G", lambda: look(a_plan(G=text(THERAPY))),
     lambda: look(a_plan(G=text("A test of hearing every six months.")))),
    ("P-15", "F", lambda: look(changed("F", adulthood="")),
     lambda: look(changed("F", adulthood=""), person=CHILD)),
    ("P-15", "E", lambda: look(changed("E", adulthood="")), look),
    ("P-15", "G", lambda: look(a_plan(G=Section(), H1=Section(), H2=Section())), look),
    ("P-16", "J1", lambda: look(a_plan(J=payment())),
     lambda: look(a_plan(J=payment(amount="£60 a week")))),
    ("P-16", "J", lambda: look(a_plan(J=text("£60 a week for a tutor."))),
     lambda: look(a_plan(J=text("None required.")))),
    ("P-16", "J", lambda: look(None, BUDGET),
     lambda: look(a_plan(J=payment(amount="£60 a week")), BUDGET)),
    ("P-17", "K", lambda: look(without=less("Medical")),
     lambda: look(None, happened("advice_not_needed", adviser="Medical", reasons="Dead end"),
                  without=less("Medical"))),
    ("P-17", "K", lambda: look(None, happened("advice_received", adviser="Dr Lim")), look),
    ("P-18", "K", lambda: look(person=DEAF), lambda: look(None, QUALIFIED, person=DEAF)),
    ("P-19", "K", lambda: look(person=SERVING), lambda: look(None, DEFENCE, person=SERVING)),
    ("P-20", "A", lambda: look(a_plan(A=Section())), look),
    ("P-20", "A", lambda: look(a_plan(A=text("The school reports good progress in 2026."))),
     lambda: look(a_plan(A=text("I like boats, I wrote in 2026.")))),
    ("P-20", "A", lambda: look(a_plan(A=text("I like boats, I wrote in 2026.")), person=CHILD),
     lambda: look(a_plan(A=text("I like boats. My mother wrote in 2026.")), person=CHILD)),
    ("P-21", "D", lambda: look(a_plan(D=Section())), look),
    ("P-21", "H1", lambda: look(a_plan(H1=Section())),
     lambda: look(a_plan(H1=Section()), person=ADULT)),
    ("P-22", "B1", lambda: look(changed("B", "Tom has autism.")),
     lambda: look(changed("B", "Tom has autism, so noise stops him from learning."))),
    ("P-23", "role", lambda: look(sending=FINAL, signer=Signer("A", "", date(2026, 11, 23))),
     lambda: look(sending=FINAL, signer=Signer("A", "Officer", date(2026, 11, 23)))),
    ("P-24", "F1", lambda: look(changed("F", "Other words."), sending=FINAL, sent=BEFORE_IT),
     lambda: look(sending=FINAL, sent=a_plan())),
    ("P-24", "F1", lambda: look(changed("F", "Other words."), sending=AMENDED, sent=BEFORE_IT),
     lambda: look(sending=AMENDED, sent=BEFORE_IT)),
    ("P-25", "draft", lambda: look(sending=FINAL, without=(OLD_DRAFT,)),
     lambda: look(sending=FINAL)),
    ("P-26", "I", lambda: look(sending=FINAL, without=(CONSULTED,)),
     lambda: look(sending=FINAL)),
    ("P-26", "I", lambda: look(None, ELSEWHERE, sending=FINAL),
     lambda: look(None, ELSEWHERE_TOO, sending=FINAL)),
    ("P-27", "I", lambda: look(None, ASKED, sending=FINAL),
     lambda: look(None, ASKED, REFUSED, sending=FINAL)),
    ("P-28", "I", lambda: look(None, NO_RIGHT, sending=FINAL),
     lambda: look(None, ASKED, REFUSED, sending=FINAL)),
    ("P-29", "I", lambda: look(a_plan(I=SPECIAL), sending=FINAL),
     lambda: look(place(name="Harrow Hill", type="Special school",
                        not_mainstream_because="Tom’s wish"), sending=FINAL)),
    ("P-30", "I", lambda: look(place(**HOME), sending=FINAL),
     lambda: look(place(**HOME, otherwise_because="No school can", otherwise_consulted="Tom"),
                  sending=FINAL)),
    ("P-30", "I", lambda: look(changed("F", AWAY), sending=FINAL),
     lambda: look(sending=FINAL)),
    ("P-31", "H2", lambda: look(a_plan(H2=text("A taxi to the club."))),
     lambda: look(a_plan(H2=text("A taxi to the club, because he can’t be left alone.")))),
    ("P-32", "F1", lambda: look(others=OTHERS), look),
    ("P-33", "review", lambda: look(None, LATE, sending=FINAL),
     lambda: look(None, SOON, sending=FINAL)),
    ("P-34", "recipients", lambda: look(sending=FINAL, without=(RECIPIENTS,)),
     lambda: look(sending=FINAL)),
    ("P-34", "recipients", lambda: custody({}), lambda: look(sending=AMENDED)),
    ("P-35", "F", lambda: custody({"F": a_plan().section("F")}), lambda: custody({})),
    ("P-36", "A", lambda: look(a_plan(A=text(f"In 2026 I wrote: {LONG}"))), look),
    ("P-36", "F1", lambda: look(changed("F", "The PECS programme.")),
     lambda: look(changed("F", "Picture exchange (PECS). The PECS programme."))),
    ("P-36", "A", lambda: look(None, OWN),
     lambda: look(a_plan(A=text("I want to mend cars.")), OWN)),
    ("P-37", "review", look, lambda: look(person=ADULT)),
]  # fmt: skip
NAMES = [f"{check_id} {place} {at}" for at, (check_id, place, _, _) in enumerate(EACH)]


@pytest.mark.parametrize(
    ("check_id", "where", "wrong"), [(row[0], row[1], row[2]) for row in EACH], ids=NAMES
)
def test_a_check_finds_what_it_is_for(check_id: str, where: str, wrong: Make) -> None:
    assert where in [one.place for one in of(check_id, wrong())]


@pytest.mark.parametrize(
    ("check_id", "where", "right"), [(row[0], row[1], row[3]) for row in EACH], ids=NAMES
)
def test_a_check_leaves_alone_what_is_well(check_id: str, where: str, right: Make) -> None:
    assert where not in [one.place for one in of(check_id, right())]


def test_every_check_of_the_law_notes_is_tried() -> None:
    ids = [f"P-{number:02}" for number in range(1, 38)]

    assert sorted({check.id for check in checks() if not check.id.startswith("BP")}) == ids
    assert sorted({row[0] for row in EACH}) == ids


#: law/ehc-process.md 4.1: an id with both has a row for each.
ERRORS = {1, 2, 3, 4, 6, 8, 12, 13, 15, 16, 17, 18, 19, 23, 24, 25, 26, 27, 30, 32, 34, 35}
WARNINGS = {5, 6, 7, 9, 10, 11, 14, 15, 16, 20, 21, 22, 28, 29, 31, 33, 36}


@pytest.mark.parametrize(
    ("severity", "numbers"),
    [(Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS), (Severity.INFORMATION, {37})],
)
def test_a_check_weighs_what_the_law_notes_say(severity: Severity, numbers: set[int]) -> None:
    of_the_law = [check for check in checks() if not check.id.startswith("BP")]
    weighing = {int(check.id[2:]) for check in of_the_law if check.severity is severity}

    assert weighing == numbers


@pytest.mark.parametrize(
    ("looked", "words"),
    [
        (lambda: look(changed("F", how_long="", where="")), "F1 leaves open: how long and where"),
        (lambda: look(changed("F", "Up to 2 hours.")), "F1 says “Up to”, which is vague"),
        (lambda: look(a_plan(J=payment())), "J1 doesn’t give amount"),
        (lambda: look(without=less("Medical")),
         "Section K lists no advice of this kind: Medical"),
        (look, "Before the next review: 18th birthday on Tuesday 2 March 2027"),
        (lambda: look(changed("E", by_when="July 2031")),
         "E1 is to be reached by July 2031, after Year 13 ends in 2027"),
    ],
)  # fmt: skip
def test_a_finding_says_what_it_found(looked: Make, words: str) -> None:
    assert words in [one.words for one in before_sending(looked())]


def test_a_vague_word_comes_with_the_question_for_whoever_advised_it() -> None:
    (one,) = of("P-07", look(changed("F", "Regular sessions, regular reviews.")))

    assert one.spot.mark == "Regular"
    assert one.remedy == (
        "Once a year is regular too. Ask whoever advised it: “How many times a week or a term?”"
    )


@pytest.mark.parametrize(("agreed_on", "found"), [(1, ["G"]), (20, [])])
def test_health_provision_that_changed_since_the_draft_is_agreed_again(
    agreed_on: int, found: list[str]
) -> None:
    """The draft went out on 2 November."""
    draft = a_plan(G=text("A test of hearing every six months."), I=PLACE)
    plan = draft.with_section("G", text("A test of hearing every year."))
    agreed = happened(
        "health_provision_agreed", date(2026, 11, agreed_on), body="Care board", person="Dr Lund"
    )

    looked = look(plan, agreed, sending=FINAL, sent=draft)

    assert [one.place for one in of("P-12", looked)] == found
    assert of("P-12", look(draft, agreed, sending=FINAL, sent=draft)) == []
