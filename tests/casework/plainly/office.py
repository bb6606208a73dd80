"""An office of many: practice cases in a real encrypted store, with what they lack recorded.

The practice office has no cycles of support, nobody who comes back, and records that want
nothing. Cycles, moves and faults of every sort are added by dice that fall the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.practice.generator import generated
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Event, Stage
from caseworker.domain.law import event_kinds
from caseworker.domain.people import Identifier
from caseworker.domain.plan import Version
from caseworker.storage.store import EncryptedStore
from tests.builders import TODAY, a_case, an_event
from tests.casebook_on_paper import PracticeOnPaper
from tests.storage.stores import a_place

SEED: Final = 2014
AT_ONCE: Final = 500
FAULTS: Final = 14  # one case in so many has each of them
RESULTS: Final = ("Met", "Partly met", "Not met")
DOSE: Final = {"minutes": (10, 60), "times": (1, 15), "weeks": (4, 40), "group": (1, 4)}
SCORES: Final = ("No progress", "A little progress", "Some progress", "Nearly there", "Achieved")

Whole = tuple[Case, tuple[Version, ...]]


@dataclass(frozen=True, slots=True)
class ManyCases:
    """The office as the program has it, and the cases as the loops go through them."""

    store: EncryptedStore
    cases: tuple[Case, ...]
    plans: dict[CaseNumber, tuple[Version, ...]]

    @property
    def office(self) -> Office:
        return self.store.office

    @property
    def today(self) -> date:
        return self.office.today


def an_office_of_many(
    how_many: int, folder: Path, also: Callable[[Case], Case], more: Iterable[Case]
) -> ManyCases:
    """Told by the practice office, then written into a store and read out of it again.

    ``also`` adds what cases of one setting live through; ``more`` are cases besides.
    """
    practice = PracticeOnPaper()
    dice = Random(SEED)  # noqa: S311 - the same each time is what is wanted
    told = [also(_lived(case, dice)) for case in practice.tell(generated(how_many, SEED))]
    with practice.kept.sitting() as records:
        whole = [(case, records.versions(case.number)) for case in told]
    whole += [(case, ()) for case in _opened_by_hand(max(2, how_many // 100))]
    whole += [(case, ()) for case in more]
    store = a_place(folder).create(practice=True)
    for start in range(0, len(whole), AT_ONCE):
        store.office.do(_open, tuple(whole[start : start + AT_ONCE]))
    cases = store.office.see(lambda records, _: tuple(records.every_case()))
    return ManyCases(store, cases, {case.number: plans for case, plans in whole})


def _open(records: Records, whole: tuple[Whole, ...], sitting: Sitting) -> Done:
    for case, versions in whole:
        records.open_case(case)
        records.write_facts(case.number, case.facts, sitting.at, sitting.officer.id)
        for version in versions:
            records.issue(version)
    return Done(None, frozenset(), f"Opened {len(whole)} cases.", "opened")


def _lived(case: Case, dice: Random) -> Case:
    """The case with what happens outside a practice office, and what is wrong with its records."""
    stage = case.stage(event_kinds())
    more: list[Event] = []
    if stage in {Stage.SEN_SUPPORT, Stage.ASSESSING}:
        more += _cycles(dice)
    if stage is Stage.CLOSED:
        more += _moves(case, dice)
    more += _scores_before(case, dice)
    more += _odd_entries(case, stage, dice)
    return _person_at_fault(replace(case, events=(*case.events, *more)), stage, dice)


# --- support --------------------------------------------------------------------------------------


def _cycles(dice: Random) -> Iterator[Event]:
    for _ in range(dice.randint(1, 2)):
        begun = TODAY - timedelta(days=dice.randint(10, 500))
        by = begun + timedelta(days=dice.randint(60, 120))
        areas = dice.choice(("Cognition and learning", "Communication and interaction", ""))
        facts = {"starts_on": str(begun), "on": str(by), "assessed_on": str(begun), "areas": areas}
        cycle = an_event("support_cycle_planned", begun, facts=facts)
        yield cycle
        aims = [f"target-{cycle.id}-{at}" for at in range(dice.randint(0, 3))]
        for _ in range(dice.randint(0, 2)):
            yield from _provision(cycle, aims, dice)
        if dice.random() < 0.7:
            yield from _reviewed(cycle, aims, dice)


def _provision(cycle: Event, aims: list[str], dice: Random) -> Iterator[Event]:
    dose = {name: str(dice.randint(*most)) for name, most in DOSE.items()}
    hourly = dice.choice(({}, {"hourly": f"£{dice.randint(900, 4500) / 100:.2f}"}))
    tier = {"tier": dice.choice(("Universal", "Targeted", "Special"))}
    serves = {"serves": dice.choice(aims)} if aims and dice.random() < 0.5 else {}
    facts = {"cycle": cycle.id, "what": "Reading", "staff": "Mr Shah"}
    given = an_event(
        "support_intervention_planned", cycle.day, facts=facts | dose | hourly | tier | serves
    )
    yield given
    for _ in range(dice.randint(0, 2)):
        sessions = dice.choice((str(dice.randint(1, 9)), ""))
        note = {"cycle": cycle.id, "provision": given.id, "sessions": sessions}
        yield an_event("support_noted", cycle.day, facts=note)


def _reviewed(cycle: Event, aims: list[str], dice: Random) -> Iterator[Event]:
    for aim in aims:
        target = {"cycle": cycle.id, "item": aim, "outcome": "Reads on."}
        yield an_event("support_target_set", cycle.day, facts=target)
        if dice.random() < 0.9:
            result = target | {"result": dice.choice(RESULTS)}
            yield an_event("support_target_reviewed", TODAY, facts=result)
    facts = {"cycle": cycle.id, "effect": "A little.", "decision": "Go on as it is"}
    yield an_event("support_cycle_reviewed", TODAY, facts=facts)


# --- moves, and outcomes of earlier years ---------------------------------------------------------


def _moves(case: Case, dice: Random) -> Iterator[Event]:
    """Told once or twice, soon or long after."""
    last = max(event.day for event in case.events)
    for kind in ("plan_transferred", "outside_england", "abroad_for_a_time", "released"):
        day = last - timedelta(days=dice.randint(0, 200))
        for _ in range(dice.randint(0, 2)):
            yield an_event(kind, day, facts={"authority": "Eastmoor", "nation": "Wales"})
            day -= timedelta(days=dice.choice((30, 90, 91, 200)))


def _scores_before(case: Case, dice: Random) -> Iterator[Event]:
    """What was said of the same outcomes two years before, and once more in that year."""
    for event in case.events:
        if event.kind == "outcome_progress_noted" and dice.random() < 0.5:
            for month in (3, 9):
                day = date(event.day.year - 2, month, 1)
                facts = {**event.facts, "score": dice.choice(SCORES)}
                yield an_event("outcome_progress_noted", day, facts=facts)


# --- what is wrong with the records ---------------------------------------------------------------


def _odd_entries(case: Case, stage: Stage, dice: Random) -> Iterator[Event]:
    if _has(dice):
        yield an_event("contact_made", TODAY + timedelta(days=dice.randint(1, 9)))
    if _has(dice):
        yield an_event("contact_made", case.person.born - timedelta(days=1))
    if _has(dice) and stage is Stage.DRAFTING:
        yield an_event("draft_sent", TODAY - timedelta(days=3), sent=TODAY - timedelta(days=3))
    if _has(dice) and stage is Stage.PLAN_IN_FORCE:
        sent = TODAY - timedelta(days=40)
        yield an_event("amendment_notice_served", sent, sent=sent)
    if dice.random() < 0.3 and stage is Stage.PLAN_IN_FORCE:
        on = TODAY - timedelta(days=dice.randint(-20, 20))
        facts = {"what": dice.choice(("Annual review", "Interim review")), "on": str(on)}
        yield an_event("meeting_planned", TODAY - timedelta(days=25), facts=facts)


def _person_at_fault(case: Case, stage: Stage, dice: Random) -> Case:
    person, facts = case.person, dict(case.facts)
    if _has(dice):
        person = replace(person, home_authority=" ")
    if _has(dice):
        person = replace(person, born_is_estimated=True)
    if _has(dice):
        person = replace(person, needs=())
    if _has(dice):
        wrong = dice.choice(("A823432199999", "123"))
        person = replace(person, identifiers=(Identifier("upn", wrong), *person.identifiers))
    if _has(dice):
        named = tuple(replace(one, parental_responsibility=False) for one in person.contacts)
        person = replace(person, contacts=named)
    if _has(dice):
        left = tuple(replace(one, until=TODAY) for one in person.addresses)
        named = tuple(
            replace(one, address="", email=dice.choice(("", "", "p@example.org")))
            for one in person.contacts
        )
        person = replace(person, addresses=left, contacts=named)
    if _has(dice):
        facts = {name: said for name, said in facts.items() if name not in {"attends", "held_at"}}
    if _has(dice) and stage is Stage.PLAN_IN_FORCE and case.setting != "custody":
        person = replace(person, born=date(2000, 11, dice.randint(14, 30)))
    return replace(case, person=person, facts=facts)


def _opened_by_hand(how_many: int) -> Iterator[Case]:
    """A plan that isn’t in these records; a concern that came to nothing."""
    for at in range(1, how_many + 1):
        sent = TODAY - timedelta(days=100 * at % 600)
        final = an_event("final_plan_sent", sent, sent=sent)
        concern = an_event("concern_raised", sent)
        left = an_event("moved_away", sent + timedelta(days=at), facts={"authority": "Eastmoor"})
        yield a_case(final, number=f"2019-{at:04d}", facts={"attends": "Hill School"})
        yield a_case(concern, left, number=f"2018-{at:04d}")


def _has(dice: Random) -> bool:
    return dice.randrange(FAULTS) == 0
