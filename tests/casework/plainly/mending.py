"""“Fix next” counted by plain loops: what each rule looks for, asked of a case in another way.

Weights and sorts stand here as they were agreed, so that a row that is changed is noticed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from caseworker.domain.case import Case, Stage
from tests.casework.plainly.office import ManyCases
from tests.casework.plainly.reports import Counted, in_force, of, stage_of, standing

IN_PLAN: Final = {Stage.PLAN_IN_FORCE}
PLACED: Final = {Stage.SEN_SUPPORT, Stage.ASSESSING, Stage.DRAFTING, Stage.DRAFT_SENT, *IN_PLAN}
NEEDS_KNOWN: Final = PLACED - {Stage.ASSESSING}
TOLD: Final = ("decided_to_assess", "refused_to_assess")
ISSUED: Final = ("decided_to_issue", "refused_to_issue")
MADE: Final = ("final_plan_sent", "existing_plan_recorded")
AFTER: Final = (
    "amended_plan_sent", "review_held", "plan_copy_received", "plan_transferred", "plan_ceased",
)  # fmt: skip
RETURN: Final = (
    (("request_received", "brought_to_attention"), (*TOLD, "final_plan_sent")),
    (TOLD, (*ISSUED, "draft_sent", "final_plan_sent")),
    (ISSUED, ("draft_sent", "final_plan_sent")),
    (("draft_sent",), ("final_plan_sent",)),
    (MADE, AFTER),
    (
        ("decided_to_keep_plan", "decided_to_amend", "decided_to_cease"),
        ("amended_plan_sent", "plan_ceased"),
    ),
    (("consulted_on_ceasing",), ("decided_to_cease", "plan_ceased")),
)
"""What the yearly return asks for: one of the first entries, where one of the second stands."""

Found = Callable[[ManyCases, Case], int]


def fix_next(many: ManyCases) -> Counted:
    """Each thing that is found in an open case, and its weight."""
    for case in many.cases:
        if stage_of(case) is Stage.CLOSED:
            continue
        for title, (sort, weight, found) in RULES.items():
            for _ in range(found(many, case)):
                yield "fix_all", title, 1
                yield "fix_gaps" if sort == "gap" else "fix_odd", title, 1
                yield "fix_points", title, weight


def _at(stages: set[Stage], found: Callable[[Case], int]) -> Found:
    return lambda _, case: found(case) if stage_of(case) in stages else 0


def _no_parent(many: ManyCases, case: Case) -> int:
    """Compulsory school age ends on the last Friday in June of the year of the 16th birthday."""
    born = case.person.born
    end = date(born.year + 16 + (born.month >= 9), 6, 30)
    while end.strftime("%a") != "Fri":
        end -= timedelta(days=1)
    named = [one for one in case.person.contacts if one.parental_responsibility]
    return many.today <= end and not named and case.person.looked_after_by == ""


def _no_way_to_reach(many: ManyCases, case: Case) -> int:
    now = [
        one
        for one in case.person.addresses
        if (one.since or date.min) <= many.today < (one.until or date.max)
    ]
    written_to = [
        one for one in case.person.contacts if one.parental_responsibility and not one.no_contact
    ]
    reached = [one for one in written_to if (one.address + one.email).strip()]
    return bool(written_to) and not now and not reached


def _no_place(case: Case) -> int:
    return not case.facts.get("held_at" if case.setting == "custody" else "attends", "").strip()


def _number_fails(_: ManyCases, case: Case) -> int:
    """A UPN by its letter, an NHS number by its last digit; each weighed by hand."""
    wrong = 0
    for one in case.person.identifiers:
        if one.kind == "upn":
            weighed = sum(int(digit) * at for at, digit in enumerate(one.value[1:], start=2))
            fits = one.value[0] == "ABCDEFGHJKLMNPQRTUVWXYZ"[weighed % 23] and len(one.value) == 13
        else:
            digits = [int(each) for each in one.value if each.isdigit()]
            fits = sum(d * at for d, at in zip(digits, range(10, 0, -1), strict=True)) % 11 == 0
        wrong += not fits
    return wrong


def _not_served(_: ManyCases, case: Case) -> int:
    last = [of(case, kind)[-1:] for kind in ("draft_sent", "amendment_notice_served")]
    return sum(event.served is None for found in last for event in found)


def _no_plan_held(many: ManyCases, case: Case) -> int:
    return stage_of(case) in IN_PLAN and in_force(many, case) is None


def _meeting_past(many: ManyCases, case: Case) -> int:
    """Of each sort, so many as were planned for a day before today, and not held or called off."""
    off = {event.facts["meeting"] for event in of(case, "meeting_called_off")}
    found = 0
    for what, held_as in (
        ("Annual review", "review_held"),
        ("Interim review", "interim_review_held"),
    ):
        held = [event.day for event in of(case, held_as)]
        for planned in of(case, "meeting_planned"):
            if planned.facts["what"] != what or planned.id in off:
                continue
            fitting = [day for day in held if day >= planned.day]
            if fitting:
                held.remove(fitting[0])
            elif planned.facts["on"] < many.today.isoformat():
                found += 1
    return found


def _too_old(many: ManyCases, case: Case) -> int:
    born = case.person.born
    had = (many.today.month, many.today.day) >= (born.month, born.day)
    return stage_of(case) in IN_PLAN and many.today.year - born.year - (not had) >= 26


def _return_date(_: ManyCases, case: Case) -> int:
    missing = sum(bool(of(case, *wanted)) and not of(case, *told) for told, wanted in RETURN)
    at_school = case.setting == "community" and bool(of(case, *MADE))
    return missing + (at_school and not case.facts.get("since"))


def _asleep(many: ManyCases, case: Case) -> int:
    """The same date of last year is over."""
    today = many.today
    return standing(case)[-1].day < date(today.year - 1, today.month, today.day)


RULES: Final[dict[str, tuple[str, int, Found]]] = {
    "No home authority": ("gap", 8, lambda _, case: not case.person.home_authority.strip()),
    "No parent or carer recorded": ("gap", 9, _no_parent),
    "No address for any parent": ("gap", 6, _no_way_to_reach),
    "No type of need recorded": ("gap", 4, _at(NEEDS_KNOWN, lambda case: not case.person.needs)),
    "No school or place recorded": ("gap", 5, _at(PLACED, _no_place)),
    "Date of birth is only estimated": ("gap", 6, lambda _, case: case.person.born_is_estimated),
    "A number fails its check": ("odd", 5, _number_fails),
    "Day of service not recorded": ("gap", 9, _not_served),
    "Plan in force, but no plan in these records": ("gap", 7, _no_plan_held),
    "A planned meeting is past, and nothing is written down": ("gap", 7, _meeting_past),
    "Plan in force beyond the age of 25": ("odd", 8, _too_old),
    "An entry has a day that is still to come": (
        "odd",
        9,
        lambda many, case: sum(one.day > many.today for one in standing(case)),
    ),
    "An entry is older than the child": (
        "odd",
        9,
        lambda _, case: sum(one.day < case.person.born for one in standing(case)),
    ),
    "A day that the yearly return asks for is missing": ("gap", 4, _return_date),
    "Nothing recorded for a year": ("odd", 3, _asleep),
}
