"""Whose consent it is, around every line that the law draws (ehc-process.md 7.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.domain.ages import compulsory_school_age_ends
from caseworker.domain.case import Case
from caseworker.domain.consent import Giver
from caseworker.domain.people import Contact
from caseworker.domain.whose_consent import whose_consent
from tests.domain.consents import (
    AGNIESZKA,
    by_child,
    by_parent,
    capacity,
    given,
    kuba,
    understanding,
)

LAST_DAY = date(2027, 6, 25)
NEXT_DAY = date(2027, 6, 26)
JULY = date(2027, 7, 2)
WINTER = date(2026, 12, 1)
UNDERSTANDS = understanding("2026-11-10", "Understands")
DOES_NOT = understanding("2026-11-10", "Does not understand")
MAREK = Contact("Marek Wójcik", "Father", parental_responsibility=True)

CHILD, PARENT = Giver.CHILD, Giver.PARENT
YOUNG, ALTERNATIVE = Giver.YOUNG_PERSON, Giver.ALTERNATIVE


@pytest.mark.parametrize(
    ("case", "on", "giver", "who"),
    [
        (kuba(UNDERSTANDS), WINTER, CHILD, "Jakub Wójcik"),
        (kuba(DOES_NOT), WINTER, PARENT, "Agnieszka Wójcik"),
        (kuba(), WINTER, None, "Not judged yet"),
        (kuba(understanding("2026-11-10", "Not yet clear")), WINTER, None, "Not judged yet"),
        # Sixteen is not the line: the end of compulsory school age is.
        (kuba(DOES_NOT), date(2026, 11, 20), PARENT, "Agnieszka Wójcik"),
        (kuba(DOES_NOT), LAST_DAY, PARENT, "Agnieszka Wójcik"),
        (kuba(DOES_NOT), NEXT_DAY, YOUNG, "Jakub Wójcik"),
        (kuba(), NEXT_DAY, YOUNG, "Jakub Wójcik"),
        (kuba(), date(2028, 11, 19), YOUNG, "Jakub Wójcik"),  # the day before he is 18
        (kuba(), date(2028, 11, 20), YOUNG, "Jakub Wójcik"),
        (kuba(), date(2036, 6, 1), YOUNG, "Jakub Wójcik"),  # a plan may go on past 25
        # Judgements: the latest one of this very decision, and none of the future.
        (kuba(DOES_NOT, understanding("2026-11-20", "Understands")), WINTER, CHILD, "Jakub Wójcik"),
        (kuba(understanding("2026-12-02", "Understands")), WINTER, None, "Not judged yet"),
        (kuba(capacity("2026-11-25", "Can't decide")), WINTER, PARENT, "Agnieszka Wójcik"),
        (kuba(capacity("2026-11-25", "Can't decide", "Home")), WINTER, None, "Not judged yet"),
        (kuba(capacity("2027-07-01", "Can't decide")), JULY, ALTERNATIVE, "Agnieszka Wójcik"),
        (kuba(capacity("2027-07-01", "Can't decide")), date(2027, 6, 30), YOUNG, "Jakub Wójcik"),
        (kuba(capacity("2027-07-01", "Not yet clear")), JULY, YOUNG, "Jakub Wójcik"),
        (
            kuba(capacity("2027-07-01", "Can't decide", "Which college")),
            JULY,
            YOUNG,
            "Jakub Wójcik",
        ),
        # A judgement that was recorded with a consent, or with a refusal, is one.
        (kuba(by_child("2026-11-12")), WINTER, CHILD, "Jakub Wójcik"),
        (kuba(by_child("2026-11-12", "consent_refused")), WINTER, CHILD, "Jakub Wójcik"),
        (kuba(by_parent("2026-11-12")), WINTER, PARENT, "Agnieszka Wójcik"),
        (kuba(by_parent("2026-11-12")), NEXT_DAY, YOUNG, "Jakub Wójcik"),
        (
            kuba(
                given(
                    "2027-07-01",
                    giver="Alternative person",
                    judged_how="Could not weigh it",
                    judged_by="Dr Lim",
                    judged_on="2027-07-01",
                )
            ),
            JULY,
            ALTERNATIVE,
            "Agnieszka Wójcik",
        ),
    ],
)
def test_it_is_asked_of(case: Case, on: date, giver: Giver | None, who: str) -> None:
    found = whose_consent(case, on)

    assert (found.giver, found.who) == (giver, who)


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        (date(2010, 8, 31), date(2026, 6, 26)),  # not yet 16 when he begins to decide
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2012, 2, 29), date(2028, 6, 30)),  # on the leap day, and the last Friday is the 30th
        (date(2008, 2, 29), date(2024, 6, 28)),
    ],
)
def test_it_passes_on_the_day_after_compulsory_school_age_whatever_the_birthday(
    born: date, ends: date
) -> None:
    case = kuba(understanding("2020-01-06", "Does not understand"), born=born)

    before, after = whose_consent(case, ends), whose_consent(case, ends + timedelta(days=1))

    assert compulsory_school_age_ends(born) == ends
    assert (before.giver, after.giver) == (PARENT, YOUNG)
    assert (before.changes, after.changes) == (ends + timedelta(days=1), None)


def test_it_says_why_where_from_and_what_will_change_it() -> None:
    found = whose_consent(kuba(UNDERSTANDS), WINTER)

    assert found.why == (
        "Kuba is a child until compulsory school age ends on 25 June 2027. Judged on 10 November "
        "2026 by Ms Okafor to understand this consent."
    )
    assert found.source == "SEND Regs 2014 reg 17(2)"
    assert found.then == "From 26 June 2027 Kuba decides as a young person: ask afresh then."


def test_as_long_as_nothing_is_judged_it_says_who_must_be_asked_what() -> None:
    found = whose_consent(kuba(), WINTER)

    assert found.ask == (
        "Judge whether Kuba has the age and the understanding to consent, and record it. If so, "
        "Kuba decides; if not, Agnieszka Wójcik."
    )


def test_whoever_is_detained_is_asked_the_same_way_by_other_regulations() -> None:
    case = replace(kuba(DOES_NOT), setting="custody")

    found = whose_consent(case, WINTER)

    assert (found.giver, found.source) == (PARENT, "Detained Persons Regs 2015 reg 17(5)")


@pytest.mark.parametrize(
    ("contacts", "who", "said"),
    [
        ((), "The parent (not known)", "Record who has parental responsibility."),
        ((Contact("Nan", "Grandmother"),), "The parent (not known)", "Record who has"),
        ((AGNIESZKA, MAREK), "Agnieszka Wójcik or Marek Wójcik", "Each may consent alone"),
        (
            (AGNIESZKA, replace(MAREK, no_contact=True)),
            "Agnieszka Wójcik",
            "Don’t ask Marek Wójcik: marked “no contact”.",
        ),
        (
            (replace(AGNIESZKA, no_contact=True),),
            "The parent (nobody who may be asked)",
            "Take advice before anybody is asked.",
        ),
        (
            (AGNIESZKA, Contact("Piotr Lis", "Parent’s representative")),
            "Agnieszka Wójcik",
            "If the parent lacks capacity: Piotr Lis.",
        ),
    ],
)
def test_of_the_parents(contacts: tuple[Contact, ...], who: str, said: str) -> None:
    found = whose_consent(kuba(DOES_NOT, contacts=contacts), WINTER)

    assert (found.giver, found.who) == (PARENT, who)
    assert said in f"{found.why} {found.ask}"


def test_remand_alone_makes_the_authority_no_parent() -> None:
    council = Contact("Hull", "Social worker", parental_responsibility=True)
    case = kuba(DOES_NOT, contacts=(council, AGNIESZKA), looked_after_by="Hull")
    remanded = replace(case, setting="custody", facts={"basis": "Remanded"})
    sentenced = replace(case, setting="custody", facts={"basis": "Sentenced"})

    assert whose_consent(remanded, WINTER).who == "Agnieszka Wójcik"
    assert "Remand alone gives Hull no parental" in whose_consent(remanded, WINTER).why
    assert whose_consent(sentenced, WINTER).who == "Hull or Agnieszka Wójcik"


def test_a_representative_comes_before_the_parent_of_a_young_person_without_capacity() -> None:
    deputy = Contact("Lena Brandt", "Deputy (Court of Protection)")
    parents = Contact("Piotr Lis", "Parent’s representative")
    case = kuba(capacity("2027-07-01", "Can't decide"), contacts=(AGNIESZKA, parents, deputy))

    assert whose_consent(case, JULY).who == "Lena Brandt"


def test_what_was_judged_of_the_child_is_judged_anew_for_the_young_person() -> None:
    found = whose_consent(kuba(capacity("2027-06-01", "Can't decide")), NEXT_DAY)

    assert found.giver is ALTERNATIVE
    assert found.ask == "That was judged while Kuba was a child: judge it anew."


def test_another_decision_is_named_so_that_nobody_takes_it_for_this_one() -> None:
    case = kuba(capacity("2027-07-01", "Can't decide", "Which college"))

    assert (
        "(“Which college”) says nothing about this one"
        in whose_consent(case, NEXT_DAY + timedelta(9)).why
    )


def test_the_stricter_option_asks_a_parent_beside_the_child_and_nobody_beside_the_rest() -> None:
    child = whose_consent(kuba(UNDERSTANDS), WINTER, stricter=True)
    parent = whose_consent(kuba(DOES_NOT), WINTER, stricter=True)
    young = whose_consent(kuba(), NEXT_DAY, stricter=True)

    assert (child.giver, child.also, child.also_who) == (CHILD, PARENT, "Agnieszka Wójcik")
    assert (parent.also, young.also) == (None, None)
    assert whose_consent(kuba(UNDERSTANDS), WINTER).also is None
