"""What the page of disclosures asks: a case to disclose from, the answer of the gate, what left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework.attachments import not_binned
from caseworker.casework.authority import Asked, answer_for, with_authority
from caseworker.casework.authority_option import rules_here
from caseworker.casework.consents import sections_under
from caseworker.casework.gate import footing_here
from caseworker.casework.office import Question
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.consent import WhoseConsent
from caseworker.domain.disclosure import Request, Verdict
from caseworker.domain.disclosure_rules import Need, Rule
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.ledger import LedgerAsked, LedgerLine
from caseworker.domain.people import Contact
from caseworker.domain.verdict import asks, grounds_for, verdict_on


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody around the person, as who may ask: in what role of the rules, if that is sure."""

    contact: Contact
    role: str

    @property
    def shown(self) -> str:
        return f"{self.contact.shown}, {self.contact.role.lower()}"


@dataclass(frozen=True, slots=True)
class Appendix:
    """A document of the case; ``of_the_plan`` are the advice, views and copies of the plan."""

    id: str
    name: str
    of_the_plan: bool


@dataclass(frozen=True, slots=True)
class ToDisclose:
    """A case, as somebody may ask for something of it.

    ``plan`` is what the plan is called now; ``sections`` are its letters and titles; ``left``
    the copies that left before, newest first.
    """

    case: Case
    plan: str
    sections: tuple[tuple[str, str], ...]
    documents: tuple[Appendix, ...]
    around: tuple[Known, ...]
    left: tuple[LedgerLine, ...]
    whose: WhoseConsent


@dataclass(frozen=True, slots=True)
class Answered:
    """What the gate says to a request today, and the grounds that could apply to it.

    ``asks`` is what the chosen ground, or a duty that is for this request, asks for.
    """

    request: Request
    verdict: Verdict
    grounds: tuple[Rule, ...]
    asks: tuple[Need, ...]
    whose: WhoseConsent
    regime: str
    second: Asked | None = None
    """What became of asking a second person for their authority for this very request."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One copy that left, and whose case it is of."""

    line: LedgerLine
    name: str


def to_disclose(number: CaseNumber) -> Question[ToDisclose]:
    """Asks for all that the page shows of a case before anything is asked of the gate."""

    def ask(records: Records, today: date) -> ToDisclose:
        case = records.case(number)
        footing = footing_here(records, case, today)
        documents = (
            Appendix(str(one.id), one.name, str(one.id) in footing.appendices)
            for one in not_binned(records, number)
        )
        return ToDisclose(
            case=case,
            plan=_plan(records, number),
            sections=tuple(sections_under(footing.regime).items()),
            documents=tuple(sorted(documents, key=lambda one: not one.of_the_plan)),
            around=tuple(Known(each, _role(each)) for each in case.person.contacts),
            left=tuple(
                line for line in records.ledger.lines(LedgerAsked(case=number)) if not line.stays
            ),
            whose=footing.whose,
        )

    return ask


def answer_to(number: CaseNumber, request: Request) -> Question[Answered]:
    """Asks the gate. An authority of this office counts as it is kept, and never as it is typed."""

    def ask(records: Records, today: date) -> Answered:
        meant = with_authority(records, number, request)
        second = answer_for(records, number, request)
        footing = footing_here(records, records.case(number), today)
        rules = rules_here(records)
        verdict = verdict_on(meant, footing, rules)
        grounds = grounds_for(replace(request, ground=""), footing, rules)
        needed = asks(request, footing, rules)
        return Answered(request, verdict, grounds, needed, footing.whose, footing.regime, second)

    return ask


def latest(most: int) -> Question[tuple[Disclosed, ...]]:
    """Asks for the copies that left last, of any case."""

    def ask(records: Records, today: date) -> tuple[Disclosed, ...]:
        del today
        rows = [row for row in records.ledger.rows(LedgerAsked()) if row.case and not row.stays]
        names = records.named({row.case for row in rows[:most] if row.case})
        lines = records.ledger.numbered([row.number for row in rows[:most]])
        return tuple(Disclosed(line, names[line.case].name) for line in lines if line.case)

    return ask


def _plan(records: Records, number: CaseNumber) -> str:
    versions = records.versions(number)
    if versions:
        return versions[-1].title
    draft = records.working_draft(number)
    if draft is None:
        return "no plan is kept yet"
    kind = plan_kinds().get(draft.plan.kind)
    return f"{kind.short or kind.title if kind else 'Plan'}, being written"


def _role(contact: Contact) -> str:
    """What somebody around the person is to the rules: a parent, or nothing that is sure."""
    return "parent" if contact.parental_responsibility else ""
