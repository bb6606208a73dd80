"""A second person's authority: asked for, and answered in that person's own sign-in.

CFA 2014 and SEND Regs 2014 reg 17(1)(a) let something go where it is necessary in the interests of
the child or young person; that nobody judges this alone is our own rule (decision 34). What is
kept is the very request: whoever asks for anything else asks anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import uuid4

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.casework.restrictions import SHOWN, RestrictedCase
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Authority, Recipient, Request
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.ledger_data import request_from_data, request_to_data
from caseworker.domain.pieces_words import in_words
from caseworker.domain.roles import Here, Right, holders

KIND: Final = "authority"
_CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})
OWN: Final = "Nobody authorises their own request: it needs another person."
ASK_THEM: Final = "Somebody here may authorise this: ask them, in their own sign-in."


@dataclass(frozen=True, slots=True)
class AskAuthority:
    """A request that needs a second person. Its reasons are in the request itself."""

    case: CaseNumber
    request: Request


@dataclass(frozen=True, slots=True)
class AnswerAuthority:
    """Yes or no to what was asked, and why."""

    id: str
    yes: bool
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for authority, and the answer if there is one.

    ``yes`` is None while nobody has answered.
    """

    id: str
    case: CaseNumber
    request: Request
    at: datetime
    yes: bool | None = None
    by: OfficerId | None = None
    by_name: str = ""
    on: date | None = None
    words: str = ""
    is_veiled: bool = False
    """Of a restricted case, and seen by somebody who isn’t named for it."""

    @property
    def said(self) -> str:
        """What is to go, to whom and for what, in a line."""
        if self.is_veiled:
            return SHOWN
        to = self.request.recipient
        purpose = the_rules().purposes.get(self.request.purpose)
        what = in_words(self.request.wanted)
        what = f"{what[:1].upper()}{what[1:]}"
        whom = ", ".join(filter(None, (to.name, to.organisation)))
        return f"{what} to {whom}: {purpose.words if purpose else self.request.purpose}"


def ask_authority(records: Records, command: AskAuthority, sitting: Sitting) -> Done:
    """Ask whoever may authorise here.

    Raises:
        NotAllowed: it was asked already and waits, or nobody else here may.
    """
    request = replace(
        command.request, authority=None, by=sitting.officer.id, by_name=sitting.officer.name
    )
    if not others_may(sitting.here, sitting.officer.id):
        raise NotAllowed(
            "Nobody else here may authorise this.",
            instead="Name somebody outside of the office, with what shows it.",
        )
    print_ = _print(command.case, request)
    if any(one.yes is None and _print(one.case, one.request) == print_ for one in _all(records)):
        raise NotAllowed("This was asked for already, and nobody has answered yet.")
    asked = Asked(f"{command.case}/{uuid4().hex[:12]}", command.case, request, sitting.at)
    _keep(records, asked, sitting)
    return Done(
        case=command.case,
        touched=_CHANGED,
        sentence=f"Asked for a second person’s authority: {asked.said}.",
        act="authority_asked",
        made=asked.id,
    )


def answer_authority(records: Records, command: AnswerAuthority, sitting: Sitting) -> Done:
    """Give it or refuse it.

    Raises:
        NotFound: nobody asked that, or somebody has answered.
        NotAllowed: it is their own request, or of a case that only others may open.
        Incomplete: no reason is given.
    """
    asked = next((one for one in waiting(records) if one.id == command.id), None)
    if asked is None:
        raise NotFound("Nobody waits for this answer any more.")
    if asked.is_veiled:
        raise RestrictedCase
    if asked.request.by == sitting.officer.id:
        raise NotAllowed(OWN)
    if not command.words.strip():
        raise Incomplete([Gap("words", "Say why.")])
    answered = replace(
        asked,
        yes=command.yes,
        by=sitting.officer.id,
        by_name=sitting.officer.name,
        on=sitting.today,
        words=command.words.strip(),
    )
    _keep(records, answered, sitting)
    how = "Authorised" if command.yes else "Refused to authorise"
    return Done(
        case=asked.case,
        touched=_CHANGED,
        sentence=f"{how} what {asked.request.by_name} asked: {asked.said}. {answered.words}",
        act="authority_given" if command.yes else "authority_refused",
        made=asked.id,
    )


def authority_for(records: Records, number: CaseNumber, request: Request) -> Authority | None:
    """The authority that stands for this very request; the newest answer to it counts."""
    answer = answer_for(records, number, request)
    if answer is None or not answer.yes:
        return None
    return Authority(answer.by_name, answer.by or "", f"In their own sign-in. {answer.words}")


def answer_for(records: Records, number: CaseNumber, request: Request) -> Asked | None:
    """What became of asking for this very request; None where nobody asked."""
    print_ = _print(number, request)
    same = [one for one in _all(records) if _print(one.case, one.request) == print_]
    return max(same, key=lambda one: one.at, default=None)


def with_authority(records: Records, number: CaseNumber, request: Request) -> Request:
    """The request with the authority that is kept for it.

    Nobody can claim another's sign-in: that an officer gave it is believed only where it is kept.
    """
    kept = authority_for(records, number, request)
    if kept is not None:
        return replace(request, authority=kept)
    claimed = request.authority
    return replace(request, authority=None) if claimed and claimed.officer else request


def refuse_outside(request: Request, sitting: Sitting) -> None:
    """Refuse an authority from outside where somebody here may give one.

    Raises:
        NotAllowed: an office of one alone names somebody outside (decision 34).
    """
    named = request.authority
    if named and not named.officer and others_may(sitting.here, sitting.officer.id):
        raise NotAllowed(ASK_THEM)


def others_may(here: Here, officer: OfficerId) -> bool:
    """Whether somebody else here may authorise."""
    return any(one.id != officer for one in holders(Right.GIVE_AUTHORITY, here))


def to_authorise(records: Records, today: date) -> tuple[Asked, ...]:
    """A question: what waits for an answer, oldest first."""
    del today
    return waiting(records)


def waiting(records: Records) -> tuple[Asked, ...]:
    """What nobody has answered, oldest first."""
    found = (_as_seen(records, one) for one in unanswered(records))
    return tuple(sorted(found, key=lambda one: one.at))


def unanswered(records: Records) -> Iterator[Asked]:
    """The same as they are kept: of a restricted case, too. Never to be shown as they are."""
    return (one for one in _all(records) if one.yes is None)


def _as_seen(records: Records, asked: Asked) -> Asked:
    """Of a case that only others may open it is told that it waits, and who asked."""
    try:
        records.case(asked.case)
    except RestrictedCase:
        whose = asked.request
        bare = Request(Recipient("", "", ""), Pieces(), "", "", whose.by, by_name=whose.by_name)
        return replace(asked, request=bare, is_veiled=True)
    return asked


def _all(records: Records) -> Iterator[Asked]:
    for file in records.own_files.of(KIND):
        yield _read(file.name, json.loads(file.text))


def _keep(records: Records, asked: Asked, sitting: Sitting) -> None:
    data = {
        "request": request_to_data(asked.request),
        "at": asked.at.isoformat(),
        "yes": asked.yes,
        "by": asked.by,
        "by_name": asked.by_name,
        "on": asked.on.isoformat() if asked.on else None,
        "words": asked.words,
    }
    text = json.dumps(data, ensure_ascii=False)
    records.own_files.keep(OwnFile(KIND, asked.id, text, sitting.at, sitting.officer.id))


def _read(name: str, data: dict[str, Any]) -> Asked:
    return Asked(
        id=name,
        case=CaseNumber(name.partition("/")[0]),
        request=request_from_data(data["request"]),
        at=datetime.fromisoformat(data["at"]),
        yes=data["yes"],
        by=OfficerId(data["by"]) if data["by"] else None,
        by_name=data["by_name"],
        on=date.fromisoformat(data["on"]) if data["on"] else None,
        words=data["words"],
    )


def _print(number: CaseNumber, request: Request) -> str:
    """What makes it the same request: all of it but who authorises."""
    data = request_to_data(replace(request, authority=None))
    text = json.dumps({"case": number, "request": data}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
