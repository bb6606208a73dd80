"""Naming an institution: consulting several at once, going on without a reply, and deciding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework import entries
from caseworker.casework.letters import letters_for
from caseworker.casework.many_letters import Chosen
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening, Stage
from caseworker.domain.change_reasons import accounted, tie_of
from caseworker.domain.days import day_words, plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.next_plan import differs_from
from caseworker.domain.phase_line import round_of
from caseworker.domain.phases import next_move
from caseworker.domain.placing import (
    CHOSEN,
    CONSULTED,
    GONE_ON,
    Institution,
    institutions,
    reply_window,
    wished,
)
from caseworker.domain.plan import Item, ItemId, Plan, WorkingDraft, issued
from caseworker.domain.schools import is_same

CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PLAN})
#: What section I says, by the facts of the decision.
SECTION: Final = {
    "type": "type",
    "not_mainstream": "not_mainstream_because",
    "otherwise_because": "otherwise_because",
    "otherwise_consulted": "otherwise_consulted",
}


@dataclass(frozen=True, slots=True)
class ToConsult:
    """An institution, and the authority that maintains it where that is another."""

    institution: str
    maintained_by: str = ""


@dataclass(frozen=True, slots=True)
class ConsultInstitutions:
    """Ask several institutions at once whether they should be named; ``version`` is the draft."""

    case: CaseNumber
    asked: tuple[ToConsult, ...]
    day: date
    version: str = ""


@dataclass(frozen=True, slots=True)
class GoOnWithout:
    """Go on without the reply to one consultation."""

    case: CaseNumber
    request: EventId
    day: date
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class NameInstitution:
    """Decide what section I names: an institution that was consulted, or a type alone.

    ``facts`` are further facts of the entry: the type, and the reasons of s.33 and s.61.
    """

    case: CaseNumber
    institution: str
    day: date
    reasons: str
    facts: Mapping[str, str]


def letters_awaited(number: CaseNumber) -> Callable[[Records, date], Chosen]:
    """A question: what is to be written to the institutions whose reply is awaited."""

    def ask(records: Records, today: date) -> Chosen:
        found = [one for one in considered(records.case(number), today) if one.is_awaited]
        events = {one.consulted.id for one in found if one.consulted}
        letters = letters_for(number)(records, today)
        letter = next((one.letter for one in letters if one.event in events), "")
        return Chosen(letter, tuple(one.name for one in found))

    return ask


def considered(case: Case, today: date) -> tuple[Institution, ...]:
    """The institutions that the next plan may name, as they stand."""
    return institutions(round_of(case, next_move(case, today)))


def consult_institutions(records: Records, command: ConsultInstitutions, sitting: Sitting) -> Done:
    """Write down that each was consulted: an entry, and a clock of 15 days, for each.

    CFA 2014 s.39(2) and s.40(3).

    Raises:
        Incomplete: nobody is named, one stands twice, or one is still being waited for.
    """
    case = records.case(command.case)
    asked = [one for one in command.asked if one.institution.strip()]
    known = considered(case, sitting.today)
    gaps = [] if asked else [Gap("asked", "Name at least one institution.")]
    for at, one in enumerate(asked):
        name = one.institution.strip()
        if any(is_same(name, other.institution) for other in asked[:at]):
            gaps.append(Gap("asked", f"{name} stands here twice."))
        if any(is_same(name, each.name) and each.is_awaited for each in known):
            gaps.append(Gap("asked", f"{name} was consulted, and its reply is awaited."))
    if gaps:
        raise Incomplete(gaps)
    event = None
    for one in asked:
        facts = {
            "institution": one.institution.strip(),
            "version": command.version.strip(),
            "maintained_by": one.maintained_by.strip(),
        }
        if facts["maintained_by"]:
            facts["authority_consulted"] = command.day.isoformat()
        happening = Happening(CONSULTED, command.day, sent=command.day, facts=facts)
        event = entries.add(records, case, happening, sitting)
    names = ", ".join(one.institution.strip() for one in asked)
    by = plain(command.day + reply_window())
    sentence = f"Consulted {names} on {day_words(command.day)}; replies are asked for by {by}."
    return Done(case.number, CHANGED, sentence, CONSULTED, event.id if event else None)


def go_on_without(records: Records, command: GoOnWithout, sitting: Sitting) -> Done:
    """Write down that the authority decides without the reply of one institution.

    SEND Code of Practice 2015, 9.83.

    Raises:
        NotAllowed: its reply isn’t awaited, or its 15 days are not over.
    """
    case = records.case(command.case)
    one = _awaited(case, command.request, sitting.today)
    by = one.reply_by
    if by is not None and command.day <= by:
        raise NotAllowed(
            f"{one.name} has until {plain(by)} to reply.",
            source="SEND Code of Practice 2015, 9.83",
            instead="Record its reply when it comes, or go on without it from the day after.",
        )
    facts = {
        "request": str(command.request),
        "institution": one.name,
        "reasons": command.reasons.strip(),
    }
    event = entries.add(records, case, Happening(GONE_ON, command.day, facts=facts), sitting)
    return entries.said(records, case, event, CHANGED)


def name_institution(records: Records, command: NameInstitution, sitting: Sitting) -> Done:
    """Write down the decision, and fill in section I of the plan that is being written.

    While a first plan is drafted section I stays blank (CFA 2014 s.38(5)). Where no change of
    the plan in force is being written, one is begun.

    Raises:
        Incomplete: neither an institution nor a type is given, it was not consulted, or one
            that was asked for with binding effect is passed over without a ground.
        NotAllowed: its reply is awaited, and its 15 days are not over.
    """
    case = records.case(command.case)
    name, kind = command.institution.strip(), command.facts.get("type", "").strip()
    found = considered(case, sitting.today)
    if gaps := _naming_gaps(name, kind, found):
        raise Incomplete(gaps)
    one = next((each for each in found if is_same(each.name, name)), None)
    if one is not None and one.is_awaited and one.reply_by and command.day <= one.reply_by:
        raise NotAllowed(
            f"The reply of {one.name} is awaited until {plain(one.reply_by)}.",
            source="CFA 2014 s.39(2) and s.40(3)",
            instead="Record its reply first.",
        )
    facts = {**command.facts, "institution": name or kind, "reasons": command.reasons.strip()}
    event = entries.add(records, case, Happening(CHOSEN, command.day, facts=facts), sitting)
    done = entries.said(records, case, event, CHANGED)
    filled = _fill_section(records, case, name, command, sitting)
    _tie_section(records, case.number, event, sitting)
    return replace(done, sentence=f"{done.sentence} {filled}") if filled else done


def _naming_gaps(name: str, kind: str, found: tuple[Institution, ...]) -> list[Gap]:
    if not name and not kind:
        return [Gap("institution", "Say which institution, or which type alone.")]
    gaps = []
    one = next((each for each in found if is_same(each.name, name)), None)
    if name and (one is None or one.consulted is None):
        gaps.append(Gap("institution", f"{name} was not consulted: it has to be asked first."))
    wish = wished(found)
    is_passed_over = wish is not None and not is_same(wish.name, name) and wish.refused is None
    if wish is not None and is_passed_over and (wish.category is None or wish.category.binds):
        words = f"{wish.name} was asked for: record first on which ground it is not named."
        gaps.append(Gap("institution", words))
    return gaps


def _awaited(case: Case, request: EventId, today: date) -> Institution:
    for one in considered(case, today):
        if one.consulted is not None and one.consulted.id == request and one.is_awaited:
            return one
    raise NotAllowed("No reply to this consultation is awaited.", instead="Look at the list again.")


def _fill_section(
    records: Records, case: Case, name: str, command: NameInstitution, sitting: Sitting
) -> str:
    """What became of section I, in words; empty where nothing is to be written in it now."""
    if case.stage(event_kinds()) is Stage.DRAFTING:
        return ""
    draft = records.working_draft(case.number)
    plan = draft.plan if draft else _last_issued(records, case.number)
    section = _home_of_placement(plan) if plan else ""
    if plan is None or not section:
        return ""
    said = {of: command.facts.get(fact, "").strip() for fact, of in SECTION.items()}
    if name:
        said["name"] = name
    elif not said["otherwise_because"]:
        said["no_name_because"] = command.reasons.strip()
    before = plan.section(section)
    item = before.items[0] if before.items else Item(ItemId(uuid4().hex))
    item = replace(item, fields={of: words for of, words in said.items() if words})
    filled = plan.with_section(section, replace(before, items=(item,)))
    by = sitting.officer.id
    records.keep_working_draft(WorkingDraft(case.number, filled, sitting.at, by, uuid4().hex))
    return (
        f"Section {section} was filled in."
        if draft
        else (f"The changes to the plan were begun, with section {section} filled in.")
    )


def _tie_section(records: Records, number: CaseNumber, decided: Event, sitting: Sitting) -> None:
    """Of a plan in force the change of section I is accounted for by the decision itself."""
    force, draft = differs_from(records.versions(number)), records.working_draft(number)
    if force is None or draft is None:
        return
    case = records.case(number)
    found = accounted(force, draft.plan, case)
    bare = [one.change for one in found if one.change.is_place and one.tie is None]
    if bare:
        words = decided.facts.get("reasons", "")
        entries.add(records, case, tie_of(bare, decided, words), sitting)


def _last_issued(records: Records, number: CaseNumber) -> Plan | None:
    out = issued(records.versions(number))
    return out[-1].plan if out else None


def _home_of_placement(plan: Plan) -> str:
    sections = plan_kinds()[plan.kind].sections
    return next((one.letter for one in sections if one.holds == "place"), "")
