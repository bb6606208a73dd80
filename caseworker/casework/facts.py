"""The facts that a case's setting asks about it: kept as they now stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.casework.undo import FactsBack
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.kept_for import may_be_kept
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactSpec
from caseworker.domain.settings import settings


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """Facts by the names that the setting declares; an empty one takes the fact away."""

    case: CaseNumber
    facts: Mapping[str, str]


def note_facts(records: Records, command: NoteFacts, sitting: Sitting) -> Done:
    """Keep the facts; the history says which changed, not what they say.

    Raises:
        Incomplete: the setting declares no such fact, a value can't be one of it, or a fact is
            missing that must be given with another.
    """
    case = records.case(command.case)
    declared = {spec.name: spec for spec in settings()[case.setting].facts}
    gaps = gaps_in_facts(case, command.facts)
    if gaps:
        raise Incomplete(gaps)
    for spec in declared.values():
        if spec.name in command.facts and spec.only_while is not None:
            records.erase_facts(case.number, (spec.name,))  # what it was before isn’t kept
    changed = [
        declared[name].words.lower()
        for name, value in command.facts.items()
        if value != case.facts.get(name, "")
    ]
    records.write_facts(case.number, command.facts, sitting.at, sitting.officer.id)
    return Done(
        case=case.number,
        touched=frozenset({Touched.CASE, Touched.DIARY}),
        sentence=f"Noted: {', '.join(changed) or 'nothing new'}.",
        act="facts_noted",
        undo=_undo(case, command, declared) if changed else None,
    )


def _undo(case: Case, command: NoteFacts, declared: Mapping[str, FactSpec]) -> FactsBack | None:
    """None where something is kept for one thing alone: what it was before is kept nowhere."""
    if any(declared[name].only_while for name in command.facts):
        return None
    before = {name: case.facts.get(name, "") for name in command.facts}
    return FactsBack(case.number, before, dict(command.facts))


def gaps_in_facts(case: Case, facts: Mapping[str, str]) -> list[Gap]:
    """Why these can't be facts of the case, beside what is known of it; all at once."""
    declared = {spec.name: spec for spec in settings()[case.setting].facts}
    gaps = [
        Gap(name, words)
        for name, value in facts.items()
        if (words := _fault(declared.get(name), value, case))
    ]
    now = {**case.facts, **facts}
    gaps += [
        Gap(spec.needs, f"{declared[spec.needs].words} is needed.")
        for name in facts
        if (spec := declared.get(name)) and spec.needs and now[name] and not now.get(spec.needs)
    ]
    return gaps


def _fault(spec: FactSpec | None, value: str, case: Case) -> str:
    if spec is None:
        return "This is not asked about where the child or young person is."
    if value and not may_be_kept(spec, case):
        begins = event_kinds()[spec.only_while.begins[0]].title if spec.only_while else ""
        return f"{spec.words}: kept only while it is needed. Record “{begins}” first."
    return spec.fault(value)
