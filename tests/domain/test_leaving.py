"""Days that were told (CU-32, 33, 35, 38): what stands, what was superseded, and who leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources

import pytest

from caseworker.domain.case import Case, Event, Superseded
from caseworker.domain.diary import Reckoning, actors_of, dues_of
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.leaving import (
    arranged_for,
    early_window,
    expected_release,
    going_of,
    told_days,
)
from caseworker.domain.leaving_rules import leaving_rules, read_leaving
from tests.builders import a_case, a_person
from tests.domain.happenings import named, on

OPENED = on("case_opened", "2026-10-05")
DETAINED = on("detained", "2026-10-05", establishment="HMYOI Fenmoor")
HALF_WAY = on(
    "release_day_told", "2026-10-06", what="At half-way of the order", on="2027-03-15",
    source="Warrant", order_length="18 months or more",
)  # fmt: skip
EARLY = on(
    "release_day_told", "2027-01-20", what="Early release", on="2027-02-15",
    source="Resettlement e-mail",
)  # fmt: skip
TRIAL = on("court_day_told", "2026-10-06", what="Trial", on="2026-11-02", source="Court list")
MOVED_TRIAL = on("court_day_told", "2026-10-20", what="Trial", on="2026-11-09", source="Solicitor")
BAIL = on(
    "court_day_told", "2026-10-21", what="Hearing about bail or remand", on="2026-10-30",
    source="Court list",
)  # fmt: skip
TRANSFER = on(
    "transfer_expected", "2027-01-20", establishment="Ashdown", leaves_on="2027-01-21"
)  # fmt: skip
ADULT = {"result": "moves to the adult estate", "decided_by": "YCS", "planned_on": "2027-02-01"}


def sam(*events: Event, born: str = "2010-11-20", **facts: str) -> Case:
    person = a_person(born=date.fromisoformat(born))
    return a_case(OPENED, DETAINED, *events, setting="custody", person=person, facts=facts)


def going(case: Case, today: str) -> list[tuple[str, str, str]]:
    day = date.fromisoformat(today)
    dues = dues_of(case, Reckoning(day, actors_of(("custody",))))
    return [(one.row.words, str(one.on), one.whereto) for one in going_of(case, dues, day)]


def test_a_later_day_of_release_takes_the_place_of_the_earlier_whatever_it_is_called() -> None:
    """Story 17: the day told before stays, as superseded on the day the new one was told."""
    now, was = told_days(sam(HALF_WAY, EARLY))

    assert (str(now.on), now.source, str(now.told_on)) == (
        "2027-02-15", "Resettlement e-mail", "2027-01-20",
    )  # fmt: skip
    assert (str(was.on), str(was.until), was.by) == ("2027-03-15", "2027-01-20", "Early release")
    assert expected_release(sam(HALF_WAY, EARLY)) == now


def test_days_in_court_are_superseded_only_by_one_of_their_own_sort() -> None:
    found = told_days(sam(TRIAL, MOVED_TRIAL, BAIL))

    assert [(one.what, str(one.on), one.stands) for one in found] == [
        ("Hearing about bail or remand", "2026-10-30", True),
        ("Trial", "2026-11-09", True),
        ("Trial", "2026-11-02", False),
    ]


def test_a_corrected_entry_is_put_right_and_not_superseded() -> None:
    right = replace(EARLY, id=type(EARLY.id)("right"), replaces=EARLY.id)
    right = replace(right, facts={**EARLY.facts, "on": "2027-02-16"})

    assert [str(one.on) for one in told_days(sam(EARLY, right))] == ["2027-02-16"]


def test_what_older_records_noted_as_facts_stands_until_an_entry_tells_otherwise() -> None:
    noted = {"release_date": "2027-03-15", "release_source": "E-mail"}
    moment = datetime(2026, 10, 9, 9, tzinfo=UTC)
    before = (Superseded("release_date", "2027-04-01", moment),)
    case = replace(sam(**noted), superseded=before)

    now, was = told_days(case)
    found = expected_release(case)

    assert (str(now.on), now.source, now.told_on, now.stands) == (
        "2027-03-15", "E-mail", None, True,
    )  # fmt: skip
    assert (str(was.on), str(was.until)) == ("2027-04-01", "2026-10-09")
    assert found == now
    later = expected_release(sam(EARLY, **noted))
    assert later is not None
    assert str(later.on) == "2027-02-15"
    assert str(named(sam(EARLY, **noted), "2027-01-20")["release"].by) == "2027-02-15"


@pytest.mark.parametrize(
    ("length", "first"),
    [
        ("18 months or more", "2027-01-16"),
        ("8 to under 18 months", "2027-02-16"),
        ("4 to under 8 months", None),
    ],
)
def test_the_window_of_an_early_release_is_told_and_goes_on_when_the_day_moves(
    length: str, first: str | None
) -> None:
    """CU-32 and CU-33: one or two months that end at half-way; under eight months none."""
    half_way = replace(HALF_WAY, facts={**HALF_WAY.facts, "order_length": length})
    case = sam(half_way, EARLY)
    today = date(2027, 1, 20)

    window = early_window(case, dues_of(case, Reckoning(today, actors_of(("custody",)))))

    if first is None:
        assert window is None
    else:
        assert window is not None
        assert (str(window.first), str(window.last)) == (first, "2027-03-15")
        assert window.holds(date(2027, 2, 20))
        assert not window.holds(date(2027, 3, 16))


def test_a_new_day_of_release_brings_the_meeting_and_what_is_arranged_with_it() -> None:
    """Story 17, CU-35: ten working days before 15 February is Monday 1 February."""
    before, after = named(sam(HALF_WAY), "2027-01-20"), named(sam(HALF_WAY, EARLY), "2027-01-20")

    assert str(before["meeting_before_release"].by) == "2027-03-01"
    assert str(after["meeting_before_release"].by) == "2027-02-01"
    assert str(after["arranged_for_release"].by) == "2027-01-18"


def test_tasks_that_were_done_stay_done_when_the_day_moves() -> None:
    held = on("meeting_held", "2026-12-01", what="Pre-release")
    known = on("release_arranged", "2026-12-02", education="confirmed", institution="Hull College")

    found = named(sam(HALF_WAY, held, known, EARLY), "2027-01-20")

    assert str(found["meeting_before_release"].done_on) == "2026-12-01"
    assert str(found["arranged_for_release"].done_on) == "2026-12-02"


def test_the_latest_of_what_is_arranged_counts() -> None:
    asked = on("release_arranged", "2026-12-02", education="applied for", institution="College")
    sure = on("release_arranged", "2026-12-09", education="confirmed", institution="Hull College")

    first, then = arranged_for(sam(asked)), arranged_for(sam(asked, sure))

    assert arranged_for(sam()) is None
    assert first is not None
    assert not first.settled
    assert then is not None
    assert (then.settled, then.said("institution")) == (True, "Hull College")


@pytest.mark.parametrize(
    ("events", "today", "expected"),
    [
        ((HALF_WAY, EARLY), "2027-01-20", [("Release", "2027-02-15", "")]),
        ((EARLY, on("released", "2027-02-15")), "2027-02-16", []),
        ((EARLY,), "2027-02-20", [("Release", "2027-02-15", "")]),
        ((TRANSFER,), "2027-01-20", [("Transfer", "2027-01-21", "Ashdown")]),
        ((TRANSFER,), "2027-01-28", [("Transfer", "2027-01-21", "Ashdown")]),
        ((TRANSFER,), "2027-01-29", []),
        (
            (TRANSFER, on("received_at_establishment", "2027-01-21", establishment="Ashdown")),
            "2027-01-22",
            [],
        ),
        (
            (on("adult_estate_decided", "2027-01-05", **ADULT), EARLY),
            "2027-01-20",
            [("Adult estate", "2027-02-01", ""), ("Release", "2027-02-15", "")],
        ),
        (
            (on("adult_estate_decided", "2027-01-05", **ADULT),
             on("adult_estate_decided", "2027-01-06", result="stays in youth accommodation",
                decided_by="YCS")),
            "2027-01-20",
            [],
        ),
    ],
    ids=["superseded", "released", "overdue", "transfer", "unanswered", "long gone", "received",
         "adult", "stays"],
)  # fmt: skip
def test_who_leaves_why_and_where_to(
    events: tuple[Event, ...], today: str, expected: list[tuple[str, str, str]]
) -> None:
    assert going(sam(*events), today) == expected


def test_whether_they_move_at_18_is_asked_from_90_days_before_and_done_once_decided() -> None:
    """CU-38: born 20 April 2009, so 18 on 20 April 2027; 90 days before is 20 January."""
    case = sam(born="2009-04-20")
    decided = on("adult_estate_decided", "2027-02-01", **ADULT)

    assert "adult_estate_decision" not in named(case, "2027-01-18")
    asked = named(case, "2027-01-20")["adult_estate_decision"]
    assert str(asked.by) == "2027-04-19"
    then = named(sam(decided, born="2009-04-20"), "2027-02-02")
    assert str(then["adult_estate_decision"].done_on) == "2027-02-01"


@pytest.mark.parametrize(
    ("facts", "row", "by"),
    [
        ({**ADULT, "planned_on": "2027-04-26"}, "adult_estate_told", "2027-04-19"),
        (
            {"result": "not decided yet", "decided_by": "YCS", "look_again": "2027-03-01"},
            "adult_estate_looked_again",
            "2027-03-01",
        ),
    ],
)
def test_what_follows_from_the_decision_at_18(facts: dict[str, str], row: str, by: str) -> None:
    decided = on("adult_estate_decided", "2027-02-01", **facts)

    assert str(named(sam(decided, born="2009-04-20"), "2027-02-02")[row].by) == by


def test_a_day_in_court_stands_in_the_diary_until_it_has_gone() -> None:
    before, after = named(sam(TRIAL, MOVED_TRIAL), "2026-11-03"), named(sam(TRIAL), "2026-11-03")

    assert str(before["court_day"].by) == "2026-11-09"
    assert before["court_day"].is_open
    assert "court_day" not in after or not after["court_day"].is_open


def test_every_change_at_18_says_where_it_comes_from() -> None:
    rules = leaving_rules()

    assert rules.days == rules.choices[0]
    assert all(one.words.endswith(".") and one.source for one in rules.eighteen)
    with pytest.raises(BrokenLaw, match="no_such_entry"):
        read_leaving(_text().replace('"transfer_expected"', '"no_such_entry"'))


def _text() -> str:
    return (resources.files("caseworker.domain") / "leaving.toml").read_text("utf-8")


def test_what_was_told_and_arranged_for_one_release_is_none_of_the_next() -> None:
    """Held again, somebody leaves on another day, and nothing is settled for it yet."""
    sure = on("release_arranged", "2027-01-25", education="confirmed", institution="Fen College")
    released = on("released", "2027-02-15")
    again = on("detained", "2027-06-07", establishment="Ashdown")
    later = replace(EARLY, day=date(2027, 6, 14), facts={**EARLY.facts, "on": "2027-09-06"})
    gone = sam(EARLY, sure, released)

    assert arranged_for(gone) is not None  # it is still told of after the release
    assert expected_release(gone) is not None
    assert arranged_for(sam(EARLY, sure, released, again)) is None
    assert expected_release(sam(EARLY, sure, released, again)) is None
    found = expected_release(sam(EARLY, sure, released, again, later))
    assert found is not None
    assert str(found.on) == "2027-09-06"
    moved = on("received_at_establishment", "2027-02-01", establishment="Ashdown")
    assert arranged_for(sam(EARLY, sure, moved)) is not None


def test_a_day_of_release_that_is_past_does_not_stand_once_they_are_held_again() -> None:
    """The end of the order stays: after a recall the order runs on."""
    order = on("order_day_told", "2027-01-20", what="End of the order", on="2028-01-01")
    released = on("released", "2027-02-15")
    again = on("detained", "2027-06-07", establishment="Ashdown")

    found = {one.what: one for one in told_days(sam(EARLY, order, released, again))}

    release = found["Early release"]
    assert (release.stands, str(release.until), release.by) == (False, "2027-06-07", "Detained")
    assert found["End of the order"].stands
    assert told_days(sam(EARLY, released))[0].stands  # of the release that was
