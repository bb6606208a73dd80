"""Flags on a case: from their day to their last, until taken off; and what is never one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.domain.flags import LIFTED, PUT, flag_rules, flags_on
from caseworker.domain.law import event_kinds
from caseworker.ui.palette import Tone
from tests.builders import TODAY, a_case, an_event

DAY = timedelta(days=1)


def put(flag: str = "Do not post", **facts: str) -> dict[str, str]:
    return {"flag": flag, "reason": "The court said so.", **facts}


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (TODAY - DAY, TODAY, True),
        (TODAY - 2 * DAY, TODAY - DAY, False),
    ],
)
def test_a_flag_holds_from_its_day_to_its_last(
    since: date, until: date | None, *, holds: bool
) -> None:
    facts = put(until=until.isoformat()) if until else put()
    case = a_case(replace(an_event(PUT, facts=facts), day=since))

    assert [flag.words for flag in flags_on(case, TODAY)] == (["Do not post"] if holds else [])


def test_a_flag_that_was_taken_off_holds_no_longer() -> None:
    case = a_case(
        an_event(PUT, id="on", facts=put()),
        an_event(LIFTED, id="off", facts={"put": "on", "flag": "Do not post", "note": "Told so."}),
    )

    assert flags_on(case, TODAY) == ()


def test_a_flag_of_ones_own_says_what_was_written() -> None:
    case = a_case(an_event(PUT, facts=put("Something else", words="Ring before noon")))

    assert [flag.words for flag in flags_on(case, TODAY)] == ["Ring before noon"]


def test_the_entry_offers_the_flags_that_there_are() -> None:
    facts = {spec.name: spec for spec in event_kinds()[PUT].facts}

    assert facts["flag"].choices == tuple(flag_rules().kinds)
    assert all(Tone(kind.tone) for kind in flag_rules().kinds.values())


def test_taking_a_flag_off_needs_a_note_and_putting_one_on_a_reason() -> None:
    needed = {
        name: {spec.name for spec in event_kinds()[name].facts if spec.required}
        for name in (PUT, LIFTED)
    }

    assert "reason" in needed[PUT]
    assert "note" in needed[LIFTED]


def test_keeping_apart_offences_and_intelligence_are_never_a_flag() -> None:
    """custody-and-service.md: “never store the keep-apart detail itself”, “no … intelligence”."""
    rules = flag_rules()
    said = " ".join(f"{kind.title} {kind.means}" for kind in rules.kinds.values()).casefold()

    assert {"keep-apart", "offence", "intelligence"} <= set(rules.never)
    assert [word for word in rules.never if word.casefold() in said] == []
