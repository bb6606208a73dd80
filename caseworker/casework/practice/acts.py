"""What may be done in a story: each act as a command to the office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework import (
    assessments,
    attachments,
    consents,
    entries,
    facts,
    papers,
    plans,
    reviews,
)
from caseworker.casework.office import Office
from caseworker.casework.practice.office import SIGNS_AS
from caseworker.casework.practice.papers import paper
from caseworker.casework.practice.story import Act
from caseworker.casework.wanted import Wanted
from caseworker.documents.carried import of_version
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.consent_record import consents_of
from caseworker.domain.disclosure import Request
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Item, ItemId, Plan, Section


@dataclass(frozen=True, slots=True)
class PaperSent:
    """A paper that somebody sent: the name of its file, and its words, fetched when wanted."""

    name: str
    words: Callable[[], str]

    def content(self) -> bytes:
        return paper(self.name, self.words())


def noting(given: Mapping[str, str]) -> Act:
    """Facts of the setting."""

    def act(office: Office, case: CaseNumber) -> None:
        office.do(facts.note_facts, facts.NoteFacts(case, given))

    return act


def recording(happening: Happening) -> Act:
    """Any kind of event."""

    def act(office: Office, case: CaseNumber) -> None:
        office.do(entries.record, entries.Record(case, happening))

    return act


def withdrawing(recipient: str, day: date, person: str, how: str) -> Act:
    """The consent for that recipient, withdrawn."""

    def act(office: Office, case: CaseNumber) -> None:
        given = office.see(lambda records, _: consents_of(records.case(case)))
        event = next(one.event for one in given if recipient in one.recipients and not one.refused)
        office.do(
            consents.withdraw_consent, consents.WithdrawConsent(case, event, day, person, how)
        )

    return act


def calling_off(what: str, day: date, reasons: str) -> Act:
    """The meeting of this sort that was planned last will not take place."""

    def act(office: Office, case: CaseNumber) -> None:
        kept = office.see(lambda records, _: records.case(case))
        planned = kept.last("meeting_planned")
        facts = {"meeting": planned.id if planned else "", "what": what, "reasons": reasons}
        recording(Happening("meeting_called_off", day, facts=facts))(office, case)

    return act


def disclosing(version: str, request: Request) -> Act:
    """The whole plan printed for whoever asked for it, by what the gate answers that day."""

    def act(office: Office, case: CaseNumber) -> None:
        versions = office.see(lambda records, _: records.versions(case))
        wholly = next(of_version(one) for one in versions if one.title == version)
        asked = replace(request, wanted=wholly)
        to = request.recipient.name
        wanted = Wanted("ehc_plan", case, version, to=to)
        command = papers.LetGo(wanted, "print", to, asked=asked, medium="Paper")
        office.do(papers.let_go, command)

    return act


def deciding_to_assess(day: date, reasons: str) -> Act:
    """The decision to assess, told on the same day."""

    def act(office: Office, case: CaseNumber) -> None:
        decision = assessments.DecideToAssess(case, day, day, reasons)
        office.do(assessments.decide_to_assess, decision)

    return act


def deciding_to_issue(day: date, reasons: str) -> Act:
    """The decision to issue a plan, told on the same day."""

    def act(office: Office, case: CaseNumber) -> None:
        decision = assessments.DecideToIssue(case, day, day, reasons)
        office.do(assessments.decide_to_issue, decision)

    return act


def asking(
    advisers: tuple[tuple[str, str], ...], sent: date, received: date, enclosed: str = ""
) -> Act:
    """Advice asked of all of them, ``(adviser, kind of advice)``, on one day."""

    def act(office: Office, case: CaseNumber) -> None:
        request = assessments.AskForAdvice(case, advisers, sent, received, enclosed)
        office.do(assessments.ask_for_advice, request)

    return act


def advised(
    adviser: str, advice: str, day: date, covers: str, sent: PaperSent | None = None
) -> Act:
    """Advice that came in, with its paper if it has one."""

    def act(office: Office, case: CaseNumber) -> None:
        name, content = (sent.name, sent.content()) if sent else ("", b"")
        said = assessments.RecordAdvice(case, adviser, advice, day, covers, name, content)
        office.do(assessments.record_advice, said)

    return act


def attaching(sent: PaperSent) -> Act:
    """A paper put on the case."""

    def act(office: Office, case: CaseNumber) -> None:
        document = attachments.AttachDocument(case, sent.name, sent.content())
        office.do(attachments.attach_document, document)

    return act


def writing(plan: Callable[[], Plan]) -> Act:
    """The plan begun and written, as far as a draft goes: the placement stays blank."""

    def act(office: Office, case: CaseNumber) -> None:
        office.do(plans.start_plan, plans.StartPlan(case))
        office.keep_plan(case, plans.without_place(plan()))

    return act


def sending_draft(to: str, sent: date, served: date) -> Act:
    """The draft sent."""

    def act(office: Office, case: CaseNumber) -> None:
        office.do(plans.send_draft, plans.SendDraft(case, to, sent, served, looked_at=True))

    return act


@dataclass(frozen=True, slots=True)
class Changes:
    """What an amendment is to be: texts of sections by their letters, and another placement."""

    sections: Mapping[str, str]
    place: Mapping[str, str]

    def of(self, plan: Plan) -> Plan:
        for letter, text in self.sections.items():
            section = plan.section(letter)
            plan = plan.with_section(letter, replace(section, text=paragraphs(text)))
        kind = plan_kinds()[plan.kind]
        for one in kind.sections if self.place else ():
            if one.holds == "place":
                named = Item(ItemId("place"), fields=dict(self.place))
                plan = plan.with_section(one.letter, Section(items=(named,)))
        return plan


def amending(changes: Changes, decision: reviews.DecideAfterReview) -> Act:
    """The changes written, and the notice that proposes them sent; its case is filled in."""

    def act(office: Office, case: CaseNumber) -> None:
        office.do(plans.start_plan, plans.StartPlan(case))
        begun = office.see(lambda records, _: records.working_draft(case))
        if begun is not None:
            office.keep_plan(case, changes.of(begun.plan))
        said = office.see(
            lambda records, _: reviews.changes_in_words(
                reviews.proposed_changes(records, records.case(case))
            )
        )
        office.do(reviews.decide_after_review, replace(decision, case=case, changes=said))

    return act


def issuing(made: date) -> Act:
    """The amended plan signed and sent, as it stands."""

    def act(office: Office, case: CaseNumber) -> None:
        office.do(plans.finalise, plans.Finalise(case, made, made, SIGNS_AS, looked_at=True))

    return act


def finalising(plan: Callable[[], Plan], made: date) -> Act:
    """The placement named, and the final plan signed and sent."""

    def act(office: Office, case: CaseNumber) -> None:
        office.keep_plan(case, plan())
        final = plans.Finalise(case, made, made, SIGNS_AS, looked_at=True)
        office.do(plans.finalise, final)

    return act
