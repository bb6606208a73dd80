"""Draft a plan, send the draft, finalise it. What has been issued never changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.others_in_plan import others_in, still_there
from caseworker.casework.own_words import own_words
from caseworker.casework.plan_choices import PlanChoice, kind_to_begin, plan_choices, plans_of_law
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import DocumentId, Records
from caseworker.domain.assessment import advice_that_came
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.checking.looked import Check, Issuing, Looked, Signer, Spot
from caseworker.domain.checking.vague import VagueWord
from caseworker.domain.checks import Finding, before_sending, well
from caseworker.domain.diary import Reckoning, review_due
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.kinds import BY_LAW, plan_kinds, series_of
from caseworker.domain.next_plan import SENT_AS, differs_from, next_plan
from caseworker.domain.plan import (
    NOT_ISSUED,
    Advice,
    Overtaken,
    Plan,
    Section,
    Signature,
    Version,
    VersionKind,
    WorkingDraft,
    blank_plan,
    issued,
)

PLAN = frozenset({Touched.PLAN, Touched.CASE, Touched.DIARY})
OF_ADVICE: Final = "K"  # the section that lists the advice, and the files it came in
WRITING = frozenset({"Drafting", "Draft sent", "Plan in force"})


@dataclass(frozen=True, slots=True)
class StartPlan:
    """Begin to write: a blank plan, or the last version to be changed.

    ``series`` says which of the plans that a case can have: the one of the law, or one beside it.
    """

    case: CaseNumber
    series: str = BY_LAW


@dataclass(frozen=True, slots=True)
class SendDraft:
    """Send the plan as it stands now as a draft. ``served`` is the day it is in their hands.

    ``edition`` is the one that was looked at; empty asks nothing. ``looked_at`` says that the
    officer has looked at every warning that still stands.
    """

    case: CaseNumber
    sent_to: str
    sent: date
    served: date
    edition: str = ""
    looked_at: bool = False


@dataclass(frozen=True, slots=True)
class Finalise:
    """Make the plan final and sign it. ``role`` stands under the officer's name.

    ``edition`` is the one that was looked at; empty asks nothing. ``looked_at`` says that the
    officer has looked at every warning that still stands.
    """

    case: CaseNumber
    made: date
    sent: date
    role: str
    edition: str = ""
    looked_at: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What the checks look at beside the case and the plan, and only the records know.

    ``sent`` is the draft that was sent last, or the plan in force; ``others`` are the places where
    somebody else’s name or number was found, None where nobody looked for any. ``vague`` are the
    words that the office has added to ours. ``files`` are the names of the files that go with
    the plan, each with the section that lists it. ``issuing`` is the day for which a plan beside
    the law's is about to be issued, and its next review; ``of_law`` are those of the law beside it.
    """

    sent: Plan | None = None
    others: tuple[Spot, ...] | None = None
    vague: tuple[VagueWord, ...] = ()
    files: tuple[tuple[str, str], ...] | None = None
    issuing: Issuing | None = None
    of_law: tuple[Plan, ...] = ()


NOTHING_BESIDE: Final = Beside()


@dataclass(frozen=True, slots=True)
class PlanDesk:
    """Everything the plan page shows of one of the plans of a case, and which others there are."""

    case: Case
    draft: WorkingDraft | None
    versions: tuple[Version, ...]
    advice: tuple[Advice, ...]
    findings: tuple[Finding, ...]
    series: str = BY_LAW
    choices: tuple[PlanChoice, ...] = ()
    beside: Beside = NOTHING_BESIDE


def start_plan(records: Records, command: StartPlan, sitting: Sitting) -> Done:
    """Begin to write the plan. After a decision to re-assess its placement is open again.

    Raises:
        NotAllowed: no decision to issue a plan has been recorded, this kind of plan is not
            offered on this case, or it is being written.
    """
    case = records.case(command.case)
    kind = kind_to_begin(case, command.series, reckoning_of(records.office(), sitting.today))
    if records.working_draft(case.number, command.series) is not None:
        raise NotAllowed("This plan is already being written.", instead="Open it and go on.")
    out = issued(records.versions(case.number, command.series))
    plan = out[-1].plan if out else blank_plan(kind)
    if on_its_way_to(case, command.series) is VersionKind.DRAFT:
        plan = without_place(plan)
    records.keep_working_draft(
        WorkingDraft(case.number, plan, sitting.at, sitting.officer.id, uuid4().hex)
    )
    return Done(
        case=case.number,
        touched=PLAN,
        sentence=f"Began to write the {'plan' if kind.is_by_law else kind.named}.",
        act="plan_begun",
    )


def send_draft(records: Records, command: SendDraft, sitting: Sitting) -> Done:
    """Issue the plan as a draft (CFA 2014 s.38; SEND Regs 2014 reg 13(1)).

    Raises:
        Incomplete: something stands in the way; every one at once.
    """
    case, draft = _being_written(records, command.case, command.edition)
    beside = beside_the(records, case.number, draft.plan)
    reckoning = reckoning_of(records.office(), sitting.today)
    found = look(case, draft.plan, reckoning, VersionKind.DRAFT, beside)
    refuse_if_blocked(found, looked_at=command.looked_at)
    version = _issue(records, case, draft.plan, VersionKind.DRAFT, command.sent)
    happening = Happening(
        "draft_sent",
        command.sent,
        sent=command.sent,
        served=command.served,
        facts={"sent_to": command.sent_to, "version": version.title},
    )
    event = entries.add(records, case, happening, sitting)
    return although(entries.said(records, case, event, PLAN), found)


def finalise(records: Records, command: Finalise, sitting: Sitting) -> Done:
    """Sign and issue the final plan, or the amended or re-assessed one if a plan is in force.

    SEND Regs 2014 regs 13(2), 22(3) and 27(2); decision 35.

    Raises:
        Incomplete: something stands in the way; every one at once.
    """
    case, draft = _being_written(records, command.case, command.edition)
    going_to = on_its_way_to(case)
    kind = going_to if going_to in SENT_AS else VersionKind.FINAL
    signer = Signer(sitting.officer.name, command.role, command.made)
    office = records.office()
    made_on = reckoning_of(office, command.made)
    beside = beside_the(records, case.number, draft.plan)
    looked = _looked(case, draft.plan, made_on, kind, beside)
    found = before_sending(replace(looked, signer=signer))
    refuse_if_blocked(found, looked_at=command.looked_at)
    version = next_version(records, case, draft.plan, kind, command.made)
    happening = Happening(
        SENT_AS[kind],
        command.made,
        sent=command.sent,
        facts={"version": version.title, "institution": placement(draft.plan)},
    )
    event = entries.add(records, case, happening, sitting)
    reckoning = reckoning_of(office, sitting.today)
    unsigned = replace(version, review_by=review_due(records.case(case.number), reckoning))
    records.issue(signed(unsigned, command.role, command.made, sitting))
    records.drop_working_draft(case.number)
    return although(entries.said(records, case, event, PLAN), found)


def signed(version: Version, role: str, on: date, sitting: Sitting) -> Version:
    """The version with the signature of the officer who sits here (decision 35)."""
    value, public_key = sitting.sign(version.fingerprint)
    officer = sitting.officer
    return replace(
        version, signature=Signature(officer.id, officer.name, role, on, value, public_key)
    )


def look(
    case: Case, plan: Plan, by: Reckoning, sending: VersionKind, beside: Beside = NOTHING_BESIDE
) -> tuple[Finding, ...]:
    """What stands in the way of sending this plan, errors first."""
    return before_sending(_looked(case, plan, by, sending, beside))


@dataclass(frozen=True, slots=True)
class LivePlan:
    """What the checks say of a plan as it is written at this moment, and which are well.

    ``others`` is None while nobody has looked for those of other cases: ask again once they
    are known.
    """

    findings: tuple[Finding, ...] = ()
    well: tuple[Check, ...] = ()
    others: tuple[Spot, ...] | None = None


def look_live(
    case: Case, plan: Plan, by: Reckoning, sending: VersionKind, beside: Beside
) -> Callable[[Records, date], LivePlan]:
    """A question: ``look`` and ``in_order``, with who of other cases is named in it by now."""

    def ask(records: Records, today: date) -> LivePlan:
        del today
        others = others_in(records, case.number, plan) if records.names_are_ready else None
        looked = _looked(case, plan, by, sending, replace(beside, others=others))
        return LivePlan(before_sending(looked), well(looked), others)

    return ask


def in_order(
    case: Case, plan: Plan, by: Reckoning, sending: VersionKind, beside: Beside = NOTHING_BESIDE
) -> tuple[Check, ...]:
    """What was looked at before sending this plan, and is well."""
    return well(_looked(case, plan, by, sending, beside))


def beside_the(records: Records, number: CaseNumber, plan: Plan | None) -> Beside:
    """What the records hold for the checks of this plan of the case."""
    others = others_in(records, number, plan) if plan is not None else None
    series = series_of(plan.kind) if plan is not None else BY_LAW
    case = records.case(number)
    sent = differs_from(records.versions(number, series), on_its_way_to(case, series))
    advice = advice_in(case, _document_names(records, number))
    files = tuple((OF_ADVICE, entry.document) for entry in advice if entry.document)
    of_law = () if series == BY_LAW else plans_of_law(records, number)
    return Beside(sent, others, own_words(records), files, of_law=of_law)


def on_its_way_to(case: Case, series: str = BY_LAW) -> VersionKind:
    """What the plan being written on this case will be issued as, next."""
    return next_plan(case) if series == BY_LAW else VersionKind.ISSUED


def without_place(plan: Plan) -> Plan:
    """The plan with its placement left open, as a draft must leave it (CFA 2014 s.38(5))."""
    kind = plan_kinds()[plan.kind]
    blank = {section.letter: Section() for section in kind.sections if section.blank_in_draft}
    return replace(plan, sections={**plan.sections, **blank})


def placement(plan: Plan) -> str:
    """The institution that section I names, or its type where it names none."""
    for section in plan_kinds()[plan.kind].sections:
        if section.holds == "place":
            for item in plan.section(section.letter).items:
                return item.fields.get("name") or item.fields.get("type", "")
    return ""


def advice_in(case: Case, names: Mapping[DocumentId, str]) -> tuple[Advice, ...]:
    """Section K: the advice that came in, oldest first; ``names`` are those of documents."""
    return tuple(
        Advice(
            source=event.facts.get("advice", ""),
            author=event.facts["adviser"],
            role=event.facts.get("advice", ""),
            day=event.day,
            document=names.get(DocumentId(event.facts.get("document", "")), ""),
            event=event.id,
        )
        for event in advice_that_came(case)
    )


def plan_desk(number: CaseNumber, series: str = BY_LAW) -> Callable[[Records, date], PlanDesk]:
    """A question: the plan being written, the versions issued, what stands in the way."""

    def ask(records: Records, today: date) -> PlanDesk:
        case = records.case(number)
        draft = records.working_draft(number, series)
        versions = records.versions(number, series)
        # To show a plan, nobody waits until everybody is known; to send it, they do.
        looked_in = draft.plan if draft is not None and records.names_are_ready else None
        beside = beside_the(records, number, looked_in)
        reckoning = reckoning_of(records.office(), today)
        sending = on_its_way_to(case, series)
        findings = look(case, draft.plan, reckoning, sending, beside) if draft else ()
        advice = advice_in(case, _document_names(records, number))
        choices = plan_choices(records, case, today)
        return PlanDesk(case, draft, versions, advice, findings, series, choices, beside)

    return ask


def _document_names(records: Records, number: CaseNumber) -> dict[DocumentId, str]:
    return {document.id: document.name for document in records.documents(number)}


def _looked(case: Case, plan: Plan, by: Reckoning, sending: VersionKind, beside: Beside) -> Looked:
    kind = plan_kinds()[plan.kind]
    return Looked(
        plan,
        kind,
        case,
        by,
        sending,
        sent=beside.sent,
        others=still_there(beside.others, plan),
        vague=beside.vague,
        beside=beside.files,
        issuing=beside.issuing,
        of_law=beside.of_law,
    )


def _being_written(records: Records, number: CaseNumber, edition: str) -> tuple[Case, WorkingDraft]:
    draft = records.working_draft(number)
    if draft is None:
        raise NotFound("No plan is being written on this case.")
    if edition and draft.edition != edition:
        raise Overtaken(draft, NOT_ISSUED)
    return records.case(number), draft


def refuse_if_blocked(findings: Sequence[Finding], *, looked_at: bool) -> None:
    """Nothing leaves while something stands in the way, or was not looked at.

    Raises:
        Incomplete: each thing that stands in the way; or each that nobody has looked at.
    """
    gaps = [
        Gap(found.place, f"{found.words}. {found.remedy}") for found in findings if found.blocks
    ]
    if not gaps and not looked_at:
        gaps = [Gap("looked_at", f"{one.words}. {one.remedy}") for one in findings if one.warns]
    if gaps:
        raise Incomplete(gaps)


def although(done: Done, findings: Sequence[Finding]) -> Done:
    """The history says what was looked at and left as it was."""
    left = [one.words for one in findings if one.warns]
    if not left:
        return done
    return replace(done, sentence=f"{done.sentence} Looked at before: {'; '.join(left)}.")


def next_version(
    records: Records, case: Case, plan: Plan, kind: VersionKind, issued_on: date
) -> Version:
    """The next of its kind, with the advice that is in by now if it lists any; not issued yet."""
    made_of = plan_kinds()[plan.kind]
    versions = records.versions(case.number, made_of.series)
    earlier = [version.number for version in versions if version.kind is kind]
    lists_advice = any(section.holds == "advice" for section in made_of.sections)
    names = _document_names(records, case.number)
    return Version(
        case=case.number,
        number=max(earlier, default=0) + 1,
        kind=kind,
        plan=plan,
        issued_on=issued_on,
        advice=advice_in(case, names) if lists_advice else (),
    )


def _issue(records: Records, case: Case, plan: Plan, kind: VersionKind, issued_on: date) -> Version:
    version = next_version(records, case, plan, kind, issued_on)
    records.issue(version)
    return version
