"""While the home authority is not in England, neither set of English rules holds.

Custody-and-service.md 1.7: s.71 needs an English home authority; Welsh law holds instead (from
memory: check with the authority).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.chronology import chronology
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.establishments import Establishment, with_own
from caseworker.domain.law.kinds_reader import read_event_kinds
from caseworker.domain.regime import regime_on, spells_of_case
from caseworker.domain.rules_now import rules_now
from tests.builders import a_case
from tests.domain.happenings import named, on

ON = date(2026, 11, 23)
ELSEWHERE = "home authority outside England"
DETAINED = on("detained", "2026-10-05", establishment="Wetherby")
REQUEST = on("request_received", "2026-10-12")
TO_CARDIFF = on("became_responsible", "2026-11-09", authority="Cyngor Caerdydd")
TO_LEEDS = on("became_responsible", "2026-11-09", authority="Leeds City Council")
AWARE = "home_authority_aware"
SAID_WALES = on(AWARE, "2026-10-07", home_nation="Wales")
TO_ENGLISH = replace(TO_CARDIFF, facts={**TO_CARDIFF.facts, "home_nation": "England"})


def of(home: str, *events: Event, setting: str = "custody") -> Case:
    case = a_case(*events, setting=setting)
    return replace(case, person=replace(case.person, home_authority=home))


def told(case: Case) -> list[tuple[str, str]]:
    return [(one.regime, str(one.since or "")) for one in spells_of_case(case, ON)]


START = ("community", "")
HELD = ("custody", "2026-10-05")


@pytest.mark.parametrize(
    ("case", "rules"),
    [
        (of("Leeds", DETAINED), [START, HELD]),
        (of("", DETAINED), [START, HELD]),
        (of("Cardiff Council", DETAINED), [(ELSEWHERE, "")]),
        (of("CYNGOR SIR YNYS MON", DETAINED), [(ELSEWHERE, "")]),
        (of("Glasgow City Council", DETAINED), [(ELSEWHERE, "")]),
        (of("Cardiff", setting="community"), [(ELSEWHERE, "")]),
        # It changes with the day on which another authority becomes responsible.
        (of("Leeds", DETAINED, TO_CARDIFF), [START, HELD, (ELSEWHERE, "2026-11-09")]),
        (of("Cardiff", DETAINED, TO_LEEDS), [(ELSEWHERE, ""), ("custody", "2026-11-09")]),
        # The person's page follows the entry: who it was before is then not written down.
        (of("Cardiff Council", DETAINED, TO_CARDIFF), [START, HELD, (ELSEWHERE, "2026-11-09")]),
        # Who was told says who it is; it has not become so on that day.
        (of("", DETAINED, on(AWARE, "2026-10-07", authority="Powys")), [(ELSEWHERE, "")]),
        (
            of("Leeds", DETAINED, on(AWARE, "2026-10-07", authority="Powys")),
            [START, HELD, (ELSEWHERE, "2026-10-07")],
        ),
        # What an entry says of the nation wins over what the name tells.
        (of("Newport", DETAINED, on(AWARE, "2026-10-07", home_nation="England")), [START, HELD]),
        (of("Northmere", DETAINED, SAID_WALES), [(ELSEWHERE, "")]),
        (
            of("Leeds", DETAINED, TO_ENGLISH),
            [START, HELD, ("custody", "2026-11-09")],
        ),
        # Released to live in Wales, or back in England from wherever the home authority was.
        (
            of("Leeds", DETAINED, on("released", "2026-11-02", authority="Swansea")),
            [START, HELD, (ELSEWHERE, "2026-11-02")],
        ),
        (
            of("Cardiff", on("back_in_england", "2026-11-02"), setting="community"),
            [(ELSEWHERE, ""), ("community", "2026-11-02")],
        ),
        # Rules that hold wherever the home authority is stay what they are.
        (
            of("Cardiff", DETAINED, on("outside_england", "2026-11-02", nation="Wales")),
            [(ELSEWHERE, ""), ("outside England", "2026-11-02")],
        ),
        (
            of("Cardiff", DETAINED, on("moved_to_adult_estate", "2026-11-02")),
            [(ELSEWHERE, ""), ("adult custody", "2026-11-02")],
        ),
    ],
)  # fmt: skip
def test_which_rules_hold_from_which_day(case: Case, rules: list[tuple[str, str]]) -> None:
    assert told(case) == rules


def test_no_clock_of_english_law_runs_and_the_card_says_why() -> None:
    case = of("Cardiff Council", DETAINED, REQUEST)

    now = rules_now(case, Reckoning(ON))

    assert not {due.row.regime for due in named(case, str(ON)).values() if due.is_open} - {""}
    assert now is not None
    assert (now.words, now.since) == ("Rule set: not England", None)
    assert now.because == "the home authority is Cardiff Council, in Wales"
    assert "s.71" in now.why
    assert now.caution == "Written from memory: check with the authority."


def test_what_ran_until_the_day_is_named_with_it() -> None:
    now = rules_now(of("Leeds", DETAINED, REQUEST, TO_CARDIFF), Reckoning(ON))

    assert now is not None
    assert now.because == (
        "New authority became responsible on Monday 9 November 2026: "
        "the home authority is Cyngor Caerdydd, in Wales"
    )
    assert {"decide_to_assess", "final_plan"} <= {due.row.name for due in now.stopped}


def test_rules_that_were_read_at_their_source_carry_no_caution() -> None:
    parc = on("detained", "2026-10-05", establishment="Parc")
    now = rules_now(of("Leeds", parc), Reckoning(ON))

    assert now is not None
    assert not now.caution


def test_the_timeline_names_the_rules_and_the_authority() -> None:
    case = of("Leeds", DETAINED, TO_CARDIFF)

    laid = chronology(dues_of(case, Reckoning(ON)), spells_of_case(case, ON), ON)

    assert laid.bands[-1].words == "Home authority outside England · Cyngor Caerdydd"


# --- the establishment's own nation ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ({"establishment": "HMP & YOI Parc"}, "outside England"),
        ({"establishment": "Parc", "nation": "England"}, "custody"),
        ({"establishment": "Wetherby"}, "custody"),
        ({"establishment": "Ashdown House"}, "custody"),
        ({"establishment": "Ashdown House", "nation": "Wales"}, "outside England"),
    ],
)
def test_an_establishment_tells_its_nation_where_the_entry_does_not(
    facts: dict[str, str], rules: str
) -> None:
    assert regime_on(of("Leeds", on("detained", "2026-10-05", **facts)), ON) == rules


def test_by_the_facts_of_the_case_it_is_told_too() -> None:
    facts = {"held_at": "Hillside", "held_since": "2026-10-07"}
    case = replace(of("Leeds", DETAINED), facts=facts)

    assert regime_on(case, date(2026, 10, 6)) == "custody"
    assert regime_on(case, date(2026, 10, 7)) == "outside England"


def test_transferred_from_wales_to_a_known_place_in_england_the_rules_of_custody_are_back() -> None:
    parc = on("received_at_establishment", "2026-10-07", establishment="Parc")
    back = replace(
        parc, id=EventId("b"), day=date(2026, 10, 12), facts={"establishment": "Wetherby"}
    )

    assert regime_on(of("Leeds", DETAINED, parc, back), date(2026, 10, 11)) == "outside England"
    assert regime_on(of("Leeds", DETAINED, parc, back), date(2026, 10, 12)) == "custody"


def test_the_office_knows_better_where_a_place_is() -> None:
    known = with_own((Establishment("Ashdown House", "Other", "Wales", is_own=True),))
    case = of("Leeds", on("detained", "2026-10-05", establishment="Ashdown House"), REQUEST)

    assert regime_on(case, ON) == "custody"
    assert regime_on(case, ON, known) == "outside England"
    assert rules_now(case, Reckoning(ON, places=known)) is not None


# --- the files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('home_by = { authority = "who" }', "home_by.authority names no fact of its own: who"),
        ('home_by = { nation = "where" }', "home_by.nation names no fact of its own: where"),
        (
            'regime_by = { fact = "nation", place = "house", to = { Wales = { regime = "x" } } }',
            "regime_by.place names no fact of its own: house",
        ),
    ],
)
def test_a_kind_goes_by_facts_of_its_own(line: str, fault: str) -> None:
    kind = f"""
read_on = 2026-11-23
[kind.moved]
title    = "Moved"
meaning  = "Somebody moved."
done_by  = "anyone"
sentence = "Moved."
source   = "An Act"
{line}
"""
    with pytest.raises(BrokenLaw, match=fault):
        read_event_kinds("kinds.toml", kind)
