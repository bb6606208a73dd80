"""What each letter is filled with, whom it is for, and what must be minded before it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.addressees import addressees
from caseworker.casework.letters import letter_to_write, letters_for
from caseworker.casework.own_files import OwnFile
from caseworker.casework.wanted import Wanted
from caseworker.domain.people import Address
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, an_event
from tests.casework.test_letters import (
    CHILD,
    FATHER,
    MOTHER,
    NUMBER,
    OFFICE,
    REQUEST,
    a_child,
    offered,
    records_of,
    written,
)
from tests.documents.test_letter_reading import OURS


def test_a_delay_is_filled_from_the_exception_that_was_claimed() -> None:
    """Code 9.43: which exception, why, and the new day; the day that was is worked out."""
    claim = an_event(
        "exception_claimed",
        date(2026, 10, 1),
        facts={
            "limit": "T-03",
            "exception": "EX-C",
            "reasons": "A bereavement.",
            "target": "2026-11-09",
        },
    )

    letter = next(each for each in offered(a_child(REQUEST, claim)) if each.letter == "L-08")

    known = {fact.name: fact.known for fact in letter.facts}
    assert known["was_due"] == "19 October 2026"
    assert known["target"] == "9 November 2026"
    assert known["reasons"] == "A bereavement."
    assert "personal circumstances" in known["exception"]
    assert letter.asked == ()


def test_a_new_draft_has_a_letter_of_its_own_and_a_first_draft_has_not() -> None:
    first = an_event("draft_sent", date(2026, 11, 2))
    second = an_event("draft_sent", date(2026, 11, 16))

    once = [each.letter for each in offered(a_child(first))]
    twice = [each.letter for each in offered(a_child(first, second))]

    assert "L-14" not in once
    assert "L-14" in twice


@pytest.mark.parametrize(
    ("reply", "ground"),
    [
        ("Incompatible with efficient use of resources",) * 2,
        ("Other answer", ""),
        ("Can meet the needs", ""),
    ],
)
def test_only_a_ground_of_the_law_is_taken_for_one(reply: str, ground: str) -> None:
    replied = an_event(
        "institution_replied",
        date(2026, 11, 16),
        facts={"institution": "Mereside College", "reply": reply},
    )

    letter = next(each for each in offered(a_child(replied)) if each.letter == "L-12")

    known = {fact.name: fact.known for fact in letter.facts}
    assert known["reply"] == reply
    assert known["objection"] == ground


def test_a_letter_to_others_than_the_event_names_proposes_nobody() -> None:
    consulted = an_event(
        "institution_consulted", date(2026, 11, 16), facts={"institution": "Mereside College"}
    )

    found = {each.letter: each.recipients for each in offered(a_child(consulted))}

    assert found == {"L-11": ("Mereside College",), "L-11-authority": ()}


def test_what_must_be_minded_is_said_with_those_whom_a_paper_may_be_for() -> None:
    home = Address("14 Larch Row", "NM4 2QT", since=date(2020, 1, 6), note="Known to nobody else")
    aunt = replace(MOTHER, name="Ann Lee", parental_responsibility=False, note="Write, don’t ring")
    case = a_case(REQUEST, person=a_person(contacts=(aunt, FATHER), addresses=(home,)))

    with records_of(case).sitting() as records:
        found = addressees(records, NUMBER, TODAY)

    assert found.cautions == (
        "No contact with Carl Whitfield. Nothing may be sent to them.",
        (
            "Where Tom and the others live must not reach them. Send nothing to anybody who might "
            "pass it on."
        ),
        "Noted of the address: Known to nobody else",
    )
    assert found.note_on("ann  LEE") == "Write, don’t ring"
    assert found.knows("Carl Whitfield")
    assert not found.knows("Somebody Else")


@pytest.mark.parametrize("kind", ["request_received", "considering_notified", "final_plan_sent"])
def test_no_letter_of_the_road_asks_for_a_day_that_the_clock_gives(kind: str) -> None:
    facts = {"requested_by": "Us", "told": "Dawn", "institution": "Mereside College"}
    case = a_child(REQUEST, an_event(kind, date(2026, 11, 20), facts=facts))

    asked = [fact for letter in offered(case) for fact in letter.asked if fact.is_day]

    assert asked == []


@pytest.mark.parametrize(("setting", "held"), [("custody", True), ("community", False)])
def test_in_custody_the_establishment_has_the_same_letter(setting: str, *, held: bool) -> None:
    """CFA 2014 s.71(8) and (10): the appropriate person and whoever is in charge there."""
    considered = an_event("considering_notified", TODAY, facts={"told": "All"})
    store = records_of(replace(a_child(REQUEST, considered), setting=setting))
    with store.sitting() as records:
        records.write_facts(NUMBER, {"held_at": "Alder House"}, NOW, OKAFOR)
        letters = letters_for(NUMBER)(records, TODAY)

    found = {each.letter: each.recipients for each in letters}

    assert found["L-02"] == (("Dawn Whitfield", "Alder House") if held else ("Dawn Whitfield",))
    assert found["L-01"] == ("Dawn Whitfield",)


def test_a_letter_for_some_answers_only_is_offered_for_those() -> None:
    store = records_of(a_child(REQUEST))
    text = OURS.replace("[needs]", '[where]\nrequested_by = ["Parent"]\n\n[needs]')
    with store.sitting() as records:
        records.own_files.keep(OwnFile("letter", "OUR-1", text, NOW, OKAFOR))
        found = [each.letter for each in letters_for(NUMBER)(records, TODAY)]

    assert found == ["L-01"]


def test_a_letter_speaks_of_the_entry_that_it_was_offered_for() -> None:
    """What is delivered as the plan says, and was entered later, is nothing to be agreed to."""
    missing = {"provision": "F1", "step": "Not at all yet", "reason": "No therapist yet."}
    delivered = {"provision": "F2", "step": "As the plan says"}
    case = a_case(
        an_event("provision_delivered", date(2026, 11, 2), id="f1", facts=missing),
        an_event("provision_delivered", date(2026, 11, 9), id="f2", facts=delivered),
        setting="custody",
    )

    (letter,) = offered(case, replace(OFFICE, kinds=("custody",)))
    words = written(case, Wanted("letter", NUMBER, letter.letter, to="Hull City Council")).words

    assert letter.event == "f1"
    assert words["provision"] == "F1"
    assert words["met_why"] == "No therapist yet."


@pytest.mark.parametrize(
    ("today", "lines"),
    [(date(2027, 1, 10), ("14 Larch Row", "NM4 2QT")), (date(2027, 1, 11), ("2 New Street",))],
)
def test_a_letter_goes_to_where_the_person_lives_on_its_day(
    today: date, lines: tuple[str, ...]
) -> None:
    """A move that is known beforehand has its day: nothing goes to the new house before it."""
    now = Address("14 Larch Row", "NM4 2QT", until=date(2027, 1, 11))
    then = Address("2 New Street", since=date(2027, 1, 11))
    case = a_case(REQUEST, person=a_person(addresses=(now, then)))
    wanted = Wanted("letter", NUMBER, "L-01", to=case.person.name)

    with records_of(case).sitting() as records:
        to = letter_to_write(records, wanted, today).to

    assert to.lines == lines


def test_each_piece_of_provision_that_is_not_as_written_has_a_letter_of_its_own() -> None:
    pieces = [
        an_event("provision_delivered", date(2026, 11, day), facts=facts)
        for day, facts in (
            (2, {"provision": "F1", "step": "Not at all yet", "reason": "No therapist yet."}),
            (9, {"provision": "F2", "step": "Closest practicable", "reason": "One hour of two."}),
        )
    ]
    case = a_case(*pieces, setting="custody")

    found = offered(case, replace(OFFICE, kinds=("custody",)))
    wanted = [Wanted("letter", NUMBER, one.letter, about=one.about, to="Hull") for one in found]

    assert [written(case, one).words["provision"] for one in wanted] == ["F2", "F1"]


def test_a_parent_who_is_called_as_their_child_is_written_to_as_the_parent() -> None:
    """Until compulsory school age ends; a letter to the child themself is then to nobody else."""
    father = replace(MOTHER, name="Tom Whitfield", role="Father", address="9 Mill Row")
    home = Address("14 Larch Row")
    child = a_case(REQUEST, person=a_person(born=CHILD, contacts=(father,), addresses=(home,)))
    young = a_case(REQUEST, person=a_person(contacts=(father,), addresses=(home,)))
    wanted = Wanted("letter", NUMBER, "L-01", to="Tom Whitfield")

    to_father, to_young = written(child, wanted).to, written(young, wanted).to

    assert (to_father.is_person, to_father.lines) == (False, ("9 Mill Row",))
    assert (to_young.is_person, to_young.lines) == (True, ("14 Larch Row",))
