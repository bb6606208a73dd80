"""Consents as they are written down and read again: every field, corrections, what is missing."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from caseworker.domain.case import Case, EventId
from caseworker.domain.consent import Consent, Giver, Pieces
from caseworker.domain.consent_record import consent_gaps, consents_of, happening_of
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.law import event_kinds
from caseworker.domain.listed import listed, one_a_line
from tests.builders import an_event
from tests.domain.consents import by_child, kuba, withdrawn

ALL = Consent(
    event=EventId("consent-1"),
    given_on=date(2026, 11, 12),
    giver=Giver.CHILD,
    giver_name="Jakub Wójcik",
    refused=False,
    covers=Pieces(frozenset({"B", "F"}), frozenset({"document-1"})),
    whole=False,
    recipients=("Riverside College", "Priya Shah; tutor, evenings"),
    purposes=("A place in September", "A tutor"),
    relationship="The learner himself",
    authority="Known to us",
    judged_how="Told it back in his own words",
    judged_by="Ms Okafor",
    judged_on=date(2026, 11, 12),
    other_view="Agnieszka Wójcik, parent with PR: agrees",
    how="Spoken and witnessed",
    witness="Mr Brand",
    support=("Interpreter", "Easy-read words"),
    told="What is in it; that he may say no",
    since=date(2026, 11, 20),
    until=date(2027, 3, 31),
    until_event="Release",
    review_at=("Transfer to another establishment",),
    scan="document-2",
)


def _recorded(consent: Consent, case: Case) -> Case:
    accepted = case.accept(happening_of(consent, case), event_kinds(), today=date(2026, 11, 23))
    event = an_event(accepted.kind, accepted.day, id=consent.event, facts=dict(accepted.facts))
    return replace(case, events=(*case.events, event))


def test_every_field_of_a_consent_comes_back_from_its_entry() -> None:
    left_open = {"refused", "whole", "no_effect", "withdrawn_on", "withdrawn_by", "withdrawn_how"}
    blank = [one.name for one in fields(Consent) if not getattr(ALL, one.name)]

    assert set(blank) == left_open  # so that the next line tries them all
    assert consents_of(_recorded(ALL, kuba())) == (ALL,)


def test_a_refusal_is_recorded_with_the_same_fields() -> None:
    until = {"since": None, "until": None, "until_event": "", "review_at": ()}
    refusal = replace(ALL, refused=True, **until)  # type: ignore[arg-type]

    assert consents_of(_recorded(refusal, kuba())) == (refusal,)


@pytest.mark.parametrize(
    "covers",
    [Pieces(frozenset("AE")), Pieces(documents=frozenset({"d"})), Pieces(others={"strategies"})],  # type: ignore[arg-type]
)
def test_what_it_covers_comes_back(covers: Pieces) -> None:
    consent = replace(ALL, covers=covers)

    (found,) = consents_of(_recorded(consent, kuba()))

    assert (found.covers, found.whole) == (covers, False)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("custody", "Refusing has no effect on regime, privileges or sentence plan."),
        ("community", ""),
        ("service_children", ""),
    ],
)
def test_in_custody_a_refusal_says_by_itself_that_it_changes_nothing(
    setting: str, said: str
) -> None:
    case = replace(kuba(), setting=setting)

    happening = happening_of(replace(ALL, refused=True), case)

    assert happening.facts["no_effect"] == said
    kind = event_kinds()["consent_refused"]
    assert kind.said({**happening.facts, "recipients": "the college"}).endswith(
        f". {said}".rstrip()
    )


def test_a_withdrawal_is_read_into_the_consent_even_after_a_correction() -> None:
    wrong = by_child("2026-11-12")
    gone = withdrawn("2026-11-20", wrong)
    right = by_child("2026-11-12", recipients="Hillside College")
    right = replace(right, replaces=wrong.id)

    (found,) = consents_of(kuba(wrong, gone, right))

    assert (found.event, found.recipients) == (right.id, ("Hillside College",))
    assert (found.withdrawn_on, found.withdrawn_how) == (date(2026, 11, 20), "Spoken, on the wing")


def test_what_was_withdrawn_twice_ended_the_first_time() -> None:
    consent = by_child("2026-11-12")

    (found,) = consents_of(
        kuba(consent, withdrawn("2026-11-22", consent), withdrawn("2026-11-20", consent))
    )

    assert found.withdrawn_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"judged_how": ""}, "judged_how"),
        ({"judged_by": ""}, "judged_how"),
        ({"judged_on": None}, "judged_how"),
        ({"giver": Giver.PARENT, "judged_how": ""}, "judged_how"),
        ({"giver": Giver.ALTERNATIVE, "judged_how": ""}, "judged_how"),
        ({"judged_on": date(2026, 11, 13)}, "judged_on"),
        ({"covers": Pieces()}, "sections"),
        ({"witness": ""}, "witness"),
        ({"until": date(2026, 11, 19)}, "until"),
        ({"since": date(2026, 11, 11)}, "since"),
    ],
)
def test_it_says_what_a_consent_leaves_out(change: dict[str, object], where: str) -> None:
    assert [gap.field for gap in consent_gaps(replace(ALL, **change))] == [where]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"giver": Giver.YOUNG_PERSON, "judged_how": "", "judged_by": "", "judged_on": None},
        {"covers": Pieces(), "whole": True},
        {"how": "Signed form", "witness": ""},
        {"until": None, "until_event": ""},
    ],
)
def test_and_nothing_where_nothing_is_missing(change: dict[str, object]) -> None:
    assert not list(consent_gaps(replace(ALL, **change)))  # type: ignore[arg-type]


WANTED = Pieces(frozenset({"B", "H1"}), frozenset({"advice", "letter"}), frozenset({"case"}))


@pytest.mark.parametrize(
    ("change", "covered"),
    [
        ({}, Pieces(frozenset({"B"}))),
        ({"whole": True}, Pieces(frozenset({"B", "H1"}), frozenset({"advice"}))),
        (
            {"covers": Pieces(documents=frozenset({"letter"}))},
            Pieces(documents=frozenset({"letter"})),
        ),
        ({"covers": Pieces(others=frozenset({"strategies"}))}, Pieces()),
    ],
)
def test_the_whole_plan_is_its_sections_and_appendices_and_not_the_rest_of_the_case(
    change: dict[str, object], covered: Pieces
) -> None:
    consent = replace(ALL, **change)  # type: ignore[arg-type]

    assert consent.covering(WANTED, frozenset({"advice"})) == covered
    assert consent.is_for("riverside  college")
    assert not consent.is_for("Hillside College", "")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ((), ""),
        (("B", "F"), "B\nF"),
        ((" a ; b,  c ", "", "a ; b, c", "two\nlines"), "a ; b, c\ntwo lines"),
    ],
)
def test_several_values_stand_in_one_text(values: tuple[str, ...], text: str) -> None:
    assert one_a_line(values) == text
    assert one_a_line(listed(text)) == text


def test_every_end_and_every_capacity_that_can_be_chosen_is_known() -> None:
    kind = event_kinds()["consent_given"]
    choices = {spec.name: spec.choices for spec in kind.facts}

    assert choices["until_event"] == tuple(end.words for end in consent_rules().ends)
    assert choices["giver"] == tuple(giver.value for giver in Giver)
