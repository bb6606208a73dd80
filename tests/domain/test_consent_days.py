"""Consents about to end stand in the diary four weeks before, with what ends them; then no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case
from caseworker.domain.diary import Reckoning, dues_of
from tests.domain.consents import by_child, by_parent, given, kuba, withdrawn

COLLEGE = "Riverside College"


def _asked(case: Case, on: str) -> list[tuple[str, str]]:
    """The open lines of the diary that ask afresh, and their days."""
    dues = dues_of(case, Reckoning(date.fromisoformat(on)))
    return [
        (due.about, str(due.by)) for due in dues if due.row.name == "consent_ends" and due.is_open
    ]


@pytest.mark.parametrize(
    ("on", "stands"),
    [("2026-12-03", False), ("2026-12-04", True), ("2027-01-01", True), ("2027-01-02", False)],
)
def test_a_consent_until_a_day_is_asked_about_in_its_last_28_days(on: str, *, stands: bool) -> None:
    case = kuba(by_child("2026-11-12", until="2027-01-01"))

    assert _asked(case, on) == (
        [(f"{COLLEGE} (until 1 January 2027)", "2027-01-01")] if stands else []
    )


@pytest.mark.parametrize(
    ("facts", "what", "on"),
    [
        ({}, "end of compulsory school age", "2027-06-25"),
        ({"until_event": "18th birthday"}, "18th birthday", "2028-11-19"),
    ],
)
def test_a_day_that_is_known_ends_it_too(facts: dict[str, str], what: str, on: str) -> None:
    consent = given("2027-07-01", **facts) if facts else by_child("2026-11-12")

    assert _asked(kuba(consent), on) == [(f"{COLLEGE} ({what})", on)]


def test_an_expected_release_is_a_reason_to_ask_and_moves_with_it() -> None:
    case = replace(kuba(by_parent("2026-11-12", review_at="Release")), setting="custody")
    expected = replace(case, facts={"release_date": "2026-12-20"})
    later = replace(case, facts={"release_date": "2027-02-20"})

    assert _asked(case, "2026-12-10") == []
    assert _asked(expected, "2026-12-10") == [(f"{COLLEGE} (release)", "2026-12-20")]
    assert _asked(later, "2026-12-10") == []


def test_what_was_withdrawn_refused_or_asked_again_is_asked_no_more() -> None:
    old = by_child("2026-11-12", until="2026-12-10")
    everybody = f"{COLLEGE}\nPriya Shah"

    assert _asked(kuba(old), "2026-12-01")
    assert not _asked(kuba(old, withdrawn("2026-11-20", old)), "2026-12-01")
    assert not _asked(kuba(old, by_child("2026-11-30", recipients=everybody)), "2026-12-01")
    assert not _asked(kuba(old, by_child("2026-11-30", "consent_refused")), "2026-12-01")
    assert _asked(kuba(old, by_child("2026-11-30", recipients="Priya Shah")), "2026-12-01")


def test_a_young_persons_own_consent_does_not_end_with_school() -> None:
    assert not _asked(kuba(given("2027-06-26")), "2027-06-26")


def test_a_corrected_consent_that_was_withdrawn_stays_withdrawn() -> None:
    wrong = by_child("2026-11-12", until="2026-12-10")
    right = replace(by_child("2026-11-12", until="2026-12-10"), replaces=wrong.id)

    assert not _asked(kuba(wrong, withdrawn("2026-11-20", wrong), right), "2026-12-01")
