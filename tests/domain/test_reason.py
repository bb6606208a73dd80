"""Because: the card of a day says everything that the day follows from."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.diary import Reckoning, dues, dues_of
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import Nature, TimeLimit
from caseworker.domain.law.reader import law_chosen
from caseworker.domain.regime import spells_of
from tests.builders import TODAY, a_case, an_event
from tests.house.test_law_files import START, begun


def _card(name: str, *events: object, setting: str = "community") -> dict[str, str]:
    case = a_case(*events, setting=setting)  # type: ignore[arg-type]  # all of them events
    found = {due.row.name: due for due in dues_of(case, Reckoning(TODAY))}
    return dict(found[name].explained)


def test_the_card_of_a_limit_in_weeks() -> None:
    card = _card("decide_to_assess", an_event("request_received", date(2026, 9, 14)))

    assert card["Why this day"].startswith("Request for assessment received, Monday 14 September")
    assert "ends on Monday 26 October 2026" in card["Why this day"]
    assert card["The rule"].startswith("In whole weeks, not counting the day that starts them.")
    assert card["Source"] == "SEND Regs 2014 reg 5(1). Law. Compared with the source."
    assert "Ombudsman" in card["If it is missed"]
    assert "the law allows an exception" in card["What would change it"].casefold()
    assert "Taken for granted" not in card


def test_the_card_of_a_limit_in_working_days_names_what_was_passed_over() -> None:
    """Story 3."""
    card = _card(
        "copy_to_establishment",
        an_event("home_authority_aware", date(2026, 12, 23)),
        setting="custody",
    )

    assert card["Passed over"] == (
        "Friday 25 December 2026, Christmas Day; Monday 28 December 2026, Boxing Day "
        "(substitute day); Friday 1 January 2027, New Year's Day."
    )
    assert "don’t define “working day”" in card["Taken for granted"]


def test_the_card_of_an_excused_limit_says_which_exception_and_why() -> None:
    claim = {"limit": "T-03", "exception": "EX-C", "reasons": "His mother died."}
    card = _card(
        "decide_to_assess",
        an_event("request_received", date(2026, 9, 14)),
        an_event("exception_claimed", date(2026, 10, 12), facts=claim),
    )

    assert card["Exception"].startswith("Exceptional personal circumstances")
    assert "His mother died. It removes the limit and sets no other day." in card["Exception"]
    assert "ends on Monday 26 October 2026" in card["Why this day"]


@pytest.mark.parametrize("row", the_law().time_limits, ids=lambda row: f"{row.name} {row.regime}")
def test_every_row_has_a_card_with_its_source_and_what_follows(row: TimeLimit) -> None:
    spells = spells_of([], the_law().kinds, row.regime or "community")
    chosen = law_chosen(frozenset({row.option} - {""}))
    reckoning = Reckoning(START, law=chosen)
    (due,) = (one for one in dues(begun(row), spells, reckoning) if one.row is row)

    card = dict(due.explained)
    assert str(row.source) in card["Source"]
    assert card["Why this day"]
    assert card["If it is missed"]
    assert card["What would change it"]
    assert ("The rule" in card) is (row.nature is not Nature.APPOINTMENT)
    if row.checked.value == "memory":
        assert "check with the authority" in card["Source"]
