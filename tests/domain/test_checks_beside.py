"""The checks of the plans beside the law’s: each row has a plan that it finds, and one it leaves.

No law blocks such a plan. What belongs to somebody else, or is not filled in, is stopped.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.blocks import paragraphs
from caseworker.domain.checking.looked import Issuing, Looked, Spot
from caseworker.domain.checks import before_sending, checks, well
from caseworker.domain.diary import Reckoning
from caseworker.domain.kinds import parse, plan_kinds
from caseworker.domain.plan import Item, Plan, Section, VersionKind, blank_plan
from tests.builders import TODAY, a_case, a_plan, an_item
from tests.domain.checked import text
from tests.domain.test_kinds import OWN

HELP = {"who": "Tutor", "how_long": "20 minutes", "how_often": "Daily"}
SITE = {"where": "In class", "reviewer": "SENCO"}
AIM = {
    "measure": "Score",
    "baseline": "3",
    "target": "7",
    "by_when": "July 2027",
    "checked_by": "SENCO",
}
NEED = an_item("n", "He finds it hard to follow two instructions.", area="Communication")
MADE = date(2026, 11, 23)
AFTER = "It is looked at again only after"


def _outcome(name: str = "o", *links: str, **fields: str) -> Item:
    return an_item(name, "He follows two instructions.", *links, **{**AIM, **fields})


def _support(words: str = "Small group", *links: str, **fields: str) -> Item:
    return an_item("s", words, *links, **{**HELP, **SITE, **fields})


def _plan(kind: str, **sections: Section) -> Plan:
    plan = blank_plan(plan_kinds()[kind])
    for letter, section in sections.items():
        plan = plan.with_section(letter, section)
    return plan


def _items(*items: Item) -> Section:
    return Section(items=items)


SOUND = {
    "scan": _plan(
        "scan",
        A=text("He likes boats."),
        B=_items(NEED),
        C=text("None."),
        D=text("None."),
        E=_items(_outcome("o", "n")),
        F=_items(_support("Small group", "n", "o")),
        G=text("None."),
        H=text("None."),
    ),
    "sen_support_plan": _plan(
        "sen_support_plan",
        A=text("He likes boats."),
        B=_items(NEED),
        C=_items(_outcome("o", "n")),
        D=_items(_support("Small group", "n", "o")),
        E=text("A seat at the front."),
    ),
    "learning_plan": _plan(
        "learning_plan",
        A=text("I want to weld."),
        B=_items(an_item("b", "Reads at entry level 2.", area="English")),
        C=_items(_outcome("g")),
        D=_items(_support("Reading group", "g")),
        G=text("A college place in May."),
    ),
    "one_page_profile": _plan(
        "one_page_profile",
        A=text("He is funny."),
        B=text("My dog."),
        C=text("Tell me what comes next."),
    ),
}


def look(plan: Plan, **beside: object) -> Looked:
    kind = plan_kinds()[plan.kind]
    case = a_case()
    return Looked(plan, kind, case, Reckoning(TODAY), VersionKind.ISSUED, **beside)  # type: ignore[arg-type]


def found(looked: Looked) -> set[tuple[str, str]]:
    return {(one.check.id, one.place) for one in before_sending(looked)}


def but(kind: str, letter: str, section: Section) -> Plan:
    return SOUND[kind].with_section(letter, section)


WRONG = [
    ("BP-01", "A", but("one_page_profile", "A", text("He likes [what does he like?]."))),
    ("BP-02", "F1", but("scan", "F", _items(_support("Help as required", "n", "o")))),
    ("BP-02", "H", but("scan", "H", text("Access to a play scheme."))),
    ("BP-02", "D1", but("sen_support_plan", "D", _items(_support("As required", "n", "o")))),
    ("BP-02", "D1", but("learning_plan", "D", _items(_support("Help as required", "g")))),
    ("BP-03", "B1", but("scan", "F", _items(_support("Group", "o")))),
    ("BP-03", "B1", but("sen_support_plan", "D", _items(_support("Group", "o")))),
    ("BP-03", "C1", but("learning_plan", "D", Section())),
    ("BP-04", "E1", but("scan", "F", _items(_support("Group", "n")))),
    ("BP-04", "D1", but("sen_support_plan", "D", _items(_support("Group", "n")))),
    ("BP-04", "D1", but("learning_plan", "D", _items(_support("Group")))),
    ("BP-05", "F1", but("scan", "F", _items(_support("Group", "n", "o", who="")))),
    ("BP-05", "F1", but("scan", "F", _items(_support("Group", "n", "o", where="")))),
    ("BP-05", "D1", but("sen_support_plan", "D", _items(_support("Group", "n", "o", who="")))),
    ("BP-05", "D1", but("sen_support_plan", "D", _items(_support("A", "n", "o", how_often="")))),
    ("BP-05", "D1", but("learning_plan", "D", _items(_support("", "g")))),
    ("BP-05", "D1", but("learning_plan", "D", _items(_support("Group", "g", how_long="")))),
    ("BP-06", "E1", but("scan", "E", _items(_outcome("o", "n", measure="")))),
    ("BP-06", "C1", but("sen_support_plan", "C", _items(_outcome("o", "n", by_when="")))),
    ("BP-06", "C1", but("learning_plan", "C", _items(_outcome("g", target="")))),
    ("BP-07", "B", but("scan", "B", Section())),
    ("BP-07", "C", but("sen_support_plan", "C", Section())),
    ("BP-07", "B", but("learning_plan", "B", Section())),
    ("BP-08", "H", but("scan", "H", Section())),
    ("BP-08", "E", but("sen_support_plan", "E", Section())),
    ("BP-08", "G", but("learning_plan", "G", Section())),
    ("BP-08", "C", but("one_page_profile", "C", Section())),
    ("BP-09", "E1", but("scan", "E", _items(
        replace(_outcome("o", "n"), text=paragraphs("He will be given a weekly group."))))),
    ("BP-09", "C1", but("sen_support_plan", "C", _items(
        replace(_outcome("o", "n"), text=paragraphs("He will receive support."))))),
    ("BP-10", "C", but("one_page_profile", "C", text("He has ADHD, so be calm."))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check_id", "place", "plan"),
    WRONG,
    ids=[f"{check_id} {plan.kind} {place}" for check_id, place, plan in WRONG],
)
def test_a_check_finds_what_it_is_for(check_id: str, place: str, plan: Plan) -> None:
    assert (check_id, place) in found(look(plan))


@pytest.mark.parametrize("plan", SOUND.values(), ids=list(SOUND))
def test_a_sound_plan_has_nothing_in_its_way_and_says_what_was_looked_at(plan: Plan) -> None:
    looked = look(plan, others=(), issuing=Issuing(MADE, date(2027, 3, 1)))

    assert found(looked) == set()
    titles = [check.title for check in well(looked)]
    assert "Nobody else is named in the text" in titles
    assert "The next review has its day" in titles


def test_every_row_is_tried() -> None:
    tried = {(check_id, plan.kind) for check_id, _, plan in WRONG}

    rows = [check for check in checks() if check.id.startswith("BP")]
    wanted = {(check.id, series) for check in rows for series in check.series}
    own_tests = {("BP-12", "one_page_profile"), ("BP-13", "learning_plan")}
    assert wanted - tried == {("BP-11", kind) for kind in SOUND} | own_tests


@pytest.mark.parametrize(
    ("said", "is_found"),
    [
        ("He reads best with one short line on each card only.", True),
        ("Give him ONE short line, on each card only.", True),  # seven words of it
        ("He reads best with one short line.", True),
        ("One short line at a time.", False),
        ("Short lines, one on each card.", False),
    ],
)
def test_the_profile_has_no_words_of_the_plan(said: str, *, is_found: bool) -> None:
    of_law = a_plan().with_section(
        "B", text("He reads best with one short line on each card only.")
    )
    looked = look(but("one_page_profile", "C", text(said)), of_law=(of_law,))

    assert (("BP-12", "C") in found(looked)) is is_found
    assert all(one.blocks for one in before_sending(looked))


@pytest.mark.parametrize(
    ("named", "said"),
    [("E1", ""), ("e1 and E2", "E2 is not there"), ("E9", "E9 is not there"), ("", "no outcome")],
)
def test_a_goal_names_an_outcome_of_the_plan_by_its_number(named: str, said: str) -> None:
    goal = but("learning_plan", "C", _items(_outcome("g", outcome=named)))

    alone = before_sending(look(goal))
    beside = before_sending(look(goal, of_law=(a_plan(),)))

    assert not alone  # a learner without a plan has no outcomes to serve
    assert [one.check.id for one in beside] == (["BP-13"] if said else [])
    assert all(said in one.words and one.warns for one in beside)


@pytest.mark.parametrize("plan", SOUND.values(), ids=list(SOUND))
def test_somebody_else_s_name_stops_it(plan: Plan) -> None:
    [one] = before_sending(look(plan, others=(Spot("A", "a name"),)))

    assert (one.check.id, one.blocks) == ("P-32", True)


def test_a_kind_of_the_office_s_own_is_looked_at_for_names_and_gaps() -> None:
    kind = parse("own", OWN)
    letter = kind.sections[0].letter
    plan = blank_plan(kind).with_section(letter, text("Likes [what?]."))
    looked = Looked(
        plan, kind, a_case(), Reckoning(TODAY), VersionKind.ISSUED, others=(Spot(letter, "a name"),)
    )

    assert found(looked) == {("BP-01", letter), ("P-32", letter)}


@pytest.mark.parametrize(
    ("kind", "by", "said"),
    [
        ("sen_support_plan", None, "No day is given by which it is looked at again"),
        ("sen_support_plan", date(2027, 3, 23), ""),
        ("sen_support_plan", date(2027, 3, 24), f"{AFTER} Tuesday 23 March 2027"),
        ("scan", date(2027, 11, 23), ""),
        ("scan", date(2027, 11, 24), f"{AFTER} Tuesday 23 November 2027"),
        ("one_page_profile", date(2028, 1, 3), f"{AFTER} Tuesday 23 November 2027"),
        ("learning_plan", None, "No day is given by which it is looked at again"),
        ("learning_plan", date(2030, 1, 1), ""),
    ],
)  # fmt: skip
def test_the_next_review_has_its_day_and_not_too_far_off(
    kind: str, by: date | None, said: str
) -> None:
    findings = before_sending(look(SOUND[kind], issuing=Issuing(MADE, by)))

    assert [one.words for one in findings] == ([said] if said else [])
    assert all(one.check.id == "BP-11" and one.warns for one in findings)


def test_the_plan_of_the_law_is_not_looked_at_by_these() -> None:
    assert all(check.when == {"issued"} for check in checks() if check.id.startswith("BP"))
