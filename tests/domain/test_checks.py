"""“Before this can be sent”: what stands in the way, what is well, and when it can be sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Event
from caseworker.domain.checking.looked import Looked, Signer
from caseworker.domain.checking.rules import RULES
from caseworker.domain.checks import before_sending, checks, well
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Section, VersionKind, blank_plan
from tests.builders import a_case, a_plan, an_event, an_item
from tests.domain.checked import (
    AMENDED,
    CONSULTED,
    DRAFT,
    FINAL,
    FINAL_SENT,
    NOTICE,
    OLD_DRAFT,
    PLACE,
    changed,
    found,
    happened,
    look,
)

TO_COME = [("P-37", "review")]  # Tom turns 18 before the next review: said, and nothing more
SERVED = an_event("draft_sent", date(2026, 11, 9), served=date(2026, 11, 9))
WAIVED = happened("views_waived", date(2026, 11, 20), person="D", words="By phone")


def said(looked: Looked) -> list[str]:
    return [finding.words for finding in before_sending(looked)]


def ticked(looked: Looked) -> list[str]:
    return [check.title for check in well(looked)]


@pytest.mark.parametrize("sending", [DRAFT, FINAL, AMENDED])
def test_in_a_sound_plan_nothing_stands_in_the_way(sending: VersionKind) -> None:
    looked = look(sending=sending)

    assert [one for one in found(looked) if one not in TO_COME] == []
    assert not any(finding.blocks or finding.warns for finding in before_sending(looked))


FINALS: list[tuple[str, tuple[Event, ...], list[tuple[str, str]]]] = [
    # Story 8: served 9 November, comments are open to and including 23 November.
    ("the window is open", (SERVED,), [("P-25", "draft")]),
    ("the window was given up", (SERVED, WAIVED), []),
    ("no draft was sent", (), [("P-25", "draft")]),
]


@pytest.mark.parametrize(
    ("events", "expected"), [row[1:] for row in FINALS], ids=[row[0] for row in FINALS]
)
def test_a_final_plan_waits_for_views(
    events: tuple[Event, ...], expected: list[tuple[str, str]]
) -> None:
    looked = look(None, *events, sending=FINAL, without=(OLD_DRAFT,))

    assert [one for one in found(looked) if one not in TO_COME] == expected


LATE_NOTICE = replace(NOTICE, day=date(2026, 11, 16), served=date(2026, 11, 16))
FULL_ANSWER = happened(
    "amendment_views_received", date(2026, 11, 20), person="D", words="By letter"
)
AGAIN = an_event("amended_plan_sent", date(2026, 11, 20))
AMENDMENTS: list[tuple[str, tuple[Event, ...], list[tuple[str, str]]]] = [
    ("all in order", (NOTICE,), []),
    ("no notice", (), [("P-25", "notice")]),
    ("the window is open", (LATE_NOTICE,), [("P-25", "notice")]),
    ("answered in full", (LATE_NOTICE, FULL_ANSWER), []),
    ("the notice was for the version before", (NOTICE, AGAIN), [("P-25", "notice")]),
]


@pytest.mark.parametrize(
    ("events", "expected"), [row[1:] for row in AMENDMENTS], ids=[row[0] for row in AMENDMENTS]
)
def test_an_amended_plan_waits_for_views(
    events: tuple[Event, ...], expected: list[tuple[str, str]]
) -> None:
    """SEND Regs 2014 reg 22(2)(c): at least 15 days beginning with the day of service."""
    looked = look(None, *events, sending=AMENDED, without=(NOTICE,))

    assert [one for one in found(looked) if one[0] == "P-25"] == expected


def test_what_blocks_comes_first_and_what_is_only_said_last() -> None:
    findings = before_sending(look(a_plan(A=Section(), F=Section())))

    assert [finding.blocks for finding in findings] == sorted(
        (finding.blocks for finding in findings), reverse=True
    )
    assert findings[0].blocks
    assert [(finding.check.id, finding.place) for finding in findings[-1:]] == TO_COME
    assert not (findings[-1].blocks)
    assert not (findings[-1].warns)


def test_every_row_has_its_rule_and_every_rule_its_row() -> None:
    assert {check.rule for check in checks()} == set(RULES)
    assert all(check.source and check.remedy and check.checked for check in checks())


def test_every_row_speaks_of_kinds_of_event_and_sections_that_there_are() -> None:
    for check in checks():
        kinds = [
            kind for kind in plan_kinds().values() if kind.series in (check.series or {BY_LAW})
        ]
        letters = {section.letter for kind in kinds for section in kind.sections}
        names = {section.item.name for kind in kinds for section in kind.sections if section.item}
        assert set(check.record) <= set(event_kinds())
        assert set(check.sections) <= letters
        assert set(check.items) <= names
        assert kinds


def test_no_row_says_of_a_fault_what_it_says_when_all_is_well() -> None:
    """An officer read “✕ I  The final plan names a placement” as a statement."""
    for check in checks():
        assert check.title not in check.fault
        assert check.title not in check.early


SAYS = [
    ("a need", look(a_plan(F=Section())), "B1 has no provision"),
    ("an outcome", look(a_plan(F=Section())), "E1 has no provision that works towards it"),
    ("provision", look(a_plan(F=Section(items=(an_item("p", "Help."),)))),
     "F1 is not linked to a need or an outcome"),
    ("nobody", look(changed("F", who="")), "F1 doesn’t say who provides it"),
    ("section I", look(a_plan(I=PLACE)), "Section I already names a placement"),
    ("views", look(a_plan(A=Section())), "Section A holds no views"),
]  # fmt: skip


@pytest.mark.parametrize(("looked", "words"), [row[1:] for row in SAYS], ids=[r[0] for r in SAYS])
def test_a_finding_says_what_is_wrong_and_where(looked: Looked, words: str) -> None:
    assert words in said(looked)


def test_time_that_is_not_over_says_from_which_day_it_can_be_done() -> None:
    looked = look(None, SERVED, sending=FINAL, without=(OLD_DRAFT,))

    assert said(looked)[0] == "The time for views is not over: not before Tuesday 24 November 2026"


def test_time_that_has_not_begun_says_what_was_never_sent() -> None:
    looked = look(sending=FINAL, without=(OLD_DRAFT,))

    assert said(looked)[0] == "No draft has been sent for views"


def test_what_is_well_is_ticked() -> None:
    titles = ticked(look())

    assert titles[:2] == ["Every section is there", "The draft names no placement"]
    assert "Every need is met by provision" in titles
    assert "There is an outcome" in titles
    assert "No age is reached before the next review" not in titles


def test_nothing_is_ticked_that_nobody_looked_at() -> None:
    """Names of other cases, changes since a draft, who signs, what goes along: once given."""
    given_for = [check for check in checks() if check.given]
    unknown = {check.title for check in given_for if "final" in check.when}
    (of_drafts,) = {check.title for check in given_for if check.when == {"draft"}}

    assert len(unknown) == 3
    assert of_drafts not in ticked(look())
    assert of_drafts in ticked(look(beside=()))
    assert not unknown & set(ticked(look(sending=FINAL)))
    signer = Signer("J. Okafor", "Officer", date(2026, 11, 23))
    given = look(a_plan(I=PLACE), sending=FINAL, sent=a_plan(), others=(), signer=signer)
    assert unknown <= set(ticked(given))


def test_nothing_is_ticked_of_what_is_not_there() -> None:
    """“Every need is met” is no praise for a plan that holds no need."""
    titles = ticked(look(blank_plan(plan_kinds()["ehc_plan"]), case=a_case()))

    assert "Every section is there" in titles
    assert "Every need is met by provision" not in titles
    assert "Outcomes can be measured" not in titles


def test_a_type_without_a_name_is_not_ticked_as_consulted() -> None:
    reasoned = an_item("place", "", type="Special school", no_name_because="A place is sought")
    plan = a_plan(I=Section(items=(reasoned,)))

    titles = ticked(look(plan, sending=FINAL, without=(CONSULTED,)))

    assert "The final plan names a placement" in titles
    assert "The institution was consulted" not in titles


def test_what_the_plan_names_already_needs_no_asking_again() -> None:
    looked = look(sending=AMENDED, without=(CONSULTED,))

    assert FINAL_SENT in looked.case.events
    assert "P-26" not in [check_id for check_id, _ in found(looked)]
