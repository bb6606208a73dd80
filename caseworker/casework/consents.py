"""Consent to disclose a plan: recorded, refused, withdrawn; and what the page of a case asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from caseworker.casework import entries
from caseworker.casework.attachments import keep_document
from caseworker.casework.consent_option import is_stricter
from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import DocumentId, Records
from caseworker.domain.case import Case, CaseNumber, EventId, Happening
from caseworker.domain.consent import Consent, Standing, WhoseConsent
from caseworker.domain.consent_record import (
    WITHDRAWN,
    consents_of,
    happening_of,
    refusing_changes,
)
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.consent_standing import standing
from caseworker.domain.days import day_words
from caseworker.domain.diary import place_of
from caseworker.domain.disclosure import Answer
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.kinds import kind_under
from caseworker.domain.ledger import LedgerAsked, LedgerLine
from caseworker.domain.moments import day_of
from caseworker.domain.regime import regime_on
from caseworker.domain.release import Release
from caseworker.domain.settings import settings
from caseworker.domain.whose_consent import Judgement, judged, whose_consent

CONSENT = frozenset({Touched.CASE, Touched.DIARY, Touched.DOCUMENTS})


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """A consent, or a refusal, with the signed form if it came as a file.

    ``consent.event`` is not looked at. ``corrects`` is the entry that this puts right, ``why``
    the reason for that.
    """

    case: CaseNumber
    consent: Consent
    file_name: str = ""
    content: bytes = b""
    corrects: EventId | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """A consent is withdrawn: on which day, by whom, and how they said so."""

    case: CaseNumber
    consent: EventId
    day: date
    person: str
    how: str
    told: str = ""
    file_name: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who was given a copy from this case: under which number, and on which day."""

    name: str
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Line:
    """One consent or refusal, how it stands today, and who holds copies because of it."""

    consent: Consent
    standing: Standing
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentsSeen:
    """What the page shows: who decides today, and every consent and refusal, newest first."""

    whose: WhoseConsent
    lines: tuple[Line, ...]
    documents: Mapping[str, str]
    """The names of the documents of the case, by id."""
    sections: Mapping[str, str]
    """The titles of the sections of the plan of law, by letter."""
    judged: Judgement | None
    """How it was judged last whether this consent can be given, by whom and when."""
    reviews: tuple[str, ...]
    """At what a consent given today is asked about anew, unless somebody says otherwise."""
    no_effect: str
    """What a refusal of today says by itself."""
    recipients: tuple[str, ...]
    """Who is around the person, to be asked about: names, then organisations."""
    purposes: tuple[str, ...]
    """What papers are wanted for, in the words that the gate knows them by."""
    stricter: bool = False


def record_consent(records: Records, command: RecordConsent, sitting: Sitting) -> Done:
    """Write a consent or a refusal down, and keep its signed form, in one transaction.

    Raises:
        Incomplete: it leaves out what it must say; every gap at once.
        UnfitFile: the signed form may not be kept.
    """
    case = records.case(command.case)
    places = reckoning_of(records.office(), sitting.today).places
    happening = happening_of(command.consent, case, places)
    happening = _with_paper(records, case, happening, command.file_name, command.content, sitting)
    if command.corrects is not None:
        correction = entries.Correct(case.number, command.corrects, happening, command.why)
        return entries.correct(records, correction, sitting)
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, CONSENT)


def withdraw_consent(records: Records, command: WithdrawConsent, sitting: Sitting) -> Done:
    """Write down that a consent was withdrawn. What was disclosed before stays on record.

    Raises:
        NotFound: there is no such consent.
        NotAllowed: it was refused, or withdrawn before.
        Incomplete: who, or how, is missing; or it was before the consent was given.
    """
    case = records.case(command.case)
    consent = next((one for one in consents_of(case) if one.event == command.consent), None)
    if consent is None:
        raise NotFound("There is no such consent on this case.")
    if consent.refused:
        raise NotAllowed("A refusal is not withdrawn.", instead="Record a consent.")
    if consent.withdrawn_on is not None:
        said = day_words(consent.withdrawn_on)
        raise NotAllowed(f"This consent was withdrawn on {said} already.")
    if command.day < consent.given_on:
        said = day_words(consent.given_on)
        raise Incomplete([Gap("day", f"It was given on {said}. Give that day, or a later one.")])
    facts = {
        "consent": consent.event,
        "person": command.person.strip(),
        "how": command.how.strip(),
        "told": command.told.strip(),
    }
    happening = Happening(WITHDRAWN, command.day, facts=facts)
    happening = _with_paper(records, case, happening, command.file_name, command.content, sitting)
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, CONSENT)


def _with_paper(  # noqa: PLR0913, PLR0917 - the entry, and the paper that belongs to it
    records: Records, case: Case, happening: Happening, name: str, content: bytes, sitting: Sitting
) -> Happening:
    if not name:
        return happening
    scan: DocumentId = keep_document(records, case.number, name, content, sitting).id
    return Happening(happening.kind, happening.day, facts={**happening.facts, "scan": scan})


def consents_seen(number: CaseNumber) -> Question[ConsentsSeen]:
    """Asks for everything that the page of consents shows of a case."""

    def ask(records: Records, today: date) -> ConsentsSeen:
        case, stricter = records.case(number), is_stricter(records)
        places = reckoning_of(records.office(), today).places
        regime = regime_on(case, today, places)
        return ConsentsSeen(
            whose=whose_consent(case, today, stricter=stricter, places=places),
            lines=tuple(
                _line(records, case, consent, today, stricter=stricter)
                for consent in reversed(consents_of(case))
            ),
            documents={str(one.id): one.name for one in records.documents(number)},
            sections=sections_under(regime),
            judged=judged(case, today),
            reviews=consent_rules().reviews(regime),
            no_effect=refusing_changes(case, today, places),
            recipients=tuple(_around(case)),
            purposes=tuple(_purposes()),
            stricter=stricter,
        )

    return ask


def _around(case: Case) -> Iterator[str]:
    """Nobody who may not be contacted."""
    asked = [one for one in case.person.contacts if not one.no_contact]
    yield from (one.shown for one in asked if not one.parental_responsibility)
    yield from (one.organisation for one in asked if one.organisation)
    yield from filter(None, (place_of(case),))


def _purposes() -> Iterator[str]:
    """Those that no duty and no ground of its own is made for: they need no consent."""
    rules = the_rules()
    rows = (*rules.of(Answer.BY_DUTY), *rules.of(Answer.BY_GROUND))
    lawful = {purpose for row in rows for purpose in row.purposes}
    yield from (one.words for one in rules.purposes.values() if one.id not in lawful)


def sections_under(regime: str) -> Mapping[str, str]:
    """The titles of the sections of the plan of law, by letter.

    Where the law knows no plan (outside England, adult custody), those of the community.
    """
    kind = kind_under(regime) or kind_under(settings()["community"].regime)
    return {one.letter: one.title for one in kind.sections} if kind is not None else {}


def _line(records: Records, case: Case, consent: Consent, today: date, *, stricter: bool) -> Line:
    found = standing(consent, case, today, stricter=stricter)
    holders = () if consent.refused else holders_of(records, case, consent)
    return Line(consent, found, holders)


def holders_of(records: Records, case: Case, consent: Consent) -> tuple[Holder, ...]:
    """Who holds a copy that left while this consent stood, oldest first.

    Those that rest on it, as the ledger keeps them, and whatever else those whom it names were
    given. What came back, or was destroyed, is held by nobody.
    """
    lines = records.ledger.lines(LedgerAsked(case.number, held_only=True))
    return tuple(
        Holder(line.release.to, line.number, day_of(line.release.at))
        for line in reversed(lines)
        if not line.stays
        and consent.given_on <= day_of(line.release.at)
        and (_rests_on(line, consent, case) or consent.is_for(*_named(line.release)))
    )


def _rests_on(line: LedgerLine, consent: Consent, case: Case) -> bool:
    """A consent that was put right since is known by the entry that stands for it now."""
    heirs = (case.heir(event) for event in line.consents)
    return any(heir is not None and heir.id == consent.event for heir in heirs)


def _named(release: Release) -> tuple[str, ...]:
    basis = release.basis
    return (release.to, basis.request.recipient.organisation) if basis else (release.to,)
