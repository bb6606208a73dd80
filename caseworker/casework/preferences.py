"""What an office decides for itself, kept in the store and written in the audit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import OfficeFacts, Records
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.settings import settings

SHORTEST_IDLE: Final = 1  # minutes
LONGEST_IDLE: Final = 15
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class ChangeOffice:
    """What the office is called, what it does, its marking, and when it locks."""

    name: str
    kinds: tuple[str, ...]
    marking: str
    idle_minutes: int


def change_office(records: Records, command: ChangeOffice, sitting: Sitting) -> Done:
    """Change the office's own preferences.

    Raises:
        Incomplete: every gap at once.
    """
    del sitting
    gaps = []
    if not command.name.strip():
        gaps.append(Gap("name", "Give the office a name."))
    if not command.kinds or not set(command.kinds) <= set(settings()):
        gaps.append(Gap("kinds", "Choose at least one."))
    if not SHORTEST_IDLE <= command.idle_minutes <= LONGEST_IDLE:
        gaps.append(Gap("idle", f"Between {SHORTEST_IDLE} and {LONGEST_IDLE} minutes."))
    if gaps:
        raise Incomplete(gaps)
    records.save_office(
        replace(
            records.office(),
            name=command.name.strip(),
            kinds=command.kinds,
            marking=command.marking.strip(),
            idle_minutes=command.idle_minutes,
        )
    )
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence="The office's preferences are changed.",
        act="office_changed",
    )


@dataclass(frozen=True, slots=True)
class ChangeLetterFacts:
    """How the office is reached, and the services that its letters must name."""

    address: str = ""
    telephone: str = ""
    email: str = ""
    advice_service: str = ""
    mediation_adviser: str = ""
    disagreement_service: str = ""
    schools_list: str = ""


def change_letter_facts(records: Records, command: ChangeLetterFacts, sitting: Sitting) -> Done:
    """Change what the office's letters say of it. Apart from the rest, so neither undoes the other.

    Nothing is required here: a letter that needs what is empty asks for it by itself.

    Raises:
        Incomplete: the e-mail address can't be one.
    """
    del sitting
    email = command.email.strip()
    if email and not _EMAIL.fullmatch(email):
        raise Incomplete([Gap("email", "An e-mail address has one @, with words on both sides.")])
    records.save_office(
        replace(
            records.office(),
            address="\n".join(line.strip() for line in command.address.strip().splitlines()),
            telephone=command.telephone.strip(),
            email=email,
            advice_service=command.advice_service.strip(),
            mediation_adviser=command.mediation_adviser.strip(),
            disagreement_service=command.disagreement_service.strip(),
            schools_list=command.schools_list.strip(),
        )
    )
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence="What letters say of the office is changed.",
        act="letter_facts_changed",
    )


def office_facts(records: Records, today: date) -> OfficeFacts:
    """A question: what the store knows of its office."""
    del today
    return records.office()
