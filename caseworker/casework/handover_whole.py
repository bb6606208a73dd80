"""A whole case as it is handed over, without a cut: what the records know, reckoned on a day.

For the store that leaves us whole; what goes to somebody else is cut from it (``handing_over``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from caseworker.casework.attachments import not_binned
from caseworker.casework.consent_option import is_stricter
from caseworker.casework.entries import in_words
from caseworker.casework.handover_data import Says, given
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Document, DocumentId, Records
from caseworker.casework.restrictions import restrictions
from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.consent_record import consents_of
from caseworker.domain.consent_standing import standing
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due
from caseworker.domain.filing import Filing
from caseworker.domain.handover import ConsentTold, DocumentGiven, HandOver, OpenClock
from caseworker.domain.pieces_words import in_words as pieces_in_words


def whole(records: Records, number: CaseNumber, today: date) -> HandOver:
    """Everything of a case, every version and every document.

    Raises:
        NotFound: there is no such case.
        RestrictedCase: this officer may not open it.
    """
    case = records.case(number)
    versions = tuple(given(version) for version in records.every_version(number))
    filings = {one.document: one for one in records.filings.of(number)}
    documents = tuple(
        document_given(one, filings.get(one.id)) for one in not_binned(records, number)
    )
    return HandOver(
        office=records.office().name,
        made_on=today,
        case=case,
        officers=officers_of(records, case),
        clocks=clocks_of(case, reckoning_of(records.office(), today)),
        consents=tuple(consents_told(records, case, today)),
        versions=versions,
        documents=documents,
        restricted=number in restrictions(records),
    )


def saying(handover: HandOver) -> Says:
    """Each entry in words, naming only those documents that go along."""
    names = {DocumentId(one.id): one.name for one in handover.documents}
    return lambda event: in_words(handover.case, event, names)


def document_given(
    one: Document, filing: Filing | None = None, *, needs: bool = True, words: bool = True
) -> DocumentGiven:
    """What is told of a document whose bytes go along.

    Of how it is filed ``needs`` go only where types of need may, the note only where ``words`` of
    the file do.
    """
    if filing is not None:
        filing = replace(
            filing.back(),
            needs=filing.needs if needs else (),
            note=filing.note if words else "",
        )
    return DocumentGiven(
        str(one.id), one.name, one.kind, one.size, one.sha256, one.added_on, one.added_by, filing
    )


def officers_of(records: Records, case: Case) -> dict[OfficerId, str]:
    """The names of those who wrote down what is on the case, as its history has them."""
    wrote = {case.officer, *(event.recorded_by for event in case.events)}
    named = {line.officer: line.officer_name for line in records.history(case.number)}
    return {officer: named[officer] for officer in sorted(wrote) if officer in named}


def clocks_of(case: Case, reckoning: Reckoning) -> tuple[OpenClock, ...]:
    """What is still owed, soonest first."""
    return tuple(_clock(due) for due in dues_of(case, reckoning) if due.is_open)


def _clock(due: Due) -> OpenClock:
    return OpenClock(
        id=due.id,
        duty=due.duty,
        day=due.by,
        source=str(due.source),
        whose=due.whose,
        state=due.state.value,
        began=due.started_by,
        about=due.about,
        starts=due.starts,
        weight=due.weight.value,
        checked=due.checked.value,
        because=due.because,
        window=due.is_window,
    )


def consents_told(records: Records, case: Case, today: date) -> Iterator[ConsentTold]:
    """Every consent and refusal, with its scope, in the order in which they were given."""
    stricter = is_stricter(records)
    for consent in consents_of(case):
        stands = standing(consent, case, today, stricter=stricter)
        covers = "the whole plan with its appendices" if consent.whole else ""
        yield ConsentTold(
            event=consent.event,
            refused=consent.refused,
            giver=consent.giver_name,
            capacity=consent.giver.value,
            covers=covers or pieces_in_words(consent.covers),
            recipients=consent.recipients,
            purposes=consent.purposes,
            given_on=consent.given_on,
            since=consent.since,
            until=consent.until,
            standing=stands.state.value,
            words=stands.words,
        )


def chosen_documents(documents: Iterable[Document], ids: Iterable[str]) -> tuple[Document, ...]:
    """Those of the documents that are named, in the order of the case."""
    wanted = frozenset(ids)
    return tuple(one for one in documents if str(one.id) in wanted)
