"""What support did, over an office of many: the report equals a plain loop over the entries.

The practice office has cases of SEN Support and no cycles: they are recorded here, in every way
that a cycle can stand. 120 cases in each run, 10,000 with ``--full``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from random import Random

import pytest

from caseworker.casework import entries
from caseworker.casework.figures import count_figures
from caseworker.casework.office import Done, Sitting
from caseworker.casework.practice.generator import generated
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Event, Happening
from caseworker.domain.law import event_kinds
from tests.casebook_on_paper import PracticeOnPaper
from tests.conftest import Often

SEED = 6
RESULTS = ("Met", "Partly met", "Not met")
WORTH = {"Met": 100, "Partly met": 50, "Not met": 0}


@pytest.fixture(scope="module")
def practice(often: Often) -> PracticeOnPaper:
    made = PracticeOnPaper()
    dice = Random(SEED)  # noqa: S311 - the same each time is what is wanted
    kinds = event_kinds()
    for case in made.tell(generated(often(120, 10_000), SEED)):
        if case.may(kinds["support_cycle_planned"], kinds):
            for _ in range(dice.randint(1, 2)):
                _add_a_cycle(made, case.number, dice)
    return made


def _add_a_cycle(practice: PracticeOnPaper, number: CaseNumber, dice: Random) -> None:
    begun = practice.office.today - timedelta(days=dice.randint(10, 200))
    by = begun + timedelta(days=dice.randint(60, 120))
    cycle = _add(
        practice, number, "support_cycle_planned", begun,
        assessed_on=str(begun), assessed="Reads slowly.", baseline="Forty words a minute.",
        areas=dice.choice(("Cognition and learning", "Communication and interaction")),
        starts_on=str(begun), on=str(by), teacher="Ms Hart", took_part="Ms Hart",
    )  # fmt: skip
    dose = {name: str(dice.randint(*most)) for name, most in DOSE.items()}
    given = _add(
        practice, number, "support_intervention_planned", begun, **dose,
        cycle=cycle, what="Paired reading", tier="Targeted", staff="Mr Shah", teacher="Ms Hart",
    )  # fmt: skip
    for _ in range(dice.randint(0, 2)):
        _add(
            practice, number, "support_noted", begun, cycle=cycle, provision=given,
            what="Paired reading", delivered="In part", sessions=str(dice.randint(1, 9)),
        )  # fmt: skip
    if dice.random() < REVIEWED:
        _review(practice, number, cycle, dice)


DOSE = {"minutes": (10, 60), "times": (1, 5), "weeks": (4, 12), "group": (1, 6)}
REVIEWED = 0.7


def _review(practice: PracticeOnPaper, number: CaseNumber, cycle: str, dice: Random) -> None:
    day = practice.office.today
    for at in range(dice.randint(0, 3)):
        target = {"cycle": cycle, "item": f"target-{cycle}-{at}", "outcome": "Reads on."}
        _add(
            practice, number, "support_target_set", day, **target,
            baseline="Forty", measure="Words a minute", aim="Sixty",
        )  # fmt: skip
        result = dice.choice(RESULTS)
        _add(practice, number, "support_target_reviewed", day, **target, result=result)
    _add(
        practice, number, "support_cycle_reviewed", day, cycle=cycle, effect="A little.",
        decision="Go on as it is", reasons="It helps.", took_part="Ms Hart",
    )  # fmt: skip


def _add(practice: PracticeOnPaper, number: CaseNumber, kind: str, day: date, **facts: str) -> str:
    happening = Happening(kind, day, facts=facts)
    return str(practice.office.do(_write, (number, happening)).event)


def _write(records: Records, command: tuple[CaseNumber, Happening], sitting: Sitting) -> Done:
    number, happening = command
    case = records.case(number)
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, entries.CHANGED)


def test_support(practice: PracticeOnPaper) -> None:
    """A cycle by a cycle: how far its targets were met, and its hours, by its entries alone."""
    today = practice.office.today
    plain: Counter[str] = Counter()
    planned = given = 0.0
    for case in practice.office.see(lambda records, _: list(records.every_case())):
        for cycle in case.events:
            if cycle.kind != "support_cycle_planned":
                continue
            plain[_became(case, cycle, today)] += 1
            (dose,) = _of(case, cycle, "support_intervention_planned")
            minutes = int(dose.facts["minutes"])
            planned += minutes * int(dose.facts["times"]) * int(dose.facts["weeks"]) / 60
            notes = _of(case, cycle, "support_noted")
            given += minutes * sum(int(note.facts["sessions"]) for note in notes) / 60

    ticks = practice.office.see(count_figures("support")).ticks
    found = Counter(tick.mark for tick in ticks if not tick.mark.startswith("hours"))
    hours: dict[str, float] = defaultdict(float)
    for tick in ticks:
        hours[tick.mark] += tick.amount

    assert found == plain
    assert set(plain) >= {"good", "fair", "poor", "not_judged", "under_way", "review_late"}
    assert hours["hours_planned"] == pytest.approx(planned, abs=0.01 * sum(plain.values()))
    assert hours["hours_given"] == pytest.approx(given, abs=0.01 * sum(plain.values()))


def _of(case: Case, cycle: Event, kind: str) -> list[Event]:
    return [one for one in case.events if one.kind == kind and one.facts["cycle"] == cycle.id]


def _became(case: Case, cycle: Event, today: date) -> str:
    if not _of(case, cycle, "support_cycle_reviewed"):
        return "review_late" if cycle.facts["on"] < today.isoformat() else "under_way"
    met = [WORTH[one.facts["result"]] for one in _of(case, cycle, "support_target_reviewed")]
    if not met:
        return "not_judged"
    effect = sum(met) / len(met)
    return "good" if effect >= 75 else "poor" if effect < 50 else "fair"
