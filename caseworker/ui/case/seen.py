"""What the page of a case asks of the records, in one question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.case_moves import moves_seen
from caseworker.casework.directory import directory_of
from caseworker.casework.origins import NOTHING_CAME, Origins, origins_of
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Document, HistoryLine, OfficeFacts, Records
from caseworker.domain.case import Case, CaseNumber, Event, Stage
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.directory import Directory
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.moving import Move
from caseworker.domain.plan import WorkingDraft
from caseworker.domain.rules_now import RulesNow, rules_now
from caseworker.domain.settings import Setting, settings
from caseworker.domain.states import Standing, state_of
from caseworker.ui.forms import Around

#: What starts the clock of an assessment.
REQUEST: Final = ("request_received", "brought_to_attention")


@dataclass(frozen=True, slots=True)
class CaseSeen:
    """A case as its page shows it, with everything that the law asks on it today."""

    case: Case
    today: date
    stage: Stage
    dues: tuple[Due, ...]
    documents: tuple[Document, ...]
    draft: WorkingDraft | None
    history: tuple[HistoryLine, ...]
    office: OfficeFacts
    origins: Origins = NOTHING_CAME
    directory: Directory = ()
    """Places and people, which its forms may name."""
    moves: tuple[Move, ...] = ()
    """Latest first: see ``domain/moving.py``."""
    binned: frozenset[str] = frozenset()
    """The documents in the bin, by id: what names them has their names, nothing offers them."""

    @property
    def reckoning(self) -> Reckoning:
        """What the days of this case are worked out with."""
        return reckoning_of(self.office, self.today)

    @property
    def state(self) -> Standing:
        """Where the case stands, finer than its stage."""
        return state_of(self.case, self.today, self.reckoning.places)

    @property
    def setting(self) -> Setting:
        return settings()[self.case.setting]

    @property
    def rules(self) -> RulesNow | None:
        """The rules that the case is under, where they are not those of its setting."""
        return rules_now(self.case, self.reckoning)

    @property
    def around(self) -> Around:
        """What the forms of this case may offer."""
        return Around(
            self.case,
            self.today,
            tuple(one for one in self.documents if one.id not in self.binned),
            self.dues,
            self.office.school_days,
            self.reckoning.places,
            self.directory,
        )

    @property
    def open_dues(self) -> tuple[Due, ...]:
        """What is still to be done or waited for, without the sides of other rows."""
        return tuple(due for due in self.dues if due.is_open and not due.row.part_of)

    def open_kinds(self) -> tuple[EventKind, ...]:
        """Every kind of entry that may be recorded at this stage, and that this setting offers."""
        kinds = event_kinds()
        offered = (one for one in kinds.values() if one.is_offered_in(self.case.setting))
        return tuple(kind for kind in offered if self.case.may(kind, kinds))

    @property
    def request(self) -> Event | None:
        """What the clock counts from.

        A later request moves nothing while the first is open, unless an officer said why it does.
        """
        kinds = event_kinds()
        first = kinds[REQUEST[0]]
        ended = set(first.open_when) - {first.leads_to}
        running, is_over = None, True
        for event in self.case.live:
            kind = kinds[event.kind]
            if event.kind in REQUEST and (is_over or kind.restarted(event.facts)):
                running, is_over = event, False
            elif kind.leads_to in ended:
                is_over = True
        return running

    def since_request(self, *kinds: str) -> Event | None:
        """The latest event of these kinds that is not older than the request that runs."""
        request = self.request
        found = self.case.last(*kinds)
        if found is None or (request is not None and found.day < request.day):
            return None
        return found


def case_seen(number: CaseNumber) -> Callable[[Records, date], CaseSeen]:
    """A question: the case, what is due on it, and its papers."""

    def ask(records: Records, today: date) -> CaseSeen:
        return see_case(records, records.case(number), today)

    return ask


def see_case(records: Records, case: Case, today: date) -> CaseSeen:
    """Put together what the page shows of ``case``."""
    office = records.office()
    return CaseSeen(
        case=case,
        today=today,
        stage=case.stage(event_kinds()),
        dues=dues_of(case, reckoning_of(office, today)),
        documents=records.documents(case.number),
        draft=records.working_draft(case.number),
        history=records.history(case.number),
        office=office,
        origins=origins_of(records, case.number),
        directory=directory_of(records),
        moves=moves_seen(records, case, today),
        binned=frozenset(one.document for one in records.filings.of(case.number) if one.is_out),
    )
