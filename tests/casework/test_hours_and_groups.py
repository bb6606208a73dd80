"""The reports of custody on hours and on groups: counted by hand, and by a plain loop."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from caseworker.casework.figures import FiguresCounted, count_figures
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import Case, Event
from caseworker.domain.figures.group_rows import group_rules
from caseworker.domain.figures.groups import starting_point
from caseworker.domain.figures.sen import needs_known
from caseworker.domain.figures.table import ALL, Narrowed
from caseworker.domain.law import event_kinds
from caseworker.domain.people import NeedType
from caseworker.domain.plan import Section, Version, VersionKind
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, a_plan, an_event, an_item
from tests.domain.happenings import on
from tests.paper_records import PaperStore

ITEMS = tuple(an_item(f"f{at}", words) for at, words in enumerate(("Read", "Talk", "Sum"), 1))
PLAN = a_plan("detained_plan", F=Section(items=ITEMS), G=Section())


def noted(day: str, planned: str, offered: str, attended: str, **facts: str) -> Event:
    hours = {"planned": planned, "offered": offered, "attended": attended}
    return on("hours_noted", day, **hours, **facts)


def learner(at: int, *events: Event, sen: bool = False, plan: bool = False) -> Case:
    begun = [on("detained", "2026-09-07", establishment="Wetherby")]
    if plan:
        begun.insert(0, on("final_plan_sent", "2026-09-01", "2026-09-01"))
    needs = (NeedType.SEMH,) if sen else ()
    return a_case(
        *begun,
        *events,
        number=f"2026-{at:04d}",
        person=a_person(given=f"Learner{at}", needs=needs),
        setting="custody",
        facts={"held_at": "Wetherby"},
    )


def counted(name: str, *cases: Case, plans: frozenset[int] = frozenset()) -> FiguresCounted:
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("custody",), "OFFICIAL"))
        for case in cases:
            records.open_case(case)
            records.write_facts(case.number, case.facts, NOW, OKAFOR)
            if int(case.number[-4:]) in plans:
                version = Version(case.number, 1, VersionKind.FINAL, PLAN, date(2026, 9, 1))
                records.issue(version)
    with store.sitting() as records:
        return count_figures(name)(records, TODAY)


def lines(found: FiguresCounted, by: str) -> dict[str, list[str]]:
    table = found.table(Narrowed(by), {})
    shown = [*table.lines, table.whole]
    return {
        one.title: [table.words(one, at) for at in range(len(found.report.figures))]
        for one in shown
    }


def test_hours_of_separated_learners_stand_apart_with_the_share_that_has_needs() -> None:
    """Story 15, counted by hand.

    Columns: weeks, with SEND, planned, offered, attended, not offered, not attended, weeks with 15
    hours, weeks with fewer.
    """
    found = counted(
        "hours",
        learner(1, noted("2026-10-12", "15", "6", "4.5", why_offered="Separation"), sen=True),
        learner(2, noted("2026-10-12", "15", "3", "3", why_offered="Separation")),
        learner(3, noted("2026-10-12", "15", "15", "12", why_attended="Chose not to come")),
        learner(
            4,
            noted("2026-10-12", "15", "15", "15", unit="Kestrel"),
            noted("2026-10-19", "15", "9", "9", why_offered="No teacher", unit="Kestrel"),
            plan=True,
        ),
        learner(5),
    )

    assert lines(found, "Where they were") == {
        "Separated": ["2", "50%", "30", "9", "7.50", "21", "1.50", "0", "2"],
        "With the others": ["3", "66.7%", "45", "39", "36", "6", "3", "2", "1"],
        ALL: ["5", "60%", "75", "48", "43.50", "27", "4.50", "2", "3"],
    }
    by_reason = lines(found, "Reason")
    assert by_reason["Separation"][5:7] == ["21", "0"]
    assert by_reason["No teacher"][5] == "6"
    assert by_reason["Chose not to come"][6] == "3"
    assert by_reason["No reason recorded"][6] == "1.50"
    assert lines(found, "Unit")["Kestrel"][:5] == ["2", "100%", "30", "24", "24"]
    assert set(lines(found, "Needs")) == {
        "Needs recorded or suspected",
        "No needs known",
        "With a plan",
        ALL,
    }


def test_a_week_that_was_put_right_counts_once() -> None:
    wrong = noted("2026-10-12", "15", "15", "15")
    right = an_event(
        "hours_noted",
        date(2026, 10, 12),
        facts={"planned": "15", "offered": "6", "attended": "6"},
        replaces=wrong.id,
    )

    line = lines(counted("hours", learner(1, wrong, right)), "Month")["2026-10"]

    assert line[:5] == ["1", "0%", "15", "6", "6"]


def goal(day: str, item: str, score: str) -> Event:
    return on("outcome_progress_noted", day, outcome="He reads.", item=item, score=score)


def test_groups_by_needs_by_place_and_by_where_they_start() -> None:
    """Columns: learners, further, same, back, not yet, share, as written, planned, attended."""
    english = {"area": "English", "level": "Entry 1", "screening": "entry", "part": "English"}
    screened = on("screening_part_done", "2026-09-09", **english)
    met = {"provision": "F1", "item": "f1", "step": "As the plan says"}
    other = {"provision": "F2", "item": "f2", "step": "Closest practicable"}
    found = counted(
        "groups",
        learner(
            1,
            screened,
            on("provision_delivered", "2026-10-01", **met),
            on("provision_delivered", "2026-10-01", **other, reason="One teacher."),
            goal("2026-10-01", "e1", "No progress"),
            goal("2026-11-02", "e1", "Some progress"),
            goal("2026-10-01", "e2", "Some progress"),
            goal("2026-11-02", "e2", "A little progress"),
            noted("2026-10-12", "15", "6", "4.5", why_offered="Separation"),
            plan=True,
        ),
        learner(
            2,
            goal("2026-10-01", "e1", "Some progress"),
            goal("2026-11-02", "e1", "Some progress"),
            sen=True,
        ),
        learner(3, goal("2026-10-01", "e1", "Some progress")),
        plans=frozenset({1}),
    )

    assert lines(found, "Needs") == {
        "Needs recorded or suspected": ["1", "0", "1", "0", "0", "0%", "–", "0", "0"],
        "No needs known": ["1", "0", "0", "0", "1", "–", "–", "0", "0"],
        "With a plan": ["1", "1", "0", "0", "0", "100%", "50%", "15", "4.50"],
        ALL: ["3", "1", "1", "0", "1", "50%", "50%", "15", "4.50"],
    }
    assert lines(found, "Where they are")["Separated"][0] == "1"
    assert lines(found, "Starting point")["Entry 1 or below"][0] == "1"


def test_whoever_is_not_detained_today_is_in_no_group() -> None:
    released = learner(1, on("released", "2026-11-02", where="from the establishment"))

    assert not counted("groups", released).ticks


def test_a_level_that_no_band_holds_is_no_starting_point() -> None:
    odd = on("screening_part_done", "2026-09-09", area="English", level="Not reached today")

    assert starting_point(learner(1, odd)) == "No starting point recorded"


def test_needs_are_suspected_by_the_latest_word_of_a_screening() -> None:
    suspected = on("screening_done", "2026-09-10", found="Needs suspected")
    none = on("screening_done", "2026-10-10", found="None suspected")

    assert needs_known(learner(1)) == "No needs known"
    assert needs_known(learner(1, suspected)) == "Needs recorded or suspected"
    assert needs_known(learner(1, suspected, none)) == "No needs known"


def test_every_entry_that_the_groups_are_read_from_can_say_it() -> None:
    kinds = event_kinds()
    for row in group_rules().progress:
        spec = kinds[row.kind].fact(row.says)
        assert spec is not None
        assert set(row.steps) == set(spec.choices)
    for start in group_rules().starts:
        for kind in start.kinds:
            assert kinds[kind].fact(start.level)
            assert kinds[kind].fact(start.area)
    for sign in group_rules().suspected:
        for kind in sign.kinds:
            for name, values in sign.where.items():
                spec = kinds[kind].fact(name)
                assert spec is not None
                assert set(values) <= set(spec.choices)


@pytest.fixture(scope="module")
def many() -> list[Case]:
    """Eighty learners with up to fourteen weeks each, some of them typed twice."""
    chance = Random(74)  # noqa: S311 - the same children each time
    found = []
    for at in range(80):
        events = []
        for week in range(chance.randrange(15)):
            monday = date(2026, 8, 3) + timedelta(weeks=week)
            for _ in range(chance.choice((1, 1, 1, 2))):
                planned = chance.choice((15, 25, 30))
                offered = chance.randrange(planned + 1)
                facts = {
                    "planned": str(planned),
                    "offered": str(offered),
                    "attended": str(chance.randrange(offered + 1)),
                }
                if offered < planned:
                    reasons = ("Separation", "No teacher", "In healthcare", "")
                    facts["why_offered"] = chance.choice(reasons)
                events.append(on("hours_noted", monday.isoformat(), **facts))
        found.append(learner(at, *events, sen=chance.random() < 0.4))
    return found


def test_the_report_of_hours_equals_a_plain_loop(many: list[Case]) -> None:
    plain: Counter[tuple[str, str]] = Counter()
    apart = {"Separation": "Separated", "In healthcare": "In healthcare"}
    for case in many:
        weeks = {}
        for event in case.events:
            if event.kind == "hours_noted":
                weeks[event.day] = event.facts
        for facts in weeks.values():
            where = apart.get(facts.get("why_offered", ""), "With the others")
            plain[where, "weeks"] += 1
            for name in ("planned", "offered", "attended"):
                plain[where, name] += int(facts[name])

    shown = lines(counted("hours", *many), "Where they were")

    assert {where for where, _ in plain} == set(shown) - {ALL}
    for where in set(shown) - {ALL}:
        told = [one.replace(",", "") for one in shown[where]]
        names = ("planned", "offered", "attended")
        assert told[0] == str(plain[where, "weeks"])
        assert told[2:5] == [str(plain[where, name]) for name in names]
