"""The tray: what the gate let go, waiting to leave, with what stops it since.

Whatever lies here is asked about again each time it is looked at, and once more as it leaves: a
consent that was withdrawn, or ran out, stops it. What is here has not left; the ledger knows
nothing of it yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import uuid4

from caseworker.casework.authority import refuse_outside, with_authority
from caseworker.casework.gate import may_disclose_here
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.strategies import STRATEGIES, SheetSeen, sheet_seen
from caseworker.casework.wanted import Wanted
from caseworker.documents.carried import of_version
from caseworker.domain.basis import Basis
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Request, Verdict
from caseworker.domain.errors import NotFound
from caseworker.domain.ledger_data import request_from_data, request_to_data
from caseworker.domain.pieces_words import in_words
from caseworker.domain.plan import Version, issued

KIND: Final = "tray"
RECORDS: Final = "records_request"
"""The fact of what is asked of the gate that names a request to see records: its pack leaves."""


BUNDLE: Final = "bundle"
"""The fact of what is asked of the gate that names the entry of a bundle: that paper leaves."""


HANDS_OVER: Final = "hands_over"
"""The fact that says that a whole case is to be handed over, and how: see ``casework.sending``."""


@dataclass(frozen=True, slots=True)
class PutInTray:
    """What was asked for a case, and may leave."""

    case: CaseNumber
    request: Request


@dataclass(frozen=True, slots=True)
class TakeOut:
    """It is not to leave after all, or it has left."""

    id: str


@dataclass(frozen=True, slots=True)
class ToLeave:
    """A paper of it: by its title, and cut already to what may go."""

    title: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class InTray:
    """One thing in the tray, as the gate answers today. ``papers`` are none while it is stopped."""

    id: str
    case: CaseNumber
    name: str
    request: Request
    verdict: Verdict
    papers: tuple[ToLeave, ...]
    put_at: datetime
    put_by: str
    sheet: SheetSeen | None = None
    """The strategies sheet of the case, where that is what was asked for."""

    @property
    def goes(self) -> bool:
        return self.verdict.answer.lets_go

    @property
    def hands_over(self) -> str:
        """How a whole case is to be handed over, as it was chosen; empty where it is not."""
        return self.request.fact(HANDS_OVER)

    @property
    def lacks_sheet(self) -> bool:
        """The strategies sheet was asked for, may go, and can’t be printed yet."""
        is_asked = "strategies" in self.verdict.covered.others
        return self.goes and is_asked and not (self.sheet and self.sheet.may_leave)

    @property
    def left_out(self) -> str:
        """What was asked for and does not go, as a sentence; empty where all of it goes."""
        return f"Left out: {in_words(self.verdict.left_out)}." if self.verdict.left_out else ""


def put_in_tray(records: Records, command: PutInTray, sitting: Sitting) -> Done:
    """Keep it until it leaves.

    Raises:
        NotAllowed: nothing lets it go today.
    """
    refuse_outside(command.request, sitting)
    case = records.case(command.case)
    request = with_authority(records, command.case, command.request)
    verdict = may_disclose_here(records, case, request, sitting.today)
    Basis(request, verdict, sitting.today)  # refuses what nothing lets go
    name = f"{command.case}/{uuid4().hex[:12]}"
    text = json.dumps(request_to_data(request), ensure_ascii=False)
    records.own_files.keep(OwnFile(KIND, name, text, sitting.at, sitting.officer.id))
    what = in_words(verdict.covered)
    to = command.request.recipient.name
    return Done(
        case=command.case,
        touched=frozenset({Touched.CASE}),
        sentence=f"Put in the tray for {to}: {what}.",
        act="tray_filled",
        made=name,
    )


def take_out(records: Records, command: TakeOut, sitting: Sitting) -> Done:
    """Take it out of the tray. What left stays in the ledger.

    Raises:
        NotFound: it isn't there.
    """
    del sitting
    file = next((one for one in records.own_files.of(KIND) if one.name == command.id), None)
    if file is None:
        raise NotFound("That is no longer in the tray.")
    records.own_files.drop(KIND, file.name)
    to = request_from_data(json.loads(file.text)).recipient.name
    return Done(
        case=_case_of(file.name),
        touched=frozenset({Touched.CASE}),
        sentence=f"Taken out of the tray: what was there for {to}.",
        act="tray_emptied",
        made=file.name,
    )


def in_tray(records: Records, today: date) -> tuple[InTray, ...]:
    """A question: everything in the tray, oldest first, with what the gate says of it today."""
    found = []
    for file in sorted(records.own_files.of(KIND), key=lambda file: file.added_on):
        # Its case is gone, and nothing of it is left to send; or others alone may open it.
        with suppress(NotFound, RestrictedCase):
            found.append(_in_tray(records, file, today))
    return tuple(found)


def requests_in_tray(records: Records) -> Iterator[tuple[CaseNumber, Request]]:
    """What was asked for of each thing in it, and of which case; the gate is not asked again."""
    for file in records.own_files.of(KIND):
        yield _case_of(file.name), request_from_data(json.loads(file.text))


def _in_tray(records: Records, file: OwnFile, today: date) -> InTray:
    number = _case_of(file.name)
    request = request_from_data(json.loads(file.text))
    case = records.case(number)
    verdict = may_disclose_here(records, case, request, today)
    goes = verdict.answer.lets_go
    is_sheet = "strategies" in verdict.covered.others
    sheet = sheet_seen(records, number, today) if is_sheet else None
    papers = tuple(_papers(records, number, verdict.covered, request, sheet)) if goes else ()
    by = request.by_name or str(file.added_by)
    name, at = case.person.name, file.added_on
    return InTray(file.name, number, name, request, verdict, papers, at, by, sheet)


def _papers(
    records: Records,
    number: CaseNumber,
    covered: Pieces,
    request: Request,
    sheet: SheetSeen | None,
) -> Iterator[ToLeave]:
    to = request.recipient.name
    if request.fact(HANDS_OVER):
        return  # a pack is no paper: it is looked at, and let go, in a sheet of its own
    if which := request.fact(RECORDS):
        yield ToLeave("What we hold", Wanted("records_pack", number, which, to=to))
        return
    if which := request.fact(BUNDLE):
        if request.wanted <= covered:  # a bundle goes whole or not at all
            yield ToLeave("The bundle", Wanted("tribunal_bundle", number, which, to=to))
        return
    version = _version(records, number)
    if version is not None and covered.sections:
        here = of_version(version).sections
        gone = tuple(sorted(here - covered.sections))
        if gone != tuple(sorted(here)):
            part = ", in part" if gone else ""
            wanted = Wanted("ehc_plan", number, version.title, to=to, left_out=gone)
            yield ToLeave(f"{version.title} of the plan{part}", wanted)
    if covered.documents:
        wanted = Wanted("advice_bundle", number, to=to, only=tuple(sorted(covered.documents)))
        yield ToLeave(in_words(Pieces(documents=covered.documents)), wanted)
    if sheet is not None and sheet.may_leave:
        wanted = Wanted("ehc_plan", number, sheet.version, to=to, series=STRATEGIES)
        yield ToLeave("The strategies sheet", wanted)


def _version(records: Records, number: CaseNumber) -> Version | None:
    """Whichever version went out last: what is still being written is nobody’s plan yet."""
    out = issued(records.versions(number))
    return out[-1] if out else None


def _case_of(name: str) -> CaseNumber:
    return CaseNumber(name.partition("/")[0])
